"""The deck's own template, made from python-pptx's: a master, six layouts with placeholders, a theme.

Slides take everything from here, so another theme or template put on the file changes all of them.
"""

import re
from datetime import datetime

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from content.exports.pptx.text import cleaned, tight
from geo.styles import TOKENS

Box = tuple[float, float, float, float]
"""Left, top, width, height in points; a slide is 960 by 540."""

WIDTH, HEIGHT = 960, 540
TITLE: Box = (36, 22, 888, 68)
SOURCES: Box = (36, 489, 888, 26)
WHOLE: Box = (36, 104, 888, 378)
MAP: Box = (36, 104, 540, 378)
BESIDE: Box = (600, 104, 324, 378)
COVER_MAP: Box = (480, 0, 480, 540)
PAIR: tuple[Box, Box] = ((36, 104, 432, 262), (492, 104, 432, 262))
UNDER: tuple[Box, Box] = ((36, 374, 432, 110), (492, 374, 432, 110))

SIZES = {"cover": 36, "title": 28, "text": 20, "under": 16, "list": 18, "sources": 11, "entry": 11}
GAP, ENTRY_GAP = 8, 3
"""Between paragraphs, and between the entries of the list of sources."""

Holder = tuple[str, int, Box, str, str]
"""Type and number of a placeholder, its box, its size, what is particular to its frame."""

_TITLED: list[Holder] = [("title", 0, TITLE, "title", 'anchor="b"'), ("body", 13, SOURCES, "sources", 'anchor="b"')]

LAYOUTS: dict[str, list[Holder]] = {
    "Cover": [
        ("ctrTitle", 0, (36, 90, 420, 200), "cover", 'anchor="b"'), ("subTitle", 1, (36, 306, 420, 180), "list", ""),
    ],
    "Map": [*_TITLED, ("pic", 1, MAP, "text", ""), ("body", 2, BESIDE, "text", "")],
    "Two maps": [
        *_TITLED, ("pic", 1, PAIR[0], "text", ""), ("pic", 3, PAIR[1], "text", ""),
        ("body", 2, UNDER[0], "under", ""), ("body", 4, UNDER[1], "under", ""),
    ],
    "Table": [*_TITLED, ("tbl", 1, WHOLE, "text", "")],
    "List": [*_TITLED, ("body", 1, WHOLE, "list", "")],
    "Sources": [_TITLED[0], ("body", 1, (36, 104, 888, 400), "entry", 'numCol="2" spcCol="304800"')],
}  # fmt: skip

FEET = {KIND.DATE: (36, 518, 220, 16), KIND.FOOTER: (266, 518, 428, 16), KIND.SLIDE_NUMBER: (804, 518, 120, 16)}

THEME = {
    "dk1": "ink", "lt1": "halo", "dk2": "edge", "lt2": "sea", "accent1": "ink", "accent2": "deep",
    "accent3": "japan", "accent4": "russia", "accent5": "shared", "accent6": "unit", "hlink": "ink", "folHlink": "ink",
}  # fmt: skip
"""The theme's colour -> our token."""

LATIN, JAPANESE_FACE = "Arial", "Yu Gothic"
"""The theme's typefaces. Where one is missing, a program takes one made to the same widths, or its own for Japanese."""

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>python-pptx</Application></Properties>'
)
"""In place of the template's own, which counts its slides and names its fonts."""


def empty(title: str, subject: str, author: str, keywords: str, date: str) -> Deck:
    """A presentation of 16:9 without slides; `date` is a partial date."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    made.element.find(qn("p:sldSz")).attrib.pop("type")  # it said 4:3
    _stripped(made)
    _themed(made)
    _mastered(made)
    layouts = list(made.slide_layouts)
    for layout, (name, holders) in zip(layouts, LAYOUTS.items(), strict=False):
        _laid_out(layout, name, holders)
    for layout in layouts[len(LAYOUTS) :]:
        made.slide_layouts.remove(layout)
    told = made.core_properties
    year, month, day = [*map(int, date.split("-")), 1, 1][:3]
    told.created = told.modified = datetime(year, month, day)
    told.title, told.subject, told.keywords = (cleaned(text)[:255] for text in (title, subject, keywords))
    told.author = told.last_modified_by = cleaned(author)[:255]
    told.comments, told.language, told.revision = "", "en-GB", 1
    return made


def _stripped(made: Deck) -> None:
    """Take out the template's own thumbnail, printer settings and counts."""
    package = made.part.package
    package.part_related_by(RT.EXTENDED_PROPERTIES).blob = APP.encode()
    named = {one.reltype: one.rId for one in package.iter_rels()}
    package.drop_rel(named[RT.THUMBNAIL])
    made.part.drop_rel(named[RT.PRINTER_SETTINGS])


def _themed(made: Deck) -> None:
    part = made.slide_master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8").replace('name="Office Theme"', 'name="Islands"')
    for name, token in THEME.items():
        colour = TOKENS["light"][token].lstrip("#")
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', text)
    text = re.sub(r'<a:latin typeface="[^"]*"/><a:ea typeface=""/>',
                  f'<a:latin typeface="{LATIN}"/><a:ea typeface="{JAPANESE_FACE}"/>', text)  # fmt: skip
    part.blob = text.encode("utf-8")


def _mastered(made: Deck) -> None:
    """The master's placeholders and sizes, and the notes' master, which python-pptx does not list."""
    master = made.slide_master
    boxes: dict[KIND, Box] = {KIND.TITLE: TITLE, KIND.BODY: WHOLE, **FEET}
    for holder in master.placeholders:
        holder.left, holder.top, holder.width, holder.height = map(Pt, boxes[holder.placeholder_format.type])
        tight(holder.text_frame)
        if holder.placeholder_format.type in FEET:
            holder.element.find(f".//{qn('a:defRPr')}").set("sz", "1000")
    for level in master.element.xpath("./p:txStyles/*/*"):
        style = level.find(qn("a:defRPr"))
        if level.getparent().tag == qn("p:titleStyle"):
            level.set("algn", "l")
            style.set("sz", str(SIZES["title"] * 100))
            style.set("b", "1")
        elif level.getparent().tag == qn("p:bodyStyle"):
            style.set("sz", str(min(int(style.get("sz")), SIZES["text"] * 100)))
    notes = made.notes_master
    for holder in notes.placeholders:
        if holder.placeholder_format.type == KIND.SLIDE_IMAGE:
            holder.left, holder.width, holder.height = Pt(54), Pt(432), Pt(243)
    listed = f'<p:notesMasterIdLst {NAMES}><p:notesMasterId r:id="{made.part.relate_to(notes.part, RT.NOTES_MASTER)}"/>'
    made.element.find(qn("p:sldMasterIdLst")).addnext(parse_xml(f"{listed}</p:notesMasterIdLst>"))


def _laid_out(layout, name: str, holders: list[Holder]) -> None:
    """A layout with these placeholders and those of the foot."""
    layout.element.find(qn("p:cSld")).set("name", name)
    layout.element.attrib.pop("type", None)
    for holder in list(layout.placeholders):
        if holder.placeholder_format.type not in FEET:
            holder.element.getparent().remove(holder.element)
    for number, (kind, index, box, size, frame) in enumerate(holders, start=20):
        layout.shapes.element.append(parse_xml(_holder(number, kind, index, box, size, frame)))


def _holder(number: int, kind: str, index: int, box: Box, size: str, frame: str) -> str:
    left, top, width, height = map(Pt, box)
    title = kind in ("title", "ctrTitle")
    gap = {"sources": 0, "title": 0, "cover": 0, "entry": ENTRY_GAP}.get(size, GAP)
    bold = ' b="1"' if title else ""
    name = f"{kind} {index}"
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" '
        f'{frame}><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef>'
        f'<a:spcPts val="{gap * 100}"/></a:spcBef><a:buNone/><a:defRPr sz="{SIZES[size] * 100}"{bold}><a:solidFill>'
        f'<a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:r><a:rPr lang="en-GB"/>'
        f"<a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
