"""What every scene has in common: each sentence with its sources, each passage word for word, the sources numbered."""

import pytest

from content.data.briefing import DEFAULT, Brief, Scene, read_scenes
from content.data.join import load_atlas
from content.model.records import Statement
from content.model.types import RECORDS
from content.pages.document import Line, Quote, Section, Sheet, Sourcebook, Table, cited
from content.pages.scenes import briefing, presented
from geo import UNITS
from tests.pages.test_scenes import ATLAS, BOOKS, FILLED, WORDS, filled
from tests.project import TOP

ARTICLE = WORDS.brief.article
SILENCE = {WORDS.dossier.no_source_says, WORDS.dossier.articles_silent}
DEFAULTS = {record: filled(",".join(DEFAULT), record) for record in RECORDS}


def parts(briefed):
    """(scene or None, heading, items) of all that is said: scene by scene, then in the annexes."""
    for sheet in briefed.sheets:
        yield sheet.scene, "", (sheet.headline, *sheet.said)
        yield from ((sheet.scene, one.heading, one.items) for one in (*sheet.full, *sheet.tables))
    yield from ((None, one.heading, one.items) for annex in briefed.annexes for one in annex.sections)


def needs_no_source(scene, heading, item):
    """What states nothing that a source could bear: silence, our own count, words or measurement."""
    words = WORDS.dossier
    return (
        item.text in SILENCE
        or item.label in SILENCE
        or heading == words.no_source
        or item.label == words.neutral
        or heading == f"{words.proposals}: {words.would_hold}"
        or item.label == WORDS.proposals.figures["measured"]
        or (scene and scene.kind == "overview" and heading == WORDS.sources.articles)
        or " · " in item.text  # when, by whom and to whom a proposal was made
    )


def test_nothing_is_said_without_its_source():
    count = 0
    for scene, heading, items in parts(FILLED["all"]):
        for place, item in enumerate(items):
            if isinstance(item, Quote):
                assert len(item.cites) == 1
            elif isinstance(item, Line) and not needs_no_source(scene, heading, item):
                title = place == 0 and not heading and scene and scene.kind == "date"  # a day on which nothing is told
                status = item.text in WORDS.statuses.values()
                assert item.cites or title or status, (scene, heading, item)
            count += 1
    assert count > 500


@pytest.mark.parametrize("record", RECORDS)
def test_every_passage_is_word_for_word_in_its_article(record):
    files = {article.headline: (TOP / "seeds" / article.file).read_bytes() for article in BOOKS.articles.values()}
    quotes = [item for _, _, items in parts(FILLED[record]) for item in items if isinstance(item, Quote)]
    assert {quote.text for quote in quotes} <= {excerpt.quote for excerpt in BOOKS.excerpts.values()}
    for quote in quotes:
        (number,) = quote.cites
        source = FILLED[record].sources[number - 1]
        assert quote.text.encode("utf-8") in files[source.title]
        assert source.label.startswith(f"{quote.outlet}, ") and quote.voice and quote.date
    assert len(quotes) > 50


@pytest.mark.parametrize("record", RECORDS)
def test_sources_are_numbered_without_gaps_and_each_is_cited(record):
    briefed = DEFAULTS[record]
    numbers = [source.number for source in briefed.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {n for _, _, items in parts(briefed) for item in items for n in cited(item)} <= set(numbers)
    assert len({(source.label, source.title, source.url) for source in briefed.sources}) == len(numbers)


def test_a_source_has_one_number_however_often_it_is_cited():
    book = Sourcebook(BOOKS)
    one = Statement(text="x", excerpts=("a1-16", "a1-18"), references=("mofa-japan-areas",))
    assert book.cite(one) == (1, 2) == book.cite(one)
    assert book.cite(Statement(text="y", excerpts=("a0-15",))) == (3,)
    assert book.cite(Statement(text="z", arithmetic=True)) == ()
    article, reference, _ = book.listed()
    assert (article.title, article.grade, article.url) == (BOOKS.articles["a1"].headline, ARTICLE, "")
    known = BOOKS.references["mofa-japan-areas"]
    assert (reference.title, reference.grade, reference.url) == (known.title, WORDS.grades[known.grade], known.url)


def test_a_sheets_sources_are_those_of_what_is_shown():
    table = Table(("c",), (("d",), ("e",)), ((), (3, 2)))
    full = (Section("", (Line("b", (7,)),)),)
    assert Sheet(Scene("overview"), "", Line("a", (5, 2)), (Line("x", (9,)),), (), table, full).sources == (2, 3, 5, 9)


@pytest.mark.parametrize("record", RECORDS)
def test_the_same_briefing_comes_out_the_same(record):
    brief = Brief("T", "2026-11-21", read_scenes(None, BOOKS), "both", record)
    assert briefing(brief, load_atlas()) == briefing(brief, ATLAS) == DEFAULTS[record]


def test_presenting_adds_a_sheet_for_each_unit():
    brief = Brief("T", "2026-11-21", read_scenes("figures", BOOKS))
    briefed, islands = presented(brief, ATLAS)
    assert briefed.sheets == filled("figures").sheets and briefed.annexes == ()
    assert [sheet.scene.first for sheet in islands.values()] == list(islands) == list(UNITS)
    assert {n for sheet in islands.values() for n in sheet.sources} <= {source.number for source in briefed.sources}
    assert presented(brief, ATLAS) is presented(brief, ATLAS)
