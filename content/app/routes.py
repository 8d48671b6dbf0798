"""What the browser fetches. Each address holds the version, so that an answer may be kept for ever.

GET islands/VERSION/page?view=proposal&proposal=x   a page, as content.pages.page.Page.plain gives it
GET islands/VERSION/files/map.svg?view=time&on=1945   a file to take away: one of content.exports.files.FILES
GET islands/VERSION/thumb?scenes=figures&scene=1    the map of a scene, small
GET islands/VERSION/counts?scenes=overview          how many slides and pages a briefing becomes
GET islands/VERSION/self-test?scenes=overview       what the self-test before a briefing found
POST islands/VERSION/saved                          a saved briefing (YAML), as the parameters of its address
GET islands/VERSION/map.js, islands/VERSION/client.js
"""

import gzip
import hashlib
import json
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st
import xstatic.pkg.leaflet
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from content.data.briefing_file import LARGEST, parse_brief
from content.data.join import load_atlas
from content.data.search import index
from content.exports.files import FAILURES, FILES, counted
from content.exports.self_test import self_test
from content.pages.budget import over_budget
from content.pages.client import client
from content.pages.page import maps_at, page_at
from content.pages.painting import settings_of
from content.pages.pictures import picture
from content.pages.render import Pages
from content.pages.route import Place, place_of, read_place
from content.pages.site import first_places, packed
from geo._files import TOP
from geo.bundle import bundle
from geo.figure import About, svg
from geo.problem import DataError
from geo.webmap import online_layers

FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
KEPT = 1024
"""Compressed answers that are remembered: 2 to 60 kB each, some 10 MB in all."""

THUMB = {"width_px": 192, "height_px": 108}
"""The map of a scene in the list: without texts, shown at half of this."""


@cache
def version() -> str:
    """A name for all that answers are made from: the data and the code. With the day, on which some depend."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in ("content", "geo", "seeds") for path in (TOP / folder).rglob("*.*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def base() -> str:
    """Where the answers of today are, as seen from the page."""
    return f"islands/{version()}-{date.today():%Y%m%d}"


@cache
def load_pages() -> Pages | DataError:
    """The data, read and checked once for all visitors; or everything that is wrong with it."""
    try:
        pages = Pages(load_atlas())
    except DataError as error:
        return error
    too_much = list(over_budget(pages))
    return DataError(too_much) if too_much else pages


@lru_cache(maxsize=KEPT)
def _made(what: str, query: tuple[tuple[str, str], ...], today: date) -> tuple[bytes, str] | None:
    """An answer's body, compressed once, and its media type; None if there is nothing of that name."""
    pages = load_pages()
    if isinstance(pages, DataError):
        return None
    if what == "client.js":
        text, kind = client("app"), "text/javascript"
    elif what == "map.js":
        text, kind = _map_script(pages), "text/javascript"
    else:
        place, unknown = read_place(dict(query), pages.books)
        if unknown:
            return None
        if what == "thumb":
            state = maps_at(pages, place, today)[0]
            small = replace(picture(state, pages.books, place.names, **THUMB), labels=(), legend=())
            return gzip.compress(svg(small, About()).encode("utf-8"), mtime=0), "image/svg+xml"
        page = page_at(pages, place, today).plain()
        text, kind = json.dumps(page, ensure_ascii=False, separators=(",", ":")), "application/json"
    return gzip.compress(text.encode("utf-8"), mtime=0), kind


def _map_script(pages: Pages) -> str:
    return bundle(Path(xstatic.pkg.leaflet.BASE_DIR), {**settings_of(pages.atlas), "online": online_layers()})


@lru_cache(maxsize=256)
def first_pages(place: Place, today: date) -> str:
    """The pages with which the browser opens at a place, packed: so that it has to ask for none."""
    pages = load_pages()
    if isinstance(pages, DataError):
        raise pages
    return packed({urlencode(one.query()): page_at(pages, one, today) for one in first_places(place)})


def _answer(request: Request) -> Response:
    """An answer. An older version's address is not found: the page that asks is older than the server."""
    what, query = request.path_params["what"], tuple(sorted(request.query_params.items()))
    current = request.path_params["version"].startswith(f"{version()}-")
    made = _made(what, query, date.today()) if current and what in ("page", "thumb", "client.js", "map.js") else None
    if made is None:
        return _missing()
    body, kind = made
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(body), media_type=kind, headers=FOR_EVER)
    return Response(body, media_type=kind, headers={**FOR_EVER, "content-encoding": "gzip"})


def _asked(request: Request) -> tuple[Pages, Place] | None:
    """The pages, and the place that a request names; None if there are none, or it names none."""
    pages = load_pages()
    if isinstance(pages, DataError):
        return None
    place, unknown = read_place(dict(request.query_params), pages.books)
    return None if unknown else (pages, place)


def _file(request: Request) -> Response:
    """A file to take away, or why there is none."""
    asked, file = _asked(request), FILES.get(request.path_params["name"])
    if not (asked and file):
        return _missing()
    try:
        name, content = file.make(*asked)
    except FAILURES as error:
        return Response(f"{type(error).__name__}: {error}", status_code=500, media_type="text/plain")
    named = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=file.mime, headers={"content-disposition": named})


def _counts(request: Request) -> Response:
    """How many slides and pages the briefing at an address becomes."""
    asked = _asked(request)
    try:
        return JSONResponse(counted(*asked)) if asked else _missing()
    except FAILURES:  # told when the file is asked for
        return _missing()


def _self_test(request: Request) -> Response:
    """What the self-test of the briefing at an address found, as HTML."""
    asked = _asked(request)
    if not asked:
        return _missing()
    return Response(asked[0].render("self_test.html", checks=self_test(*asked)), media_type="text/html")


async def _saved(request: Request) -> Response:
    """A saved briefing as the parameters of its address; of a file that is none, all that is wrong with it."""
    pages, text = load_pages(), b""
    if isinstance(pages, DataError):
        return _missing()
    async for part in request.stream():
        text += part
        if len(text) > 4 * LARGEST:  # bytes of a letter, at most
            break
    try:
        brief = parse_brief(text.decode("utf-8", "replace"), request.query_params.get("file", ""), pages.books)
    except DataError as error:
        return JSONResponse({"problems": [str(problem) for problem in error.problems]})
    return JSONResponse({"address": dict.fromkeys(("names", "record"), "") | place_of(brief).query()})


def _missing() -> Response:
    return Response("not found", status_code=404, media_type="text/plain")


ROUTES = [
    Route("/islands/{version}/files/{name}", _file),
    Route("/islands/{version}/counts", _counts),
    Route("/islands/{version}/self-test", _self_test),
    Route("/islands/{version}/saved", _saved, methods=["POST"]),
    Route("/islands/{version}/{what}", _answer),
]


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:
    """Read everything, then answer: beside the reading a page would take three times as long to open."""
    _warm()
    if not st.get_option("server.headless"):  # as Streamlit does for a page that brings no server of its own
        address = f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    yield


def _warm() -> None:
    from content.app import page  # noqa: F401  # takes a second, for folium

    for what in ("map.js", "client.js"):
        _made(what, (), date.today())
    pages = load_pages()
    if not isinstance(pages, DataError):
        first_pages(Place(), date.today())
        index(pages.atlas, "all", "both")
