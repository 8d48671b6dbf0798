"""Documents to look at, and how they are read again with pypdf, as a reader's machine would read them."""

import io
import re
from collections.abc import Iterator
from functools import cache

from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, Destination, NameObject

from content.data.briefing import Brief, read_scenes
from content.data.join import Atlas
from content.exports.pdf import document
from content.pages.scenes import Briefing, briefing
from tests.exports.said import of_items, of_sections, shown

TITLE = "The islands between Hokkaido and Urup"
FOOT, HEAD = 50, 784
"""Points from the lower edge of a page: below and above them stand footer and header."""

STROKES = re.compile(rb"(?<=\s)(?:(?:-?[\d.]+ ){2,6}[mlc]\s)+")
"""The lines of the maps, which hold no text, and take far longer to read than all else."""


def made(atlas: Atlas, scenes: str | None = None, title: str = TITLE, **changes: str) -> Briefing:
    return briefing(Brief(title, "2026-11-21", read_scenes(scenes, atlas.books), **changes), atlas)


def pdf(briefing: Briefing, atlas: Atlas) -> PdfReader:
    return PdfReader(io.BytesIO(document(briefing, atlas)))


def dense(text: str) -> str:
    """A text without its white space: where its lines end on paper does not matter."""
    return re.sub(r"[\s\u200b]+", "", text)


@cache
def pieces(reader: PdfReader) -> list[list[tuple[float, float, str]]]:
    """Of each page what is written on it: (points from the left, points from below, text)."""
    pages: list[list[tuple[float, float, str]]] = []
    for page in PdfReader(reader.stream).pages:  # its own, as their lines are taken out
        stream = DecodedStreamObject()
        stream.set_data(STROKES.sub(b"", page.get_contents().get_data()))
        page[NameObject("/Contents")] = stream
        pages.append([])
        page.extract_text(visitor_text=lambda text, cm, *_: pages[-1].append((cm[4], cm[5], text)))
    return pages


def body(reader: PdfReader) -> str:
    """All that stands between header and footer, densely."""
    return dense("".join(text for page in pieces(reader) for _, y, text in page if FOOT < y < HEAD))


def edges(page: list[tuple[float, float, str]]) -> str:
    """A page's header and footer, densely."""
    return dense("".join(text for _, y, text in page if not FOOT < y < HEAD))


def texts(briefing: Briefing) -> Iterator[str]:
    """Everything that the document of a briefing says, once what an annex says has gone there."""
    for sheet in briefing.sheets:
        yield from (sheet.title, *(state.caption for state in sheet.maps), *of_items(shown(sheet)))
        yield from of_sections((*sheet.tables, *sheet.full))
    for annex in briefing.annexes:
        yield from (f"Annex: {annex.title}", *of_sections(annex.sections))
    for source in briefing.sources:
        yield from (f"[{source.number}]", source.label, source.title, source.grade, source.url)


def lost(briefing: Briefing, reader: PdfReader) -> list[str]:
    text = body(reader)
    return [one for one in texts(briefing) if dense(one) not in text]


def elements(node, kind: str) -> Iterator[dict]:
    """The elements of one kind in the tree of tags, in their order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child, kind)
    elif isinstance(node, dict):
        if node.get("/S") == kind:
            yield node
        if "/K" in node:
            yield from elements(node["/K"], kind)


def tagged(reader: PdfReader, kind: str) -> list[dict]:
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], kind))


def links(reader: PdfReader) -> Iterator[tuple[int, dict]]:
    for number, page in enumerate(reader.pages):
        yield from ((number, each.get_object()) for each in page.get("/Annots", ()))


def bookmarks(reader: PdfReader) -> list[tuple[int, str]]:
    """Each bookmark with its level, from 1."""

    def flat(items: list, level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield from [(level, item.title)] if isinstance(item, Destination) else flat(item, level + 1)

    return list(flat(reader.outline, 1))
