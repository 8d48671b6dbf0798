"""A briefing as a document for reading: a tagged PDF (PDF/UA-1), typeset by typst from `document.typ`.

The records' text goes to the template as data, in a file of its own: none of it is ever read as typst's markup. Only
fonts that come with the packages are used, so that the document looks the same everywhere.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from content.data.join import Atlas
from content.exports.typography import typst_fonts, writable
from content.pages.document import Item, Line, MapState, Quote, Section, Sheet, Source, Table
from content.pages.pictures import described, picture
from content.pages.scenes import Briefing
from geo.webmap import TOKENS

TEMPLATE = Path(__file__).with_suffix(".typ")

SIZE = {"width_px": 640, "height_px": 360}
"""Pixels of a map: few enough that its smallest text is legible at the width of a page's text."""

STANDARDS = ("ua-1", "a-2a")
"""Accessible, and fit for an archive."""

ADDRESS = re.compile(r"https?://\S+")

SHORT = 16
"""Characters up to which a column's texts stand on one line."""


def document(briefing: Briefing, atlas: Atlas) -> bytes:
    """The briefing as a PDF; the same bytes for the same briefing and edition.

    Raises DataError if a map file or a font is missing or wrong, typst.TypstError if typst can't make the document.
    """
    import typst

    content = Content(briefing, atlas)
    files = {
        "main.typ": TEMPLATE.read_bytes(),
        "data.json": json.dumps(content.data(), ensure_ascii=False).encode(),
        **content.pictures,
    }
    made_on = datetime.combine(date.fromisoformat(briefing.brief.date), datetime.min.time(), UTC)
    with TemporaryDirectory() as nowhere:  # what is not in `files` isn't to be found, nor fetched
        return typst.compile(
            files,  # pyright: ignore[reportArgumentType]  # typst's stub leaves out the files by name
            root=nowhere,
            package_path=nowhere,
            package_cache_path=nowhere,
            font_paths=typst_fonts(),
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=made_on,
        )


def _each_text(value: object, change: Callable[[str], str]) -> object:
    """The data with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each_text(each, change) for key, each in value.items()}
    return [_each_text(each, change) for each in value] if isinstance(value, list | tuple) else value


class Content:
    """What the template is given. `pictures` fills while `data` is made."""

    def __init__(self, briefing: Briefing, atlas: Atlas):
        self.briefing, self.books = briefing, atlas.books
        self.words = atlas.books.wording
        self.pictures: dict[str, bytes] = {}
        self._names: dict[object, str] = {}

    def data(self) -> dict[str, object]:
        """All of it, as JSON knows it."""
        from content.data.citations import when

        brief, words = self.briefing.brief, self.words
        data = {
            "title": brief.title.strip() or words.brief.untitled,
            "date": when(brief.date, words.months),
            "day": [int(part) for part in brief.date.split("-")],
            "edition": self.briefing.edition,
            "status": words.page.status,
            "groups": words.page.group_names,
            "tokens": {name: value for name, value in TOKENS["light"].items() if value.startswith("#")},
            "words": self.labels(),
            "sheets": [self.sheet(sheet) for sheet in self.briefing.sheets],
            "sources": [_source(source) for source in self.briefing.sources],
        }
        return {name: _each_text(value, writable) for name, value in data.items()}

    def labels(self) -> dict[str, str]:
        """What the document says by itself."""
        words = self.words.brief
        return {
            "contents": words.contents,
            "edition": words.edition,
            "edition_note": words.edition_note,
            "licence": words.licence,
            "notes": words.notes,
            "page_of": words.page_of,
            "sources": words.sources,
        }

    def sheet(self, sheet: Sheet) -> dict[str, object]:
        """A scene."""
        kind = self.words.brief.kinds[sheet.scene.kind]
        return {
            "kind": "" if kind == sheet.title else kind,
            "title": sheet.title,
            "lead": sheet.lead,
            "maps": [self.map(state) for state in sheet.maps],
            "sections": [_section(section) for section in sheet.sections],
            "notes": [_section(section) for section in sheet.notes],
        }

    def map(self, state: MapState) -> dict[str, str]:
        """A map: its file, its words, its caption. The same picture is one file."""
        from geo.figure import svg

        shown = picture(state, self.books, self.briefing.brief.names, **SIZE)
        if shown not in self._names:
            self._names[shown] = f"map-{len(self._names)}.svg"
            self.pictures[self._names[shown]] = svg(shown, self.words.map.title).encode()
        return {"file": self._names[shown], "alt": described(state, self.books), "caption": state.caption}


def _section(section: Section) -> dict[str, object]:
    return {"heading": section.heading, "items": [_item(item) for item in section.items]}


def _item(item: Item) -> dict[str, object]:
    kind = {Line: "line", Quote: "quote", Table: "table"}[type(item)]
    if not isinstance(item, Table):
        return {"kind": kind, **asdict(item)}
    return {
        "kind": kind,
        "columns": item.columns,
        "widths": list(_widths(item)),
        "rows": item.rows,
        "cites": item.cites,
        "cited": any(item.cites),
        "numbers": sorted(item.numbers),
    }


def _widths(table: Table) -> Iterator[float]:
    """For each column 0 if it is to be as wide as its texts, else its share of what they leave."""
    for place, name in enumerate(table.columns):
        lengths = [len(row[place]) for row in table.rows] or [0]
        short = place in table.numbers or max(*lengths, len(name)) <= SHORT
        yield 0 if short else max(SHORT, sum(lengths) / len(lengths)) ** 0.5


def _source(source: Source) -> dict[str, object]:
    """A source; its address apart, so that it can be a link."""
    found = ADDRESS.search(source.detail)
    told = source.detail[: found.start()].rstrip(" ·") if found else source.detail
    return {**asdict(source), "detail": told, "address": found[0] if found else ""}
