"""Full-text search over articles, records and names, in all languages and spellings that the record holds."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from content.atlas import Atlas
from content.citations import cite_excerpt, cite_reference, when
from content.model import Event, Position, Statement, UnitRecord
from content.phrases import shown
from content.proposal import Proposal

SHORTEST = 2
"""A query of one letter finds everything and therefore nothing; Japanese names begin at two."""


class Entry(NamedTuple):
    """Something that can be found."""

    kind: str
    title: str
    text: str
    query: tuple[tuple[str, str], ...]
    """Where it opens."""


class Bit(NamedTuple):
    """A piece of a found text; `hit` if it is what was searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with its text cut at the hits."""

    entry: Entry
    title: tuple[Bit, ...]
    text: tuple[Bit, ...]


def folded(text: str) -> tuple[str, list[int]]:
    """`text` without case and diacritics, and for each of its characters the place in `text` that it came from."""
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKD", character).casefold():
            # Dakuten are combining marks too, but make another syllable: only Latin and Cyrillic lose theirs.
            if unicodedata.combining(letter) and not unicodedata.name(character, "").startswith(("HIRA", "KATA")):
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def spellings(unit: UnitRecord) -> tuple[str, ...]:
    """Every name of a unit, the aliases and the short Japanese forms too."""
    own = unit.names
    short = own.ja.removesuffix("群島").removesuffix("島")
    return (own.en, own.en_from_japanese, own.ru, own.ja, short, own.romaji, *(alias.name for alias in unit.aliases))


def wanted(query: str, atlas: Atlas) -> tuple[str, ...]:
    """The query folded, and with it every spelling of a unit whose name it is: "Khabomai" asks for Habomai too."""
    asked = folded(" ".join(query.split()))[0]
    if len(asked) < SHORTEST:
        return ()
    terms = {asked}
    for unit in atlas.books.units.values():
        names = [folded(name)[0] for name in spellings(unit)]
        if asked in names:
            terms.update(names)
    return tuple(sorted(terms))


@lru_cache(maxsize=4)
def index(atlas: Atlas, record: str = "all") -> tuple[Entry, ...]:
    """Everything that can be found, in the order in which it is listed; with "articles" only what an article bears."""
    return tuple(_entries(atlas, record))


def _entries(atlas: Atlas, record: str) -> Iterator[Entry]:
    books = atlas.books

    def told(statements: Iterable[Statement]) -> str:
        return " ".join(statement.text for statement in statements if record == "all" or statement.excerpts)

    def dated(one: Event | Proposal | Position, title: str) -> str:
        return f"{when(one.date, books.wording.months)}: {title}"

    for unit in books.units.values():
        names = " · ".join(dict.fromkeys(spellings(unit)))
        yield Entry("unit", names, f"{unit.administered_by.text} {unit.claimed_by.text}", (("island", unit.id),))
    for excerpt in books.excerpts.values():
        citation = cite_excerpt(excerpt, books)
        yield Entry("excerpt", citation.label, excerpt.quote, citation.query)
    for article in books.articles.values():
        here = (("view", "sources"), ("article", article.id))
        yield Entry("article", article.headline, " ".join(article.headings), here)
        for omission in article.left_out:
            yield Entry("excerpt", article.headline, omission.quote, here)
    for event in shown(books.events.values(), record):
        here = (("view", "time"), ("on", event.date))
        yield Entry("event", dated(event, event.title), told(event.statements), here)
    for proposal in shown(books.proposals.values(), record):
        here = (("view", "proposal"), ("proposal", proposal.id))
        text = f"{proposal.proposer}. {told(proposal.statements)}"
        yield Entry("proposal", dated(proposal, proposal.title), text, here)
    for position in shown(books.positions.values(), record):
        title = position.who or books.wording.sides[position.side]
        here = (("island", position.units[0]),)
        yield Entry("position", dated(position, title), position.statement.text, here)
    for disagreement in books.disagreements.values():
        text = " ".join(statement.text for statement in disagreement.check)
        yield Entry(
            "disagreement", disagreement.title, f"{text} {disagreement.neutral}", (("island", disagreement.units[0]),)
        )
    for reference in books.references.values() if record == "all" else ():
        citation = cite_reference(reference, books)
        yield Entry("reference", reference.title, f"{citation.label}. {reference.note or ''}", citation.query)


def _cut(text: str, terms: tuple[str, ...]) -> tuple[Bit, ...]:
    """The text in pieces, every hit one of them; joined they are the text again."""
    plain, places = folded(text)
    bits, at, start = [], 0, 0
    while start < len(plain):
        hits = [(plain.find(term, start), -len(term)) for term in terms]
        found, length = min(((place, length) for place, length in hits if place >= 0), default=(-1, 0))
        if found < 0:
            break
        first, last = places[found], places[found - length - 1] + 1
        if first > at:
            bits.append(Bit(text[at:first], False))
        bits.append(Bit(text[max(at, first) : last], True))
        at, start = last, found - length
    if at < len(text):
        bits.append(Bit(text[at:], False))
    return tuple(bits)


def search(query: str, atlas: Atlas, record: str = "all") -> tuple[Found, ...]:
    """Everything that holds the query, or another spelling of the unit that it names."""
    terms = wanted(query, atlas)
    entries = index(atlas, record) if terms else ()
    found = (Found(entry, _cut(entry.title, terms), _cut(entry.text, terms)) for entry in entries)
    return tuple(one for one in found if any(bit.hit for bit in one.title + one.text))
