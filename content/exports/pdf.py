"""A briefing as a document for reading: a tagged PDF (PDF/UA-1), typeset by typst from `pdf.typ`.

The records' text goes to the template as data, in a file of its own: none of it is ever read as typst's markup. Only
fonts that come with the packages are used, so that the document looks the same everywhere.
"""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import category

from content.data import names
from content.data.citations import when
from content.data.join import Atlas
from content.data.phrases import Phrases
from content.pages.document import Line, MapState, Quote, Section, Sheet, Table
from content.pages.pictures import described, picture
from content.pages.scenes import Briefing
from geo.figure import About, fonts, svg, typst_fonts
from geo.styles import TOKENS

TEMPLATE = Path(__file__).with_suffix(".typ")

SIZE = {"width_px": 640, "height_px": 310}
"""Pixels of a map: few enough that its smallest text is legible at the width of a page's text."""

STANDARDS = ("ua-1", "a-2a")
"""Accessible, and fit for an archive."""

SHORT = 16
"""Characters up to which a column's texts stand on one line."""

SHOWN_IN_ANNEXES = ("figures", "disagreements")
"""Kinds of scenes whose tables an annex has."""


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
        made = typst.compile(
            files,  # pyright: ignore[reportArgumentType]  # typst's stub leaves out the files by name
            root=nowhere,
            package_path=nowhere,
            package_cache_path=nowhere,
            font_paths=typst_fonts(),
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=made_on,
        )
    return _with_row_headers(made)


def _with_row_headers(made: bytes) -> bytes:
    """The first cell of each row of a table marked as the row's header: typst can, but its Python binding does not."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for one in pdf.objects:
            if isinstance(one, Dictionary) and one.get("/S") == Name.TBody:
                for row in one["/K"]:  # pyright: ignore[reportGeneralTypeIssues]  # an array of rows
                    row.K[0].S, row.K[0].A = Name.TH, Array([Dictionary(O=Name.Table, Scope=Name.Row)])
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


@cache
def _letters() -> frozenset[int]:
    """The characters that a document can be set in: those of the pictures' fonts, which typst's own only make finer."""
    from fontTools.ttLib import TTFont

    return frozenset(code for path in fonts() for code in TTFont(path, lazy=True).getBestCmap() or ())


def writable(text: str) -> str:
    """The text with � for what no font here has: PDF/UA forbids a letter that is not there, so there'd be no PDF.

    A control character but a new line is a space; what only turns the direction of writing, or is not seen, goes.
    """

    def instead(letter: str) -> str:
        kind = category(letter)
        if kind in ("Cc", "Cf"):
            return letter if letter == "\n" else " " if kind == "Cc" else ""
        return letter if kind != "Co" and ord(letter) in _letters() else "\ufffd"

    return text.translate({ord(letter): instead(letter) for letter in set(text)})


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
        self.briefing, self.atlas, self.books = briefing, atlas, atlas.books
        self.words = atlas.books.wording
        self.pictures: dict[str, bytes] = {}
        self._names: dict[object, str] = {}

    def data(self) -> object:
        """All of it, as JSON knows it."""
        brief, words = self.briefing.brief, self.words
        data = {
            "title": brief.title.strip() or words.brief.untitled,
            "date": when(brief.date, words.months),
            "day": [int(part) for part in brief.date.split("-")],
            "edition": self.briefing.edition,
            "status": words.page.status,
            "group": names.ordered(words.page.group_names, brief.names),
            "record": words.page.records[brief.record] if brief.record != "all" else "",
            "tokens": {name: value for name, value in TOKENS["light"].items() if value.startswith("#")},
            "words": {name: text for name, text in vars(words.brief).items() if isinstance(text, str)},
            "licence": Phrases(self.atlas).licence(),
            "cover": self.map(MapState()),
            "sheets": [self.sheet(sheet) for sheet in self.briefing.sheets],
            "annexes": [
                {"title": annex.title, "sections": [_section(one) for one in annex.sections]}
                for annex in self.briefing.annexes
            ],
            "sources": [asdict(source) for source in self.briefing.sources],
        }
        return _each_text(data, writable)

    def sheet(self, sheet: Sheet) -> dict[str, object]:
        """A scene. A map that shows no more than the cover's is left out."""
        tables = () if sheet.scene.kind in SHOWN_IN_ANNEXES else sheet.tables
        return {
            "title": sheet.title,
            "headline": asdict(sheet.headline),
            "maps": [self.map(state) for state in sheet.maps if state != MapState()],
            "said": [_item(item) for item in (*sheet.said, *((sheet.beside,) if sheet.beside else ()))],
            "sections": [_section(section) for section in (*tables, *sheet.full)],
        }

    def map(self, state: MapState) -> dict[str, str]:
        """A map: its file, its words, its caption. The same picture is one file."""
        shown = picture(state, self.books, self.briefing.brief.names, **SIZE)
        if shown not in self._names:
            self._names[shown] = f"map-{len(self._names)}.svg"
            self.pictures[self._names[shown]] = writable(svg(shown, About(self.words.map.title))).encode()
        return {
            "file": self._names[shown],
            "alt": described(state, self.books, self.briefing.brief.names),
            "caption": state.caption,
        }


def _section(section: Section) -> dict[str, object]:
    return {"heading": section.heading, "items": [_item(item) for item in section.items]}


def _item(item: Line | Quote | Table) -> dict[str, object]:
    own: dict[str, Any] = asdict(item) | {"kind": type(item).__name__.lower()}
    if isinstance(item, Table):
        own |= {"numbers": sorted(item.numbers), "widths": list(_widths(item)), "cited": any(item.cites)}
    return own


def _widths(table: Table) -> Iterator[float]:
    """For each column 0 if it is to be as wide as its texts, else its share of what they leave."""
    for place, name in enumerate(table.columns):
        lengths = [len(row[place]) for row in table.rows] or [0]
        short = max(*lengths, len(name)) <= SHORT
        yield 0 if short else max(SHORT, sum(lengths) / len(lengths)) ** 0.5
