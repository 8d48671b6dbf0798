"""Distances over the sea: from shore to shore, along the geodesic, between the nearest points of two outlines."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import shapely
from pyproj import Geod, Proj
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo._files import read_features

LAND = Path(__file__).with_name("land.geojson")

HOKKAIDO = "hokkaido"
"""The main island of Hokkaido, as geo/land.geojson names it."""

TOLERANCE_KM = 0.2
"""How far the shipped coast of Hokkaido may lie beside the true one: it was simplified by 0.002 degrees."""

_WGS84 = Geod(ellps="WGS84")


class Nearest(NamedTuple):
    """The nearest of several places."""

    name: str
    km: float


class _Plane:
    """A plane around a point, on which what lies within some hundreds of kilometres is drawn true, in metres."""

    def __init__(self, middle: Point):
        self._projection = Proj(proj="aeqd", lon_0=middle.x, lat_0=middle.y, datum="WGS84")

    def drawn(self, geometry: BaseGeometry) -> BaseGeometry:
        # the stubs know no function of two arrays, which is what interleaved=False wants
        return shapely.transform(geometry, self._projection, interleaved=False)  # pyright: ignore[reportCallIssue, reportArgumentType]

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        return self._projection(x, y, inverse=True)


def shore_to_shore_km(one: BaseGeometry, other: BaseGeometry) -> float:
    """Kilometres between the nearest points of two geometries in degrees, on the WGS84 ellipsoid; 0 where they touch.

    The nearest points are found on a plane around the middle of the two; the distance is that of the geodesic between
    these (PROJ's, by way of pyproj).
    """
    plane = _Plane(shapely.line_interpolate_point(shapely.shortest_line(one, other), 0.5, normalized=True))
    line = shapely.shortest_line(plane.drawn(one), plane.drawn(other))
    (x0, y0), (x1, y1) = (plane.degrees(*point) for point in line.coords)
    return _WGS84.inv(x0, y0, x1, y1)[2] / 1000


def nearest(geometry: BaseGeometry, others: Mapping[str, BaseGeometry]) -> Nearest:
    """The nearest of `others`, which must not be empty; the first of those that are equally near."""
    plane = _Plane(geometry.centroid)
    here = plane.drawn(geometry)
    name = min(others, key=lambda other: here.distance(plane.drawn(others[other])))
    return Nearest(name, shore_to_shore_km(geometry, others[name]))


def read_region(region: str, path: Path = LAND) -> BaseGeometry:
    """The outline of a region of the land around, in degrees.

    Raises DataError if the file cannot be read, KeyError if it has no such region.
    """
    for feature in read_features(path):
        if feature["properties"]["region"] == region:
            return shapely.from_geojson(json.dumps(feature["geometry"]))
    raise KeyError(region)
