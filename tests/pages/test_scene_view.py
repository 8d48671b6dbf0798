import html
import re
from urllib.parse import parse_qsl

import pytest

from content.data.briefing import DEFAULT, Brief, read_scenes
from content.data.edition import edition
from content.data.names import spelled
from content.pages.brevity import notes
from content.pages.route import Place, read_place
from content.pages.scene_parts import scene_title
from content.pages.scene_view import brief_page, notes_page, scene_page
from content.pages.scenes import presented
from geo import UNITS
from tests.pages.test_render import BOOKS, PAGES, text

WORDS = BOOKS.wording.brief
HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"
FOUR = "overview,island:iturup,date:1945-09-02,figures"


def listed(scenes=None, **fields):
    return brief_page(PAGES, Place(view="brief", scenes=scenes, **fields))


def leads_to(href):
    """The list of scenes to which a link leads."""
    place, wrong = read_place(dict(parse_qsl(html.unescape(href).removeprefix("?"))), BOOKS)
    assert wrong == [] and place.view == "brief"
    return [scene.token for scene in place.brief(BOOKS).scenes]


def rows(page):
    """For each row what its links do: label -> address; and its title."""
    found = re.findall(r"<li[^>]*><div>(.*?)</div></li>", page, re.DOTALL)
    links = [{name.split(":")[0]: href for href, name in re.findall(r'href="([^"]*)" aria-label="([^"]*)"', row)}
             for row in found]  # fmt: skip
    return list(zip(found, links, strict=True))


@pytest.mark.parametrize("scenes", [None, FOUR, "figures", "figures,figures,overview"])
def test_each_row_moves_and_removes_its_scene(scenes):
    tokens = scenes.split(",") if scenes else list(DEFAULT)
    listed_rows = rows(listed(scenes))
    assert len(listed_rows) == len(tokens)
    for at, (_, links) in enumerate(listed_rows):
        rest = tokens[:at] + tokens[at + 1 :]
        assert (WORDS.up in links, WORDS.down in links) == (at > 0, at < len(tokens) - 1)
        if at > 0:
            assert leads_to(links[WORDS.up]) == [*rest[: at - 1], tokens[at], *rest[at - 1 :]]
        if at < len(tokens) - 1:
            assert leads_to(links[WORDS.down]) == [*rest[: at + 1], tokens[at], *rest[at + 1 :]]
        assert leads_to(links[WORDS.remove]) == rest


def test_each_title_presents_its_scene():
    for number, (row, _) in enumerate(rows(listed(FOUR)), 1):
        href, title = re.search(r'<a data-present="\d+" href="([^"]*)">(.*?)</a>', row).groups()
        assert html.unescape(href) == f"?view=brief&scene={number}"
        assert text(title) == scene_title(read_scenes(FOUR, BOOKS)[number - 1], BOOKS, "both")


@pytest.mark.parametrize(
    ("token", "title"),
    [
        ("overview", WORDS.kinds["overview"]),
        ("island:habomai", "Habomai"),
        ("date:1956-10-19", "19 October 1956"),
        ("proposal:kawana-1998", "Border north of Iturup / Etorofu, as proposed at Kawana"),
        ("figures", WORDS.kinds["figures"]),
        ("disagreements", WORDS.kinds["disagreements"]),
    ],
)
def test_what_a_scene_is_called(token, title):
    assert scene_title(*read_scenes(token, BOOKS), BOOKS, "both") == title


def test_a_pair_is_called_by_both():
    (pair,) = read_scenes("compare:transfer-1956:kawana-1998", BOOKS)
    titles = [spelled(BOOKS.proposals[name].title, BOOKS.units) for name in ("transfer-1956", "kawana-1998")]
    assert scene_title(pair, BOOKS, "both") == " / ".join(titles)


def test_an_empty_briefing_says_so_and_can_not_be_presented():
    page = listed("none")
    assert WORDS.empty in text(page) and rows(page) == []
    assert 'class="present"' not in page and WORDS.clear not in text(page)
    assert leads_to(re.search(rf'href="([^"]*)">{WORDS.default}<', page).group(1)) == list(DEFAULT)


def test_the_list_can_be_emptied_and_put_back():
    page = listed(FOUR)
    assert leads_to(re.search(rf'href="([^"]*)">{WORDS.clear}<', page).group(1)) == []
    assert f">{WORDS.default}<" in page and f">{WORDS.default}<" not in listed()
    assert f"<code>{edition()}</code>" in page


def shown(title="T", scenes=FOUR, **fields):
    return presented(Brief(title, "2026-11-21", read_scenes(scenes, BOOKS), **fields), PAGES.atlas)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_scene_has_its_sources_and_its_number_at_its_foot(number):
    briefed, _ = shown()
    sheet = briefed.sheets[number - 1]
    body, foot = scene_page(PAGES, briefed, sheet, number, aside=False).split('<footer class="foot">')
    assert sheet.headline.text in text(body)
    assert f"<b>{number} / 4</b>" in foot and briefed.edition in foot
    named = {int(n): text(label) for n, label in re.findall(r'id="source-(\d+)">(.*?)</span>', foot)}
    assert named == {n: f"[{n}] {briefed.sources[n - 1].label}" for n in sheet.sources}
    assert {int(n) for n in re.findall(r'href="#source-(\d+)"', body)} == set(sheet.sources)


def test_a_units_sheet_beside_the_scenes_has_no_number():
    briefed, islands = shown()
    for unit in UNITS:
        foot = scene_page(PAGES, briefed, islands[unit], 2, aside=True).split('<footer class="foot">')[1]
        assert " / 4</b>" not in foot and briefed.edition in foot and "[" in foot


@pytest.mark.parametrize("scenes", [FOUR, "none", ",".join(DEFAULT)])
def test_the_notes_open_the_same_briefing(scenes):
    briefed, islands = shown("Мой & <b>", scenes, names="russian", record="articles")
    sheet = briefed.sheets[-1] if briefed.sheets else islands["iturup"]
    number = len(briefed.sheets) or 1
    href = re.search(
        r'<a href="([^"]*)" target="_blank"', scene_page(PAGES, briefed, sheet, number, aside=False)
    ).group(1)
    place, wrong = read_place(dict(parse_qsl(html.unescape(href).removeprefix("?"))), BOOKS)
    assert wrong == ([] if briefed.sheets else ["scene=1"])
    assert not briefed.sheets or (place.brief(BOOKS), place.scene, place.notes) == (briefed.brief, str(number), "1")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_notes_say_what_to_tell(number):
    briefed, _ = shown()
    sheet, page = briefed.sheets[number - 1], notes_page(PAGES, briefed, number)
    assert f"{WORDS.notes} · {number} / 4 · {WORDS.edition} {briefed.edition}" in text(page)
    read = text(page)
    told = notes(sheet.full)
    for section in told:
        assert section.heading in read and all(item.text in read for item in section.items)
    assert len(told) > 0 and "<details" not in page


def test_a_hostile_title_is_escaped():
    briefed, _ = shown(HOSTILE)
    pages = [
        listed(FOUR, title=HOSTILE),
        scene_page(PAGES, briefed, briefed.sheets[0], 1, aside=False),
        notes_page(PAGES, briefed, 1),
    ]
    assert all("<script" not in page for page in pages)
    assert "%3Cscript%3E" in pages[1], "in the address of the notes it stays what it is"
