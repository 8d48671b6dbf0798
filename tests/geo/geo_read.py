"""The GeoJSON in geo/, as it is shipped."""

import json

from shapely.geometry import shape

from geo.build.__main__ import GEO

COAST = ("islands", "habomai_islets", "land", "hit_areas")
ALL = (*COAST, "depth", "places")


def shipped(name: str) -> dict:
    return json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))


def shapes(name: str, key: str) -> dict:
    return {f["properties"][key]: shape(f["geometry"]) for f in shipped(name)["features"]}
