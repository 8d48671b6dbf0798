"""What every scene has in common: each sentence with its sources, each passage word for word, the sources numbered."""

from itertools import chain

import pytest

from content.data import names
from content.data.briefing import DEFAULT, Brief, Scene, read_scenes
from content.data.join import load_atlas
from content.data.phrases import shown, told_by_articles
from content.model.records import Statement
from content.model.types import NAME_ORDERS, RECORDS
from content.pages.document import Line, Quote, Sheet, Sourcebook, Table, cited
from content.pages.scenes import briefing, presentation, presented
from geo import UNITS
from tests.pages.test_scenes import ATLAS, BOOKS, FILLED, SHEETS, WORDS, filled
from tests.project import TOP

ARTICLE = WORDS.brief.article
SILENCE = {WORDS.dossier.no_source_says, WORDS.dossier.articles_silent}
DEFAULTS = {record: filled(",".join(DEFAULT), record) for record in RECORDS}


def items(briefed):
    """(sheet, section, item) of all that is shown, then of all notes, scene by scene."""
    for sheet in briefed.sheets:
        for section in chain(sheet.sections, sheet.notes):
            for item in section.items:
                yield sheet, section, item


def needs_no_source(sheet, section, item):
    """The lines that state nothing that a source could bear."""
    return (
        item.text in SILENCE
        or section.heading == WORDS.dossier.no_source  # what no source here says
        or item.label == WORDS.dossier.neutral  # our own suggestion of words, below the check that bears it
        or (sheet.scene.kind == "overview" and section.heading == WORDS.sources.articles)  # the articles themselves
    )


def measured_here(sheet, row):
    """Whether a row is our own measurement."""
    return sheet.scene.kind == "overview" or row[0].startswith(WORDS.proposals.figures["measured"])


def our_count(section):
    """Whether a table is our own count of the proposals in the record."""
    return section.heading == f"{WORDS.dossier.proposals}: {WORDS.dossier.would_hold}"


def told(sheet, record):
    """Whether, with this record, a source tells of what the scene is about."""
    proposals = [BOOKS.proposals[name] for name in (sheet.scene.first, sheet.scene.second) if name in BOOKS.proposals]
    return record == "all" or all(map(told_by_articles, proposals))


@pytest.mark.parametrize("record", RECORDS)
def test_nothing_is_said_without_its_source(record):
    known = {source.number for source in FILLED[record].sources}
    count = 0
    for sheet, section, item in items(FILLED[record]):
        assert set(cited(item)) <= known
        if our_count(section):
            assert sum(int(row[1]) for row in item.rows) == len(shown(ATLAS.proposals, record))
        elif isinstance(item, Table):
            bare = [row for row, cites in zip(item.rows, item.cites, strict=True) if not cites]
            bare = [row for row in bare if not measured_here(sheet, row) and row[1] not in SILENCE]
            assert not bare or not told(sheet, record), (sheet.scene, section.heading)
        elif isinstance(item, Quote) or not needs_no_source(sheet, section, item):
            assert item.cites or not told(sheet, record), (sheet.scene, item)
        count += 1
    assert count > 500


@pytest.mark.parametrize("record", RECORDS)
def test_every_passage_is_word_for_word_in_its_article(record):
    files = {article.headline: (TOP / "seeds" / article.file).read_bytes() for article in BOOKS.articles.values()}
    found = [(sheet, item) for sheet, _, item in items(FILLED[record]) if isinstance(item, Quote)]
    assert {item.text for _, item in found} <= {excerpt.quote for excerpt in BOOKS.excerpts.values()}
    for _, quote in found:
        (number,) = quote.cites
        source = FILLED[record].sources[number - 1]
        assert quote.text.encode("utf-8") in files[source.title]
        assert source.label.startswith(f"{quote.outlet}, ") and quote.voice and quote.date
    assert len(found) > 100


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("briefings", [FILLED, DEFAULTS])
def test_sources_are_numbered_as_first_cited_without_gaps(briefings, record):
    briefed = briefings[record]
    numbers = [source.number for source in briefed.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    by_scene, before = [], set()
    for sheet in briefed.sheets:
        new = {n for one in (*sheet.sections, *sheet.notes) for item in one.items for n in cited(item)} - before
        before |= new
        by_scene += sorted(new)
    assert by_scene == numbers, "a later scene's sources have higher numbers, and each is cited"
    assert len({(source.label, source.title, source.detail) for source in briefed.sources}) == len(numbers)


def test_a_source_has_one_number_however_often_it_is_cited():
    book = Sourcebook(BOOKS)
    one = Statement(text="x", excerpts=("a1-16", "a1-18"), references=("mofa-japan-areas",))
    assert book.cite(one) == (1, 2) == book.cite(one)
    assert book.cite(Statement(text="y", excerpts=("a0-15",))) == (3,)
    assert book.cite(one, but="a1-16") == (1, 2) and book.cite(Statement(text="z", arithmetic=True)) == ()
    article, reference, _ = book.listed()
    assert (article.title, article.detail) == (BOOKS.articles["a1"].headline, ARTICLE)
    known = BOOKS.references["mofa-japan-areas"]
    assert (reference.title, reference.detail) == (known.title, f"{WORDS.grades[known.grade]} · {known.url}")


def test_a_sheets_sources_are_those_of_what_is_shown():
    shown, full = Line("a", (5, 2)), Line("b", (7,))
    table = Table(("c",), (("d",), ("e",)), ((), (3, 2)))
    sheet = SHEETS["all"]["overview"]
    made = [type(sheet.sections[0])("", one) for one in ((shown, table), (full,))]
    assert Sheet(Scene("overview"), "", "", (), (made[0],), (made[1],)).sources == (2, 3, 5)


def test_with_the_articles_alone_nothing_else_is_cited():
    articles = {source.number for source in FILLED["articles"].sources if source.detail == ARTICLE}
    for sheet, section, item in items(FILLED["articles"]):
        assert not isinstance(item, Line) or needs_no_source(sheet, section, item) or cited_by(item) <= articles, item
    assert len(articles) == len(BOOKS.articles)


def cited_by(item):
    return set(cited(item))


def test_the_articles_alone_print_no_survey():
    survey = WORDS.proposals.figures["survey"]
    rows = {
        record: [row for _, _, item in items(FILLED[record]) if isinstance(item, Table) for row in item.rows]
        for record in RECORDS
    }
    assert any(row[0].startswith(survey) for row in rows["all"])
    assert not any(survey in cell for row in rows["articles"] for cell in row)
    headings = {section.heading for _, section, _ in items(FILLED["articles"])}
    assert WORDS.dossier.population not in headings and WORDS.time.boundaries not in headings


@pytest.mark.parametrize("unit", UNITS)
def test_the_order_of_names_turns_the_lead(unit):
    own = BOOKS.units[unit].names
    leads = {order: filled(f"island:{unit}", order=order).sheets[0].lead for order in NAME_ORDERS}
    assert leads["russian"].startswith(f"{own.ru} · {own.ja} (") and leads["japanese"].startswith(f"{own.ja} (")
    assert leads["both"] == leads["russian"] and leads["japanese"].endswith(f" · {own.ru} · {WORDS.page.status}")


def test_the_order_of_names_turns_the_first_table():
    for order in NAME_ORDERS:
        rows = filled("overview", order=order).sheets[0].sections[1].items[0].rows
        expected = [" · ".join(t for _, t in names.by_language(BOOKS.units[unit].names, order)) for unit in UNITS]
        assert [row[1] for row in rows[:-1]] == expected
    assert [row[2] for row in rows[:-1]] == [f"{ATLAS.measured_km2[unit]:,.2f}" for unit in UNITS]


@pytest.mark.parametrize("record", RECORDS)
def test_the_same_briefing_comes_out_the_same(record):
    brief = Brief("T", "2026-11-21", read_scenes(None, BOOKS), "both", record)
    assert briefing(brief, load_atlas()) == briefing(brief, ATLAS) == DEFAULTS[record]


def test_presenting_adds_a_sheet_for_each_unit():
    brief = Brief("T", "2026-11-21", read_scenes("figures", BOOKS))
    briefed, islands = presentation(brief, ATLAS)
    assert briefed.sheets == filled("figures").sheets
    assert briefed.sources[: len(filled("figures").sources)] == filled("figures").sources
    assert list(islands) == list(UNITS) and [sheet.scene.first for sheet in islands.values()] == list(UNITS)
    assert {n for sheet in islands.values() for n in sheet.sources} <= {source.number for source in briefed.sources}
    assert presented(brief, ATLAS) is presented(brief, ATLAS)
