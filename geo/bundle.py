"""All that the map's frame needs, as one script: Leaflet, the map's own scripts and styles, its layers, its settings.

Measured: nine files, most of them one after another, took half of the time from the page's start to the map; one file,
which the browser keeps, takes a quarter of that.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
WEB = HERE / "web"

LAYERS = ("islands", "hit_areas", "land", "depth", "places")
"""The GeoJSON files that map.js draws."""

SCRIPTS = (WEB / "map.js", WEB / "furniture.js")
UNPACKS = WEB / "outlines.js"
STYLES = (WEB / "map.css",)


def self_contained(path: Path) -> str:
    """A script's or a style sheet's text without any address in it: no source map, no picture."""
    text = path.read_text("utf-8").replace("\r\n", "\n")
    if path.suffix == ".css":
        return re.sub(r"[\w-]+:\s*url\([^)]*\);?", "", text)
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def read_layers() -> dict[str, dict]:
    """Name -> the GeoJSON of each of LAYERS, as shipped."""
    return {name: json.loads((HERE / f"{name}.geojson").read_text("utf-8")) for name in LAYERS}


def bundle(leaflet: Path, settings: Mapping[str, object]) -> str:
    """The script. `leaflet` is the folder with Leaflet's files; `settings` become `window.islandsSettings`."""
    styles = "\n".join(map(self_contained, (leaflet / "leaflet.css", *STYLES)))
    own = {**settings, "inline": {name: _packed(layer) for name, layer in read_layers().items()}}
    return "\n".join(
        [
            "document.head.append(document.createElement('style'));",
            f"document.head.lastChild.textContent = {_literal(styles)};",
            *map(self_contained, (leaflet / "leaflet.js", *SCRIPTS)),
            f"window.islandsSettings = JSON.parse({_literal(json.dumps(own, separators=(',', ':')))});",
            self_contained(UNPACKS),
        ]
    )  # fmt: skip


def _packed(layer: dict) -> dict:
    """A layer with every ring as steps: 95 kB of outlines become 55 after gzip. None has more than five decimals."""
    return {**layer, "features": [{**one, "geometry": _steps_of(one["geometry"])} for one in layer["features"]]}


def _steps_of(geometry: dict) -> dict:
    if not geometry["type"].endswith("Polygon"):
        return geometry
    return {**geometry, "coordinates": _steps(geometry["coordinates"])}


def _steps(part: list) -> list:
    if isinstance(part[0][0], list):
        return [_steps(ring) for ring in part]
    points = [(round(lon * 1e5), round(lat * 1e5)) for lon, lat in part]
    return [
        to - here
        for one, other in zip([(0, 0), *points], points, strict=False)
        for here, to in zip(one, other, strict=True)
    ]


def _literal(text: str) -> str:
    """A string of JavaScript in ASCII; in single quotes, because JSON is full of double ones."""
    inside = json.dumps(text)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{inside}'"
