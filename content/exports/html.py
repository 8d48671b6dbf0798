"""The briefing as one HTML file: opened from disk, with the network off, it asks nobody for anything.

The app's pages are packed in it, its scenes among them, and shown by the app's own client. For who has no script the
scenes, what they rest on and their sources stand in it as text with pictures. The file's content policy names each of
its scripts by its hash, so that no other can run, whatever a record holds.
"""

import base64
import hashlib
import io
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import xstatic.pkg.leaflet
from markupsafe import Markup

import geo
from content.data.load import Books
from content.pages.client import WEB, client
from content.pages.document import MapState, Sheet
from content.pages.painting import settings_of
from content.pages.pictures import described, picture
from content.pages.render import Pages
from content.pages.scene_view import sheet_html
from content.pages.scenes import Briefing
from content.pages.site import packed, site
from geo.bundle import packed_layers, self_contained
from geo.figure import Picture, png
from geo.styles import css_variables

MAP = Path(geo.__file__).parent / "web"
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
SIZE, COLOURS = {"width_px": 640, "height_px": 400}, 64
OPTIONS = {
    "zoomSnap": 0.25,
    "zoomDelta": 0.5,
    "maxZoom": 12,
    "minZoom": 4,
    "wheelPxPerZoomLevel": 120,
    "center": (44.4, 147.0),
    "zoom": 7,
}
"""Leaflet's, as geo.webmap gives them to folium; the map is fitted to VIEW when it starts."""
SCRIPTED = 'document.documentElement.classList.add("scripted"); // before anything is drawn: without it one long text'


class Part(NamedTuple):
    """A script or a style sheet inside the file."""

    text: Markup
    hash: str


def _part(source: Path | str) -> Part:
    """A file's text, or a text, as it may stand inside the page: nothing in it would end its element."""
    text = source if isinstance(source, str) else self_contained(source)
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"{source!s:.60} can't stand inside an HTML page")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return Part(Markup(text), f"'sha256-{digest}'")


def _policy(scripts: Sequence[Part], styles: Sequence[Part]) -> str:
    allowed = {name: " ".join(part.hash for part in parts) for name, parts in (("script", scripts), ("style", styles))}
    return (
        f"default-src 'none'; script-src {allowed['script']}; style-src {allowed['style']}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(value: object) -> Markup:
    """A value for a script element of data; nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(text)


class Scene(NamedTuple):
    """A scene for who has no script: its text, and its maps as pictures."""

    sheet: Sheet
    html: Markup
    maps: tuple[dict[str, str], ...]


def page(briefing: Briefing, pages: Pages) -> bytes:
    """The file. The same briefing from the same records gives the same bytes."""
    brief, pages = briefing.brief, pages.ordered(briefing.brief.names).without_app()
    styles = [_part(css_variables()), *(_part(WEB / name) for name in ("style.css", "sheet.css", "file.css"))]
    map_styles = [_part(LEAFLET / "leaflet.css"), _part(MAP / "map.css")]
    map_scripts = [_part(file) for file in (LEAFLET / "leaflet.js", MAP / "map.js", MAP / "furniture.js")]
    first, script = _part(SCRIPTED), _part(f"(() => {{\n{client('file')}\n}})();")
    settings = {
        "options": OPTIONS,
        "map": settings_of(pages.atlas),
        "edition": f"{pages.words.brief.edition} {briefing.edition}",
    }
    filled = pages.render(
        "brief_page.html",
        policy=Markup(_policy([first, *map_scripts, script], [*styles, *map_styles])),
        styles=styles,
        first=first,
        script=script,
        map_styles=map_styles,
        map_scripts=map_scripts,
        brief=brief,
        edition=briefing.edition,
        masthead=Markup(pages.masthead()),
        controls=Markup(pages.controls()),
        scenes=[
            Scene(
                sheet,
                sheet_html(pages, briefing, sheet, (*sheet.tables, *sheet.full)),
                tuple(_picture(state, pages.books, brief.names) for state in sheet.maps),
            )
            for sheet in briefing.sheets
        ],
        annexes=briefing.annexes,
        sources=briefing.sources,
        settings=_json(settings),
        packed=_json(packed(site(pages, brief), outlines=packed_layers())),
    )
    return filled.encode("utf-8")


def _picture(state: MapState, books: Books, order: str) -> dict[str, str]:
    """A map as an image inside the page."""
    return {"source": _image(picture(state, books, order, **SIZE)), "alt": described(state, books, order)}


@lru_cache(maxsize=64)
def _image(shown: Picture) -> str:
    """A picture in few colours, as an address that holds it; remembered, as drawing it takes long."""
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png(shown, scale=1))) as image:
        image.convert("RGB").quantize(COLOURS).save(out, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode('ascii')}"
