"""The land around the four units: simplified, for painting only. Never measure on it."""

from collections.abc import Iterable

import shapely
from shapely import Point, Polygon

from geo.areas import geodesic_area_km2
from geo.build import BuildError
from geo.build.coast import EXTENT, box_of

TOLERANCE = 0.002
GRID = 0.0001
DECIMALS = 4

#: Smaller land than this is left out; at the map's widest it would be less than a pixel.
SMALLEST_KM2 = 0.1

#: A point on each large piece of land.
MAINLANDS = {
    "hokkaido": (143.0, 43.5),
    "honshu": (141.2, 41.2),
    "kamchatka": (157.5, 51.6),
    "mainland_asia": (139.5, 50.0),
    "sakhalin": (143.0, 50.0),
}

#: Where the smaller pieces lie, by a point within them: west, south, east, north; the first box counts.
SMALLER_LAND = {
    "honshu": (140.2, 41.0, 141.5, 41.6),  # what the map's edge cuts off, and the rocks at the Tsugaru Strait
    "kamchatka": (157.0, 51.0, 158.0, 52.0),
    "kurils_central_north": (149.3, 45.5, 157.0, 51.0),
    "mainland_asia": (138.0, 47.0, 141.0, 52.0),
    "sakhalin_islets": (140.9, 45.9, 145.0, 52.0),
    "hokkaido_islets": (139.0, 41.3, 146.0, 45.9),
}


def land_by_region(polygons: Iterable[Polygon]) -> dict[str, list[Polygon]]:
    """The polygons clipped to EXTENT, simplified and made valid, by region in alphabetical order.

    Raises BuildError for a polygon that lies in no region.
    """
    frame = shapely.box(*EXTENT)
    clipped = shapely.get_parts([polygon.intersection(frame) for polygon in polygons])
    kept = [p for p in clipped if isinstance(p, Polygon) and geodesic_area_km2(p) >= SMALLEST_KM2]
    # A simplified shore can cross the next rock's. The union on a grid cuts such knots, and stays valid when
    # its coordinates are written with as many decimals as the grid has.
    united = shapely.union_all(shapely.simplify(kept, TOLERANCE), grid_size=GRID)
    regions: dict[str, list[Polygon]] = {}
    for polygon in shapely.get_parts(united):
        if geodesic_area_km2(polygon) >= SMALLEST_KM2:
            regions.setdefault(_region(polygon), []).append(polygon)
    return dict(sorted(regions.items()))


def _region(polygon: Polygon) -> str:
    for name, anchor in MAINLANDS.items():
        if polygon.contains(Point(anchor)):
            return name
    name = box_of(polygon, SMALLER_LAND)
    if name is None:
        raise BuildError(f"land at {polygon.representative_point().wkt} lies in no region; extend SMALLER_LAND")
    return name
