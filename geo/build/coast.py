"""OpenStreetMap's coastline, cut into the four units, the islets of Habomai and the land around them.

Source: the wheel roaring-landmask 0.11.0, which carries the coastline as polygons (simplified to 0.0005 degrees
by its makers, from OpenStreetMap data of 2024). They have no names, so each is told by where it lies.
"""

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

import roaring_landmask
import shapely
from shapely import Point, Polygon

from geo import UNITS
from geo.build import BuildError

PACKAGE, VERSION = "roaring-landmask", "0.11.0"

ATTRIBUTION = f"© OpenStreetMap contributors; coastline by way of {PACKAGE} {VERSION}"

#: The map's extent: west, south, east, north, in degrees.
EXTENT = (138, 41, 158, 52)

#: Where each unit's polygons lie, by a point within them: west, south, east, north. A polygon belongs to the
#: first box that holds it; Kunashir's is last because it touches Shikotan's and Habomai's at the corners.
UNIT_BOXES = {
    "iturup": (146.70, 44.30, 149.10, 45.65),
    "shikotan": (146.54, 43.66, 147.10, 43.95),
    "habomai": (145.84, 43.33, 146.50, 43.70),
    "kunashir": (145.375, 43.62, 146.70, 44.60),
}

#: A point on the main island of each islet or group of Habomai. Signalny, Storozhevoy, Oskolki and Demin are
#: known by position only; the other five are confirmed by their areas.
ISLETS = {
    "tanfilyev": (145.9172, 43.4393),
    "anuchin": (146.0003, 43.3700),
    "yuri": (146.0478, 43.4249),
    "zelyony": (146.1325, 43.5033),
    "polonsky": (146.3270, 43.6352),
    "demin": (146.1613, 43.4176),
    "oskolki": (146.4060, 43.5688),
    "storozhevoy": (145.8922, 43.3833),
    "signalny": (145.8580, 43.3965),
}


def coastline() -> list[Polygon]:
    """Every polygon of land that reaches into EXTENT, whole, in degrees.

    Raises BuildError for another version of the package than the shipped files were made from.
    """
    if version(PACKAGE) != VERSION:
        raise BuildError(f"{PACKAGE} {version(PACKAGE)} is installed; install {PACKAGE}=={VERSION}")
    landmask: Any = roaring_landmask  # compiled, and without stubs: nothing of it is known to a type checker
    wkb = bytes(landmask.Shapes.wkb(landmask.LandmaskProvider.Osm))
    polygons = shapely.get_parts(shapely.from_wkb(wkb))
    return list(polygons[shapely.intersects(shapely.envelope(polygons), shapely.box(*EXTENT))])


def split_units(polygons: Iterable[Polygon]) -> tuple[dict[str, list[Polygon]], list[Polygon]]:
    """The polygons of each unit, in the order of UNITS, and those of none."""
    units: dict[str, list[Polygon]] = {unit: [] for unit in UNITS}
    others = []
    for polygon in polygons:
        unit = box_of(polygon, UNIT_BOXES)
        (units[unit] if unit else others).append(polygon)
    return units, others


def box_of(polygon: Polygon, boxes: Mapping[str, tuple[float, float, float, float]]) -> str | None:
    """The name of the first box that holds the polygon's representative point."""
    point = polygon.representative_point()
    for name, (west, south, east, north) in boxes.items():
        if west <= point.x <= east and south <= point.y <= north:
            return name
    return None


def split_islets(
    polygons: Iterable[Polygon], islets: Mapping[str, tuple[float, float]] = ISLETS
) -> dict[str, list[Polygon]]:
    """Each islet's polygons, its main island first: every polygon goes to the nearest main island.

    Distances are between shores, in plane degrees, as in the first cut of this data. Raises BuildError when a
    main island is not there.
    """
    polygons = list(polygons)
    main = {name: [p for p in polygons if p.covers(Point(anchor))] for name, anchor in islets.items()}
    lost = [name for name, found in main.items() if not found]
    if lost:
        raise BuildError(f"no polygon at the place of {', '.join(lost)}; the coastline is not {PACKAGE} {VERSION}")
    for polygon in polygons:
        nearest = min(islets, key=lambda name: main[name][0].distance(polygon))
        if polygon is not main[nearest][0]:
            main[nearest].append(polygon)
    return main
