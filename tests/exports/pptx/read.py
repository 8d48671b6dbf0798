"""Slides to look at, and how what stands on them is read."""

import io

import shapely
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND
from pptx.oxml.ns import qn

from content.data.briefing import Brief, read_scenes
from content.exports.pptx import slides
from content.pages.scenes import briefing

TITLE = "The islands between Hokkaido and Urup"
DATE = "2026-11-21"
EMU = 12700
"""In a point."""


def told(atlas, scenes=None, *options):
    """A briefing of these scenes."""
    return briefing(Brief(TITLE, DATE, read_scenes(scenes, atlas.books), *options), atlas)


def made(filled, atlas):
    """The slides of a briefing, opened."""
    return opened(slides(filled, atlas))


def opened(data):
    return Presentation(io.BytesIO(data))


def plain(text):
    """A text as it can be compared: blanks that don't break are blanks."""
    return text.replace("\u00a0", " ")


def title(slide):
    return plain(slide.shapes.title.text_frame.text)


def of_scenes(deck, sheets):
    """The slides of each scene: (sheet, its slides)."""
    left = list(deck.slides)[1:]
    for sheet in sheets:
        assert title(left[0]) == sheet.title
        own = [left.pop(0)]
        while title(left[0]) == f"{sheet.title} (continued)":
            own.append(left.pop(0))
        yield sheet, own


def texts(slide):
    """What stands on a slide, shape by shape; of a table row by row."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield plain("\n".join(paragraph.text for paragraph in shape.text_frame.paragraphs))
        elif shape.has_table:
            yield from (plain(" | ".join(cell.text for cell in row.cells)) for row in shape.table.rows)


def box(shape):
    return shapely.box(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)


def units(slide):
    """The units' shapes on a slide, by name; two of each where two maps stand side by side."""
    return [s for s in slide.shapes if s.shape_type == KIND.FREEFORM and not s.name.startswith("Legend")]


def alt(shape):
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def maps(slide):
    return [shape for shape in slide.shapes if shape.shape_type == KIND.PICTURE]


def runs_of(deck):
    for slide in deck.slides:
        yield from slide._element.iter(qn("a:r"), qn("a:fld"))
