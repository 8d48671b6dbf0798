"""OpenStreetMap's coastline, cut into the four units, the islets of Habomai and the land around them.

Source: the wheel roaring-landmask 0.11.0, which carries the coastline as polygons (simplified to 0.0005 degrees
by its makers, from OpenStreetMap data of 2024). They have no names, so each is told by where it lies: cuts.csv.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import roaring_landmask
import shapely
from shapely import Point, Polygon

from geo import UNITS

ATTRIBUTION = "© OpenStreetMap contributors; coastline by way of roaring-landmask 0.11.0"
"""Of the version that the extra `build` pins."""

#: The map's extent: west, south, east, north, in degrees.
EXTENT = (138, 41, 158, 52)


def cuts(kind: str) -> dict[str, list[float]]:
    """Name -> where it lies, in degrees, of one kind in cuts.csv: (longitude, latitude) of a point on it, or a box.

    A box (west, south, east, north) has what its representative point lies in, and the first box in the file counts:
    Kunashir's is the last because it touches Shikotan's and Habomai's at the corners. Signalny, Storozhevoy, Oskolki
    and Demin are known by position only; Habomai's other five islets are confirmed by their areas.
    """
    with Path(__file__).with_name("cuts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    return {row["name"]: [float(row[at]) for at in ("west", "south", "east", "north") if row[at]] for row in rows}


def coastline() -> list[Polygon]:
    """Every polygon of land that reaches into EXTENT, whole, in degrees."""
    landmask: Any = roaring_landmask  # compiled, and without stubs: nothing of it is known to a type checker
    wkb = bytes(landmask.Shapes.wkb(landmask.LandmaskProvider.Osm))
    polygons = shapely.get_parts(shapely.from_wkb(wkb))
    return list(polygons[shapely.intersects(shapely.envelope(polygons), shapely.box(*EXTENT))])


def split_units(polygons: Iterable[Polygon]) -> tuple[dict[str, list[Polygon]], list[Polygon]]:
    """The polygons of each unit, in the order of UNITS, and those of none."""
    units: dict[str, list[Polygon]] = {unit: [] for unit in UNITS}
    others, boxes = [], cuts("unit")
    for polygon in polygons:
        unit = box_of(polygon, boxes)
        (units[unit] if unit else others).append(polygon)
    return units, others


def box_of(polygon: Polygon, boxes: Mapping[str, Iterable[float]]) -> str | None:
    """The name of the first box that holds the polygon's representative point."""
    point = polygon.representative_point()
    for name, (west, south, east, north) in boxes.items():
        if west <= point.x <= east and south <= point.y <= north:
            return name
    return None


def split_islets(polygons: Iterable[Polygon], islets: Mapping[str, Iterable[float]]) -> dict[str, list[Polygon]]:
    """Each islet's polygons, its main island, which holds its point, first: a polygon goes to the nearest main island.

    Distances are between shores, in plane degrees, as in the first cut of this data.
    """
    polygons = list(polygons)
    main = {name: [p for p in polygons if p.covers(Point(anchor))] for name, anchor in islets.items()}
    for polygon in polygons:
        nearest = min(islets, key=lambda name: main[name][0].distance(polygon))
        if polygon is not main[nearest][0]:
            main[nearest].append(polygon)
    return main
