from content.data.sourcing import grade_counts, outlet_counts, publisher_counts, reading_counts, voice_counts
from tests.pages.test_render import BOOKS, PAGES, text


def test_passages_are_counted_by_outlet_and_voice():
    counts = voice_counts(BOOKS)
    by_hand = [e for e in BOOKS.excerpts.values() if "japanese_official" in e.voice]
    assert sum(count for _, voice, _, count in counts if voice == "japanese_official") == len(by_hand)
    assert ("RIA Novosti", "agency", "japan", 2) in counts
    assert {outlet for outlet, *_ in counts} == {article.outlet for article in BOOKS.articles.values()}


def test_every_reference_is_counted_once():
    assert sum(grade_counts(BOOKS).values()) == len(BOOKS.references)
    readings = reading_counts(BOOKS)
    assert set(readings) == {"itself", "copy", "quoted"}
    for grade, count in grade_counts(BOOKS).items():
        assert sum(counts[grade] for counts in readings.values()) == count


def test_the_page_says_how_one_sided_it_is():
    shown = text(PAGES.sources(None, None))
    assert all(str(count) in shown for *_, count in voice_counts(BOOKS))
    assert all(f"{outlet} ({count})" in shown for outlet, count in outlet_counts(BOOKS).items())
    assert "RIA Novosti and TASS are Russian state news" in shown


def test_every_article_is_counted_once():
    assert outlet_counts(BOOKS).items() >= {("RIA Novosti", 1)}
    assert sum(outlet_counts(BOOKS).values()) == len(BOOKS.articles)


def test_publishers_are_counted_the_most_frequent_first():
    counts = publisher_counts(BOOKS, least=1)
    assert sum(n for _, n in counts) == len(BOOKS.references)
    assert [n for _, n in counts] == sorted((n for _, n in counts), reverse=True)
    assert publisher_counts(BOOKS, least=3) == [row for row in counts if row[1] >= 3]
