"""Blocks one after another over as many slides as they need; nothing is made smaller to fit."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from textwrap import shorten

from content.exports.pptx.blocks import LEAD, SMALL, Paragraph, Words, marked, runs
from content.exports.pptx.tables import Block, Grid
from content.pages.document import Item, Line, Quote, Section, Table

Box = tuple[float, float, float, float]
"""Left, top, width, height."""

WIDTH, HEIGHT, MARGIN = 960, 540, 36
"""Of a slide: 13.333 by 7.5 inches."""

INNER = WIDTH - 2 * MARGIN
"""The width between the margins."""

BOTTOM, RULE, FOOT = 446, 505, 509
"""Where what is shown ends; the line under the sources of a slide; date, edition and number."""

GAP, CARD_GAP, HEADING_GAP = 8, 12, 12

LONGEST_HEADING, LONGEST_COLUMN = 200, 120
"""Letters; a longer heading is a statement, for it could fill slide after slide; a column's name is shortened."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading or a block, the gap above it, its top and its height."""

    what: Paragraph | Block
    gap: float
    top: float
    height: float


@dataclass
class Page:
    """What stands in one box of a slide."""

    box: Box
    placed: list[Placed] = field(default_factory=list)
    lead: bool = False
    """Whether nothing but the lead stands there."""

    @property
    def bottom(self) -> float:
        """Where what stands there ends."""
        return self.placed[-1].top + self.placed[-1].height if self.placed else self.box[1]

    @property
    def room(self) -> float:
        """What is left."""
        return self.box[1] + self.box[3] - self.bottom

    @property
    def cites(self) -> tuple[int, ...]:
        """The numbers of the sources of what stands there, in ascending order."""
        return tuple(sorted({number for one in self.placed for number in numbers(one.what)}))

    def add(self, what: Paragraph | Block, gap: float) -> None:
        """Put it under the last."""
        gap = gap if self.placed else 0
        self.placed.append(Placed(what, gap, self.bottom + gap, what.height(self.box[2])))


class Flow:
    """Fills boxes: the first, if there is one, then as many like `rest` as are needed.

    `spare` tells for the numbers of a slide's sources by how much its box may be exceeded.
    """

    def __init__(
        self, first: Box | None, rest: Box, continued: str, spare: Callable[[tuple[int, ...]], float] = lambda _: 0
    ):
        self.rest, self.continued, self.spare = rest, continued, spare
        self.pages = [Page(first or rest)]
        self._begun: set[str] = set()

    def fill(self, blocks: Iterable[Block]) -> list[Page]:
        """The pages that hold the blocks, in order."""
        queue, shown = deque(blocks), None
        while queue:
            block, page = queue.popleft(), self.pages[-1]
            heading = self._heading(block) if block.section and block.section != shown else None
            gap = self._gap(page, block, after_heading=heading is not None)
            above = gap + (heading.height(page.box[2]) + HEADING_GAP if heading else 0)
            empty = not page.placed or page.lead
            must = empty and (isinstance(block, Words) or page.box == self.rest)
            room = page.room - above + self.spare(tuple({*page.cites, *numbers(block)}))
            fits, left = block.cut(page.box[2], room, must)
            if fits is None:
                queue.appendleft(block)
                self._turn()
                shown = None
                continue
            if heading:
                page.add(heading, HEADING_GAP)
                self._begun.add(block.section)
            page.add(fits, gap)
            page.lead, shown = empty and _is_lead(block), block.section
            if left is not None:
                queue.appendleft(left)
                self._turn()
                shown = None
        return self.pages

    def _turn(self) -> None:
        self.pages.append(Page(self.rest))

    def _heading(self, block: Block) -> Paragraph:
        """The section's; on a further slide it says that the section goes on."""
        said = f"{block.section} ({self.continued})" if block.section in self._begun else block.section
        return Paragraph(runs((said, True)), before=HEADING_GAP)

    @staticmethod
    def _gap(page: Page, block: Block, after_heading: bool) -> float:
        if block.card or isinstance(block, Grid):
            return GAP if after_heading else CARD_GAP
        if after_heading:
            return 4
        last = page.placed[-1].what if page.placed else None
        return 5 if block.size == SMALL else CARD_GAP if isinstance(last, Grid) or getattr(last, "card", False) else GAP


def numbers(what: Paragraph | Block) -> Iterable[int]:
    """The numbers of a block's sources."""
    if isinstance(what, Grid):
        return [number for row in what.cites for number in row]
    return what.cites if isinstance(what, Words) else ()


def _is_lead(block: Block) -> bool:
    return isinstance(block, Words) and block.size == LEAD


def blocks(sections: Iterable[Section], sources: str) -> Iterable[Block]:
    """A sheet's sections as blocks; `sources` heads the column of numbers in tables."""
    for section in sections:
        heading = section.heading
        if len(heading) > LONGEST_HEADING:
            yield Words(heading, bold=True)
            heading = ""
        for item in section.items:
            yield _block(item, heading, sources)


def _block(item: Item, section: str, sources: str) -> Block:
    if isinstance(item, Line) and len(item.label) > LONGEST_HEADING:
        return Words(f"{item.label}: {item.text}", section, "", item.cites)
    if isinstance(item, Line):
        return Words(item.text, section, f"{item.label}:" if item.label else "", item.cites)
    if isinstance(item, Quote):
        return Words(item.text, section, cites=item.cites, below=f"{item.outlet}, {item.date} · {item.voice}")
    assert isinstance(item, Table)
    columns = tuple(shorten(name, LONGEST_COLUMN, placeholder=" …") if name else "" for name in item.columns)
    rows = item.rows
    if any(item.cites):
        columns = (*columns, sources)
        rows = tuple((*row, marked(cites)) for row, cites in zip(rows, item.cites, strict=True))
    return Grid(columns, rows, item.cites, item.numbers, section)
