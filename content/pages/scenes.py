"""Fills a briefing's scenes in: what each kind of scene says and shows, in few enough words for the back row."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from content.data import names
from content.data.briefing import Brief, Scene
from content.data.citations import when
from content.data.edition import edition
from content.data.join import Atlas
from content.data.load import Books
from content.data.phrases import administrator, cells, told_by_articles
from content.data.timeline import administered, at, boundaries_on, moments
from content.model.proposal import Proposal
from content.model.records import Event
from content.model.series import TERRITORIES
from content.pages import island
from content.pages.annexes import Annexes
from content.pages.brevity import SAID, cut, few_sources, half
from content.pages.document import Annex, Line, MapState, Section, Sheet, Source, Table
from content.pages.painting import (
    WITH_URUP,
    frame_of_day,
    frame_of_unit,
    holder_words,
    paint_of_day,
    paint_of_proposal,
    treaty_lines,
)
from content.pages.scene_parts import filled
from geo import UNITS

LATEST = 6
"""Events that tell where the dispute stands today."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A Brief filled in: all that an export needs."""

    brief: Brief
    edition: str
    sheets: tuple[Sheet, ...]
    annexes: tuple[Annex, ...]
    sources: tuple[Source, ...]


def briefing(brief: Brief, atlas: Atlas) -> Briefing:
    """The briefing's scenes and annexes, filled in from the atlas in order, their sources numbered as first cited."""
    scenes = Scenes(brief, atlas)
    sheets = tuple(scenes.sheet(scene) for scene in brief.scenes)
    annexes = scenes.annexes() if sheets else ()
    return Briefing(brief, edition(), sheets, annexes, scenes.sources.listed())


@lru_cache(maxsize=32)
def presented(brief: Brief, atlas: Atlas) -> tuple[Briefing, dict[str, Sheet]]:
    """The briefing, and each unit's sheet besides, which a click on the map brings up whatever the scene is.

    Remembered, as it is asked for at every step; without annexes, which no screen shows.
    """
    scenes = Scenes(brief, atlas)
    sheets = tuple(scenes.sheet(scene) for scene in brief.scenes)
    islands = {unit: scenes.sheet(Scene("island", unit)) for unit in UNITS}
    return Briefing(brief, edition(), sheets, (), scenes.sources.listed()), islands


def scene_title(scene: Scene, books: Books, order: str) -> str:
    """What a scene is called in a list."""
    words = books.wording
    if scene.kind == "island":
        return names.english(books.units[scene.first].names, order)
    if scene.kind == "date":
        return when(scene.first, words.months)
    if scene.kind in ("proposal", "compare"):
        return " / ".join(books.proposals[name].title for name in (scene.first, scene.second) if name)
    return words.brief.kinds[scene.kind]


def map_of_proposal(proposal: Proposal, books: Books) -> MapState:
    """The map of one of two proposals that are compared, with its day and title on it."""
    caption = f"{when(proposal.date, books.wording.months)}: {proposal.title}"
    return MapState(paint=tuple(paint_of_proposal(proposal).items()), caption=caption)


class Scenes(Annexes):
    """Fills in the scenes of one briefing."""

    def sheet(self, scene: Scene) -> Sheet:
        """One scene. With the articles alone, one on a proposal that none of them tells only says so."""
        told = [self.books.proposals[name] for name in (scene.first, scene.second) if name in self.books.proposals]
        if not self.all and not all(map(told_by_articles, told)):
            return self._sheet(scene)
        return getattr(self, f"_{scene.kind}")(scene)

    def _sheet(
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
        said = [line for line in cut(said, SAID) if isinstance(line, Line)]
        headline, *said = few_sources((headline, *(said or (Line(self.silence()),))))
        return Sheet(scene, title, headline, tuple(said), maps, beside, full, tables)

    def _overview(self, scene: Scene) -> Sheet:
        words, total = self.words.start, sum(self.atlas.measured_km2.values())
        rows = []
        for unit in UNITS:
            own, km2 = self.books.units[unit].names, self.atlas.measured_km2[unit]
            written = " · ".join(text for _, text in names.by_language(own, self.brief.names))
            rows.append((self.name(unit), written, f"{km2:,.2f}", f"{km2 / total * 100:.1f} %"))
        rows.append((words.total, "", f"{total:,.2f}", "100 %"))
        columns = (words.unit, words.names, words.measured, words.share)
        table = Table(columns, tuple(rows), ((),) * len(rows), frozenset({2, 3}))
        articles = [
            Line(f"{a.outlet}, {a.place}, {self.phrases.when(a.published_on)}", (), a.headline)
            for a in self.books.articles.values()
        ]
        full = filled(
            Section("", self.lines(words.at_stake)),
            Section(self.words.sources.articles, (Line(self.phrases.sourcing()), *articles)),
        )
        heading = Line(self.words.page.status)
        return self._sheet(scene, (heading, *self.lines(words.at_stake)), full=full, tables=(Section("", (table,)),))

    def _dates(self, scene: Scene) -> Sheet:
        events = self.shown(self.books.events[name] for name in self.words.start.events)
        told = [self.event(event) for event in events]
        first = treaty_lines(self.books, events[0].date, self.brief.record) if events else ()
        heading = Line(scene_title(scene, self.books, self.brief.names))
        return self._sheet(
            scene,
            (heading, *told),
            (MapState(lines=tuple(first), view=WITH_URUP if first else None),),
            self._told(events),
        )

    def _island(self, scene: Scene) -> Sheet:
        words, unit = self.words.dossier, scene.first
        record = self.books.units[unit]
        status = self.lines(record.administered_by + record.claimed_by)
        own = island.overview(self.atlas, unit, names.sides(self.brief.names), self.brief.record)
        people = tuple(Line(f"{one.as_printed}. {one.definition}", self.sources.cite(one), self.phrases.when(one.date))
                       for one in own.people)  # fmt: skip
        holders = Counter(dict(cells(proposal))[unit] for proposal in self.shown(self.atlas.proposals))
        meaning = holder_words(self.words)
        counted = "; ".join(f"{meaning[holder]} {count}" for holder, count in holders.most_common())
        quotes = tuple(self.quote(case.quote) for case in own.cases)
        full = filled(
            Section("", (*self.lines((record.overview.matters,)), *status)),
            Section(words.excerpts, quotes),
            Section(words.population, people),
            Section(f"{words.proposals}: {words.would_hold}", (Line(counted),) if counted else ()),
            Section(words.history, tuple(map(self.event, own.events))),
        )
        return self._sheet(
            scene,
            (Line(f"{self.name(unit)}: {self.words.page.status}"), *status),
            (MapState(unit, view=frame_of_unit(unit, self.atlas)),),
            full,
        )

    def _proposal(self, scene: Scene) -> Sheet:
        proposal = self.books.proposals[scene.first]
        words = self.words
        made = f"{words.statuses[proposal.status]} · {words.dossier.proposer} {proposal.proposer}"
        told = (Line(self.dated(proposal), self.borne(proposal)), Line(made), *self.lines(proposal.terms))
        told += (*self.lines(proposal.answer), *self.lines(proposal.fate))
        return self._sheet(scene, told, (_painted(proposal),), self._whole(proposal))

    def _whole(self, proposal: Proposal) -> tuple[Section, ...]:
        """All that is told of a proposal, and what no source says of it."""
        words = self.words
        shares = tuple(
            Line(
                self.held(line), self.sourced(line.source) if line.source else (), words.proposals.figures[line.figures]
            )
            for line in self.share_lines(proposal)
        )
        printed = tuple(
            Line(
                f"{words.holders[share.holder]}: “{share.printed}”",
                self.sources.cite(share),
                words.proposals.as_printed,
            )
            for share in proposal.shares
            if self.all or share.excerpts
        )
        parties = (f"{words.dossier.proposer} {proposal.proposer}", f"{words.dossier.addressee} {proposal.addressee}")
        made = (self.phrases.when(proposal.date), words.statuses[proposal.status], *parties)
        accounts = tuple(line for one in proposal.accounts for line in self.lines(one.statements, one.who))
        return filled(
            Section("", (Line(" · ".join(made)),)),
            Section(words.dossier.terms, self.lines(proposal.terms)),
            Section(words.dossier.accounts, accounts),
            Section(words.dossier.conditions, self.lines(proposal.conditions)),
            Section(words.dossier.answer, self.lines(proposal.answer) or (Line(self.silence()),)),
            Section(words.dossier.fate, self.lines(proposal.fate) or (Line(self.silence()),)),
            Section(words.proposals.shares, (*shares, *printed)),
            Section(words.dossier.no_source, tuple(map(Line, proposal.not_sourced))),
        )

    def _compare(self, scene: Scene) -> Sheet:
        words = self.words
        pair = [self.books.proposals[scene.first], self.books.proposals[scene.second]]
        held = [dict(zip(UNITS, (text for _, text in self.phrases.allocation(p)), strict=True)) for p in pair]
        rows = [
            (words.brief.date, *(self.phrases.when(p.date) for p in pair)),
            (words.proposals.by_status, *(words.statuses[p.status] for p in pair)),
            (words.proposals.by_outcome, *(words.outcomes[p.outcome] for p in pair)),
            (words.dossier.proposer, *(p.proposer for p in pair)),
            *((self.name(unit), *(one[unit] for one in held)) for unit in UNITS),
        ]
        cites = [self.borne(*pair)] * len(rows)
        for lines in zip(*map(self.share_lines, pair), strict=True):
            rows.append((words.proposals.figures[lines[0].figures], *map(self.held, lines)))
            cites.append(self.sourced(lines[0].source) if lines[0].source else ())
        table = Table(("", *(p.title for p in pair)), tuple(rows), tuple(cites))
        full = tuple(
            Section(p.title, told)
            for p in pair
            if (told := (*self.lines(p.terms), *self.lines(p.conditions, words.dossier.conditions),
                         *self.lines(p.answer, words.dossier.answer), *self.lines(p.fate, words.dossier.fate)))
        )  # fmt: skip
        heading = Line(" / ".join(self.dated(p) for p in pair), self.borne(*pair))
        told = (heading, *(half(self.lines(p.terms), Line(words.statuses[p.status])) for p in pair))
        maps = tuple(map_of_proposal(p, self.books) for p in pair)
        return self._sheet(scene, told, maps, full, (Section("", (table,)),))

    def _date(self, scene: Scene) -> Sheet:
        words, day, record = self.words, scene.first, self.brief.record
        held = administered(self.shown(self.books.administrations.values()), day)
        lands: dict[str, list[str]] = {}
        cites: dict[str, tuple[int, ...]] = {}
        for territory in TERRITORIES:
            found = held[territory]
            who = administrator(words, found) if found else self.silence()
            lands.setdefault(who, []).append(self.land(territory))
            cites[who] = (*cites.get(who, ()), *(self.sources.cite(found.statement) if found else ()))
        who_held = tuple(Line("; ".join(own), tuple(dict.fromkeys(cites[who])), who) for who, own in lands.items())
        events = self.shown(self.books.events.values())
        dates = moments(events)
        now = at(dates, day)
        moment = [event for event in events if now is not None and event.date == dates[now]]
        drawn = boundaries_on(self.shown(self.books.boundaries.values()), day)
        full = filled(
            *self._told(moment),
            Section(words.time.administered, who_held),
            Section(words.time.boundaries, self.lines(one.statement for one in drawn)),
        )
        state = MapState(
            paint=tuple(paint_of_day(self.books, day, record).items()),
            lines=tuple(treaty_lines(self.books, day, record)),
            view=frame_of_day(self.books, day, record),
        )
        heading = Line(self.dated(moment[0]), self._first(moment)) if moment else Line(self.phrases.when(day))
        told = (heading, *(line for event in moment for line in self.lines(event.statements)), *who_held)
        return self._sheet(scene, told, (state,), full)

    def _told(self, events: Iterable[Event]) -> tuple[Section, ...]:
        """Events in full, a section each."""
        return filled(*(Section(self.dated(event), self.lines(event.statements)) for event in events))

    def _first(self, events: Sequence[Event]) -> tuple[int, ...]:
        """The sources of the first of some events."""
        return tuple(n for line in self.lines(events[0].statements) for n in line.cites)

    def _cases(self, scene: Scene) -> Sheet:
        sides = []
        for side in names.sides(self.brief.names):
            named = [name for unit in self.books.units.values() for name in getattr(unit.overview.cases, side)]
            claims = [name for name in self.words.start.claims if self.books.positions[name].side == side]
            positions = self.shown(self.books.positions[name] for name in dict.fromkeys((*claims, *named)))
            positions = positions or [one for one in self.shown(self.books.positions.values()) if one.side == side][:2]
            quotes = dict.fromkeys(getattr(one.overview.cases, f"{side}_quote") for one in self.books.units.values())
            told = [line for one in positions for line in self.lines((one.statement,), self.phrases.when(one.date))]
            sides.append((side, told, tuple(self.quote(self.books.excerpts[name]) for name in quotes)))
        full = filled(*(Section(self.words.sides[side], (*told, *quotes)) for side, told, quotes in sides))
        first = [replace(half(told, Line(self.silence())), label=self.words.sides[side]) for side, told, _ in sides]
        return self._sheet(scene, (Line(self.words.brief.kinds["cases"]), *first), full=full)

    def _figures(self, scene: Scene) -> Sheet:
        words, lines = self.words.dossier, self.atlas.areas
        rows = []
        for unit in UNITS:
            own = [line for line in lines if line.figure.units == (unit,)] if self.all else []
            printed = sorted({line.figure.area_km2 for line in own})
            published = " – ".join(f"{value:,.6g}" for value in dict.fromkeys((*printed[:1], *printed[-1:])))
            rows.append((self.name(unit), published, f"{self.atlas.measured_km2[unit]:,.1f}"))
        table = Table((self.words.brief.area, words.published, words.measured_here), tuple(rows),
                      ((),) * len(rows), frozenset({1, 2}))  # fmt: skip
        full = filled(*(
            Section(one.title, (*self.lines(one.check), *self.conversions(one)))
            for one in self.books.disagreements.values()
            if one.conversions or any(statement.arithmetic for statement in one.check)
        ))  # fmt: skip
        heading = (Line(self.words.figures.heading), Line(self.words.start.measured_note))
        return self._sheet(scene, heading, full=full, tables=self.figures(), beside=table)

    def _disagreements(self, scene: Scene) -> Sheet:
        words, told = self.words.dossier, [self.neutral(one) for one in self.books.disagreements.values()]
        rows = tuple((line.label, line.text) for line in told)
        table = Table((words.disagreements, words.neutral), rows, tuple(line.cites for line in told))
        full = (Section(words.neutral, tuple(told)),)
        heading = Line(words.disagreements)
        return self._sheet(scene, (heading, *told), full=full, tables=(Section("", (table,)),))

    def _today(self, scene: Scene) -> Sheet:
        latest = self.main_events()[: -LATEST - 1 : -1]
        heading = Line(self.words.page.status)
        told = (heading, *(self.event(event) for event in latest))
        return self._sheet(scene, told, full=self._told(latest))


def _painted(proposal: Proposal) -> MapState:
    return MapState(paint=tuple(paint_of_proposal(proposal).items()))
