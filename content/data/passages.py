"""Where passages stand in an article's text, and which of its sentences no record accounts for."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from content.model.records import Article, Excerpt

# A sentence ends at . ! or ? with its closing quotation marks, before white space, or with its line.
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s)|(?=\n)|\Z)")


class Span(NamedTuple):
    """A piece of a text: text[start:end]."""

    start: int
    end: int


class Piece(NamedTuple):
    """A run of a text."""

    text: str
    mark: str = ""
    """What it is, if it is marked: the id of an excerpt, a hit."""


def find_once(text: str, quote: str) -> Span | None:
    """Where `quote` stands, byte for byte; None unless it stands there exactly once."""
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        return None
    return Span(start, start + len(quote))


def line_spans(text: str, line: str) -> list[Span]:
    """Where `line` stands as a whole line of the text; a byte order mark before it is no part of it."""
    return [Span(m.start(), m.end()) for m in re.finditer(rf"^\ufeff?{re.escape(line)}\r?$", text, re.MULTILINE)]


def uncovered(text: str, article: Article, excerpts: Iterable[Excerpt]) -> list[str]:
    """The article's sentences that are neither excerpt, nor left out on purpose, nor headline, heading or clutter.

    Works by what is accounted for, not by a guess at what matters: a sentence can't slip through.
    """
    accounted = bytearray(len(text))
    spans = [
        span for line in (article.headline, *article.headings, *article.clutter) for span in line_spans(text, line)
    ]
    quotes = [*(excerpt.quote for excerpt in excerpts), *(omission.quote for omission in article.left_out)]
    spans += [span for quote in quotes if (span := find_once(text, quote))]
    for start, end in spans:
        accounted[start:end] = b"\1" * (end - start)
    return [
        sentence.group().strip()
        for sentence in _SENTENCE.finditer(text)
        if any(not accounted[i] and text[i].isalnum() for i in range(*sentence.span()))
    ]


def cut(text: str, spans: Iterable[tuple[Span, str]]) -> list[Piece]:
    """The text in pieces, cut at marked spans; where two overlap, the earlier, else the longer, is whole."""
    pieces, at = [], 0
    for span, mark in sorted(spans, key=lambda one: (one[0].start, -one[0].end)):
        if span.end > at:
            pieces += [Piece(text[at : span.start])] if span.start > at else []
            pieces.append(Piece(text[max(at, span.start) : span.end], mark))
            at = span.end
    return [*pieces, Piece(text[at:])] if at < len(text) else pieces


def marked(text: str, excerpts: Iterable[Excerpt]) -> list[Piece]:
    """The whole text of an article, each excerpt a piece of its own, marked with its id."""
    return cut(text, ((span, one.id) for one in excerpts if (span := find_once(text, one.quote))))
