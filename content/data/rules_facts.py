"""Rules on dates and figures: none that cannot be, and no two that quietly contradict each other."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import NamedTuple

from content.data.load import Books, pointers
from content.data.shares import AREAS
from content.data.timeline import administered, covers, earliest, latest
from content.model.records import Statement
from geo.areas import printed_number
from geo.problem import Problem

STARTS = {
    "excerpts": "refers_to",
    "events": "date",
    "proposals": "date",
    "administrations": "start",
    "boundaries": "start",
}
"""Kind of record with an `until` -> the field in which its span starts."""

TOLD = ("agreed", "not_carried_out", "halted", "in_part", "refused", "lapsed")
"""The outcomes of which a source has to tell."""

APART = 0.01
"""By how much, of the larger, two figures for one thing may differ without a word on it."""


class Figure(NamedTuple):
    """A figure as a source prints it."""

    file: str
    id: str
    field: str
    of: Hashable
    """What it measures, and by which definition: the same for figures that ought to agree."""
    value: float
    sources: frozenset[str]
    as_printed: str


def ends_after_it_starts(books: Books) -> Iterator[Problem]:
    """No span ends before it starts; the two may be the same day, month or year."""
    for stem, start in STARTS.items():
        for record in getattr(books, stem).values():
            begun = getattr(record, start)
            if record.until and latest(record.until) < earliest(begun):
                allowed = f"no date before '{start}', {begun}"
                yield books.problem(stem, record.id, "until", record.until, allowed, f"correct it, or '{start}'")


def stands_on_some_day(books: Books) -> Iterator[Problem]:
    """The time view shows every span at least when it begins: there is such a day, and no other span hides it."""
    administrations = list(books.administrations.values())
    hidden = [
        *(("administrations", a) for a in administrations
          if administered(administrations, latest(a.start))[a.territory] is not a),
        *(("boundaries", b) for b in books.boundaries.values() if not covers(b, latest(b.start))),
    ]  # fmt: skip
    for stem, record in hidden:
        found = f"{record.start} to {record.until or 'today'}, of which the time view shows no first day"
        allowed = "a span that has begun before it ends, and overlaps no other of its territory"
        yield books.problem(stem, record.id, "start", found, allowed, "correct the dates")


def answers_come_after(books: Books) -> Iterator[Problem]:
    """No event is dated before the one that it answers; no answer to a proposal rests on older sources alone."""
    for event in books.events.values():
        asked = books.events[event.answers] if event.answers else event
        if latest(event.date) < earliest(asked.date):
            allowed, remedy = f"no date before {asked.id}, {asked.date}", "correct the date, or what it answers"
            yield books.problem("events", event.id, "date", event.date, allowed, remedy)
    for proposal in books.proposals.values():
        for field in ("answer", "fate"):
            dates = [date for statement in getattr(proposal, field) for date in _dates(statement, books)]
            known = [date for date in dates if date]
            if dates and known == dates and max(map(latest, known)) < earliest(proposal.date):
                found = f"sources up to {max(known, key=latest)}"
                allowed = f"a source that is not older than the proposal, {proposal.date}"
                remedy = "correct the date, or cite who tells of it"
                yield books.problem("proposals", proposal.id, field, found, allowed, remedy)


def outcome_is_told(books: Books) -> Iterator[Problem]:
    """That a proposal was agreed, refused or let lapse is told by a source: by an answer or by what became of it."""
    for proposal in books.proposals.values():
        if proposal.outcome in TOLD and not (proposal.answer or proposal.fate):
            found = f"{proposal.outcome}, with no answer and no fate"
            allowed = f"{', '.join(TOLD)} only with a statement under 'answer' or 'fate'"
            remedy = "cite who tells of it, or write unanswered"
            yield books.problem("proposals", proposal.id, "outcome", found, allowed, remedy)


def shares_fit_the_whole(books: Books) -> Iterator[Problem]:
    """The shares that one source prints for a proposal are not more than all; what we allocate is checked when read."""
    for proposal in books.proposals.values():
        together: dict[tuple[str, ...], float] = defaultdict(float)
        for share in proposal.shares:
            together[share.excerpts + share.references] += share.percent
        for sources, percent in together.items():
            if percent > 100:
                found, remedy = f"{percent:g} % by {', '.join(sources)}", "copy the shares from the source"
                yield books.problem("proposals", proposal.id, "shares", found, "at most 100 %", remedy)


def _dates(statement: Statement, books: Books) -> Iterator[str | None]:
    """When each source of a statement was published."""
    yield from (books.references[name].date for name in statement.references)
    yield from (books.articles[books.excerpts[name].article].published_on for name in statement.excerpts)


def _counted(books: Books) -> Iterator[Figure]:
    """Every figure of the records. Who measured a height stands in its name, so it is part of what it is."""
    kinds = {
        "populations": ("number", lambda one: (one.units, one.date, one.definition)),
        "heights": ("metres", lambda one: (one.unit, one.name)),
        "distances": ("km", lambda one: (one.unit, one.islet, one.to)),
    }
    for stem, (field, of) in kinds.items():
        for one in getattr(books, stem).values():
            file, sources = books.homes[stem, one.id], frozenset(one.references)
            yield Figure(file, one.id, field, (stem, of(one)), getattr(one, field), sources, one.as_printed)


def is_as_printed(books: Books) -> Iterator[Problem]:
    """A figure is the number that its source prints; of the areas geo.areas says the same."""
    for figure in _counted(books):
        if printed_number(figure.as_printed.removesuffix(" m")) != figure.value:
            found, allowed = f"{figure.value:g}", f"the number printed: {figure.as_printed}"
            yield Problem(figure.file, figure.id, figure.field, found, allowed, "copy the number from the source")


def agrees_or_is_a_disagreement(books: Books) -> Iterator[Problem]:
    """Two figures for one thing that lie apart are a disagreement, which cites a source of each."""
    figures = [*_counted(books)]
    figures += [
        Figure(AREAS, a.id, "area_km2", (a.units, a.islets), a.area_km2, frozenset({a.source}), a.as_printed)
        for a in books.areas
    ]
    cited = [{target for _, _, target in pointers(one)} for one in books.disagreements.values()]
    alike: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        alike.setdefault(figure.of, []).append(figure)
    for one, other in (pair for these in alike.values() for pair in combinations(these, 2)):
        apart = abs(one.value - other.value) > APART * max(one.value, other.value)
        if apart and not any(one.sources & names and other.sources & names for names in cited):
            found = f"{other.as_printed}, where {one.id} has {one.as_printed}"
            allowed = f"figures at most {APART:.0%} apart, or a disagreement that cites a source of each"
            yield Problem(other.file, other.id, other.field, found, allowed, "correct it, or record the disagreement")
