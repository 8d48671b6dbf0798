"""Puts text, cards, tables and pictures on a slide. All lengths are in points."""

from collections.abc import Iterable, Sequence

from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from content.exports.pptx.blocks import PAD, SMALL, Paragraph, Words
from content.exports.pptx.flow import Box, Page, Placed
from content.exports.pptx.lettering import COLOURS, body, paragraph, run, spaced
from content.exports.pptx.measure import cleaned
from content.exports.pptx.tables import CELL, Grid

PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style "No Style, No Grid"."""


def extent(box: Box) -> tuple[Pt, Pt, Pt, Pt]:
    """A box in the file's units."""
    left, top, width, height = (Pt(round(side, 2)) for side in box)
    return left, top, width, height


def text_box(slide: Slide, box: Box, paragraphs: Iterable[str], name: str, pad: float = 0, anchor: str = "t"):
    """A box of text that neither shrinks nor grows."""
    shape = slide.shapes.add_textbox(*extent(box))
    shape.name = cleaned(name)
    element = shape._element
    element.replace(element.txBody, parse_xml(body(paragraphs, (pad, pad), anchor)))
    return shape


def described(shape, text: str) -> None:
    """Give a shape its alternative text; python-pptx has no name for it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", cleaned(text))


def linked(slide: Slide, address: str) -> str:
    """The id of a link to a web address; "" for any other."""
    if not address.startswith(("https://", "http://")):
        return ""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def page(slide: Slide, filled: Page) -> None:
    """All that stands in a box: paragraphs that follow one another in one box of text, cards and tables."""
    left, _, width, _ = filled.box
    together: list[Placed] = []
    for one in filled.placed:
        if isinstance(one.what, Grid):
            together = _text(slide, together, left, width)
            table(slide, one.what, (left, one.top, width, one.height))
        elif isinstance(one.what, Words) and one.what.card:
            together = _text(slide, together, left, width)
            card(slide, one.what, (left, one.top, width, one.height))
        else:
            together.append(one)
    _text(slide, together, left, width)


def _text(slide: Slide, placed: Sequence[Placed], left: float, width: float) -> list[Placed]:
    """Draw paragraphs and statements that follow one another; an empty list, to collect the next."""
    if placed:
        top, end = placed[0].top, placed[-1].top + placed[-1].height
        written = []
        for i, one in enumerate(placed):
            assert not isinstance(one.what, Grid)  # it is drawn by itself
            own = one.what if isinstance(one.what, Paragraph) else one.what.paragraphs[0]
            written.append(paragraph(own, one.gap if i else 0, link=linked(slide, cleaned(own.link))))
        text_box(slide, (left, top, width, end - top), written, "Text")
    return []


def card(slide: Slide, words: Words, box: Box) -> None:
    """A passage on its card, with a bar of the units' colour at its left."""
    written = [paragraph(one, one.before if i else 0) for i, one in enumerate(words.paragraphs)]
    shape = text_box(slide, box, written, "Quote", PAD)
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb("land")


def _rgb(token: str):
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(COLOURS[token].upper())


def table(slide: Slide, grid: Grid, box: Box) -> None:
    """A table whose first row is its header."""
    left, top, width, height = box
    widths, heights = grid.widths(width), grid.heights(width)
    shape = slide.shapes.add_table(1, 1, *extent((left, top, width, height)))
    shape.name = "Table"
    described(shape, grid.section or " · ".join(column for column in grid.columns if column))
    columns = "".join(f'<a:gridCol w="{Pt(round(own, 2))}"/>' for own in widths)
    rows = "".join(
        f'<a:tr h="{Pt(height)}">{"".join(_cell(text, i == 0, n in grid.numbers) for n, text in enumerate(row))}</a:tr>'
        for i, (height, row) in enumerate(zip(heights, grid.cells, strict=True))
    )
    made = parse_xml(
        f'<a:tbl xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{PLAIN_TABLE}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    old = shape._element.graphic.graphicData.tbl
    old.getparent().replace(old, made)


def _cell(text: str, header: bool, number: bool) -> str:
    across, down = (round(side * 12700) for side in CELL)
    colour, width = (COLOURS["ink"], 19050) if header else (COLOURS["shore"], 9525)
    sides = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    sides += f'<a:lnB w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
    fill = f'<a:solidFill><a:srgbClr val="{COLOURS["sea"]}"/></a:solidFill>' if header else "<a:noFill/>"
    written = spaced(run(text, SMALL, header), SMALL, align="r" if number else "l")
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{written}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{down}" marB="{down}" anchor="t">{sides}{fill}</a:tcPr></a:tc>'
    )
