"""A citation: the few words that name a source on the page, and where on the page it opens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from string import ascii_lowercase
from textwrap import shorten
from typing import Protocol
from urllib.parse import urlencode

from content.data.load import Books
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event, Excerpt, Position, Reference

Query = tuple[tuple[str, str], ...]
"""An address of the page: names and values."""
Dated = Event | Proposal | Position | Disagreement
"""What has a place of its own on a page (a disagreement has it without a date)."""


class Sourced(Protocol):
    """Any record that names its sources; a record without excerpts or references of its own lacks the field."""

    @property
    def references(self) -> tuple[str, ...]:
        """The references' ids."""
        ...


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of one statement."""

    kind: str
    """"excerpt" or a reference's grade."""
    mark: str
    """A few characters that stand for the source, the same on every page: "A3" for the third article, "39"."""
    label: str
    title: str
    query: Query

    def href(self, unit: str | None) -> str:
        """The address of the passage or reference, which keeps the chosen island."""
        return "?" + urlencode([*self.query, *([("island", unit)] if unit else [])])


def when(date: str, months: tuple[str, ...], short: bool = False) -> str:
    """A partial date as it is read: "19 October 1956", "October 1956", "1956"; short: "19 Oct 1956"."""
    year, *rest = date.split("-")
    words = [year]
    if rest:
        month = months[int(rest[0]) - 1]
        words.insert(0, month[:3] if short else month)
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def span(start: str, end: str | None, months: tuple[str, ...]) -> str:
    """A span of time, saying once what both ends share: "18 – 19 April 1998", "April – 30 August 1945"."""
    if not end or end == start:
        return when(start, months)
    first, last = when(start, months).split(), when(end, months).split()
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first[::-1], last[::-1], strict=False)))
    return f"{' '.join(first[: len(first) - shared] or first)} – {' '.join(last)}"


def opens(record: Dated, books: Books) -> tuple[str, Query]:
    """What a record is called, with its date, and where it opens."""
    if isinstance(record, Disagreement):
        return record.title, (("island", record.units[0]), ("section", "passages"))
    dates = span(record.date, getattr(record, "until", None), books.wording.months)
    if isinstance(record, Position):
        title = record.who or books.wording.sides[record.side]
        query = (("island", record.units[0]), ("section", "positions"))
    else:
        title = record.title
        event = isinstance(record, Event)
        query = (("view", "time"), ("on", record.date)) if event else (("view", "proposal"), ("proposal", record.id))
    return f"{dates}: {title}", query


def cite_excerpt(excerpt: Excerpt, books: Books) -> Citation:
    """An article's passage: outlet and date."""
    article = books.articles[excerpt.article]
    label = f"{article.outlet}, {when(article.published_on, books.wording.months, short=True)}"
    query = (("view", "sources"), ("article", excerpt.article), ("excerpt", excerpt.id))
    return Citation("excerpt", books.marks[excerpt.article], label, excerpt.quote, query)


def cite_reference(reference: Reference, books: Books) -> Citation:
    """Another reference: its own name, or publisher and date as far as known; with its grade."""
    date = when(reference.date, books.wording.months, short=True) if reference.date else ""
    label = reference.name or ", ".join(part for part in (reference.publisher, date) if part)
    title = f"{reference.title} ({books.wording.grades[reference.grade]})"
    return Citation(
        reference.grade, books.marks[reference.id], label, title, (("view", "sources"), ("reference", reference.id))
    )


def citations(record: Sourced, books: Books, but: str | None = None) -> Iterator[Citation]:
    """Every source of a record, the articles first. A second passage of the same article is only numbered: "A1 b".

    `but` is an excerpt to leave out: the one that the record stands beside.
    """
    counts: dict[str, int] = {}
    for name in getattr(record, "excerpts", ()):
        if name == but:
            continue
        citation = cite_excerpt(books.excerpts[name], books)
        seen = counts[citation.label] = counts.get(citation.label, 0) + 1
        if seen > 1:
            citation = replace(citation, label=f"({seen})", mark=ascii_lowercase[seen - 1])
        yield citation
    named: set[str] = set()
    for name in getattr(record, "references", ()):
        citation = cite_reference(books.references[name], books)
        if citation.label in named:  # another work of the same publisher and date: its title tells it apart
            citation = replace(citation, label=shorten(books.references[name].title, 48, placeholder="…"))
        named.add(citation.label)
        yield citation
