"""Full-text search over articles, records and names, in all languages and spellings that the record holds."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from content.data.citations import Dated, cite_excerpt, cite_reference, opens, when
from content.data.join import Atlas
from content.data.load import Books
from content.data.passages import Piece, Span, cut
from content.data.phrases import shown
from content.data.search_terms import JAPANESE, Lexicon, folded
from content.model.records import Islet, Statement, UnitRecord
from content.model.types import FOUND_KINDS

LONGEST = 100
"""As much of a query as is read; the field takes no more."""
AT_ONCE = 6
"""As many of a kind as are shown before "more"."""
FORGIVEN, OFFERED = 0.8, 0.6
"""How alike a word that is found nowhere must be to one that there is: to be read as it, and to be offered."""


class Entry(NamedTuple):
    """Something that can be found."""

    kind: str
    title: str
    text: str
    query: tuple[tuple[str, str], ...]
    """Where it opens."""


class Found(NamedTuple):
    """An entry with its title and text cut at the hits."""

    entry: Entry
    title: list[Piece]
    text: list[Piece]


@dataclass(frozen=True, slots=True)
class Term:
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
    groups: dict[str, list[Found]]
    """What holds every term, else the most of them and at least half: by kind, as in FOUND_KINDS, the best first."""
    complete: bool
    """Whether they hold every term."""
    names: tuple[str, ...]
    """The spellings of the islands that are asked for, each once."""
    forgiven: tuple[tuple[str, str], ...]
    """What was read otherwise than it was written, and as what."""
    instead: str
    """Only where nothing holds every term: the query in the nearest spelling, by which something is found."""

    @property
    def found(self) -> list[Found]:
        """All that holds every term, in the order in which it is shown."""
        return [one for these in self.groups.values() for one in these] if self.complete else []


class Text:
    """A title or a text of an entry, read once."""

    def __init__(self, text: str, lexicon: Lexicon):
        self.text = text
        self.tokens = tuple(lexicon.tokens(folded(text)))
        self.values = frozenset(token.value for token in self.tokens)

    def cut(self, values: frozenset[str]) -> list[Piece]:
        """The text in pieces, every hit one of them; joined they are the text again."""
        return cut(self.text, ((Span(start, end), "hit") for value, start, end in self.tokens if value in values))


class Index:
    """Everything that can be found, by the tokens that it holds; `names` are those of the islands, by id."""

    def __init__(self, entries: Iterable[Entry], names: dict[str, tuple[str, ...]]):
        self.spellings = names
        self.lexicon = Lexicon(names)
        self.entries = [(one, Text(one.title, self.lexicon), Text(one.text, self.lexicon)) for one in entries]
        texts = [text for _, *both in self.entries for text in both]
        self.values = frozenset[str]().union(*(text.values for text in texts))
        self.printed: dict[str, str] = {}
        """Every word, folded, and as it is written where it stands first."""
        for text in [*(Text(name, self.lexicon) for these in names.values() for name in these), *texts]:
            for token in text.tokens:
                word = text.text[token.start : token.end]
                if word.isalpha() and not JAPANESE.match(word):
                    self.printed.setdefault(folded(word), word)

    def read(self, query: str) -> list[Term]:
        """What a query asks for."""
        return [
            self._term(query[start:end], value)
            for value, start, end in self.lexicon.asked(folded(query))
        ]  # fmt: skip

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
        return Term(written, meant, self.printed[word] or word)


def spellings(place: UnitRecord | Islet) -> tuple[str, ...]:
    """Every name of a unit or an islet, the aliases and the short Japanese forms too."""
    own = place.names if isinstance(place, UnitRecord) else place
    short = re.sub("(群島|島)$", "", own.ja)
    if isinstance(place, Islet):
        return tuple(dict.fromkeys((own.en, own.ru, own.ja, short, own.romaji)))
    aliases = (alias.name for alias in place.aliases)
    return tuple(dict.fromkeys((own.en, place.names.en_from_japanese, own.ru, own.ja, short, own.romaji, *aliases)))


@lru_cache(maxsize=4)
def index(atlas: Atlas, record: str) -> Index:
    """Everything that can be found; with "articles" what an article bears, and the names of the islands."""
    places = (*atlas.books.units.values(), *atlas.books.islets.values())
    # The id of an islet is its name as a Russian surname, which English texts print too: "Polonsky".
    return Index(_entries(atlas, record), {place.id: (*spellings(place), place.id) for place in places})


def _entries(atlas: Atlas, record: str) -> Iterator[Entry]:
    books = atlas.books

    def told(statements: Iterable[Statement]) -> str:
        return " ".join(statement.text for statement in statements if record == "all" or statement.excerpts)

    for unit in books.units.values():
        text = told((unit.overview.matters, unit.administered_by, unit.claimed_by))
        yield Entry("unit", " · ".join(spellings(unit)), text, (("island", unit.id),))
    for islet in books.islets.values():
        here = (("island", "habomai"), ("section", "figures"))
        yield Entry("islet", " · ".join(spellings(islet)), books.units["habomai"].names.en, here)
    for event in shown(books.events.values(), record):
        yield _entry("event", event, books, told(event.statements))
    for proposal in shown(books.proposals.values(), record):
        printed = [f"“{s.printed}”" for s in proposal.shares if record == "all" or s.excerpts]
        text = " ".join([f"{proposal.proposer}.", told(proposal.statements), *printed])
        yield _entry("proposal", proposal, books, text)
    for position in shown(books.positions.values(), record):
        yield _entry("position", position, books, position.statement.text)
    for one in books.disagreements.values():
        yield _entry("disagreement", one, books, f"{told(one.check)} {one.neutral}")
    for excerpt in books.excerpts.values():
        citation = cite_excerpt(excerpt, books)
        speakers = ", ".join(books.people[name].name for name in excerpt.speakers)
        title = ": ".join(filter(None, (citation.label, speakers)))
        yield Entry("excerpt", title, excerpt.quote, citation.query)
    for article in books.articles.values():
        here = (("view", "sources"), ("article", article.id))
        card = f"{article.outlet}, {article.place}, {when(article.published_on, books.wording.months)}"
        yield Entry("article", article.headline, ". ".join([card, *article.headings]), here)
        for omission in article.left_out:
            yield Entry("excerpt", article.headline, omission.quote, here)
    for reference in books.references.values() if record == "all" else ():
        citation = cite_reference(reference, books)
        text = ". ".join(filter(None, (citation.label, reference.note)))
        yield Entry("reference", reference.title, text, citation.query)


def _entry(kind: str, record: Dated, books: Books, text: str) -> Entry:
    title, query = opens(record, books)
    return Entry(kind, title, text, query)


def search(query: str, atlas: Atlas, record: str = "all") -> Answer:
    """Everything that holds every word of the query, in whatever order; what has more of them in its title first."""
    query = " ".join(unicodedata.normalize("NFC", query).split())[:LONGEST]
    where = index(atlas, record)
    terms = where.read(query)
    held = [sum(bool(term.values & (title.values | text.values)) for term in terms) for _, title, text in where.entries]
    most = max(held, default=0)
    best = [one for one, count in zip(where.entries, held, strict=True) if most and count == most >= len(terms) / 2]
    values = frozenset().union(*(term.values for term in terms))
    best.sort(key=lambda one: -sum(bool(term.values & one[1].values) for term in terms))
    groups: dict[str, list[Found]] = {}
    for kind in FOUND_KINDS:
        if found := [Found(one, title.cut(values), text.cut(values)) for one, title, text in best if one.kind == kind]:
            groups[kind] = found
    complete = bool(groups) and most == len(terms)
    named = [value[1:] for term in terms for value in term.values if value.startswith("=")]
    return Answer(
        query,
        groups,
        complete,
        tuple(dict.fromkeys(name for place in named for name in where.spellings[place])),
        tuple((term.written, term.nearest) for term in terms if term.nearest and term.values),
        "" if complete else _instead(query, terms, atlas, record),
    )


def _instead(query: str, terms: list[Term], atlas: Atlas, record: str) -> str:
    """The query with each word that is found nowhere in its nearest spelling, if something is found by it."""
    other = query
    for term in terms:
        if term.nearest and not term.values:
            other = other.replace(term.written, term.nearest)
    return other if other != query and search(other, atlas, record).complete else ""


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
