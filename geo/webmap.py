"""The map as folium: an empty, offline base, the same at all times, whose layers the browser fetches as one file.

Measured: with the outlines inside folium's script every rerun costs 250 to 650 ms; in a file that the browser fetches
once, 12 ms. So folium carries one constant line of script, and `geo/web/map.js` draws; what changes after the start the
page tells it in the browser (content/web/client.js). `geo.bundle` makes the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from xyzservices import providers

from geo import UNITS
from geo.layers import ISLANDS, read_collection, read_features
from geo.styles import HOLDERS, TOKENS

#: Unit, or "group" for all four -> the places of its name, of which the first free one in the frame is taken: a point,
#: (latitude, longitude), and on which side of that it stands. In open sea, clear of the straits between the units.
UNIT_LABELS = {
    "kunashir": (((44.53, 145.95), "above"), ((44.15, 146.3), "right")),
    "shikotan": (((43.72, 146.98), "right"), ((43.95, 146.65), "right")),
    "habomai": (((43.33, 146.32), "right"), ((43.6, 145.9), "right")),
    "iturup": (((45.02, 147.42), "left"), ((44.75, 147.85), "right")),
    "group": (((43.72, 146.98), "right"), ((45.0, 146.6), "left")),
}  # fmt: skip

#: Town or islet -> the side on which there is room for its name; "right" where nothing is said.
SIDES = {
    "kurilsk": "left", "nemuro": "left", "rausu": "left", "shibetsu": "left", "abashiri": "left", "kushiro": "below",
    "tanfilyev": "left", "signalny": "left", "storozhevoy": "below-left", "anuchin": "below", "yuri": "below",
}  # fmt: skip

#: Seas, lands and straits that have a name -> how it is written, and its places, (latitude, longitude), of which the
#: first free one is taken: in open water or on the land itself.
NAMED = {
    "hokkaido": ("country", (43.55, 143.0), (44.1, 142.75), (43.75, 144.7), (43.45, 144.85), (43.25, 144.95),
                 (43.44, 145.14)),
    "urup": ("country", (45.6, 150.7), (45.5, 149.6), (45.42, 149.26)),
    "sakhalin": ("country", (50.2, 142.95)), "kamchatka": ("country", (51.7, 157.2)),
    "okhotsk": ("sea", (48.6, 148.8), (45.3, 146.0), (44.95, 145.45), (44.75, 144.05), (45.5, 146.5)),
    "pacific": ("sea", (45.0, 153.5), (46.9, 155.2), (44.1, 148.4), (43.9, 147.9), (43.1, 147.0), (42.8, 146.5)),
    "ekaterina": ("strait", (44.42, 146.72)), "nemuro": ("strait", (44.0, 145.38)),
    "notsuke": ("strait", (43.66, 145.38)),
}  # fmt: skip

#: Names on the locator and where, (latitude, longitude): the last line of what NAMED calls them.
LOCATOR = (("hokkaido", 43.1, 142.3), ("sakhalin", 49.2, 148.2), ("kamchatka", 50.9, 152.6))

#: What the start view holds, south-west and north-east corner: the four units, their names, the near shore of Hokkaido.
VIEW = ((43.12, 144.95), (45.72, 149.15))

#: Region of land.geojson -> the lands beside the four that it stands for: painted if these have one holder.
REGIONS = {
    "hokkaido": ("hokkaido",), "hokkaido_islets": ("hokkaido",), "kurils_central_north": ("kurils_central_north",),
    "sakhalin": ("sakhalin_north", "sakhalin_south"), "sakhalin_islets": ("sakhalin_north", "sakhalin_south"),
}  # fmt: skip

#: How a name is written -> the zoom from which it is shown, if not from the widest; islets from NEAR in two lines.
#: Where the units have no names yet, they have one together.
ZOOMS, NEAR = {"unit": 6.75, "strait": 9, "islet": 9.75}, 10.75

#: Where the land and the depths end: the map stops there.
LIMITS = ((41.0, 138.0), (52.0, 158.0))

#: Tiles that leave the machine, from xyzservices, which keeps addresses and attributions right.
ONLINE = {"streets": providers.OpenStreetMap.Mapnik, "imagery": providers.Esri.WorldImagery}

OPENSTREETMAP = "© OpenStreetMap contributors"
ATTRIBUTION = f"{OPENSTREETMAP} (ODbL) · ETOPO5 (NOAA) · GeoNames (CC BY)"


class _Base(MacroElement):
    """One line of script that hands the map to `islands.start`."""

    _template = Template(
        "{% macro script(this, kwargs) %}islands.start({{ this._parent.get_name() }}, islandsSettings);{% endmacro %}"
    )


class _Frame(folium.Map):
    """A map for a frame that has styles of its own, and whose templates streamlit-folium fills in itself."""

    def render(self, **kwargs: object) -> None:
        """Nothing. Measured: for what is then thrown away folium compiles six templates anew at every run, 10 ms."""


@cache
def attribution(outlines: Path = ISLANDS) -> str:
    """Whom a map credits; outlines that are not OpenStreetMap's as their file says. Raises DataError if it is none."""
    own = str(read_collection(outlines).get("attribution", ""))
    return ATTRIBUTION if own.startswith(OPENSTREETMAP) else f"{own} · {ATTRIBUTION}"


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
    *,
    words: Mapping[str, str],
    holders: Mapping[str, str],
    units: Mapping[str, Mapping],
    islets: Mapping[str, Mapping],
    places: Mapping[str, Mapping],
) -> dict[str, object]:
    """What geo/web/map.js needs to draw the map, as plain data.

    `words` are the map's own labels, `holders` those of who would hold a unit. `units` gives for each unit `label` (its
    accessible name) and `names` (naming order -> lines of its label); `islets` for each islet its `bounds` (west,
    south, east, north) and `names`; `places` the names of each of NAMED. No online layer is in it.
    """
    return {
        "tokens": TOKENS,
        "styles": {holder: style._asdict() for holder, style in HOLDERS.items()},
        "words": {**words, "attribution": attribution()},
        "holders": dict(holders),
        "units": {unit: dict(units[unit]) for unit in UNITS},
        "texts": list(_texts(words["group"], units, islets, places)),
        "regions": REGIONS,
        "view": VIEW,
        "near": NEAR,
        "locator": [(places[name]["both"][-1], *at) for name, *at in LOCATOR],
        "limits": LIMITS,
        "online": {},
    }


def _texts(group: str, units: Mapping, islets: Mapping, named: Mapping) -> Iterator[dict[str, object]]:
    """Each name on the map, in every naming order, with its places and zooms; in the order in which they get room."""

    def text(kind: str, names: Mapping, places: Sequence, **more: object) -> dict[str, object]:
        return {"kind": kind, "names": names, "places": places, "from": ZOOMS.get(kind, 0), "upto": 99, **more}

    for unit, places in UNIT_LABELS.items():
        if unit in units:
            yield text("unit", units[unit]["names"], places, unit=unit)
        else:
            names = dict.fromkeys(units["iturup"]["names"], group.split(" / "))
            yield text("group", names, places, upto=ZOOMS["unit"])
    for name, (kind, *places) in NAMED.items():
        yield text(kind, named[name], [(at, "middle") for at in places])
    for islet, own in islets.items():
        sides = (SIDES.get(islet, "right"), "below")
        yield text("islet", own["names"], [(_beside(side, own["bounds"]), side) for side in sides])
    for feature in read_features("places"):
        town, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
        names = {order: [name] for order, name in town_names(town).items()}
        places = [((lat, lon), SIDES.get(town["place"], "right"))]
        yield text("town", names, places, **{"from": town["min_zoom"]})


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
