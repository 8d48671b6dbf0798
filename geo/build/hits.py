"""Where a click or tap counts as one on a unit: its islets with the sea between and around them."""

from collections.abc import Mapping
from itertools import combinations

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

#: How far an area reaches beyond the unit's outermost shores: 3.3 km north-south, 2.4 km east-west.
MARGIN = 0.03

#: How far it keeps off other land, so that no rounding can make it touch.
CLEARANCE = 0.001

TOLERANCE = 0.002
STEP = 0.01
GRID = 0.0001
DECIMALS = 4


def hit_areas(units: Mapping[str, BaseGeometry], land: BaseGeometry) -> dict[str, BaseGeometry]:
    """Each unit's convex hull with a margin, less all other land; sea in two hulls goes to the nearer unit.

    All geometries in degrees. The areas never overlap each other, `land` or another unit's outline.
    """
    hulls = {name: unit.convex_hull.buffer(MARGIN, quad_segs=2).simplify(TOLERANCE) for name, unit in units.items()}
    for one, other in combinations(units, 2):
        shared = _areal(hulls[one].intersection(hulls[other]))
        if not shared.is_empty:
            nearer_one, nearer_other = _halves(units[one], units[other], shared)
            hulls[one] = hulls[one].difference(nearer_other).union(units[one])
            hulls[other] = hulls[other].difference(nearer_one).union(units[other])
    areas: dict[str, BaseGeometry] = {}
    for name, hull in hulls.items():
        foreign = [land, *(unit for key, unit in units.items() if key != name)]
        kept_off = shapely.union_all(shapely.buffer(foreign, CLEARANCE, quad_segs=1))
        taken = shapely.union_all(list(areas.values()))
        areas[name] = _areal(shapely.difference(_areal(hull.difference(kept_off)), taken, grid_size=GRID))
    return areas


def _halves(one: BaseGeometry, other: BaseGeometry, sea: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """The part of `sea` nearer to `one`, and the part nearer to `other`, with steps of STEP along the line between."""
    # Squares, not Voronoi cells: GEOS can't unite the latter when shores are straight and points regular.
    west, south, east, north = numpy.array(sea.bounds) // STEP
    x, y = numpy.meshgrid(numpy.arange(west, east + 1) * STEP, numpy.arange(south, north + 1) * STEP)
    squares = shapely.box(x, y, x + STEP, y + STEP).ravel()
    middles = shapely.centroid(squares)
    nearer_one = shapely.distance(middles, one) <= shapely.distance(middles, other)
    parts = (squares[nearer_one], squares[~nearer_one])
    near, far = (_areal(shapely.union_all(part, grid_size=GRID).intersection(sea)) for part in parts)
    return near, far


def _areal(geometry: BaseGeometry) -> shapely.MultiPolygon:
    """The polygons of a geometry, without the lines and points along which its makings only touched."""
    return shapely.MultiPolygon([part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"])
