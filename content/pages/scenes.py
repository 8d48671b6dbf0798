"""Fills a briefing's scenes in: what each kind of scene says and shows, in few enough words for the back row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from content.data import names
from content.data.briefing import Brief, Scene
from content.data.edition import edition
from content.data.join import Atlas
from content.data.phrases import administrator, told_by_articles, worked_out
from content.data.timeline import at, moments
from content.model.records import Event
from content.pages import island
from content.pages.brevity import half, words
from content.pages.document import Annex, Line, MapState, Section, Sheet, Source, Table
from content.pages.painting import (
    WITH_URUP,
    borders_on,
    frame_of_day,
    frame_of_unit,
    held_on,
    holder_words,
    paint_of_day,
    treaty_lines,
)
from content.pages.scene_parts import filled, scene_title
from content.pages.scene_proposals import ProposalScenes
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
    annexes = scenes.spelled(scenes.annexes()) if sheets else ()
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


class Scenes(ProposalScenes):
    """Fills in the scenes of one briefing."""

    def sheet(self, scene: Scene) -> Sheet:
        """One scene. With the articles alone, one on a proposal that none of them tells only says so."""
        told = [self.books.proposals[name] for name in (scene.first, scene.second) if name in self.books.proposals]
        if not self.all and not all(map(told_by_articles, told)):
            return self.spelled(self.sheet_of(scene))
        return self.spelled(getattr(self, f"_{scene.kind}")(scene))

    def _overview(self, scene: Scene) -> Sheet:
        words, units = self.words.start, island.rows(self.atlas, self.brief.names)
        rows = [(one.title, one.names, f"{one.km2:,.2f}", f"{one.share:.1f} %") for one in units]
        rows.append((words.total, "", f"{sum(one.km2 for one in units):,.2f}", "100 %"))
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
        return self.sheet_of(scene, (heading, *self.lines(words.at_stake)), full=full, tables=(Section("", (table,)),))

    def _dates(self, scene: Scene) -> Sheet:
        events = self.shown(self.books.events[name] for name in self.words.start.events)
        told = [self.event(event) for event in events]
        first = treaty_lines(self.books, events[0].date, self.brief.record) if events else ()
        heading = Line(scene_title(scene, self.books, self.brief.names))
        return self.sheet_of(
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
        holders, meaning = island.counted(island.strip(self.atlas, unit, self.brief.record)), holder_words(self.words)
        counted = "; ".join(f"{meaning[holder]} {count}" for holder, count in holders)
        quotes = tuple(self.quote(case.quote) for case in own.cases)
        full = filled(
            Section("", (*self.lines((record.overview.matters,)), *status)),
            Section(words.excerpts, quotes),
            Section(words.population, people),
            Section(f"{words.proposals}: {words.would_hold}", (Line(counted),) if counted else ()),
            Section(words.history, tuple(map(self.event, own.events))),
        )
        return self.sheet_of(
            scene,
            (Line(f"{self.name(unit)}: {self.words.page.status}"), *status),
            (MapState(unit, view=frame_of_unit(unit, self.atlas)),),
            full,
        )

    def _date(self, scene: Scene) -> Sheet:
        words, day, record = self.words, scene.first, self.brief.record
        held = held_on(self.books, day, record)
        lands: dict[str, list[str]] = {}
        cites: dict[str, tuple[int, ...]] = {}
        for territory, found in held.items():
            who = administrator(words, found) if found else self.silence
            lands.setdefault(who, []).append(self.land(territory))
            cites[who] = (*cites.get(who, ()), *(self.sources.cite(found.statement) if found else ()))
        who_held = tuple(Line("; ".join(own), tuple(dict.fromkeys(cites[who])), who) for who, own in lands.items())
        events = self.shown(self.books.events.values())
        dates = moments(events)
        now = at(dates, day)
        moment = [event for event in events if now is not None and event.date == dates[now]]
        full = filled(
            *self._told(moment),
            Section(words.time.administered, who_held),
            Section(words.time.boundaries, self.lines(one.statement for one in borders_on(self.books, day, record))),
        )
        state = MapState(
            paint=tuple(paint_of_day(self.books, day, record).items()),
            lines=tuple(treaty_lines(self.books, day, record)),
            view=frame_of_day(self.books, day, record),
        )
        heading = Line(self.dated(moment[0]), self._first(moment)) if moment else Line(self.phrases.when(day))
        told = (heading, *(line for event in moment for line in self.lines(event.statements)), *who_held)
        return self.sheet_of(scene, told, (state,), full)

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
            if not self.all:  # few of the chosen ones are borne by an article
                positions = [one for one in self.shown(self.books.positions.values()) if one.side == side]
            quotes = dict.fromkeys(getattr(one.overview.cases, f"{side}_quote") for one in self.books.units.values())
            told = [line for one in positions for line in self.lines((one.statement,), self.phrases.when(one.date))]
            sides.append((side, told, tuple(self.quote(self.books.excerpts[name]) for name in quotes)))
        full = filled(*(Section(self.words.sides[side], (*told, *quotes)) for side, told, quotes in sides))
        first = []
        for side, told, _ in sides:  # of each the shortest, so that there is room for both
            shortest = min(told, key=words, default=Line(self.silence))
            first.append(replace(half((shortest,), shortest), label=self.words.sides[side]))
        return self.sheet_of(scene, (Line(self.words.brief.kinds["cases"]), *first), full=full)

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
            for one in worked_out(self.books)
        ))  # fmt: skip
        heading = (Line(self.words.figures.heading), Line(self.words.start.measured_note))
        return self.sheet_of(scene, heading, full=full, tables=self.figures(), beside=table)

    def _disagreements(self, scene: Scene) -> Sheet:
        words, told = self.words.dossier, [self.neutral(one) for one in self.books.disagreements.values()]
        rows = tuple((line.label, line.text) for line in told)
        table = Table((words.disagreements, words.neutral), rows, tuple(line.cites for line in told))
        full = (Section(words.neutral, tuple(told)),)
        heading = Line(words.disagreements)
        return self.sheet_of(scene, (heading, *told), full=full, tables=(Section("", (table,)),))

    def _today(self, scene: Scene) -> Sheet:
        latest = self.main_events()[: -LATEST - 1 : -1]
        heading = Line(self.words.page.status)
        told = (heading, *(self.event(event) for event in latest))
        return self.sheet_of(scene, told, full=self._told(latest))
