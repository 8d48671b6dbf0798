"""Fills a briefing's scenes in: what each kind of scene shows, in few enough words to be read from the back row."""

from dataclasses import dataclass
from functools import lru_cache

from content.data import names
from content.data.briefing import Brief, Scene
from content.data.citations import when
from content.data.edition import edition
from content.data.join import Atlas
from content.data.load import Books
from content.data.phrases import administrator, shown, told_by_articles
from content.data.timeline import administered, at, boundaries_on, moments
from content.model.proposal import Proposal
from content.model.records import Statement
from content.model.series import TERRITORIES
from content.pages import scene_notes as notes
from content.pages.document import Line, MapState, Section, Sheet, Source, Table
from content.pages.painting import paint_of_day, paint_of_proposal, treaty_lines
from content.pages.scene_parts import Parts
from geo import UNITS


@dataclass(frozen=True, slots=True)
class Briefing:
    """A Brief filled in: all that an export needs."""

    brief: Brief
    edition: str
    sheets: tuple[Sheet, ...]
    sources: tuple[Source, ...]


def briefing(brief: Brief, atlas: Atlas) -> Briefing:
    """The briefing's scenes, filled in from the atlas in order, their sources numbered as first cited."""
    scenes = Scenes(brief, atlas)
    sheets = tuple(scenes.sheet(scene) for scene in brief.scenes)
    return Briefing(brief, edition(), sheets, scenes.sources.listed())


def presentation(brief: Brief, atlas: Atlas) -> tuple[Briefing, dict[str, Sheet]]:
    """The briefing, and each unit's sheet besides, which a click on the map brings up whatever the scene is."""
    scenes = Scenes(brief, atlas)
    sheets = tuple(scenes.sheet(scene) for scene in brief.scenes)
    islands = {unit: scenes.sheet(Scene("island", unit)) for unit in UNITS}
    return Briefing(brief, edition(), sheets, scenes.sources.listed()), islands


@lru_cache(maxsize=32)
def presented(brief: Brief, atlas: Atlas) -> tuple[Briefing, dict[str, Sheet]]:
    """As `presentation`, remembered: it is asked for at every step."""
    return presentation(brief, atlas)


def map_of_proposal(proposal: Proposal, books: Books) -> MapState:
    """The map of one of two proposals that are compared, with its day and title on it."""
    caption = f"{when(proposal.date, books.wording.months)}: {proposal.title}"
    return MapState(paint=tuple(paint_of_proposal(proposal).items()), caption=caption)


class Scenes(Parts):
    """Fills in the scenes of one briefing."""

    def sheet(self, scene: Scene) -> Sheet:
        """One scene. With the articles alone, one on a proposal that none of them tells only says so."""
        told = [self.books.proposals[name] for name in (scene.first, scene.second) if name in self.books.proposals]
        if self.brief.record != "all" and not all(map(told_by_articles, told)):
            named = " / ".join(proposal.title for proposal in told)
            title = self.words.proposals.compared if scene.second else named
            silence = (Section("", (Line(self.silence()),)),)
            return Sheet(scene, title, named, (MapState(),), silence, ())
        return getattr(self, f"_{scene.kind}")(scene)

    def _overview(self, scene: Scene) -> Sheet:
        words, total = self.words.start, sum(self.atlas.measured_km2.values())
        rows = []
        for unit in UNITS:
            own, km2 = self.books.units[unit].names, self.atlas.measured_km2[unit]
            written = " · ".join(text for _, text in names.by_language(own, self.brief.names))
            rows.append((names.english(own), written, f"{km2:,.2f}", f"{km2 / total * 100:.1f} %"))
        rows.append((words.total, "", f"{total:,.2f}", "100 %"))
        columns = (words.unit, words.names, words.measured, words.share)
        table = Table(columns, tuple(rows), ((),) * len(rows), frozenset({2, 3}))
        sourcing = (Line(self.phrases.sourcing()),)
        sections = (
            Section("", self.lines(words.at_stake)),
            Section(words.table, (table,)),
            Section(self.words.sources.articles, sourcing),
        )
        return Sheet(
            scene, self.words.page.title, self.words.page.status, (MapState(),), sections, notes.overview(self)
        )

    def _island(self, scene: Scene) -> Sheet:
        words, unit = self.words.dossier, scene.first
        dossier = self.atlas.dossiers[unit]
        own = dossier.unit.names
        status = self.lines(dossier.unit.administered_by + dossier.unit.claimed_by)
        quotes = tuple(self.quote(excerpt) for excerpt in self.voices(unit))
        sections = [Section("", status)] if status else []
        own_areas = self.areas(line for line in dossier.areas if line.figure.units == (unit,))
        if own_areas.rows:
            sections.append(Section(words.areas, (own_areas,)))
        sections.append(Section(f"{words.proposals}: {words.would_hold}", (self.proposals(unit),)))
        if quotes:
            sections.append(Section(words.excerpts, quotes))
        written = " · ".join(text for _, text in names.by_language(own, self.brief.names))
        lead = f"{written} · {self.words.page.status}"
        return Sheet(scene, names.english(own), lead, (MapState(unit),), tuple(sections), notes.island(self, dossier))

    def _proposal(self, scene: Scene) -> Sheet:
        words, proposal = self.words, self.books.proposals[scene.first]
        sections = [
            Section(words.dossier.would_hold, (Line(self.held(proposal), self.borne(proposal)),)),
            Section(words.proposals.shares, (self.shares(proposal), *self.printed(proposal))),
        ]
        for label, statements in (
            (words.dossier.terms, proposal.terms),
            *((f"{words.dossier.accounts}: {account.who}", account.statements) for account in proposal.accounts),
            (words.dossier.conditions, proposal.conditions),
            (words.dossier.answer, proposal.answer),
            (words.dossier.fate, proposal.fate),
        ):
            sections.append(Section(label, self.lines(statements) or (Line(self.silence()),)))
        state = MapState(paint=tuple(paint_of_proposal(proposal).items()))
        return Sheet(
            scene, proposal.title, self.made(proposal), (state,), tuple(sections), notes.proposal(self, proposal)
        )

    def _compare(self, scene: Scene) -> Sheet:
        words = self.words
        pair = [self.books.proposals[scene.first], self.books.proposals[scene.second]]
        rows = [
            (words.brief.date, *(self.phrases.when(p.date) for p in pair)),
            (words.proposals.by_status, *(words.statuses[p.status] for p in pair)),
            (words.proposals.by_outcome, *(words.outcomes[p.outcome] for p in pair)),
            (words.dossier.proposer, *(p.proposer for p in pair)),
            *zip(
                (self.books.units[unit].names.en for unit in UNITS),
                *([parts for _, parts in self.phrases.allocation(p)] for p in pair),
                strict=True,
            ),
        ]
        cites = [self.borne(*pair)] * len(rows)
        for lines in zip(*map(self.share_lines, pair), strict=True):
            held = [
                ", ".join(f"{words.holders[h]} {part.percent:.1f} %" for h, part in line.holdings.items())
                if line.holdings
                else words.proposals.cannot_tell
                for line in lines
            ]
            rows.append((words.proposals.figures[lines[0].figures], *held))
            cites.append(self.sourced(lines[0].source) if lines[0].source else ())
        table = Table(("", *(p.title for p in pair)), tuple(rows), tuple(cites))
        states = tuple(map_of_proposal(p, self.books) for p in pair)
        told = (
            Section(f"{words.dossier.terms}: {p.title}", self.lines(p.terms) or (Line(self.silence()),)) for p in pair
        )
        full = tuple(section for p in pair for section in notes.proposal(self, p))
        lead = f"{pair[0].title} / {pair[1].title}"
        return Sheet(scene, words.proposals.compared, lead, states, (Section("", (table,)), *told), full)

    def _date(self, scene: Scene) -> Sheet:
        words, day, record = self.words, scene.first, self.brief.record
        held = administered(shown(self.books.administrations.values(), record), day)
        rows, cites = [], []
        for territory in TERRITORIES:
            found = held[territory]
            who = self.silence() if not found else administrator(self.words, found)
            rows.append((words.territories[territory], who))
            cites.append(self.sources.cite(found.statement) if found else ())
        table = Table((words.brief.territory, words.brief.administered), tuple(rows), tuple(cites))
        events = shown(self.books.events.values(), record)
        dates = moments(events)
        now = at(dates, day)
        moment = [event for event in events if now is not None and event.date == dates[now]]
        sections = [
            Section(f"{self.phrases.when(event.date)}: {event.title}", self.lines(event.statements))
            for event in moment
        ]  # fmt: skip
        sections.append(Section(words.time.administered, (table,)))
        drawn = boundaries_on(shown(self.books.boundaries.values(), record), day)
        if drawn:
            sections.append(Section(words.time.boundaries, self.lines(one.statement for one in drawn)))
        state = MapState(
            paint=tuple(paint_of_day(self.books, day, record).items()),
            lines=tuple(treaty_lines(self.books, day, record)),
        )
        return Sheet(
            scene, self.phrases.when(day), words.page.group_names, (state,), tuple(sections),
            notes.date(self, moment, held),
        )  # fmt: skip

    def _figures(self, scene: Scene) -> Sheet:
        words = self.words
        sections = (
            Section(words.dossier.areas, (self.areas(self.atlas.areas),)),
            *notes.populations(self),
        )
        return Sheet(
            scene, words.figures.heading, words.start.measured_note, (MapState(),), sections, notes.figures(self)
        )

    def _disagreements(self, scene: Scene) -> Sheet:
        words = self.words.dossier
        lines = tuple(
            Line(one.neutral, tuple(dict.fromkeys(n for check in self.lines(one.check) for n in check.cites))
                 or self.sources.cite(Statement(text=one.id, excerpts=one.excerpts)), one.title)
            for one in self.books.disagreements.values()
        )  # fmt: skip
        return Sheet(
            scene, words.disagreements, self.words.page.group_names, (MapState(),), (Section(words.neutral, lines),),
            notes.disagreements(self),
        )  # fmt: skip
