"""All that the map's frame needs, as one script: Leaflet, the map's own scripts and styles, its layers, its settings.

Measured: nine files, most of them one after another, took half of the time from the page's start to the map; one file,
which the browser keeps, takes a quarter of that.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import numpy

from geo.layers import FOLDER

WEB = FOLDER / "web"

LAYERS = ("islands", "hit_areas", "land", "depth")
"""The layers that map.js draws."""

SCRIPTS, STYLES = (WEB / "map.js", WEB / "furniture.js"), (WEB / "map.css",)


def self_contained(path: Path) -> str:
    """A script's or a style sheet's text without any address in it: no source map, no picture."""
    text = path.read_text("utf-8").replace("\r\n", "\n")
    if path.suffix == ".css":
        return re.sub(r"[\w-]+:\s*url\([^)]*\);?", "", text)
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def packed_layers() -> dict[str, dict]:
    """Each of LAYERS as GeoJSON whose rings are steps: 95 kB of outlines become 55 after gzip; map.js unpacks them."""
    layers = {layer: json.loads((FOLDER / f"{layer}.geojson").read_text("utf-8")) for layer in LAYERS}
    for layer in layers.values():
        for feature in layer["features"]:
            feature["geometry"]["coordinates"] = steps(feature["geometry"]["coordinates"])
    return layers


def steps(part: list) -> list:
    """Rings, however deep in lists, as steps from point to point in whole 1e-5 degrees: none has more decimals."""
    if isinstance(part[0][0], list):
        return [steps(ring) for ring in part]
    points = numpy.rint(numpy.array(part) * 1e5).astype(int)
    return numpy.diff(points, axis=0, prepend=[[0, 0]]).ravel().tolist()


def bundle(leaflet: Path, settings: Mapping[str, object]) -> str:
    """The script. `leaflet` is the folder with Leaflet's files; `settings` become `window.islandsSettings`."""
    styles = "\n".join(map(self_contained, (leaflet / "leaflet.css", *STYLES)))
    own = json.dumps({**settings, "inline": packed_layers()}, separators=(",", ":"))
    return "\n".join(
        [
            "document.head.append(document.createElement('style'));",
            f"document.head.lastChild.textContent = {json.dumps(styles)};",
            *map(self_contained, (leaflet / "leaflet.js", *SCRIPTS)),
            f"window.islandsSettings = JSON.parse({json.dumps(own)});",
        ]
    )  # fmt: skip
