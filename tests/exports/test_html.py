"""The exported page as bytes: what stands in it, what can't run in it, how large it is and how fast it is made."""

import base64
import gzip
import hashlib
import html
import json
import re
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qsl, urlencode

import pytest

from content.data.briefing import Brief, read_scenes
from content.data.join import load_atlas
from content.exports.html import page
from content.model.types import OVERVIEW, SECTIONS
from content.pages.document import Annex, Line, MapState, Quote, Section, Sheet, Source, Table
from content.pages.render import Pages
from content.pages.route import read_place
from content.pages.scene_view import sheet_html
from content.pages.scenes import briefing
from content.pages.site import places, site
from geo import UNITS
from tests.exports.said import of_items, of_sections, shown

LARGEST = 1_900_000  # bytes; the record is most of it, and every source has its page in the file

HOSTILE = '</script><script>alert(1)</script>{{7*7}}" style="width: 1% <img src=x onerror=alert(1)>'

ATLAS = load_atlas()
PAGES = Pages(ATLAS)


def made(record: str = "all", names: str = "both", scenes: str | None = None, title: str = "A briefing"):
    brief = Brief(title, "2026-11-21", read_scenes(scenes, ATLAS.books), names, record)
    return briefing(brief, ATLAS)


DEFAULT = made()


@cache
def default_file() -> str:
    return page(DEFAULT, PAGES).decode("utf-8")


def elements(name: str) -> list[tuple[str, str]]:
    """Attributes and text of every element of this name."""
    return re.findall(rf"<{name}([^>]*)>(.*?)</{name}>", default_file(), re.DOTALL)


def text(markup: str) -> str:
    """What is read, spaces alike."""
    plain = re.sub(r"<(script|style)\b.*?</\1>", "", markup, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", plain)))


def packed(briefed) -> dict:
    """Address -> the markup of its page."""
    return {name: one.html for name, one in site(Pages(ATLAS, in_app=False), briefed.brief).items()}


@pytest.mark.parametrize("number", range(len(DEFAULT.sheets)))
def test_scene_stands_in_the_file_as_text(number):
    (part,) = re.findall(
        rf'<section class="one-scene" id="scene-{number + 1}">(.*?)<noscript>', default_file(), re.DOTALL
    )
    sheet, read = DEFAULT.sheets[number], text(part)
    said = (*of_items(shown(sheet)), *of_sections((*sheet.tables, *sheet.full)))
    assert [one for one in said if re.sub(r"\s+", " ", one).strip() not in read] == []


def test_the_annexes_stand_in_the_file_as_text():
    read = text(default_file())
    said = (one for annex in DEFAULT.annexes for one in (annex.title, *of_sections(annex.sections)))
    assert [one for one in said if re.sub(r"\s+", " ", one).strip() not in read] == []


def test_every_source_is_listed_and_every_number_leads_to_one():
    listed = re.findall(r'<li id="source-(\d+)"><b>(.*?)</b>', default_file())
    assert [(int(number), html.unescape(label)) for number, label in listed] == [
        (source.number, source.label) for source in DEFAULT.sources
    ]
    cited = {int(number) for number in re.findall(r'href="#source-(\d+)"', default_file())}
    assert cited == {source.number for source in DEFAULT.sources}


def test_title_date_edition_and_status_stand_at_the_head():
    head = text(
        default_file()[
            default_file().index('<main class="as-text"') : default_file().index('<section class="one-scene"')
        ]
    )
    for wanted in ("A briefing", "21 November 2026", DEFAULT.edition, "Administered by Russia; claimed by Japan"):
        assert wanted in head


def test_is_small_and_the_same_again():
    again = Pages(load_atlas())
    data = page(DEFAULT, again)
    assert data == default_file().encode("utf-8")
    assert len(data) < LARGEST


@pytest.mark.parametrize("record", ["all", "articles"])
def test_a_briefing_of_fifty_proposals_goes_into_a_mail(record):
    scenes = ",".join(
        [
            "overview",
            *(f"island:{unit}" for unit in UNITS),
            *(f"proposal:{p}" for p in list(ATLAS.books.proposals)[:50]),
        ]
    )
    assert len(page(made(record, scenes=scenes), PAGES)) < 2 * LARGEST


def test_policy_names_each_script_and_style_and_nothing_else():
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', default_file())
    rules = dict(rule.strip().split(" ", 1) for rule in html.unescape(policy).split(";"))
    assert rules.keys() == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
    assert (rules["default-src"], rules["img-src"]) == ("'none'", "data:")

    def hashed(parts):
        return [f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in parts]

    scripts = [body for attributes, body in elements("script") if "application/json" not in attributes]
    assert rules["script-src"].split() == hashed(scripts)
    assert rules["style-src"].split() == hashed(body for _, body in elements("style"))


def test_names_no_file_and_no_other_machine_but_in_links():
    assert not re.search(r"\burl\(\s*[^#)$]", "".join(body for _, body in elements("style")))
    assert "sourceMappingURL" not in default_file()
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", default_file(), flags=re.DOTALL)
    assert not re.search(r"<(link|object|embed|base|form)\b| (srcset|style|on\w+)=", markup)
    assert all(source.startswith("data:image/png;base64,") for source in re.findall(r' src="([^"]*)"', markup))
    for tag in re.findall(r'<a [^>]*href="[^#?"][^>]*>', markup):
        assert re.search(r'href="https?://', tag)
        assert 'rel="noopener noreferrer"' in tag


def test_packs_a_page_for_every_island_proposal_day_article_and_reference():
    books, pages = ATLAS.books, packed(DEFAULT)
    wanted = [{"island": unit} for unit in UNITS]
    wanted += [{"island": unit, "section": name} for unit in UNITS for name in SECTIONS if name != OVERVIEW]
    wanted += [{"proposal": name, "view": "proposal"} for name in books.proposals]
    wanted += [{"article": name, "view": "sources"} for name in books.articles]
    wanted += [{"reference": name, "view": "sources"} for name in books.references]
    wanted += [{"on": event.date, "view": "time"} for event in books.events.values()]
    assert {urlencode(query) for query in wanted} < pages.keys()


def test_the_file_holds_its_pages():
    inside = json.loads(re.search(r'<script[^>]*id="packed">(.*?)</script>', default_file(), re.DOTALL).group(1))
    data = json.loads(gzip.decompress(base64.b64decode(inside)))
    assert data["pages"].keys() == packed(DEFAULT).keys() and set(data["outlines"]) >= {"islands", "land"}


def test_packed_pages_are_the_apps_own_but_for_what_only_the_app_can_do():
    pages = packed(DEFAULT)
    assert pages["island=habomai"] == PAGES.dossier("habomai")
    assert pages["view=sources"] == PAGES.sources(None)
    for name, markup in pages.items():
        assert markup.count("<h2") == 1, name
        assert not re.search(r"<[^>]* style=", markup), name
        assert "versus=" not in markup and "party=" not in markup, name


def test_no_link_of_a_packed_page_leads_nowhere():
    pages = packed(DEFAULT)
    for name, markup in pages.items():
        for href in set(re.findall(r'href="\?([^"]*)"', markup)):
            place, wrong = read_place(dict(parse_qsl(html.unescape(href))), ATLAS.books)
            query = {
                k: v for k, v in place.query().items() if k != "excerpt" and (k != "island" or place.view == "island")
            }
            assert wrong == [] and urlencode(sorted(query.items())) in pages, (name, href)


def test_with_the_articles_alone_holds_only_what_they_bear():
    brief = made("articles").brief
    told = [place for place in places(PAGES, brief) if place.proposal]
    assert 0 < len(told) < len(ATLAS.books.proposals)


def test_order_of_names_is_the_briefings():
    assert packed(made(names="japanese"))["island=iturup"] == PAGES.ordered("japanese").dossier("iturup")


def test_title_that_is_markup_is_text():
    file = page(made(title=HOSTILE), PAGES).decode("utf-8")
    assert "<script>alert" not in file
    assert "<img src=x" not in file
    assert text(file).count(HOSTILE) >= 2


def test_sheet_of_markup_is_text():
    line, quote = Line(HOSTILE, (1,), HOSTILE), Quote(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (1,))
    table = Table((HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),), ((1,),), frozenset({1}))
    section = (Section(HOSTILE, (line, quote, table)),)
    sheet = Sheet(DEFAULT.sheets[0].scene, HOSTILE, line, (line,), (MapState(),), table, section)
    sources = (Source(1, HOSTILE, HOSTILE, HOSTILE),)
    briefed = replace(DEFAULT, sheets=(sheet,), annexes=(Annex(HOSTILE, section),), sources=sources)
    read = sheet_html(PAGES, briefed, sheet, section)
    assert text(read).count(HOSTILE) == 1 + 2 + 4 + 1 + 2 + 4 + 4
    assert set(re.findall(r"<(\w+)", read)).isdisjoint({"script", "img", "i", "style"})
    file = page(briefed, PAGES).decode("utf-8")
    assert "<script>alert" not in file
    assert "{{7*7}}" in file and ">49" not in file


def test_numbers_stand_to_the_right_and_sources_behind_their_line():
    table = Table(("Area", "km²"), (("Shikotan", "255"),), ((1,),), frozenset({1}))
    sheet = Sheet(DEFAULT.sheets[0].scene, "T", Line("H"), (Line("Said.", (1,), "Who"),), (MapState(),), table)
    read = sheet_html(PAGES, DEFAULT, sheet)
    assert '<td class="number">255</td>' in read
    assert re.search(
        r'<p class="said"><b>Who:</b> Said. <span class="refs"><a class="ref" href="#source-1" title="[^"]+">\[1\]</a>',
        read,
    )
