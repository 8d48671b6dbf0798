"""What the PDF says, and where its bookmarks, citations and addresses lead."""

import pytest

from content.data.briefing import DEFAULT
from content.data.phrases import Phrases
from content.pages.document import MapState, cited
from tests.exports.pdf.read import TITLE, body, bookmarks, dense, edges, links, lost, made, pdf, pieces
from tests.exports.said import shown


def test_the_default_scenes_are_said_in_full_a_page_each(default, reader):
    assert len(default.sheets) == len(DEFAULT)
    assert lost(default, reader) == []
    assert len(reader.pages) <= 32
    starts = [reader.get_destination_page_number(item) for item in reader.outline if not isinstance(item, list)]
    assert starts[: len(DEFAULT) + 1] == list(range(1, len(DEFAULT) + 2)), "a page each, then the annexes"


def test_no_page_is_under_a_third_full(reader):
    for number, page in enumerate(pieces(reader), start=1):
        lowest = min(y for _, y, text in page if text.strip() and y > 60)
        maps = "/XObject" in reader.pages[number - 1]["/Resources"]
        assert lowest < 842 * 2 / 3 or maps, number


def test_nothing_is_said_twice(default):
    said = [
        item.text for annex in default.annexes for one in annex.sections for item in one.items if hasattr(item, "text")
    ]
    assert len(said) > 200 and len(set(said)) >= 0.95 * len(said)


def test_articles_alone_are_said_to_be_alone(atlas):
    scenes = "overview,island:habomai,date:1945-09-02,proposal:transfer-1956,figures,disagreements"
    articles = made(atlas, scenes, record="articles", names="russian")
    reader = pdf(articles, atlas)
    assert lost(articles, reader) == []
    assert "The articles only" in reader.pages[0].extract_text()


@pytest.mark.parametrize("scenes", ["none", "overview", "compare:kawana-1998:transfer-1956", "date:1875"])
def test_no_scene_and_each_alone(atlas, scenes):
    one = made(atlas, scenes, names="japanese")
    reader = pdf(one, atlas)
    assert lost(one, reader) == []
    assert [title for level, title in bookmarks(reader)] == titles(one)
    assert dense(Phrases(atlas).licence()) in body(reader)
    assert dense("Northern Territories / Southern Kuril Islands") in dense(reader.pages[0].extract_text())


def titles(briefing):
    """The document's parts in their order: scenes, the annexes with tables, the others, sources."""
    tables = [
        annex for annex in briefing.annexes if any(not hasattr(i, "text") for s in annex.sections for i in s.items)
    ]
    annexes = [*tables, *(annex for annex in briefing.annexes if annex not in tables)]
    named = [*(sheet.headline.text for sheet in briefing.sheets), *(f"Annex: {annex.title}" for annex in annexes)]
    return [*named, *(["Sources"] if briefing.sources else [])]


def test_the_first_page_sums_up(default, reader):
    page = dense(reader.pages[0].extract_text())
    told = (default.brief.title, "21 November 2026", "Administered by Russia; claimed by Japan", default.edition)
    assert all(dense(text) in page for text in (*told, "Southern Kuril Islands / Northern Territories"))
    assert all(dense(sheet.headline.text) in page for sheet in default.sheets), "the contents are the summary"


def test_every_page_has_title_date_edition_and_number(default, reader):
    for number, page in enumerate(pieces(reader), start=1):
        text = edges(page)
        assert dense(f"21 November 2026 · Edition {default.edition}") in text
        assert dense(f"Page {number} of {len(reader.pages)}") in text
        if number > 1:  # the first has the title in large type
            assert dense(TITLE) in text
            parts = (*(sheet.title for sheet in default.sheets), *(annex.title for annex in default.annexes), "Sources")
            assert any(dense(title) in text for title in parts)


def test_a_citation_leads_to_its_source_and_says_which(default, reader):
    labels = {source.label for source in default.sources}
    to_sources = [link for _, link in links(reader) if "/Dest" in link and link["/Contents"].strip() in labels]
    items = [item for sheet in default.sheets for item in shown(sheet)]
    sections = [section for sheet in default.sheets for section in (*sheet.tables, *sheet.full)
                if sheet.scene.kind not in ("figures", "disagreements") or section not in sheet.tables]  # fmt: skip
    sections += [section for annex in default.annexes for section in annex.sections]
    items += [item for section in sections for item in section.items]
    assert len(to_sources) == sum(len(list(cited(item))) for item in items)
    first = reader.get_destination_page_number(reader.outline[-1])
    for link in to_sources:
        target = link["/Dest"]
        page = reader.get_page_number(target[0].get_object()) if isinstance(target, list) else None
        assert page is None or page >= first


def test_addresses_are_links(default, reader):
    wanted = {source.url for source in default.sources if source.url}
    assert len(wanted) > 50
    assert {link["/A"]["/URI"] for _, link in links(reader) if "/A" in link} == wanted


def test_a_map_that_shows_no_more_than_the_first_stands_there_only(default, reader):
    own = [state for sheet in default.sheets for state in sheet.maps if state != MapState()]
    assert 0 < len(own) < len(default.sheets)
