"""Full-text search over articles, records and names, in all languages and spellings that the record holds."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from content.data import names
from content.data.citations import Dated, Query, cite_excerpt, cite_reference, opens, when
from content.data.join import Atlas
from content.data.names import Order
from content.data.passages import Piece, Span, cut
from content.data.phrases import kept, shown
from content.data.search_terms import JAPANESE, Lexicon, folded
from content.model.records import Islet, Statement, UnitRecord
from content.model.types import FOUND_KINDS
from geo import UNITS

LONGEST = 100
"""As much of a query as is read; the field takes no more."""
AT_ONCE = 6
"""As many of a kind as are shown before "more"."""
FORGIVEN, OFFERED = 0.8, 0.6
"""How alike a word that is found nowhere must be to one that there is: to be read as it, and to be offered."""


class Text:
    """A title or a text that can be found, read once."""

    def __init__(self, text: str, lexicon: Lexicon):
        self.text = text
        self.tokens = tuple(lexicon.tokens(folded(text)))
        self.values = frozenset(token.value for token in self.tokens)

    def cut(self, values: frozenset[str]) -> list[Piece]:
        """The text in pieces, every hit one of them; joined they are the text again."""
        return cut(self.text, ((Span(start, end), "hit") for value, start, end in self.tokens if value in values))


class Entry(NamedTuple):
    """Something that can be found."""

    kind: str
    title: Text
    text: Text
    query: Query
    """Where it opens."""


class Term(NamedTuple):
    """One thing that a query asks for."""

    written: str
    values: frozenset[str]
    """The tokens that are it; none if it is found nowhere."""
    nearest: str = ""
    """The nearest spelling that there is, where it is found nowhere itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds, and how it was read."""

    query: str
    values: frozenset[str]
    """The tokens that are hits."""
    groups: dict[str, list[Entry]]
    """What holds every term, else the most of them and at least half: by kind, as in FOUND_KINDS, the best first."""
    complete: bool
    """Whether they hold every term."""
    forgiven: tuple[tuple[str, str], ...]
    """What was read otherwise than it was written, and as what."""
    instead: str
    """Only where nothing holds every term: the query in the nearest spelling, by which something is found."""

    @property
    def found(self) -> list[Entry]:
        """All that holds every term, in the order in which it is shown."""
        return [one for these in self.groups.values() for one in these] if self.complete else []


class Index:
    """Everything that can be found: (kind, title, text, where it opens) each; `names` are the islands', by id."""

    def __init__(self, entries: Iterable[tuple[str, str, str, Query]], names: dict[str, tuple[str, ...]]):
        # The id of an islet is its name as a Russian surname, which English texts print too: "Polonsky".
        self.lexicon = Lexicon({place: (*these, place) for place, these in names.items()})
        self.entries = [Entry(kind, self._text(title), self._text(text), query) for kind, title, text, query in entries]
        texts = [text for entry in self.entries for text in (entry.title, entry.text)]
        self.values = frozenset[str]().union(*(text.values for text in texts))
        self.printed: dict[str, str] = {}
        """Every word, folded, and as it is written where it stands first."""
        for text in [*(self._text(name) for these in names.values() for name in these), *texts]:
            for _, start, end in text.tokens:
                word = text.text[start:end]
                if word.isalpha() and not JAPANESE.match(word):
                    self.printed.setdefault(folded(word), word)

    def _text(self, text: str) -> Text:
        return Text(text, self.lexicon)

    def read(self, query: str) -> list[Term]:
        """What a query asks for."""
        return [self._term(query[start:end], value) for value, start, end in self.lexicon.asked(folded(query))]

    def _term(self, written: str, value: str) -> Term:
        """A word itself; else what begins with it; else the nearest there is, if it is near enough."""
        own = folded(written)
        if value in self.values or not own.isalpha() or len(own) < 3:
            return Term(written, self.values & {value})
        if begins := frozenset(self.lexicon.word(word) for word in self.printed if word.startswith(own)):
            return Term(written, begins)
        near = extractOne(own, self.printed.keys(), scorer=OSA.normalized_similarity, score_cutoff=OFFERED)
        if not near:
            return Term(written, frozenset())
        word, alike, _ = near
        meant = frozenset({self.lexicon.word(word)}) if alike >= FORGIVEN else frozenset[str]()
        return Term(written, meant, self.printed[word])


def spellings(place: UnitRecord | Islet) -> tuple[str, ...]:
    """Every name of a unit or an islet, the aliases and the short Japanese forms too."""
    own = place.names if isinstance(place, UnitRecord) else place
    both = (own.en, getattr(own, "en_from_japanese", own.en))
    aliases = (alias.name for alias in getattr(place, "aliases", ()))
    return tuple(dict.fromkeys((*both, own.ru, own.ja, re.sub("(群島|島)$", "", own.ja), own.romaji, *aliases)))


@lru_cache(maxsize=6)
def index(atlas: Atlas, record: str, order: Order) -> Index:
    """Everything that can be found; with "articles" what an article bears, and the names of the islands."""
    spelled = partial(names.spelled, units=atlas.books.units, order=order)
    places = (*atlas.books.units.values(), *atlas.books.islets.values())
    return Index(_entries(atlas, record, spelled), {place.id: spellings(place) for place in places})


def _entries(atlas: Atlas, record: str, spelled: Callable[[str], str]) -> Iterator[tuple[str, str, str, Query]]:
    books = atlas.books

    def told(statements: Iterable[Statement]) -> str:
        return " ".join(spelled(statement.text) for statement in kept(statements, record))

    def entry(kind: str, one: Dated, text: str) -> tuple[str, str, str, Query]:
        title, query = opens(one, books)
        return kind, spelled(title), text, query

    for unit in books.units.values():
        text = told((unit.overview.matters, *unit.administered_by, *unit.claimed_by))
        yield "unit", " · ".join(spellings(unit)), text, (("island", unit.id),)
    for islet in books.islets.values():
        here = (("island", "habomai"), ("section", "figures"))
        yield "islet", " · ".join(spellings(islet)), books.units["habomai"].names.en, here
    for event in shown(books.events.values(), record):
        yield entry("event", event, told(event.statements))
    for proposal in shown(books.proposals.values(), record):
        printed = [f"“{s.printed}”" for s in proposal.shares if record == "all" or s.excerpts]
        yield entry(
            "proposal", proposal, " ".join([f"{spelled(proposal.proposer)}.", told(proposal.statements), *printed])
        )
    for position in shown(books.positions.values(), record):
        yield entry("position", position, told((position.statement,)))
    for one in books.arguments.values():
        title = f"{books.wording.sides[one.side]}: {books.wording.dossier.topics[one.topic]}"
        text = told((*one.claims, *one.answers))
        if text:
            yield "position", title, text, (("island", UNITS[0]), ("section", "positions"))
    for one in books.disagreements.values():
        yield entry("disagreement", one, f"{told(one.check)} {spelled(one.neutral)}")
    for excerpt in books.excerpts.values():
        citation = cite_excerpt(excerpt, books)
        speakers = ", ".join(books.people[name].name for name in excerpt.speakers)
        yield "excerpt", ": ".join(filter(None, (citation.label, speakers))), excerpt.quote, citation.query
    for article in books.articles.values():
        here = (("view", "sources"), ("article", article.id))
        card = f"{article.outlet}, {article.place}, {when(article.published_on, books.wording.months)}"
        yield "article", article.headline, ". ".join([card, *article.headings]), here
        for omission in article.left_out:
            yield "excerpt", article.headline, omission.quote, here
    for reference in books.references.values() if record == "all" else ():
        citation = cite_reference(reference, books)
        yield "reference", reference.title, ". ".join(filter(None, (citation.label, reference.note))), citation.query


def search(query: str, atlas: Atlas, record: str = "all", order: Order = "both") -> Answer:
    """Everything that holds every word of the query, in whatever order; what has more of them in its title first."""
    query = " ".join(unicodedata.normalize("NFC", query).split())[:LONGEST]
    where = index(atlas, record, order)
    terms = where.read(query)

    def count(values: frozenset[str]) -> int:
        return sum(bool(term.values & values) for term in terms)

    held = [count(entry.title.values | entry.text.values) for entry in where.entries]
    most = max(held)
    enough = most > 0 and most >= len(terms) / 2
    best = [entry for entry, own in zip(where.entries, held, strict=True) if enough and own == most]
    best.sort(key=lambda entry: (FOUND_KINDS.index(entry.kind), -count(entry.title.values)))
    groups = {kind: [*these] for kind, these in groupby(best, key=lambda entry: entry.kind)}
    complete = bool(best) and most == len(terms)
    values = frozenset[str]().union(*(term.values for term in terms))
    return Answer(
        query,
        values,
        groups,
        complete,
        forgiven=tuple((term.written, term.nearest) for term in terms if term.nearest and term.values),
        instead="" if complete else _instead(query, terms, partial(search, atlas=atlas, record=record, order=order)),
    )


def _instead(query: str, terms: list[Term], found: Callable[[str], Answer]) -> str:
    """The query with each word that is found nowhere in its nearest spelling, if something is found by it."""
    other = query
    for term in terms:
        if term.nearest and not term.values:
            other = other.replace(term.written, term.nearest)
    return other if other != query and found(other).complete else ""


def clipped(pieces: list[Piece], longest: int = 160) -> Iterator[Piece]:
    """The pieces with long stretches between hits left out, at the ends of words."""
    for number, piece in enumerate(pieces):
        text, half = piece.text, longest // 2
        if piece.mark or len(text) <= longest:
            yield piece
        elif len(pieces) == 1:
            yield Piece(text[:longest].rpartition(" ")[0] + " …")
        else:
            before = text[:half].rpartition(" ")[0] + " … " if number else "… "
            after = text[-half:].partition(" ")[2] if number + 1 < len(pieces) else ""
            yield Piece(before + after)
