"""Where a click counts as one on a unit: the shipped hit areas, and how they are made."""

import math
from itertools import combinations

import numpy
import pytest
import shapely
from shapely import Point, box

from geo import UNITS
from geo.build import land
from geo.build.__main__ import GEO
from tests.geo.geo_read import shapes


def middle(bounds: tuple[float, float, float, float]) -> tuple[float, float]:
    west, south, east, north = bounds
    return (west + east) / 2, (south + north) / 2


def mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))


def test_hit_areas_are_small_and_in_order():
    assert (GEO / "hit_areas.geojson").stat().st_size < 6000
    assert tuple(shapes("hit_areas", "unit")) == UNITS


@pytest.mark.parametrize("unit", UNITS)
def test_a_hit_area_holds_its_unit_with_room_to_spare(unit):
    area, outline = shapes("hit_areas", "unit")[unit], shapes("islands", "unit")[unit]
    assert area.contains(outline)
    assert area.boundary.distance(outline) > 0.02


@pytest.mark.parametrize("unit", UNITS)
def test_a_click_in_the_middle_of_a_hit_areas_box_hits(unit):
    area = shapes("hit_areas", "unit")[unit]
    west, south, east, north = area.bounds
    assert area.contains(Point(middle(area.bounds)))
    # The same on the screen, where the middle of the box lies a little further north.
    projected = shapely.transform(area, lambda at: numpy.array([(x, mercator(y)) for x, y in at]))
    assert projected.contains(Point(middle((west, mercator(south), east, mercator(north)))))


def test_hit_areas_touch_neither_each_other_nor_foreign_land():
    areas, outlines = shapes("hit_areas", "unit"), shapes("islands", "unit")
    around = shapely.union_all(list(shapes("land", "region").values()))
    for unit, area in areas.items():
        others = [outlines[other] for other in UNITS if other != unit]
        assert not any(area.intersects(foreign) for foreign in [around, *others])
    assert not any(a.intersects(b) and a.intersection(b).area > 0 for a, b in combinations(areas.values(), 2))


def test_other_land_is_cut_out():
    coastal = land.hit_areas({"iturup": box(0, 0, 1, 1)}, box(1.01, 0, 2, 1))
    assert not coastal["iturup"].intersects(box(1.01, 0, 2, 1))
    assert coastal["iturup"].contains(box(0, 0, 1, 1))
