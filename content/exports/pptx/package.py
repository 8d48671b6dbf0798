"""The deck as a file: made from `template.pptx`, with what python-pptx leaves out, and the same bytes every time.

The template has the master, the layouts with their placeholders and the theme; slides take everything from it, so that
another theme or template put on the file changes all of them.
"""

import io
import zipfile
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from content.exports.pptx.text import Piece, cleaned, write

TEMPLATE = Path(__file__).with_name("template.pptx")

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file within the package, the earliest that a zip can have."""

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def empty(title: str, subject: str, author: str, keywords: str, date: str) -> Deck:
    """A presentation of 16:9 without slides; `date` is a full day."""
    made = Presentation(str(TEMPLATE))
    told = made.core_properties
    told.created = told.modified = datetime.fromisoformat(date)
    told.title, told.subject, told.keywords = (cleaned(text)[:255] for text in (title, subject, keywords))
    told.author = told.last_modified_by = cleaned(author)[:255]
    return made


def footed(slide: Slide, date: str, foot: str, number: int) -> None:
    """Give a slide the layout's date, footer and number, which python-pptx leaves out."""
    tree = slide.shapes.element
    texts = {KIND.DATE: date, KIND.FOOTER: foot, KIND.SLIDE_NUMBER: str(number)}
    for holder in slide.slide_layout.placeholders:
        text = texts.get(holder.placeholder_format.type)
        if text is None:
            continue
        own = deepcopy(holder.element)
        tree.append(own)
        own.nvSpPr.cNvPr.set("id", str(max(map(int, tree.xpath(".//p:cNvPr/@id"))) + 1))
        fields = own.findall(f".//{qn('a:fld')}/{qn('a:t')}")
        if fields and text.isdigit():
            fields[0].text = text
        else:
            made: Any = slide.shapes[-1]
            made.text_frame.text = ""
            write(made, [[Piece(text)]])


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
