"""What the kinds of scenes and the annexes have in common: sentences, passages and tables, each with its sources."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from content.data import names
from content.data.briefing import Brief, Scene
from content.data.citations import citations, when
from content.data.join import Atlas
from content.data.load import Books
from content.data.phrases import Phrases, area_lines, kept, numeral, shares_of, shown
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event, Excerpt, Statement
from content.pages.brevity import SAID, cut, few_sources
from content.pages.document import Line, MapState, Quote, Section, Sheet, Sourcebook, Table, respelled
from geo import UNITS

FIGURES = frozenset(range(1, len(UNITS) + 2))
"""The columns of figures in a table with one for each unit and one for all."""


def filled(*sections: Section) -> tuple[Section, ...]:
    """The sections that have something in them."""
    return tuple(section for section in sections if section.items)


def scene_title(scene: Scene, books: Books, order: str) -> str:
    """What a scene is called in a list."""
    words = books.wording
    if scene.kind == "island":
        return names.english(books.units[scene.first].names, order)
    if scene.kind == "date":
        return when(scene.first, words.months)
    if scene.kind in ("proposal", "compare"):
        titles = " / ".join(books.proposals[name].title for name in (scene.first, scene.second) if name)
        return names.spelled(titles, books.units, order)
    return words.brief.kinds[scene.kind]


class Parts:
    """The parts of one briefing, and the book of their sources."""

    def __init__(self, brief: Brief, atlas: Atlas):
        self.brief = brief
        self.atlas = atlas
        self.books = atlas.books
        self.words = atlas.books.wording
        self.phrases = Phrases(atlas)
        self.sources = Sourcebook(atlas.books)
        self.all = brief.record == "all"
        self.shown = partial(shown, record=brief.record)
        self.silence = self.phrases.silence(brief.record)

    def spelled(self, item: Any) -> Any:
        """A sheet, an annex or a text with the units' names in the briefing's order."""
        return respelled(item, partial(names.spelled, units=self.books.units, order=self.brief.names))

    def name(self, unit: str) -> str:
        """A unit's English names in the briefing's order."""
        return names.english(self.books.units[unit].names, self.brief.names)

    def names(self, units: Iterable[str]) -> str:
        """Units by name: "Shikotan + Habomai", "all four units"."""
        return self.words.dossier.all_four if set(units) == set(UNITS) else " + ".join(map(self.name, units))

    def land(self, territory: str) -> str:
        """A unit or a neighbouring land by name."""
        return names.ordered(self.words.territories[territory], self.brief.names)

    def lines(self, statements: Iterable[Statement], label: str = "") -> tuple[Line, ...]:
        """Statements as lines; with the articles alone, those that an article bears."""
        told = enumerate(kept(statements, self.brief.record))
        return tuple(Line(one.text, self.sources.cite(one), label * (i == 0)) for i, one in told)

    def quote(self, excerpt: Excerpt) -> Quote:
        """A passage."""
        article = self.books.articles[excerpt.article]
        when, voice = self.phrases.when(article.published_on), self.phrases.voice(excerpt)
        return Quote(excerpt.quote, article.outlet, when, voice, self.sourced(excerpt.id))

    def sourced(self, source: str) -> tuple[int, ...]:
        """The number of a single source, by the id of its excerpt or reference."""
        return self.sources.cite(self.phrases.sourced(source))

    def dated(self, record: Event | Proposal) -> str:
        """When, and what."""
        return f"{self.phrases.when(record.date)}: {record.title}"

    def event(self, event: Event) -> Line:
        """What happened, in a line, with its first sources."""
        cites = [line.cites[0] for line in self.lines(event.statements) if line.cites]
        return Line(event.title, tuple(dict.fromkeys(cites)), self.phrases.when(event.date))

    def shares(self, proposal: Proposal) -> tuple[Line, ...]:
        """What each side would hold, a line for each set of figures that is shown."""
        words, told = self.words, []
        for line in shares_of(self.atlas, proposal.id, self.brief.record):
            parts = (f"{words.holders[h]} {part.percent:.1f} %" for h, part in (line.holdings or {}).items())
            text, figures = ", ".join(parts) or words.proposals.cannot_tell, words.proposals.figures[line.figures]
            told.append(Line(text, self.sourced(line.source) if line.source else (), figures))
        return tuple(told)

    def borne(self, *proposals: Proposal) -> tuple[int, ...]:
        """The numbers of the sources of proposals' terms, which say who would hold what."""
        return tuple(dict.fromkeys(n for each in proposals for one in self.lines(each.terms) for n in one.cites))

    def areas(self) -> Table:
        """Every published area, a row for each source and way to count; at the end the measured ones."""
        words, rows = self.words.dossier, {}
        for line in area_lines(self.atlas, self.atlas.areas, self.brief.record):
            one = line.figure
            publisher = next(citations(self.phrases.sourced(one.source), self.books)).label
            label = f"{publisher}, {words.islets[one.islets]}"
            rows.setdefault((label, self.sourced(one.source)), []).append((one.units, numeral(one.as_printed)))
        measured = [((unit,), f"{km2:,.2f}") for unit, km2 in self.atlas.measured_km2.items()]
        whole = (UNITS, f"{sum(self.atlas.measured_km2.values()):,.2f}")
        measured = {(self.words.proposals.figures["measured"], ()): [*measured, whole]}
        return self._by_unit(f"{words.areas}, km²", measured | rows)

    def people(self) -> Table | None:
        """Every population figure, a row for each count; none with the articles alone."""
        rows = {}
        for one in self.atlas.populations if self.all else ():
            label = f"{self.phrases.when(one.date)}. {one.definition}"
            rows.setdefault((label, self.sources.cite(one)), []).append((one.units, one.as_printed))
        return self._by_unit(self.words.dossier.population, rows) if rows else None

    def _by_unit(self, heading: str, rows: dict) -> Table:
        """Figures in a column for each unit; one of several units together stands with the first, and says of which."""
        columns = [(unit,) for unit in UNITS] + [UNITS]
        cells = []
        for (label, _), figures in rows.items():
            row = [label, *[""] * len(columns)]
            for units, printed in figures:
                alone = tuple(units) in columns
                place = columns.index(tuple(units) if alone else units[:1]) + 1
                row[place] = printed if alone else f"{printed} ({self.names(units)})"
            cells.append(tuple(row))
        heads = (heading, *map(self.names, columns))
        return Table(heads, tuple(cells), tuple(cites for _, cites in rows), FIGURES)

    def conversions(self, one: Disagreement) -> tuple[Line, ...]:
        """An article's areas in both units of measure, worked out."""
        return tuple(
            Line(self.phrases.conversion_text(conversion), self.sourced(conversion.excerpt))
            for conversion in one.conversions
        )

    def neutral(self, one: Disagreement) -> Line:
        """A disagreement in a wording that both sides could let stand."""
        cites = dict.fromkeys(n for check in self.lines(one.check) for n in check.cites)
        return Line(
            one.neutral, tuple(cites) or self.sources.cite(Statement(text=one.id, excerpts=one.excerpts)), one.title
        )

    def sheet_of(
        self,
        scene: Scene,
        told: Sequence[Line] = (),
        maps: tuple[MapState, ...] = (MapState(),),
        full: tuple[Section, ...] = (),
        tables: tuple[Section, ...] = (),
        beside: Table | None = None,
    ) -> Sheet:
        """A scene with its own headline and text, if it has some; else `told`, headline first, as far as it fits."""
        title = scene_title(scene, self.books, self.brief.names)
        own = next((one for one in self.books.scenes.values() if one.scene == scene.token), None)
        headline, *said = told or (Line(title),)
        if own and (self.all or not own.headline.references):
            (headline,) = self.lines((own.headline,))
            said = self.lines(one for one in own.said if self.all or not one.references) or said
        if scene.headline:
            headline = Line(scene.headline)
        if scene.point:
            full = (Section(self.words.brief.point, (Line(scene.point),)), *full)
        said = [line for line in cut(said, SAID) if isinstance(line, Line)]
        headline, *said = few_sources((headline, *(said or (Line(self.silence),))))
        return Sheet(scene, title, headline, tuple(said), maps, beside, full, tables)
