"""The map as folium: an empty, offline base, the same at all times, whose layers the browser fetches as one file.

Measured: with the outlines inside folium's script every rerun costs 250 to 650 ms; in a file that the browser fetches
once, 12 ms. So folium carries one constant line of script, and `geo/web/map.js` draws; what changes after the start the
page tells it in the browser (content/web/client.js). `geo.bundle` makes the file.
"""

from collections.abc import Mapping, Sequence

import folium
from branca.element import MacroElement
from folium.template import Template
from xyzservices import providers

from geo import UNITS
from geo.styles import HOLDERS, TOKENS

#: Where each unit's name stands: in open sea beside it, clear of the straits between the units.
#: unit -> (latitude, longitude, side of that point)
LABELS = {
    "iturup": (45.02, 147.42, "left"),
    "kunashir": (44.53, 145.95, "above"),
    "shikotan": (43.72, 146.98, "right"),
    "habomai": (43.33, 146.32, "right"),
}

#: What the start view holds, south-west and north-east corner: the four units, their names, the near shore of Hokkaido.
VIEW = ((43.12, 144.95), (45.72, 149.15))

#: Towns whose name would run into an island if it stood on the right.
ANCHORS = {
    "nemuro": "left",
    "rausu": "left",
    "shibetsu": "left",
    "abashiri": "left",
    "kushiro": "below",
    "kurilsk": "left",
}

#: The side of each of Habomai's islets on which there is room for its name.
ISLET_SIDES = {
    "tanfilyev": "left",
    "signalny": "left",
    "storozhevoy": "below-left",
    "anuchin": "below",
    "yuri": "below",
    "demin": "right",
    "zelyony": "right",
    "polonsky": "right",
    "oskolki": "right",
}

#: Zooms: below `group` the four have one name together; from `islets` the islets are named, from `near` in two lines.
ZOOMS = {"group": 6.75, "islets": 9.75, "near": 10.75}

#: Where the land and the depths end: the map stops there.
LIMITS = ((41.0, 138.0), (52.0, 158.0))

#: Tiles that leave the machine: key -> provider, from xyzservices, which keeps addresses and attributions right.
ONLINE = {"streets": providers.OpenStreetMap.Mapnik, "imagery": providers.Esri.WorldImagery}

ATTRIBUTION = "© OpenStreetMap contributors (ODbL) · ETOPO5 (NOAA) · GeoNames (CC BY)"


class _Base(MacroElement):
    """One line of script that hands the map to `islands.start`."""

    _template = Template(
        "{% macro script(this, kwargs) %}islands.start({{ this._parent.get_name() }}, islandsSettings);{% endmacro %}"
    )

    def __init__(self):
        super().__init__()
        self._name = "Base"


class _Unrendered:
    """For a folium element whose template streamlit-folium fills in itself.

    Measured: rendering first what is then thrown away, folium compiles six templates anew at every run, 10 ms.
    """

    def render(self, **kwargs: object) -> None:
        """Nothing."""


class _Frame(_Unrendered, folium.Map):
    """A map for a frame that has styles of its own."""


def _beside(side: str, bounds: Sequence[float]) -> dict:
    """Where a name stands beside what has these bounds (west, south, east, north): its place and its anchor."""
    west, south, east, north = bounds
    lat = {"above": north, "below": south, "below-left": south}.get(side, (south + north) / 2)
    lon = {"left": west, "right": east}.get(side, (west + east) / 2)
    return {"at": (lat, lon), "anchor": side}


def online_layers() -> dict[str, dict]:
    """Key -> address and options of the tiles that leave the machine, as Leaflet takes them."""
    return {
        key: {
            "url": tiles.build_url(),
            "options": {"attribution": tiles.attribution, "maxZoom": tiles.get("max_zoom", 18)},
        }
        for key, tiles in ONLINE.items()
    }


def map_settings(
    *,
    words: Mapping[str, str],
    holders: Mapping[str, str],
    units: Mapping[str, Mapping],
    islets: Mapping[str, Mapping],
) -> dict[str, object]:
    """What geo/web/map.js needs to draw the map, as plain data.

    `words` are the map's own labels, `holders` those of who would hold a unit. `units` gives for each unit `label` (its
    accessible name) and `names` (naming order -> lines of its label); `islets` for each islet its `bounds` (west,
    south, east, north) and `names`. No online layer is in it.
    """
    return {
        "tokens": TOKENS,
        "styles": {holder: style._asdict() for holder, style in HOLDERS.items()},
        "words": {**words, "attribution": ATTRIBUTION},
        "holders": dict(holders),
        "units": {unit: {**units[unit], "at": LABELS[unit][:2], "anchor": LABELS[unit][2]} for unit in UNITS},
        "islets": {
            key: {"names": own["names"], **_beside(ISLET_SIDES[key], own["bounds"])} for key, own in islets.items()
        },
        "anchors": ANCHORS,
        "view": VIEW,
        "zooms": ZOOMS,
        "limits": LIMITS,
        "online": {},
    }


def base_map(*, script_url: str) -> folium.Map:
    """A new base map; make one for each run, because rendering alters it.

    `script_url` is the address of what `geo.bundle.bundle` made of `map_settings`, seen from the frame.
    """
    made = _Frame(tiles=None, zoom_control=True, control_scale=False, zoom_snap=0.25, zoom_delta=0.5, max_zoom=12,
                  min_zoom=4, wheel_px_per_zoom_level=120)  # fmt: skip
    made.default_js = [("map", script_url)]
    made.default_css = []
    made.add_child(_Base())
    return made
