"""The charts of the figures page as plain places, in per cent of a lane; its template draws them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import accumulate, count, pairwise
from math import ceil, floor
from operator import or_
from typing import NamedTuple

from content.data.join import AreaLine
from content.model.series import Population

TICKS = 6
"""An axis has at most so many steps: on a phone the figures below it need the room."""

APART = 9
"""How far apart marks in a row must be, in per cent of a lane: as wide as three figures are on a phone."""

GAP = 0.5
"""The width of the years without a count between two others, in columns."""


class Axis(NamedTuple):
    """A scale from `low` to `high` in round steps; zero is one of them."""

    low: int
    high: int
    step: int

    def place(self, value: float) -> float:
        """Where a value stands: 0 at the left end, 100 at the right."""
        return (value - self.low) / (self.high - self.low) * 100

    def ticks(self) -> range:
        """The values at which the scale is marked."""
        return range(self.low, self.high + 1, self.step)


Units = tuple[str, ...]


class Area(NamedTuple):
    """A published area in its lane."""

    line: AreaLine
    left: float
    row: int
    """From the top; it says nothing, but that marks would lie on each other in one row."""


class Count(NamedTuple):
    """A count of people in its lane."""

    of: Population
    left: float
    up: float
    """The number: 100 for the largest of all lanes."""


class Column(NamedTuple):
    """A year in which people were counted, or "…" for the years between two of them."""

    label: str
    left: float


def axis(values: Iterable[float]) -> Axis:
    """The scale that holds the values and zero, in the smallest steps of 1, 2, 5, 10, 20 ... of which TICKS suffice."""
    values = [0.0, *values]
    low, high = min(values), max(values)
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if high - low <= TICKS * step)
    first, last = floor(low / step), ceil(high / step)
    return Axis(first * step, max(last, first + 1) * step, step)


def rows(places: Iterable[float], apart: float) -> Iterator[int]:
    """For each place, in ascending order, the first row in which nothing stands closer to it than `apart`."""
    last: list[float] = []
    for place in places:
        row = next((row for row, before in enumerate(last) if place - before >= apart), len(last))
        last[row : row + 1] = [place]
        yield row


def columns(years: Sequence[int]) -> list[Column]:
    """Where each of the years, in ascending order and at least one, stands from left to right."""
    wide = [(str(years[0]), 1.0)]
    for before, year in pairwise(years):
        wide += [("…", GAP)] * (year - before > 1) + [(str(year), 1.0)]
    ends = list(accumulate(width for _, width in wide))
    return [Column(label, (end - width / 2) / ends[-1] * 100) for (label, width), end in zip(wide, ends, strict=True)]


def area_chart(lines: Sequence[AreaLine]) -> tuple[dict[Units, list[Area]], Axis]:
    """Units -> the areas published of them, by how far each lies from the measured one; and the scale of all lanes."""
    scale = axis(line.difference_percent for line in lines)
    lanes = {}
    for units in dict.fromkeys(line.figure.units for line in lines):
        own = [line for line in lines if line.figure.units == units]
        own.sort(key=lambda line: line.difference_percent)
        places = [scale.place(line.difference_percent) for line in own]
        lanes[units] = list(map(Area, own, places, rows(places, APART)))
    return lanes, scale


def population_chart(counts: Sequence[Population]) -> tuple[dict[Units, list[Count]], list[Column]]:
    """Units -> their counts, at least one in all, each in its year's column, as high as its number; and the columns.

    Two counts of the same units in one year stand in two columns.
    """
    lanes: dict[Units, list[Population]] = {}
    for one in counts:
        lanes.setdefault(one.units, []).append(one)
    years = (Counter(int(one.date[:4]) for one in lane) for lane in lanes.values())
    drawn = columns(sorted(reduce(or_, years).elements()))  # of each year as many as the lane with most of them needs
    most = max(one.number for one in counts) or 1
    found = {}
    for units, lane in lanes.items():
        free = list(drawn)
        found[units] = []
        for one in lane:
            column = next(column for column in free if column.label == one.date[:4])
            free.remove(column)
            found[units].append(Count(one, column.left, one.number / most * 100))
    return found, drawn
