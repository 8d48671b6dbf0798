"""The land around the four units: simplified, for painting only. Never measure on it."""

from collections.abc import Iterable

import shapely
from shapely import Point, Polygon

from geo.areas import geodesic_area_km2
from geo.build.coast import EXTENT, box_of, cuts

TOLERANCE = 0.002
GRID = 0.0001
DECIMALS = 4

#: Smaller land than this is left out; at the map's widest it would be less than a pixel.
SMALLEST_KM2 = 0.1


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
