"""The briefing as one HTML file: opened from disk, with the network off, it asks nobody for anything.

Its scenes and their sources stand in it as plain text, readable without script. The map, the dossiers, the proposals,
the days and the articles are packed beside them. The file's content policy names each of its scripts by its hash, so
that no other can run, whatever a record holds.
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
from content.brief.chart import OPTIONS, shown_on_map
from content.brief.packing import pack
from content.brief.scenes import Briefing
from content.brief.sheet_html import environment, sheet_html
from content.painting import settings_of
from content.phrases import Phrases
from content.render import Pages
from geo.bundle import self_contained

OWN = Path(__file__).with_name("web")
MAP = Path(geo.__file__).parent / "web"
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
STYLE = Path(__file__).parents[1] / "panels" / "style.css"

CONTAINERS = ("dossier", "proposal", "timeline", "figures")
"""Where the packed pages are put up; the sources have a container of their own, with the list of sources in it."""


class Part(NamedTuple):
    """A script or a style sheet inside the file."""

    text: Markup
    hash: str
    for_map: bool
    """Whether the second map needs it too, which has a frame of its own."""


def _part(path: Path, for_map: bool = False) -> Part:
    """A file's text as it may stand inside the page: no address in it, nothing that would end its element."""
    text = self_contained(path)
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"{path.name} can't stand inside an HTML page")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return Part(Markup(text), f"'sha256-{digest}'", for_map)


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
    styles = [
        _part(LEAFLET / "leaflet.css", for_map=True),
        _part(MAP / "map.css", for_map=True),
        _part(STYLE),
        _part(OWN / "sheet.css"),
        _part(OWN / "page.css"),
    ]
    first = _part(OWN / "scripted.js")
    scripts = [
        _part(LEAFLET / "leaflet.js", for_map=True),
        _part(MAP / "map.js", for_map=True),
        _part(MAP / "furniture.js", for_map=True),
        _part(OWN / "maps.js"),
        _part(OWN / "page.js"),
    ]
    settings = {
        "title": brief.title,
        "names": brief.names,
        "cited": words.sources.cited_by,
        "options": OPTIONS,
        "map": settings_of(pages.atlas),
        "scenes": [[shown_on_map(state) for state in sheet.maps] for sheet in briefing.sheets],
    }
    filled = environment().get_template("brief_page.html").render(
        w=words,
        policy=Markup(_policy([first, *scripts], styles)),
        styles=styles,
        first=first,
        scripts=scripts,
        brief=brief,
        date=Phrases(pages.atlas).when(brief.date),
        edition=briefing.edition,
        sheets=briefing.sheets,
        scenes=[Markup(sheet_html(sheet, briefing, words, notes=True)) for sheet in briefing.sheets],
        sources=[(source, *_address(source.detail)) for source in briefing.sources],
        containers=CONTAINERS,
        settings=_json(settings),
        packed=_json(pack(pages, brief)),
    )  # fmt: skip
    return filled.encode("utf-8")


def _address(detail: str) -> tuple[str, str]:
    """A source's detail, and its address if that is one of the web: only such may become a link."""
    before, _, last = detail.rpartition(" · ")
    return (before, last) if re.match("https?://", last) else (detail, "")
