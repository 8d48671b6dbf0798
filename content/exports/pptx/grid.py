"""A scene's table as a table on a slide, in the theme's own style: as many rows as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from math import ceil

from pptx.enum.text import PP_ALIGN
from pptx.table import Table as Shape
from pptx.util import Pt

from content.exports.pptx.saying import marked
from content.exports.pptx.text import LEADING, Piece, across, lines, write
from content.pages.document import Table

SIZE, ACROSS, DOWN = 14, 7.2, 3.6
"""Of the text, and a cell's margins, in points."""


@dataclass(frozen=True)
class Grid:
    """A table made to fit: its cells with the header, and how wide its columns and how high its rows are."""

    cells: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    left_out: int
    """Rows for which there was no room."""
    cites: tuple[int, ...]

    def fill(self, shape: Shape) -> None:
        """Write it; what repeats from row to row is one cell."""
        shape.horz_banding = False
        for x, width in enumerate(self.widths):
            shape.columns[x].width = Pt(width)
        for y, height in enumerate(self.heights):
            shape.rows[y].height = Pt(height)
        for y, row in enumerate(self.cells):
            for x, text in enumerate(row):
                span = _span(self.cells, self.numbers, y, x)
                if not span:
                    continue
                if span > 1:
                    shape.cell(y, x).merge(shape.cell(y + span - 1, x))
                write(shape.cell(y, x), [[Piece(text)]], SIZE)
                if x in self.numbers:
                    shape.cell(y, x).text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def grid(table: Table, width: float, room: float, sources: str = "") -> Grid:
    """As much of a table as fits; `sources`, if any, heads a column of the numbers of each row's sources."""
    columns, rows = table.columns, table.rows
    if sources and any(table.cites):
        columns = (*columns, sources)
        rows = tuple((*row, marked(cites).strip()) for row, cites in zip(rows, table.cites, strict=True))
    cells = (columns, *rows)
    widths = _widths(cells, width)
    heights = _heights(cells, table.numbers, widths)
    count = max(1, len(list(takewhile(lambda used: used <= room, accumulate(heights)))))
    cites = tuple(dict.fromkeys(n for own in table.cites[: count - 1] for n in own))
    return Grid(cells[:count], table.numbers, widths, tuple(heights[:count]), len(cells) - count, cites)


def _span(cells: Sequence[Sequence[str]], numbers: frozenset[int], y: int, x: int) -> int:
    """Over how many rows a cell goes; 0 if it belongs to the one above. Figures and the header stand alone."""
    text = cells[y][x]
    if y == 0 or x in numbers or not text:
        return 1
    if y > 1 and cells[y - 1][x] == text:
        return 0
    return len(list(takewhile(lambda row: row[x] == text, cells[y:])))


def _heights(cells: Sequence[Sequence[str]], numbers: frozenset[int], widths: Sequence[float]) -> list[float]:
    """The rows' heights: a cell that goes over several rows shares its lines out among them."""
    needed = [1] * len(cells)
    for y, row in enumerate(cells):
        for x, text in enumerate(row):
            span = _span(cells, numbers, y, x)
            for below in range(y, y + span):
                needed[below] = max(needed[below], ceil(lines(text, SIZE, widths[x] - 2 * ACROSS) / span))
    return [count * SIZE * LEADING + 2 * DOWN for count in needed]


def _widths(cells: Sequence[Sequence[str]], width: float) -> tuple[float, ...]:
    """No column narrower than its longest word, if that can be; what is left goes to those with the longest texts."""
    columns = list(zip(*cells, strict=True))
    least = [max(across(word) for text in column for word in text.split(" ")) * SIZE + 2 * ACROSS for column in columns]
    if sum(least) > width:
        return tuple(own * width / sum(least) for own in least)
    wanted = [
        max(across(text) for text in column) * SIZE + 2 * ACROSS - own
        for column, own in zip(columns, least, strict=True)
    ]
    share = (width - sum(least)) / (sum(wanted) or 1)
    if not sum(wanted):
        return tuple(own + (width - sum(least)) / len(least) for own in least)
    return tuple(own + more * share for own, more in zip(least, wanted, strict=True))
