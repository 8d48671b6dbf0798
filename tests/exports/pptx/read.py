"""Slides to look at, and how what stands on them is read."""

import io
import re

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND

from content.data.briefing import Brief, read_scenes
from content.exports.pptx.deck import slides
from content.pages.scenes import briefing

TITLE = "The islands between Hokkaido and Urup"
DATE = "2026-11-21"

PAINTED = (
    "proposal:aso-quarter-2006,proposal:togo-panov-2013,proposal:kunadze-1992,compare:medvedev-2010:kawana-1998,"
    "date:1855-02-07"
)
"""Five scenes with every hatch."""


def told(atlas, scenes=None, *options):
    """A briefing of these scenes."""
    return briefing(Brief(TITLE, DATE, read_scenes(scenes, atlas.books), *options), atlas)


def made(filled, atlas):
    """The slides of a briefing, opened."""
    return opened(slides(filled, atlas))


def opened(data):
    return Presentation(io.BytesIO(data))


def of_layout(deck, *names):
    return [slide for slide in deck.slides if slide.slide_layout.name in names]


def scenes(deck):
    return of_layout(deck, "Map", "Two maps")


def maps(slide):
    """The groups of a slide's maps."""
    return [shape for shape in slide.shapes if shape.shape_type == KIND.GROUP]


def units(group):
    """The four units' shapes, in the order of geo.UNITS whichever is chosen and so on top."""
    found = [shape for shape in group.shapes if shape.shape_type == KIND.FREEFORM and alt(shape)]
    order = ("Iturup", "Kunashir", "Shikotan", "Habomai")
    return sorted(found, key=lambda shape: order.index(alt(shape).split(" / ")[0].split(":")[0]))


def alt(shape):
    return shape.element.xpath(".//p:cNvPr")[0].get("descr")


def notes(slide):
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def texts(slide):
    """What stands on a slide beside its maps, a table row by row."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)


def body(slide):
    """The text beside a scene's map, or below its two."""
    return "\n".join(h.text_frame.text for h in slide.placeholders if h.placeholder_format.idx in (2, 4))


def marks(text):
    """The numbers of the sources in it."""
    return {int(number) for found in re.findall(r"\[([\d,\s]+)\]", text) for number in found.split(",")}


def words(text):
    """How many words, marks aside."""
    return len(re.sub(r"\[[\d,\s]+\]", "", text).split())
