"""What the PDF says, and where its bookmarks, citations and addresses lead."""

import re

import pytest
from pypdf.generic import Destination

from content.data.briefing import DEFAULT
from content.pages.document import Table
from tests.exports.pdf.read import TITLE, body, bookmarks, dense, edges, links, lost, made, pdf, pieces


def test_the_default_scenes_are_said_in_full(default, reader):
    assert len(default.sheets) == len(DEFAULT)
    assert lost(default, reader) == []


def test_articles_alone(atlas):
    scenes = "overview,island:habomai,date:1945-09-02,proposal:transfer-1956,figures,disagreements"
    articles = made(atlas, scenes, record="articles", names="russian")
    reader = pdf(articles, atlas)
    assert lost(articles, reader) == []
    assert len(articles.sources) == len({source.label + source.title for source in articles.sources})


@pytest.mark.parametrize("scenes", ["none", "overview", "compare:kawana-1998:transfer-1956", "date:1875"])
def test_no_scene_and_each_alone(atlas, scenes):
    one = made(atlas, scenes)
    reader = pdf(one, atlas)
    assert lost(one, reader) == []
    assert [title for level, title in bookmarks(reader) if level == 1] == [
        *(sheet.title for sheet in one.sheets),
        *(["Sources"] if one.sources else []),
    ]
    assert dense(atlas.books.wording.brief.licence) in body(reader)


def test_the_first_page(default, reader):
    words = default.brief, "21 November 2026", "Administered by Russia; claimed by Japan"
    page = dense(reader.pages[0].extract_text())
    assert all(dense(text) in page for text in (words[0].title, *words[1:], default.edition))
    assert dense("Southern Kuril Islands / Northern Territories") in page
    assert all(dense(sheet.title) in page for sheet in default.sheets), "contents"


def test_every_page_has_title_date_edition_and_number(default, reader):
    for number, page in enumerate(pieces(reader), start=1):
        text = edges(page)
        assert dense(f"21 November 2026 · Edition {default.edition}") in text
        assert dense(f"Page {number} of {len(reader.pages)}") in text
        if number > 1:  # the first has the title in large type
            assert dense(TITLE) in text
            assert any(dense(title) in text for title in ("Sources", *(sheet.title for sheet in default.sheets)))


def test_bookmarks(default, reader):
    found = bookmarks(reader)
    assert [title for level, title in found if level == 1] == [*(sheet.title for sheet in default.sheets), "Sources"]
    assert [title for level, title in found if level == 2] == [
        title
        for sheet in default.sheets
        for title in [*(section.heading for section in sheet.sections if section.heading), "Speaker notes"]
    ]


def test_a_citation_leads_to_its_source(default, reader):
    names = reader.named_destinations
    starts = [reader.get_destination_page_number(item) for item in reader.outline if isinstance(item, Destination)]
    cited = sum(
        len(numbers)
        for sheet in default.sheets
        for section in sheet.sections + sheet.notes
        for item in section.items
        for numbers in (item.cites if isinstance(item, Table) else (item.cites,))
    )
    led = set()
    internal = [(number, link["/Dest"]) for number, link in links(reader) if number and "/Dest" in link]
    for _, target in internal:
        assert str(target) in names or isinstance(target, list), target
        place = names[target] if str(target) in names else None
        page = reader.get_destination_page_number(place) if place else reader.get_page_number(target[0].get_object())
        assert page >= starts[-1]
        led.add(str(target))
    assert len(internal) == cited
    assert len(led) == len(default.sources)


def test_addresses_are_links(default, reader):
    wanted = {found for source in default.sources for found in re.findall(r"https?://\S+", source.detail)}
    assert len(wanted) > 50
    assert {link["/A"]["/URI"] for _, link in links(reader) if "/A" in link} == wanted
