import pytest

from content.phrases import told_by_articles
from content.search import Bit, _cut, folded, index, search, spellings, wanted
from tests.test_render import BOOKS, PAGES

ATLAS = PAGES.atlas


def kinds(query):
    return {one.entry.kind for one in search(query, ATLAS)}


def test_folding_drops_case_and_marks_and_keeps_places():
    assert folded("Etorofu-tō") == ("etorofu-to", list(range(10)))
    assert folded("Ёл") == ("ел", [0, 1])
    assert folded("ガ")[0] != folded("カ")[0]


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("Khabomai", "habomai"),
        ("択捉", "iturup"),
        ("択捉島", "iturup"),
        ("итуруп", "iturup"),
        ("ETOROFU", "iturup"),
        ("Kunashiri-to", "kunashir"),
        ("色丹", "shikotan"),
        ("Хабомаи", "habomai"),
    ],
)
def test_each_spelling_finds_its_unit(query, unit):
    first = search(query, ATLAS)[0]
    assert first.entry.kind == "unit" and first.entry.query == (("island", unit),)
    assert any(bit.hit for bit in first.title)


@pytest.mark.parametrize("unit", BOOKS.units.values(), ids=lambda unit: unit.id)
def test_all_spellings_find_the_same(unit):
    found = {name: [one.entry for one in search(name, ATLAS)] for name in spellings(unit)}
    assert len({tuple(entries) for entries in found.values()}) == 1


def test_hits_are_marked_and_nothing_is_lost():
    assert _cut("Habomai and habomai.", ("habomai",)) == (
        Bit("Habomai", True),
        Bit(" and ", False),
        Bit("habomai", True),
        Bit(".", False),
    )
    for one in search("peace", ATLAS):
        assert "".join(bit.text for bit in one.title) == one.entry.title
        assert "".join(bit.text for bit in one.text) == one.entry.text


def test_every_kind_of_record_can_be_found():
    assert {entry.kind for entry in index(ATLAS)} == {
        *("unit", "excerpt", "article", "event", "proposal", "position", "disagreement", "reference")
    }
    assert kinds("Singapore") >= {"excerpt", "event"}


@pytest.mark.parametrize("query", ["", " ", "a", "zzzzqqq", "<script>", "%", "\\", "(", "'"])
def test_a_query_that_finds_nothing_is_no_error(query):
    assert search(query, ATLAS) == ()


def test_a_word_that_is_no_name_is_not_widened():
    assert wanted("treaty", ATLAS) == ("treaty",)
    assert "habomai" in wanted("Khabomai", ATLAS)


def test_the_articles_alone():
    assert not search("Kawana", ATLAS, "articles")
    kinds = {one.entry.kind for one in search("Habomai", ATLAS, "articles")}
    assert {"unit", "excerpt", "proposal"} <= kinds and "reference" not in kinds
    for entry in index(ATLAS, "articles"):
        if entry.kind == "event":
            assert dict(entry.query)["on"] in {e.date for e in BOOKS.events.values() if told_by_articles(e)}
