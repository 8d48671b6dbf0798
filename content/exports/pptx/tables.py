"""Tables: how wide their columns are, how high their rows, and where they are cut. In points."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from content.exports.pptx.blocks import LEADING, SMALL, Words
from content.exports.pptx.measure import Run, across, broken, cleaned

CELL = (8, 3)
"""Between a cell's edge and its text: left and right, top and bottom."""

NARROWEST = 125
"""The least width of a column; a table that has no room for that waits for a slide of the full width."""

MOST_LINES = 8
"""How many lines of a cell are tried to find the columns' widths."""


@dataclass(frozen=True)
class Grid:
    """A table; `cites`, if any, are its last column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[tuple[int, ...], ...]
    numbers: frozenset[int]
    section: str = ""
    fixed: tuple[float, ...] = ()
    """The columns' widths, of a table that goes on from another slide."""
    card = False

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Header and rows, without what a slide can't hold."""
        return tuple(tuple(cleaned(cell) for cell in row) for row in (self.columns, *self.rows))

    def widths(self, width: float) -> tuple[float, ...]:
        """The columns' widths: those with which the table is lowest, of those tried."""
        return self.fixed or widths(self.cells, width)

    def heights(self, width: float) -> list[float]:
        """The rows' heights, the header's first."""
        return heights(self.cells, self.widths(width))

    def height(self, width: float) -> float:
        """All of it."""
        return sum(self.heights(width))

    def cut(self, width: float, room: float, must: bool) -> tuple["Grid | None", "Grid | None"]:
        """The rows that fit into `room`, and the rest under the same header; no few on either side, unless it must."""
        if len(self.columns) * NARROWEST > width and not must:
            return None, self
        header, *heights = self.heights(width)
        fit, used = 0, header
        while fit < len(heights) and used + heights[fit] <= room:
            used += heights[fit]
            fit += 1
        if fit == len(heights):
            return self, None
        if not must and (fit < 2 or len(heights) - fit < 3):
            return None, self
        if fit == len(heights) - 1 and fit > 1:
            fit -= 1  # no row stands alone on a slide
        return self._divided(fit, width) if fit else self._opened(width, room - header)

    def _divided(self, at: int, width: float) -> tuple["Grid", "Grid"]:
        head = replace(self, rows=self.rows[:at], cites=self.cites[:at], fixed=self.widths(width))
        return head, replace(head, rows=self.rows[at:], cites=self.cites[at:])

    def _opened(self, width: float, room: float) -> tuple["Grid", "Grid"]:
        """Cut within the first row, which is higher than a slide; should the header leave no room, take a line."""
        count = max(1, int((room - 2 * CELL[1]) // LEADING[SMALL]))
        upper, lower = [], []
        for cell, own in zip(self.cells[1], self.widths(width), strict=True):
            lines = broken([(cell, False)], SMALL, own - 2 * CELL[0])
            end = lines[min(count, len(lines)) - 1][1]
            upper.append(cell[:end])
            lower.append(cell[end:].lstrip())
        head = replace(self, rows=(tuple(upper),), cites=self.cites[:1], fixed=self.widths(width))
        return head, replace(head, rows=(tuple(lower), *self.rows[1:]), cites=self.cites)


Block = Words | Grid


@lru_cache(maxsize=256)
def widths(cells: tuple[tuple[str, ...], ...], width: float) -> tuple[float, ...]:
    """Columns as narrow as some number of lines lets them be, then widened, the cheapest first, to fewer lines."""
    columns = [
        ((column[0], True), *((cell, False) for cell in dict.fromkeys(column[1:])))
        for column in zip(*cells, strict=True)
    ]
    tried = [_widened(columns, most, width) for most in range(1, MOST_LINES)]
    return min(tried, key=lambda each: sum(heights(cells, each)))


def _widened(columns: list[tuple[Run, ...]], most: int, width: float) -> tuple[float, ...]:
    """Widths with at most that many lines a cell, if the table's width allows it, and the table filled."""
    given = [_least(column, most) for column in columns]
    for count in range(1, most):
        wanted = [_least(column, count) for column in columns]
        for place in sorted(range(len(given)), key=lambda place: wanted[place] - given[place]):
            if sum(given) - given[place] + wanted[place] <= width:
                given[place] = max(given[place], wanted[place])
    if sum(given) > width:
        return _shared(given, width)
    wanting = [own < _least(column, 1) for own, column in zip(given, columns, strict=True)]
    wanting = wanting if any(wanting) else [True] * len(given)
    spare = (width - sum(given)) / sum(own for own, short in zip(given, wanting, strict=True) if short)
    return tuple(own * (1 + spare * short) for own, short in zip(given, wanting, strict=True))


def _shared(wanted: list[float], width: float) -> tuple[float, ...]:
    """The table's width shared out where it isn't enough: no column gets less than the others leave it."""
    given, left = {}, width
    for place in sorted(range(len(wanted)), key=wanted.__getitem__):
        given[place] = min(wanted[place], left / (len(wanted) - len(given)))
        left -= given[place]
    return tuple(given[place] for place in range(len(wanted)))


@lru_cache(maxsize=1024)
def _least(column: tuple[Run, ...], count: int) -> float:
    """The width in which no cell of a column has more than `count` lines, nor a word too long for a line."""
    words = max(across(word, bold) for text, bold in column for word in text.split(" "))
    room = max(words, max(across(*cell) for cell in column) / count)
    while any(len(broken([cell], 1, room)) > count for cell in column):
        room *= 1.04
    return room * SMALL + 2 * CELL[0]


def heights(cells: tuple[tuple[str, ...], ...], widths: tuple[float, ...]) -> list[float]:
    """The rows' heights, the header's first."""
    return [
        max(_lines(cell, i == 0, own - 2 * CELL[0]) for cell, own in zip(row, widths, strict=True)) * LEADING[SMALL]
        + 2 * CELL[1]
        for i, row in enumerate(cells)
    ]


@lru_cache(maxsize=4096)
def _lines(cell: str, bold: bool, width: float) -> int:
    return len(broken([(cell, bold)], SMALL, width))
