"""Where a click or tap counts as one on a unit: its islets with the sea between and around them."""

from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

#: How far an area reaches beyond the unit's outermost shores: 3.3 km north-south, 2.4 km east-west.
MARGIN = 0.03

#: How far it keeps off other land, so that no rounding can make it touch.
CLEARANCE = 0.001

TOLERANCE = 0.002
GRID = 0.0001
DECIMALS = 4


def hit_areas(units: Mapping[str, BaseGeometry], land: BaseGeometry) -> dict[str, BaseGeometry]:
    """Each unit's convex hull with a margin, less all other land. All geometries in degrees.

    The units lie too far apart for two areas to overlap.
    """
    areas: dict[str, BaseGeometry] = {}
    for name, unit in units.items():
        hull = unit.convex_hull.buffer(MARGIN, quad_segs=2).simplify(TOLERANCE)
        foreign = [land, *(other for key, other in units.items() if key != name)]
        kept_off = shapely.union_all(shapely.buffer(foreign, CLEARANCE, quad_segs=1))
        areas[name] = shapely.set_precision(hull.difference(kept_off), GRID)
    return areas
