"""The map as folium: an empty, offline base, the same at all times, whose layers the browser fetches as one file.

Measured: with the outlines inside folium's script every rerun costs 250 to 650 ms; in a file that the browser fetches
once, 12 ms. So folium carries one constant line of script, and `geo/web/map.js` draws; what changes after the start the
page tells it in the browser (content/web/client.js). `geo.bundle` makes the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from xyzservices import providers

from geo import UNITS
from geo.layers import read_features
from geo.styles import HOLDERS, TOKENS

#: Unit -> where its name stands, (latitude, longitude): in open sea beside it, clear of the straits between the units.
UNIT_LABELS = {
    "iturup": (45.02, 147.42), "kunashir": (44.53, 145.95), "shikotan": (43.72, 146.98), "habomai": (43.33, 146.32),
}  # fmt: skip

#: Unit, town or islet -> the side of its place on which there is room for its name; "right" where nothing is said.
SIDES = {
    "iturup": "left", "kunashir": "above", "kurilsk": "left", "nemuro": "left", "rausu": "left", "shibetsu": "left",
    "abashiri": "left", "kushiro": "below", "tanfilyev": "left", "signalny": "left", "storozhevoy": "below-left",
    "anuchin": "below", "yuri": "below",
}  # fmt: skip

#: What the start view holds, south-west and north-east corner: the four units, their names, the near shore of Hokkaido.
VIEW = ((43.12, 144.95), (45.72, 149.15))

#: Region of land.geojson -> the lands beside the four that it stands for: painted if these have one holder.
REGIONS = {
    "hokkaido": ("hokkaido",), "hokkaido_islets": ("hokkaido",), "kurils_central_north": ("kurils_central_north",),
    "sakhalin": ("sakhalin_north", "sakhalin_south"), "sakhalin_islets": ("sakhalin_north", "sakhalin_south"),
}  # fmt: skip

#: Zooms: below `group` the four have one name together; from `islets` the islets are named, from `near` in two lines.
ZOOMS = {"group": 6.75, "islets": 9.75, "near": 10.75}

#: Where the land and the depths end: the map stops there.
LIMITS = ((41.0, 138.0), (52.0, 158.0))

#: Tiles that leave the machine, from xyzservices, which keeps addresses and attributions right.
ONLINE = {"streets": providers.OpenStreetMap.Mapnik, "imagery": providers.Esri.WorldImagery}

ATTRIBUTION = "© OpenStreetMap contributors (ODbL) · ETOPO5 (NOAA) · GeoNames (CC BY)"


class _Base(MacroElement):
    """One line of script that hands the map to `islands.start`."""

    _template = Template(
        "{% macro script(this, kwargs) %}islands.start({{ this._parent.get_name() }}, islandsSettings);{% endmacro %}"
    )


class _Frame(folium.Map):
    """A map for a frame that has styles of its own, and whose templates streamlit-folium fills in itself."""

    def render(self, **kwargs: object) -> None:
        """Nothing. Measured: for what is then thrown away folium compiles six templates anew at every run, 10 ms."""


def _beside(side: str, bounds: Sequence[float]) -> tuple[float, float]:
    """The place, (latitude, longitude), on that side of what has these bounds: west, south, east, north."""
    west, south, east, north = bounds
    lat = south if side.startswith("below") else (south + north) / 2
    lon = {"left": west, "right": east}.get(side, (west + east) / 2)
    return lat, lon


def online_layers() -> dict[str, dict]:
    """Key -> address and options of the tiles that leave the machine, as Leaflet takes them."""
    return {
        key: {
            "url": tiles.build_url(),
            "options": {"attribution": tiles.attribution, "maxZoom": tiles.get("max_zoom", 18)},
        }
        for key, tiles in ONLINE.items()
    }


def town_names(town: Mapping[str, Any]) -> dict[str, str]:
    """Naming order -> the name. Towns on the four units have a pair; the others are called as they are in English."""
    pairs = {"both": ("name_en", "romaji"), "russian": ("name_ru", "name_ja"), "japanese": ("name_ja", "name_ru")}
    shown = pairs if town["romaji"] else dict.fromkeys(pairs, ("name_en",))
    return {order: " / ".join(town[name] for name in names) for order, names in shown.items()}


def map_settings(
    *, words: Mapping[str, str], holders: Mapping[str, str], units: Mapping[str, Mapping], islets: Mapping[str, Mapping]
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
        "units": {unit: dict(units[unit]) for unit in UNITS},
        "texts": list(_texts(words["group"], units, islets)),
        "regions": REGIONS,
        "view": VIEW,
        "near": ZOOMS["near"],
        "limits": LIMITS,
        "online": {},
    }


def _texts(group: str, units: Mapping[str, Mapping], islets: Mapping[str, Mapping]) -> Iterator[dict[str, object]]:
    """Each name on the map, in every naming order, with its place and the zooms at which it is shown."""

    def text(kind, name, at, names, start=0.0, end=99.0) -> dict[str, object]:
        side = SIDES.get(name, "right")
        return {"kind": kind, "at": at, "side": side, "names": names, "from": start, "upto": end}

    orders = units["iturup"]["names"]
    for unit, at in UNIT_LABELS.items():
        yield text("unit", unit, at, units[unit]["names"], ZOOMS["group"])
    yield text("group", "", UNIT_LABELS["shikotan"], dict.fromkeys(orders, group.split(" / ")), end=ZOOMS["group"])
    for islet, own in islets.items():
        at = _beside(SIDES.get(islet, "right"), own["bounds"])
        yield text("islet", islet, at, own["names"], ZOOMS["islets"])
    for feature in read_features("places"):
        town, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
        names = {order: [name] for order, name in town_names(town).items()}
        yield text("town", town["place"], (lat, lon), names, town["min_zoom"])


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
