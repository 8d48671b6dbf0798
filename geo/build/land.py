"""The land around the four units, and where a click or tap counts as one on a unit: its islets with the sea between.

Both are simplified, for painting and pointing only. Never measure on them.
"""

from collections.abc import Iterable, Mapping

import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.areas import geodesic_area_km2
from geo.build.coast import EXTENT, box_of, cuts

TOLERANCE = 0.002
GRID = 0.0001
DECIMALS = 4

#: Smaller land than this is left out; at the map's widest it would be less than a pixel.
SMALLEST_KM2 = 0.1

#: How far a hit area reaches beyond the unit's outermost shores: 3.3 km north-south, 2.4 km east-west.
MARGIN = 0.03

#: How far it keeps off other land, so that no rounding can make it touch.
CLEARANCE = 0.001


def land_by_region(polygons: Iterable[Polygon]) -> dict[str, list[Polygon]]:
    """The polygons clipped to EXTENT, simplified and made valid, by region in alphabetical order."""
    frame = shapely.box(*EXTENT)
    clipped = shapely.get_parts([polygon.intersection(frame) for polygon in polygons])
    kept = [p for p in clipped if isinstance(p, Polygon) and geodesic_area_km2(p) >= SMALLEST_KM2]
    # A simplified shore can cross the next rock's. The union on a grid cuts such knots, and stays valid when
    # its coordinates are written with as many decimals as the grid has.
    united = shapely.union_all(shapely.simplify(kept, TOLERANCE), grid_size=GRID)
    mainlands, boxes = cuts("mainland"), cuts("smaller_land")
    regions: dict[str, list[Polygon]] = {}
    for polygon in shapely.get_parts(united):
        if geodesic_area_km2(polygon) >= SMALLEST_KM2:
            mainland = next((name for name, at in mainlands.items() if polygon.contains(Point(at))), None)
            regions.setdefault(mainland or str(box_of(polygon, boxes)), []).append(polygon)
    return dict(sorted(regions.items()))


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
