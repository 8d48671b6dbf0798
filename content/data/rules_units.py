"""Rules on the units' pages: none has an empty part, and each tells of its own unit, even-handedly."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import get_args

from content.data.load import Books
from content.data.record_files import FOLDER
from content.model.types import OFFICIAL, Side, Topic
from geo import UNITS
from geo.problem import Problem

OWN = 2
"""Events of an overview that are at least the unit's own: they do not concern all four."""


def has_no_empty_section(books: Books) -> Iterator[Problem]:
    """Every section of a unit's page has something to show."""
    for unit in UNITS:
        there = {
            "an event": any(unit in one.units for one in books.events.values()),
            "an excerpt": any(unit in one.units for one in books.excerpts.values()),
            "a disagreement": any(unit in one.units for one in books.disagreements.values()),
            "a position of Russia": any(unit in p.units for p in books.positions.values() if p.side == "russia"),
            "a position of Japan": any(unit in p.units for p in books.positions.values() if p.side == "japan"),
        }
        for what, is_there in there.items():
            if not is_there:
                found, allowed = "a section with nothing in it", f"{what} that names the unit"
                yield books.problem("units", unit, "", found, allowed, "add it")


def is_even_handed(books: Books) -> Iterator[Problem]:
    """As many arguments for one side as for the other, two at least, all its own, and its own words."""
    for unit, record in books.units.items():
        cases = record.overview.cases
        if len(cases.russia) != len(cases.japan) or len(cases.russia) < 2:
            found = f"{len(cases.russia)} arguments of Russia, {len(cases.japan)} of Japan"
            allowed, remedy = "as many of each, two at least", "add or leave out one"
            yield books.problem("units", unit, "overview.cases", found, allowed, remedy)
        for side, voice in OFFICIAL.items():
            for name in getattr(cases, side):
                if books.positions[name].side != side:
                    where, found = f"overview.cases.{side}", f"{name}, of {books.positions[name].side}"
                    yield books.problem("units", unit, where, found, "positions of that side", "name another")
            quote = books.excerpts[getattr(cases, f"{side}_quote")]
            if voice not in quote.voice:
                found, where = f"{quote.id}, of {', '.join(quote.voice)}", f"overview.cases.{side}_quote"
                allowed = f"an excerpt with the voice {voice}"
                yield books.problem("units", unit, where, found, allowed, "name another")


def argues_for_both(books: Books) -> Iterator[Problem]:
    """On every topic each side has its case, once."""
    argued = Counter((one.topic, one.side) for one in books.arguments.values())
    for topic, side in product(get_args(Topic), get_args(Side)):
        if argued[topic, side] != 1:
            found, allowed = f"{argued[topic, side]} arguments of {side} on {topic}", "one of each side on each topic"
            yield Problem(f"{FOLDER}/arguments.yaml", "", "topic", found, allowed, "add it, or make one of two")


def tells_of_the_unit(books: Books) -> Iterator[Problem]:
    """An overview's events and people are the unit's; two events at least its own."""
    named = {"events": books.events, "people": books.populations}
    for unit, record in books.units.items():
        for field, records in named.items():
            for name in getattr(record.overview, field):
                if unit not in records[name].units:
                    found, allowed = f"{name}, of {', '.join(records[name].units)}", "what names the unit"
                    yield books.problem("units", unit, f"overview.{field}", found, allowed, "name another")
        events = [books.events[name] for name in record.overview.events]
        own = [event.id for event in events if set(event.units) != set(UNITS)]
        if len(own) < OWN:
            found, allowed = f"{len(own)} of {len(events)} are the unit's own", f"{OWN} that do not concern all four"
            yield books.problem("units", unit, "overview.events", found, allowed, "name another")
