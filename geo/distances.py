"""Distances over the sea: from shore to shore, along the geodesic, between the nearest points of two outlines."""

from collections.abc import Mapping
from typing import NamedTuple

import shapely
from pyproj import Geod, Proj
from shapely import Point
from shapely.geometry.base import BaseGeometry

HOKKAIDO = "hokkaido"
"""The main island of Hokkaido, as the layer "land" names it."""

_WGS84 = Geod(ellps="WGS84")


class Nearest(NamedTuple):
    """The nearest of several places."""

    name: str
    km: float


def _plane(middle: Point) -> Proj:
    """A plane around a point, on which what lies within some hundreds of kilometres is drawn true, in metres."""
    return Proj(proj="aeqd", lon_0=middle.x, lat_0=middle.y, datum="WGS84")


def _drawn(geometry: BaseGeometry, plane: Proj) -> BaseGeometry:
    # the stubs know no function of two arrays, which is what interleaved=False wants
    return shapely.transform(geometry, plane, interleaved=False)  # pyright: ignore[reportCallIssue, reportArgumentType]


def shore_to_shore_km(one: BaseGeometry, other: BaseGeometry) -> float:
    """Kilometres between the nearest points of two geometries in degrees, on the WGS84 ellipsoid; 0 where they touch.

    The nearest points are found on a plane around the middle of the two; the distance is that of the geodesic between
    these (PROJ's, by way of pyproj).
    """
    plane = _plane(shapely.line_interpolate_point(shapely.shortest_line(one, other), 0.5, normalized=True))
    line = shapely.shortest_line(_drawn(one, plane), _drawn(other, plane))
    (x0, y0), (x1, y1) = (plane(*point, inverse=True) for point in line.coords)
    return _WGS84.inv(x0, y0, x1, y1)[2] / 1000


def nearest(geometry: BaseGeometry, others: Mapping[str, BaseGeometry]) -> Nearest:
    """The nearest of `others`, which must not be empty; the first of those that are equally near."""
    plane = _plane(geometry.centroid)
    here = _drawn(geometry, plane)
    name = min(others, key=lambda other: here.distance(_drawn(others[other], plane)))
    return Nearest(name, shore_to_shore_km(geometry, others[name]))
