"""What a scene says and shows, as data: the one thing that screen, slides, document and page are made from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from content.data.briefing import Scene
from content.data.citations import Citation, Sourced, citations, cite_excerpt, cite_reference
from content.data.load import Books


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a few in our own words. `label` stands before it, `cites` are numbers of sources."""

    text: str
    cites: tuple[int, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of an article, byte for byte, with its outlet and date, and whose words it is."""

    text: str
    outlet: str
    date: str
    voice: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text; each row as long as `columns`. `numbers` are the places of the columns of figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[tuple[int, ...], ...]
    """For each row the numbers of its sources."""
    numbers: frozenset[int] = frozenset()


Item = Line | Quote | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading, which may be empty."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MapState:
    """What the map shows, but for how it is shown."""

    selected: str | None = None
    paint: tuple[tuple[str, str], ...] | None = None
    """(unit or neighbouring land, holder)."""
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    caption: str = ""
    view: tuple[tuple[float, float], tuple[float, float]] | None = None
    """What the frame holds, its south-west and north-east corner (latitude, longitude); the four units if None."""

    def plain(self) -> dict[str, object]:
        """The state as `islands.show` of geo/web/map.js takes it."""
        paint = dict(self.paint) if self.paint is not None else None
        return {"sel": self.selected, "paint": paint, "lines": self.lines, "caption": self.caption, "view": self.view}


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the list of sources."""

    number: int
    label: str
    """Outlet or publisher, and date: short enough for a slide's foot."""
    title: str
    grade: str
    url: str = ""
    """Its address, if it has one; always one of the web."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scene filled in: one thing to say, and one map or table that shows it."""

    scene: Scene
    title: str
    """What it is called in a list: a few words."""
    headline: Line
    """What it says: one sentence, or for a proposal and a day that have none of their own, when and what."""
    said: tuple[Line, ...]
    """At most content.pages.brevity.SAID words; where two maps are shown, the first two lines belong to one each."""
    maps: tuple[MapState, ...]
    """One, or two where proposals are compared."""
    beside: Table | None = None
    """What is shown beside the map, if that alone does not show it."""
    full: tuple[Section, ...] = ()
    """What is read beside it, and what the notes are cut from."""
    tables: tuple[Section, ...] = ()
    """The tables behind it."""

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers of the sources of what is shown, in ascending order."""
        shown = (self.headline, *self.said, *((self.beside,) if self.beside else ()))
        return tuple(sorted({number for item in shown for number in cited(item)}))


@dataclass(frozen=True, slots=True)
class Annex:
    """What several scenes rest on, told once, behind them."""

    title: str
    sections: tuple[Section, ...]


def cited(item: Item) -> Iterator[int]:
    """The numbers of an item's sources."""
    yield from item.cites if not isinstance(item, Table) else (number for row in item.cites for number in row)


def respelled(item: Any, spell: Callable[[str], str]) -> Any:
    """A sheet, an annex or a part of one with all that it says spelled by a function; a quote stays as it is."""
    if isinstance(item, str):
        return spell(item)
    if isinstance(item, tuple):
        return tuple(respelled(one, spell) for one in item)
    if is_dataclass(item) and not isinstance(item, Quote | Scene | type):
        return replace(item, **{one.name: respelled(getattr(item, one.name), spell) for one in fields(item)})
    return item


class Sourcebook:
    """Numbers the sources of a briefing in the order in which they are first cited; an article counts once."""

    def __init__(self, books: Books):
        self.books = books
        self._numbers: dict[str, int] = {}

    def cite(self, record: Sourced) -> tuple[int, ...]:
        """The numbers of a record's sources, each once."""
        return tuple(dict.fromkeys(map(self._number, citations(record, self.books))))

    def _number(self, citation: Citation) -> int:
        query = dict(citation.query)
        return self._numbers.setdefault(query.get("article") or query["reference"], len(self._numbers) + 1)

    def listed(self) -> tuple[Source, ...]:
        """Every source cited so far, by number."""
        return tuple(self._source(name, number) for name, number in self._numbers.items())

    def _source(self, name: str, number: int) -> Source:
        words = self.books.wording
        if name in self.books.articles:
            article = self.books.articles[name]
            label = cite_excerpt(self.books.excerpts_of(name)[0], self.books).label
            return Source(number, label, article.headline, words.brief.article)
        reference = self.books.references[name]
        label = cite_reference(reference, self.books).label
        return Source(number, label, reference.title, words.grades[reference.grade], reference.url or "")
