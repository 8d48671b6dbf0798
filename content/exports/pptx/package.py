"""The file: an empty deck in our own fonts and colours, and a deck as bytes that are the same every time."""

import io
import re
import zipfile
from datetime import datetime

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from content.exports.pptx.blocks import TITLE
from content.exports.pptx.flow import FOOT, HEIGHT, MARGIN, RULE, WIDTH
from content.exports.pptx.lettering import COLOURS, JAPANESE_FACE, LATIN, NAMESPACES
from content.exports.pptx.measure import cleaned

KEPT = ("Title Slide", "Title Only")
"""The template's layouts that are used; the others are taken out."""

THEME = {
    "dk1": "ink", "lt1": "halo", "dk2": "edge", "lt2": "sea", "accent1": "unit", "accent2": "deferred",
    "accent3": "japan", "accent4": "russia", "accent5": "shared", "accent6": "deep", "hlink": "edge",
    "folHlink": "edge",
}  # fmt: skip
"""The theme's colour -> our token, so that what is added to the slides by hand looks like them."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file within the package, the earliest that a zip can have."""

APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>Microsoft Office PowerPoint</Application></Properties>'
)
"""In place of the template's own, which counts its slides and names its fonts."""


def empty(title: str, subject: str, date: str):
    """A presentation of 16:9 without slides; `date` is a partial date."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(made.slide_layouts):
        if layout.name not in KEPT:
            made.slide_layouts.remove(layout)
    _strip(made)
    _themed(made)
    _placed(made.slide_master)
    for layout in made.slide_layouts:
        _placed(layout)
    _ruled(made.slide_layouts.get_by_name("Title Only"))
    told = made.core_properties
    year, month, day = [*map(int, date.split("-")), 1, 1][:3]
    told.created = told.modified = datetime(year, month, day)
    told.title, told.subject = cleaned(title)[:255], cleaned(subject)[:255]
    told.author = told.last_modified_by = told.keywords = told.comments = ""
    told.language, told.revision = "en-GB", 1
    return made


def _strip(made) -> None:
    """Take out the template's own thumbnail, printer settings and counts."""
    package, main = made.part.package, made.part
    for owner in (package, main):
        for name, relation in list(owner._rels.items()):
            if relation.reltype in (RT.THUMBNAIL, RT.PRINTER_SETTINGS):
                owner._rels.pop(name)
    package.part_related_by(RT.EXTENDED_PROPERTIES)._blob = APP.encode()


def _themed(made) -> None:
    part = made.slide_master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8").replace('name="Office Theme"', 'name="Islands"')
    for name, token in THEME.items():
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{COLOURS[token]}"/></a:{name}>', text)
    text = re.sub(r'<a:latin typeface="[^"]*"/><a:ea typeface=""/>',
                  f'<a:latin typeface="{LATIN}"/><a:ea typeface="{JAPANESE_FACE}"/>', text)  # fmt: skip
    part._blob = text.encode("utf-8")


def _placed(page) -> None:
    """Placeholders where our slides have them, in sizes of at least 18 points."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    boxes = {
        KIND.TITLE: (MARGIN, 20, WIDTH - 2 * MARGIN, 41),
        KIND.CENTER_TITLE: (MARGIN, 80, 450, 200),
        KIND.SUBTITLE: (MARGIN, 300, 450, 150),
        KIND.BODY: (MARGIN, 76, WIDTH - 2 * MARGIN, 372),
        KIND.DATE: (MARGIN, FOOT, 250, 22),
        KIND.FOOTER: (MARGIN + 260, FOOT, 350, 22),
        KIND.SLIDE_NUMBER: (WIDTH - MARGIN - 120, FOOT, 120, 22),
    }
    for holder in page.placeholders:
        box = boxes[holder.placeholder_format.type]
        holder.left, holder.top, holder.width, holder.height = (Pt(side) for side in box)
        for small in holder._element.xpath(".//a:defRPr[@sz]"):
            small.set("sz", str(max(1800, int(small.get("sz")))))
    for style in page._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
        style.find(qn("a:defRPr")).set("sz", str(TITLE * 100))


def _ruled(layout) -> None:
    """A band along the upper edge and a line above the foot, on every slide but the first."""
    tree = layout._element.cSld.spTree
    for number, (name, token, box) in enumerate(
        [("Band", "unit", (0, 0, WIDTH, 6)), ("Line", "shore", (MARGIN, RULE, WIDTH - 2 * MARGIN, 0.75))], start=100
    ):
        left, top, width, height = (Pt(side) for side in box)
        tree.append(
            parse_xml(
                f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
                f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
                f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{COLOURS[token]}"/>'
                f"</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
            )
        )


def packed(presentation) -> bytes:
    """The presentation as a file, its parts in a fixed order and with a fixed date."""
    saved = io.BytesIO()
    presentation.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w") as file:
        first = "[Content_Types].xml"
        for name in [first, *sorted(set(parts.namelist()) - {first})]:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, parts.read(name), compresslevel=6)
    return out.getvalue()
