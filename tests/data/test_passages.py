from content.data.passages import Piece, Span, find_once, line_spans, marked, uncovered
from content.model.records import Article, Excerpt

TEXT = 'Menu\nHeadline\n\nOne came. "Two went," he said. Three stayed.\n\nFour slept.\nMenu'


def article(**fields):
    card = {
        "id": "a", "file": "a.txt", "sha256": "0" * 64, "outlet": "O", "headline": "Headline", "place": "P",
        "date_printed": ["Monday"], "published_on": "2018-07-23", "date_inferred": "Printed.", "clutter": ["Menu"],
    }  # fmt: skip
    return Article(**card | fields)


def excerpt(name, quote):
    return Excerpt(id=name, article="a", quote=quote, voice=["agency"], manner="narrated", refers_to="2018")


def test_find_once():
    assert find_once(TEXT, "One came.") == Span(15, 24)
    assert find_once(TEXT, "Five") is None
    assert find_once(TEXT, "Menu") is None  # twice
    assert find_once("aaa", "aa") is None  # overlapping


def test_line_spans_are_whole_lines():
    assert line_spans(TEXT, "Menu") == [Span(0, 4), Span(len(TEXT) - 4, len(TEXT))]
    assert line_spans(TEXT, "Head") == []
    assert line_spans("a\r\nb", "a") == [Span(0, 2)]
    assert line_spans("\ufeffa\nb", "a") == [Span(0, 2)]  # as an editor on Windows saves it


def test_everything_accounted_for():
    excerpts = [excerpt("x-1", "One came."), excerpt("x-2", '"Two went," he said.'), excerpt("x-3", "Four slept.")]
    card = article(left_out=[{"quote": "Three stayed.", "reason": "Not on the islands."}])
    assert uncovered(TEXT, card, excerpts) == []


def test_a_sentence_without_record_is_named():
    assert uncovered(TEXT, article(), [excerpt("x-1", "One came."), excerpt("x-3", "Four slept.")]) == [
        '"Two went," he said.',
        "Three stayed.",
    ]


def test_half_a_sentence_is_not_enough():
    excerpts = [excerpt("x-1", "One came."), excerpt("x-2", '"Two went," he said. Three')]
    assert uncovered(TEXT, article(), excerpts) == ["Three stayed.", "Four slept."]


def test_clutter_that_is_not_listed_is_reported():
    found = uncovered(TEXT, article(clutter=[]), [excerpt("x-1", TEXT[15:-5])])
    assert found == ["Menu", "Menu"]


def test_marked_pieces_join_to_the_text():
    pieces = marked(TEXT, [excerpt("x-3", "Four slept."), excerpt("x-1", "One came."), excerpt("x-9", "not there")])
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece for piece in pieces if piece.mark] == [Piece("One came.", "x-1"), Piece("Four slept.", "x-3")]


def test_overlapping_excerpts_lose_no_text():
    pieces = marked("abcdef", [excerpt("x-1", "abcd"), excerpt("x-2", "cdef")])
    assert "".join(piece.text for piece in pieces) == "abcdef"
