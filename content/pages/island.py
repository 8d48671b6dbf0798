"""An island's page: what its overview says, and what each of its sections holds."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, get_args

from content.data import names
from content.data.join import Atlas, Dossier
from content.data.load import Books
from content.data.phrases import cells, kept, shown
from content.data.timeline import in_time
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event, Excerpt, Position, Statement, UnitRecord
from content.model.series import Population
from content.model.types import PERIODS, Topic
from geo import UNITS

UNOFFICIAL = ("reported", "personal", "planning", "internal_paper")
"""The standing of proposals that no government made, or that none has confirmed: said wherever one is named."""


class Row(NamedTuple):
    """A unit in one line."""

    unit: str
    title: str
    names: str
    """In its other languages."""
    km2: float
    share: float
    """Per cent of the measured area of all four."""
    hokkaido_km: float


class Cell(NamedTuple):
    """A proposal in the strip: who would hold the unit."""

    proposal: Proposal
    holder: str
    """Of content.model.types.Holder, "divided" or "part"."""


class Case(NamedTuple):
    """One side's case for a unit."""

    side: str
    arguments: tuple[Position, ...]
    quote: Excerpt


class Overview(NamedTuple):
    """What a reader who has ten seconds needs. With the articles alone it may have little, or no cases."""

    people: tuple[Population, ...]
    events: tuple[Event, ...]
    proposals: tuple[Cell, ...]
    cases: tuple[Case, ...]


class TopicCase(NamedTuple):
    """What a side argues on a topic, and the dated statements into which that opens; each may be empty."""

    side: str
    claims: tuple[Statement, ...]
    answers: tuple[Statement, ...]
    positions: tuple[Position, ...]


class History(NamedTuple):
    """The island's own events, and those of the dispute over all four; both in time order."""

    own: tuple[Event, ...]
    common: dict[str, tuple[Event, ...]]
    """By period, one of content.model.types.PERIODS."""


def share(atlas: Atlas, unit: str) -> float:
    """A unit's part of the measured area of all four, per cent."""
    return atlas.measured_km2[unit] / sum(atlas.measured_km2.values()) * 100


def people(books: Books, unit: str) -> tuple[Population, ...]:
    """The counts of people that a unit's page names: today's and that of 1945."""
    return tuple(books.populations[name] for name in books.units[unit].overview.people)


def rows(atlas: Atlas, order: names.Order) -> list[Row]:
    """Each unit in one line."""
    found = []
    for unit, d in atlas.dossiers.items():
        title, written = names.english(d.unit.names, order), names.by_language(d.unit.names, order)
        joined = " · ".join(text for _, text in written)
        found.append(Row(unit, title, joined, d.measured_km2, share(atlas, unit), d.reach.hokkaido_km))
    return found


def is_own(event: Event) -> bool:
    """Whether an event is particular to the units that it names: it does not concern all four."""
    return set(event.units) != set(UNITS)


def overview(atlas: Atlas, unit: str, sides: Iterable[str], record: str) -> Overview:
    """The overview of a unit; `sides` in the order in which they stand, `record` as everywhere."""
    books, spec = atlas.books, atlas.books.units[unit].overview
    events = shown((books.events[name] for name in spec.events), record)
    return Overview(
        people=people(books, unit) if record == "all" else (),
        events=tuple(sorted(events, key=lambda event: in_time(event.date))),
        proposals=tuple(cell for cell in strip(atlas, unit, record) if cell.proposal.id in spec.proposals),
        cases=tuple(_case(atlas, books.units[unit], side, record) for side in sides),
    )


def _case(atlas: Atlas, unit: UnitRecord, side: str, record: str) -> Case:
    books, cases = atlas.books, unit.overview.cases
    arguments = shown((books.positions[name] for name in getattr(cases, side)), record)
    return Case(side, tuple(arguments), books.excerpts[getattr(cases, f"{side}_quote")])


def topics(atlas: Atlas, unit: str, sides: Iterable[str], record: str) -> dict[str, list[TopicCase]]:
    """Topic -> each side's case, in the order of `sides`; a topic on which nothing is shown is left out."""
    arguments = {(one.topic, one.side): one for one in atlas.books.arguments.values()}
    found = {}
    for topic in get_args(Topic):
        cases = []
        for side in sides:
            argument = arguments[topic, side]
            said = shown((p for p in atlas.dossiers[unit].positions[side] if p.topic == topic), record)
            cases.append(TopicCase(side, kept(argument.claims, record), kept(argument.answers, record), tuple(said)))
        if any(case.claims or case.answers or case.positions for case in cases):
            found[topic] = cases
    return found


def supporters(dossier: Dossier, sides: Iterable[str], record: str) -> dict[str, list[Position]]:
    """Side, or "neither" -> third parties and critics who bear out its case."""
    others = shown(dossier.positions["third_party"], record)
    return {side: [one for one in others if (one.supports or "neither") == side] for side in (*sides, "neither")}


def strip(atlas: Atlas, unit: str, record: str) -> list[Cell]:
    """Every proposal in time order, by who would hold the unit."""
    return [Cell(proposal, dict(cells(proposal))[unit]) for proposal in shown(atlas.proposals, record)]


def counted(of: Iterable[Cell]) -> list[tuple[str, int]]:
    """How many proposals would leave the unit to whom; the most first."""
    return Counter(cell.holder for cell in of).most_common()


def history(dossier: Dossier, record: str) -> History:
    """A unit's history in two: what is its own, what is common to all four."""
    events = shown(dossier.history, record)
    own = tuple(event for event in events if is_own(event))
    common = {
        name: tuple(event for event in events if not is_own(event) and first <= event.date[:4] <= last)
        for name, (first, last) in PERIODS.items()
    }
    return History(own, common)


def passages(dossier: Dossier) -> dict[str, list[Excerpt]]:
    """Article -> the passages on a unit, in the articles' order."""
    found: dict[str, list[Excerpt]] = {}
    for excerpt in dossier.excerpts:
        found.setdefault(excerpt.article, []).append(excerpt)
    return found


def disagreements(atlas: Atlas, dossier: Dossier) -> list[Disagreement]:
    """The unit's own, and those that a flag on one of its passages points to."""
    flagged = {flag.id for excerpt in dossier.excerpts for flag in atlas.flags.get(excerpt.id, ())}
    own = {disagreement.id for disagreement in dossier.disagreements}
    return [one for one in atlas.books.disagreements.values() if one.id in flagged | own]
