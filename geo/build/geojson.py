"""GeoJSON as text that comes out the same, byte for byte, on every run."""

import json
from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

ODBL = "Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1-0/"


def multipolygon(polygons: BaseGeometry | Sequence[BaseGeometry], decimals: int) -> dict:
    """A GeoJSON MultiPolygon on a grid of `decimals`; largest polygon first, exteriors anticlockwise."""
    # Each on its own: GEOS keeps a polygon valid while it moves it to the grid, where plain rounding may not.
    gridded = shapely.get_parts(shapely.set_precision(shapely.get_parts(polygons), 10.0**-decimals))
    # Nothing may depend on the input's order: bounds break ties between polygons of one size, and normal form
    # fixes where each ring starts.
    ordered = sorted(gridded, key=lambda polygon: (-polygon.area, polygon.bounds))
    made = shapely.MultiPolygon(list(shapely.orient_polygons(shapely.normalize(ordered))))
    # On the grid already; rounding takes away what binary fractions leave behind: 43.70900000000001.
    return json.loads(shapely.to_geojson(shapely.transform(made, lambda points: points.round(decimals))))


def feature(properties: dict, geometry: dict) -> dict:
    """A GeoJSON Feature; a unit's has its unit as id too."""
    named = {"id": properties["unit"]} if "unit" in properties else {}
    return {"type": "Feature", **named, "properties": properties, "geometry": geometry}


def collection(features: Iterable[dict], attribution: str, licence: str) -> str:
    """A FeatureCollection as text, one feature a line, with the two members that a reuser has to pass on."""
    head = {"type": "FeatureCollection", "attribution": attribution, "license": licence}
    lines = ",\n".join(_compact(feature) for feature in features)
    return f'{_compact(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _compact(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
