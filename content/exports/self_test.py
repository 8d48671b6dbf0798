"""The self-test before a briefing: records whole, fonts there, files made and opened again, nothing asked outside."""

import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from functools import cache, partial
from typing import Any, NamedTuple
from xml.etree import ElementTree

from content.data.join import load_atlas
from content.exports.files import FAILURES, FILES, export
from content.pages.render import Pages
from content.pages.route import Place
from geo.figure import fonts


class Check(NamedTuple):
    """What was looked at, whether it is good, and what was found or is to be done."""

    name: str
    """A key of wording.brief.checks."""
    good: bool
    found: str


_asked: ContextVar[list[str] | None] = ContextVar("_asked", default=None)
"""What was asked for since this thread is cut off; None while it is not."""


@cache
def _watched() -> None:
    """Have the interpreter ask before it connects or looks a name up. This stays, and lets other threads pass."""
    asks = {"socket.connect": 1, "socket.getaddrinfo": 0}

    def refuse(event: str, given: tuple[Any, ...]) -> None:
        asked = _asked.get()
        if asked is not None and event in asks:
            asked.append(str(given[asks[event]]))
            raise OSError(f"asked the network for {asked[-1]}")

    sys.addaudithook(refuse)


@contextmanager
def cut_off() -> Iterator[list[str]]:
    """No connection leaves this thread; what was asked for is listed. Other threads, the page's own, go on."""
    _watched()
    asked: list[str] = []
    before = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(before)


def _records() -> str:
    books = load_atlas().books
    return f"{len(books.articles)} articles, {len(books.excerpts)} passages, {len(books.references)} references"


def _fonts() -> str:
    return ", ".join(path.name for path in fonts())


def _opens(ending: str, content: bytes) -> None:
    """Open a file with what its kind is read with, which raises an error if it is none."""
    file = io.BytesIO(content)
    if ending == "pptx":
        from pptx import Presentation

        Presentation(file)
    elif ending == "pdf":
        import pikepdf

        pikepdf.open(file).close()
    elif ending == "png":
        from PIL import Image

        Image.open(file).verify()
    elif ending == "gpkg":
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            database.execute("SELECT geom FROM units").fetchone()
    elif ending == "geojson":
        json.load(file)
    elif ending == "svg":
        ElementTree.parse(file)
    elif not content:
        raise ValueError("an empty file")


def _unreadable() -> tuple[type[Exception], ...]:
    """What opening a file that is none of its kind raises besides."""
    import pikepdf

    return (pikepdf.PdfError, sqlite3.Error, zipfile.BadZipFile, KeyError, ElementTree.ParseError)


def _made(name: str, pages: Pages, place: Place) -> str:
    _, content = FILES[name].make(pages, place)
    _opens(name.partition(".")[2], content)
    return f"{len(content):,} bytes"


def self_test(pages: Pages, place: Place) -> tuple[Check, ...]:
    """Every check, in order; one that fails leaves the rest standing."""
    export.cache_clear()  # made anew: an export that was remembered proves nothing
    looks: list[tuple[str, str, Callable[[], str]]] = [("records", "", _records), ("fonts", "", _fonts)]
    looks += [("files", f"{name}: ", partial(_made, name, pages, place)) for name in FILES]
    checks = []
    with cut_off() as asked:
        for name, of, look in looks:
            try:
                checks.append(Check(name, True, of + look()))
            except (*FAILURES, *_unreadable()) as error:
                checks.append(Check(name, False, f"{of}{type(error).__name__}: {error}"))
    return (*checks, Check("network", not asked, ", ".join(asked)))
