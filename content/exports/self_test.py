"""The self-test before a briefing: records whole, fonts there, exports made and opened again, nothing asked outside."""

import io
import json
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import escape

from content.data.briefing import Brief
from content.data.edition import edition
from content.data.join import load_atlas
from content.exports.export import FAILURES, export
from content.pages.document import MapState
from content.pages.pictures import picture
from content.pages.render import Pages
from content.pages.scenes import briefing


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is good, and what was found or is to be done."""

    name: str
    """A key of wording.brief.checks."""
    good: bool
    found: str


class Reached(OSError):
    """Something asked for an address outside this machine."""


_cut = threading.local()
"""Whether this thread is cut off: `asked` lists what it asked for."""


@cache
def _watched() -> None:
    """Have the interpreter ask before it connects or looks a name up. This stays, and lets other threads pass."""
    asks = {"socket.connect": 1, "socket.getaddrinfo": 0}

    def refuse(event: str, given: tuple[Any, ...]) -> None:
        asked = getattr(_cut, "asked", None)
        if asked is not None and event in asks:
            asked.append(str(given[asks[event]]))
            raise Reached(f"asked the network for {asked[-1]}")

    sys.addaudithook(refuse)


@contextmanager
def cut_off() -> Iterator[list[str]]:
    """No connection leaves this thread; what was asked for is listed. Other threads, the page's own, go on."""
    _watched()
    _cut.asked = asked = []
    try:
        yield asked
    finally:
        _cut.asked = None


def _records(pages: Pages, brief: Brief) -> str:
    books = load_atlas().books
    return f"{len(books.articles)} articles, {len(books.excerpts)} passages, {len(books.references)} references"


def _fonts(pages: Pages, brief: Brief) -> str:
    from geo.figure import fonts

    return ", ".join(path.name for path in fonts())


def _pptx(pages: Pages, brief: Brief) -> str:
    from pptx import Presentation

    _, data = export("pptx", brief, pages)
    return f"{len(Presentation(io.BytesIO(data)).slides)} slides, {len(data):,} bytes"


def _pdf(pages: Pages, brief: Brief) -> str:
    _, data = export("pdf", brief, pages)
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
        raise ValueError("the document is no PDF")
    return f"{len(data):,} bytes"


def _html(pages: Pages, brief: Brief) -> str:
    _, data = export("html", brief, pages)
    text = data.decode("utf-8")
    missing = [one.title for one in briefing(brief, pages.atlas).sheets if str(escape(one.title)) not in text]
    if missing:
        raise ValueError(f"not in the page: {', '.join(missing)}")
    return f"{len(data):,} bytes"


def _pictures(pages: Pages, brief: Brief) -> str:
    from PIL import Image

    from geo.figure import About, png, svg

    shown = picture(MapState(), pages.books, brief.names)
    with Image.open(io.BytesIO(png(shown))) as image:
        image.verify()
        size = image.size
    return f"PNG {size[0]} x {size[1]}, SVG {len(svg(shown, About(pages.words.map.title))):,} bytes"


def _data(pages: Pages, brief: Brief) -> str:
    from content.exports import data

    made = {
        "GeoJSON": data.geojson(pages.atlas, edition(), brief.record),
        "CSV": data.table(pages.atlas, edition(), brief.record),
        "GeoPackage": data.geopackage(pages.atlas, edition(), brief.record),
    }
    json.loads(made["GeoJSON"])
    if not made["GeoPackage"].startswith(b"SQLite format 3"):
        raise ValueError("the GeoPackage is no database")
    return ", ".join(f"{name} {len(content):,} bytes" for name, content in made.items())


CHECKS: dict[str, Callable[[Pages, Brief], str]] = {
    "records": _records,
    "fonts": _fonts,
    "pptx": _pptx,
    "pdf": _pdf,
    "html": _html,
    "pictures": _pictures,
    "data": _data,
}


def self_test(pages: Pages, brief: Brief) -> tuple[Check, ...]:
    """Every check, in order; one that fails leaves the rest standing."""
    export.cache_clear()  # made anew: an export that was remembered proves nothing
    checks = []
    with cut_off() as asked:
        for name, look in CHECKS.items():
            try:
                checks.append(Check(name, True, look(pages, brief)))
            except (*FAILURES, zipfile.BadZipFile) as error:
                checks.append(Check(name, False, f"{type(error).__name__}: {error}"))
    checks.append(Check("network", not asked, ", ".join(asked)))
    return tuple(checks)
