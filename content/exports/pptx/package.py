"""What python-pptx leaves out of a deck: feet, sections, and bytes that are the same every time."""

import io
import zipfile
from copy import deepcopy
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from content.exports.pptx.template import NAMES
from content.exports.pptx.text import Piece, write

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file within the package, the earliest that a zip can have."""


def footed(slide: Slide, date: str, foot: str, number: int) -> None:
    """Give a slide the layout's date, footer and number, which python-pptx leaves out."""
    tree = slide.shapes.element
    texts = {KIND.DATE: date, KIND.FOOTER: foot, KIND.SLIDE_NUMBER: str(number)}
    for holder in slide.slide_layout.placeholders:
        text = texts.get(holder.placeholder_format.type)
        if text is None:
            continue
        fields = holder.element.findall(f".//{qn('a:fld')}/{qn('a:t')}")
        if fields and text.isdigit():
            fields[0].text = text
        else:
            holder.text_frame.text = ""
            write(holder, [[Piece(text)]])
        tree.append(deepcopy(holder.element))
        tree[-1].nvSpPr.cNvPr.set("id", str(max(map(int, tree.xpath(".//p:cNvPr/@id"))) + 1))


def divided(made: Deck, parts: dict[str, list[Slide]]) -> None:
    """Divide the deck into sections: name -> its slides."""
    sections = ""
    for name, slides in parts.items():
        ids = "".join(f'<p14:sldId id="{slide.slide_id}"/>' for slide in slides)
        own = f'name={quoteattr(name)} id="{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}"'
        sections += f"<p14:section {own}><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>" if ids else ""
    made.element.append(
        parse_xml(
            f'<p:extLst {NAMES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
            f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst></p:ext>'
            "</p:extLst>"
        )
    )


def packed(presentation: Deck) -> bytes:
    """The presentation as a file, its parts in a fixed order and with a fixed date."""
    saved, out = io.BytesIO(), io.BytesIO()
    presentation.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w") as file:
        first = "[Content_Types].xml"
        for name in [first, *sorted(set(parts.namelist()) - {first})]:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, parts.read(name), compresslevel=6)
    return out.getvalue()


def remove(slide: Slide, *indices: int) -> None:
    """Take out placeholders: that of a picture, where a group stands; an empty one, which would ask to be filled."""
    for index in indices:
        element = slide.placeholders[index].element
        element.getparent().remove(element)
