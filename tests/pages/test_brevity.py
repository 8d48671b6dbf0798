"""Texts cut to what can be said."""

import pytest

from content.pages.brevity import cut, few_sources, notes, sentences, words
from content.pages.document import Line, Quote, Section, Table

LONG = " ".join(f"Sentence number {n} has six words." for n in range(20))
QUOTE = Quote("word " * 50, "TASS", "2019", "agency", (1,))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ('He said "No." Then he left.', 2),
        ("J. Smith came. He left.", 2),
        ("5.6 per cent.", 1),
        ("", 1),
        ("一つ。 Два. Три.", 3),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count and "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")


def test_a_cut_ends_with_a_sentence_and_passes_a_long_quote():
    first, *rest = cut([QUOTE, Table(("a",), (("b",),), ((),)), Line(LONG), Line("Never told.")], 20)
    assert rest == [] and first.text == " ".join(sentences(LONG)[:3]) and words(first) <= 20
    assert cut([Line("One two three.")], 2) == ()
    assert words(Line("択捉島" * 40)) == 10


def test_each_section_of_the_notes_has_its_share():
    told = notes([Section("A", (Line(LONG),)), Section("B", (QUOTE,)), Section("C", (Line(LONG),))], 120)
    assert [one.heading for one in told] == ["A", "B", "C"] or [one.heading for one in told] == ["A", "C"]
    assert sum(words(item) for one in told for item in one.items) <= 120


def test_few_sources_are_the_first_of_each_line():
    lines = few_sources([Line("a", (1, 2, 3, 1)), Line("b", (4, 1)), Line("c", (5,)), Line("d"), Line("e", (9,))])
    assert [line.cites for line in lines] == [(1,), (4, 1), (5,), (), (9,)]
    assert [line.cites for line in few_sources([Line("x", (n,)) for n in range(6)])] == [(0,), (1,), (2,), (3,)]
