"""Full-text search over articles, records and names, in all languages and spellings that the record holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from content.data.citations import cite_excerpt, cite_reference, when
from content.data.join import Atlas
from content.data.phrases import shown
from content.data.search_terms import JAPANESE, Field, Index, Name, Term, folded
from content.model.proposal import Proposal
from content.model.records import Event, Islet, Position, Statement, UnitRecord

KINDS = ("unit", "islet", "event", "proposal", "position", "disagreement", "excerpt", "article", "reference")
"""In the order in which they are listed."""
LONGEST = 100
"""As much of a query as is read; the field takes no more."""
AT_ONCE = 6
"""As many of a kind as are shown before "more"."""
OF_AN_ISLAND = re.compile(r"\b(islands?|острова?)\b|-(to|jima|gunto)\b|(?<=..)(群島|島)$")
"""What is not the name itself in the name of an island, folded."""


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


@dataclass(frozen=True, slots=True)
class Group:
    """What is found of one kind, the best first."""

    kind: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds, and how it was read."""

    query: str
    terms: tuple[Term, ...] = ()
    groups: tuple[Group, ...] = ()
    """What holds every term."""
    nearly: tuple[Group, ...] = ()
    """Only where nothing does: what holds the most of them, at least half."""
    instead: str = ""
    """Only where nothing does: the query in the nearest spelling, by which something is found."""

    @property
    def found(self) -> tuple[Found, ...]:
        """All that holds every term, in the order in which it is shown."""
        return tuple(one for group in self.groups for one in group.found)

    @property
    def names(self) -> tuple[str, ...]:
        """The spellings of the islands that are asked for, each once."""
        return tuple(dict.fromkeys(name for term in self.terms for name in term.names))

    @property
    def forgiven(self) -> tuple[tuple[str, str], ...]:
        """What was read otherwise than it was written, and as what."""
        places = folded(self.query)[1]
        read = [term for term in self.terms if term.values and term.nearest]
        return tuple(
            (self.query[places[term.word.start] : places[term.word.end - 1] + 1], term.nearest) for term in read
        )


def spellings(place: UnitRecord | Islet) -> tuple[str, ...]:
    """Every name of a unit or an islet, the aliases and the short Japanese forms too."""
    own = place.names if isinstance(place, UnitRecord) else place
    short = re.sub("(群島|島)$", "", own.ja)
    if isinstance(place, Islet):
        return tuple(dict.fromkeys((own.en, own.ru, own.ja, short, own.romaji)))
    aliases = (alias.name for alias in place.aliases)
    return tuple(dict.fromkeys((own.en, place.names.en_from_japanese, own.ru, own.ja, short, own.romaji, *aliases)))


def cores(atlas: Atlas) -> dict[str, Name]:
    """Each name of an island, folded and without the word for "island", and the island's names."""
    places = [*atlas.books.units.values(), *atlas.books.islets.values()]
    own = {}
    for place in places:
        # The id of an islet is its name as a Russian surname, which English texts print too: "Polonsky".
        names = {OF_AN_ISLAND.sub("", folded(name)[0]).strip() for name in (*spellings(place), place.id)}
        own[place.id] = names | {folded(name)[0] for name in spellings(place) if JAPANESE.match(name)}
    found = {}
    for place in places:
        others = set().union(*(names for name, names in own.items() if name != place.id))
        japanese = sorted(core for core in own[place.id] if JAPANESE.match(core))
        patterns = []
        for core in sorted(japanese, key=len, reverse=True):  # 勇留島 is not found in 秋勇留島, which is another
            longer = sorted({other[: other.index(core)] for other in others if core in other[1:]})
            patterns.append(re.compile("".join(f"(?<!{re.escape(before)})" for before in longer) + re.escape(core)))
        name = Name(spellings(place), frozenset(own[place.id]), tuple(patterns))
        found |= dict.fromkeys(own[place.id], name)
    return found


@lru_cache(maxsize=4)
def index(atlas: Atlas, record: str) -> tuple[tuple[Entry, ...], Index]:
    """Everything that can be found; with "articles" what an article bears, and the names of the islands."""
    entries = tuple(_entries(atlas, record))
    return entries, Index(((entry.title, entry.text) for entry in entries), cores(atlas))


def _entries(atlas: Atlas, record: str) -> Iterator[Entry]:
    books = atlas.books
    months = books.wording.months

    def told(statements: Iterable[Statement]) -> str:
        return " ".join(statement.text for statement in statements if record == "all" or statement.excerpts)

    def dated(one: Event | Proposal | Position, title: str) -> str:
        until = getattr(one, "until", None)
        return f"{when(one.date, months)}{f' – {when(until, months)}' if until else ''}: {title}"

    for unit in books.units.values():
        text = told((unit.overview.matters, *unit.administered_by, *unit.claimed_by))
        yield Entry("unit", " · ".join(spellings(unit)), text, (("island", unit.id),))
    for islet in books.islets.values():
        group = " · ".join(spellings(books.units["habomai"])[:1])
        yield Entry("islet", " · ".join(spellings(islet)), group, (("island", "habomai"), ("section", "figures")))
    for event in shown(books.events.values(), record):
        here = (("view", "time"), ("on", event.date))
        yield Entry("event", dated(event, event.title), told(event.statements), here)
    for proposal in shown(books.proposals.values(), record):
        printed = [f"“{s.printed}”" for s in proposal.shares if record == "all" or s.excerpts]
        text = " ".join([f"{proposal.proposer}.", told(proposal.statements), *printed])
        here = (("view", "proposal"), ("proposal", proposal.id))
        yield Entry("proposal", dated(proposal, proposal.title), text, here)
    for position in shown(books.positions.values(), record):
        title = position.who or books.wording.sides[position.side]
        here = (("island", position.units[0]), ("section", "positions"))
        yield Entry("position", dated(position, title), position.statement.text, here)
    for one in books.disagreements.values():
        here = (("island", one.units[0]), ("section", "passages"))
        yield Entry("disagreement", one.title, f"{told(one.check)} {one.neutral}", here)
    for excerpt in books.excerpts.values():
        citation = cite_excerpt(excerpt, books)
        speakers = [books.people[name].name for name in excerpt.speakers]
        yield Entry(
            "excerpt",
            ": ".join([citation.label, *[", ".join(speakers)][: len(speakers)]]),
            excerpt.quote,
            citation.query,
        )
    for article in books.articles.values():
        here = (("view", "sources"), ("article", article.id))
        card = f"{article.outlet}, {article.place}, {when(article.published_on, months)}"
        yield Entry("article", article.headline, ". ".join([card, *article.headings]), here)
        for omission in article.left_out:
            yield Entry("excerpt", article.headline, omission.quote, here)
    for reference in books.references.values() if record == "all" else ():
        citation = cite_reference(reference, books)
        text = f"{citation.label}. {reference.note}" if reference.note else citation.label
        yield Entry("reference", reference.title, text, citation.query)


def cut(field: Field, terms: tuple[Term, ...]) -> tuple[Bit, ...]:
    """The text in pieces, every hit one of them; joined they are the text again."""
    text, bits, at = field.text, [], 0
    for start, end in sorted(_spans(field, terms), key=lambda span: (span[0], -span[1])):
        first, last = max(at, field.places[start]), field.places[end - 1] + 1
        if last <= at:
            continue
        if first > at:
            bits.append(Bit(text[at:first], False))
        bits.append(Bit(text[first:last], True))
        at = last
    return (*bits, Bit(text[at:], False)) if at < len(text) else tuple(bits)


def _spans(field: Field, terms: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    for term in terms:
        yield from ((start, end) for value, start, end in field.words if value in term.values)
        for pattern in term.patterns if field.japanese else ():
            yield from (match.span() for match in pattern.finditer(field.plain))


def search(query: str, atlas: Atlas, record: str = "all") -> Answer:
    """Everything that holds every word of the query, in whatever order; the title's hits and the exact ones first."""
    query = " ".join(query.split())[:LONGEST]
    entries, where = index(atlas, record)
    terms = where.read(query)
    hits = [where.hits(term) for term in terms]
    numbers = {number for these in hits for number in these}
    count = {number: sum(number in these for these in hits) for number in numbers}
    most = max(count.values(), default=0)
    best = [number for number in numbers if count[number] == most]

    def rank(number: int) -> tuple[int, int, int]:
        own = [these[number] for these in hits if number in these]
        return -sum(in_title for in_title, _ in own), sum(far for _, far in own), number

    kinds: dict[str, list[Found]] = {kind: [] for kind in KINDS}
    for number in sorted(best, key=rank) if 2 * most >= len(terms) else ():
        entry, (title, text) = entries[number], where.fields[number]
        kinds[entry.kind].append(Found(entry, cut(title, terms), cut(text, terms)))
    groups = tuple(Group(kind, tuple(found)) for kind, found in kinds.items() if found)
    if most == len(terms):
        return Answer(query, terms, groups)
    return Answer(query, terms, (), groups, _instead(query, terms, atlas, record))


def _instead(query: str, terms: tuple[Term, ...], atlas: Atlas, record: str) -> str:
    """The query with each word that is found nowhere in its nearest spelling, if something is found by it."""
    _, places = folded(query)
    other = query
    for term in reversed(terms):
        if not term.values and term.nearest:
            first, last = places[term.word.start], places[term.word.end - 1] + 1
            other = other[:first] + term.nearest + other[last:]
    return other if other != query and search(other, atlas, record).groups else ""


def clipped(bits: tuple[Bit, ...], longest: int = 160) -> Iterator[Bit]:
    """The pieces with long stretches between hits left out, at the ends of words."""
    for number, bit in enumerate(bits):
        text, half = bit.text, longest // 2
        if bit.hit or len(text) <= longest:
            yield bit
            continue
        before = text[:half].rpartition(" ")[0] + " … " if number else "… "
        after = text[-half:].partition(" ")[2] if number + 1 < len(bits) else ""
        if not number and len(bits) == 1:
            before = text[:longest].rpartition(" ")[0] + " …"
        yield Bit(before + after, False)
