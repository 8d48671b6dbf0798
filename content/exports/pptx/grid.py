"""A table on a slide, in the theme's own style: as many rows as there is room for."""

from collections.abc import Sequence
from itertools import accumulate

from pptx.enum.text import PP_ALIGN
from pptx.table import Table as Shape
from pptx.util import Pt

from content.exports.pptx.text import LEADING, Piece, across, cleaned, lines, write
from content.pages.document import Table

SIZE, ACROSS, DOWN = 14, 7.2, 3.6
"""Of the text, and a cell's margins, in points."""


class Grid:
    """A table made to fit a width and a height: `cells` with the header, `widths` and `heights`, rows `left_out`."""

    def __init__(self, table: Table, width: float, room: float):
        cells = [tuple(map(cleaned, row)) for row in (table.columns, *table.rows)]
        self.numbers = table.numbers
        self.widths = _widths(cells, width)
        heights = [max(map(self._height, row, self.widths)) for row in cells]
        count = max(1, sum(used <= room for used in accumulate(heights)))
        self.cells, self.heights, self.left_out = cells[:count], heights[:count], len(cells) - count

    @staticmethod
    def _height(text: str, width: float) -> float:
        return lines(text, SIZE, width - 2 * ACROSS) * SIZE * LEADING + 2 * DOWN

    def fill(self, shape: Shape) -> None:
        """Write it; figures stand to the right."""
        shape.horz_banding = False
        for x, width in enumerate(self.widths):
            shape.columns[x].width = Pt(width)
        for y, (height, texts) in enumerate(zip(self.heights, self.cells, strict=True)):
            shape.rows[y].height = Pt(height)
            for x, text in enumerate(texts):
                cell = shape.cell(y, x)
                write(cell, [[Piece(text)]], SIZE)
                if x in self.numbers:
                    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _widths(cells: Sequence[Sequence[str]], width: float) -> tuple[float, ...]:
    """No column narrower than its longest word, if that can be; what is left goes to those with the longest texts."""
    columns = list(zip(*cells, strict=True))
    least = [max(across(word) for text in column for word in text.split(" ")) * SIZE + 2 * ACROSS for column in columns]
    if sum(least) > width:
        return tuple(own * width / sum(least) for own in least)
    wanted = [max(map(across, column)) * SIZE + 2 * ACROSS + 1 for column in columns]
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return tuple(own + (most - own) * share for own, most in zip(least, wanted, strict=True))
