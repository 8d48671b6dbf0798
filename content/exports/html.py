"""The briefing as one HTML file: opened from disk, with the network off, it asks nobody for anything.

Its scenes and their sources stand in it as plain text, readable without script. The map and the app's own pages
are packed beside them, read by the app's own client. The file's content policy names each of its scripts by its hash,
so that no other can run, whatever a record holds.
"""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import xstatic.pkg.leaflet
from markupsafe import Markup

import geo
from content.data.citations import when
from content.data.names import ordered
from content.pages.chart import OPTIONS, shown_on_map
from content.pages.client import WEB, client
from content.pages.painting import settings_of
from content.pages.render import Pages
from content.pages.scene_view import sheet_html
from content.pages.scenes import Briefing
from content.pages.site import packed, site
from geo.bundle import packed_layers, self_contained
from geo.styles import css_variables

MAP = Path(geo.__file__).parent / "web"
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
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


def page(briefing: Briefing, pages: Pages) -> bytes:
    """The file. The same briefing from the same records gives the same bytes."""
    words, brief = pages.words, briefing.brief
    styles = [_part(css_variables()), *(_part(WEB / name) for name in ("style.css", "sheet.css", "file.css"))]
    map_styles = [_part(LEAFLET / "leaflet.css"), _part(MAP / "map.css")]
    map_scripts = [_part(file) for file in (LEAFLET / "leaflet.js", MAP / "map.js", MAP / "furniture.js")]
    first, script = _part(SCRIPTED), _part(f"(() => {{\n{client('file')}\n}})();")
    renderer = Pages(pages.atlas, in_app=False)
    settings = {
        "title": brief.title,
        "options": OPTIONS,
        "map": settings_of(pages.atlas),
        "scenes": [[shown_on_map(state) for state in sheet.maps] for sheet in briefing.sheets],
    }
    filled = renderer.render(
        "brief_page.html",
        policy=Markup(_policy([first, *map_scripts, script], [*styles, *map_styles])),
        styles=styles,
        first=first,
        script=script,
        map_styles=map_styles,
        map_scripts=map_scripts,
        brief=brief,
        date=when(brief.date, words.months),
        edition=briefing.edition,
        sheets=briefing.sheets,
        group=ordered(words.page.group_names, brief.names),
        scenes=[sheet_html(renderer, briefing, sheet, (*sheet.tables, *sheet.full)) for sheet in briefing.sheets],
        annexes=briefing.annexes,
        sources=briefing.sources,
        settings=_json(settings),
        packed=_json(packed(site(renderer, brief), outlines=packed_layers())),
    )  # fmt: skip
    return filled.encode("utf-8")
