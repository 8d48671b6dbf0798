"""Polygons go to units, islets and regions by where they lie."""

from shapely import Point, box

from geo import UNITS
from geo.build import coast, land


def test_polygons_go_to_units_by_where_they_lie():
    spots = {"iturup": (147.5, 45.0), "kunashir": (146.0, 44.1), "shikotan": (146.7, 43.8), "habomai": (146.1, 43.5)}
    toys = {unit: Point(at).buffer(0.01) for unit, at in spots.items()}
    hokkaido = Point(143.0, 43.5).buffer(0.01)
    assert coast.split_units([*toys.values(), hokkaido]) == ({u: [toys[u]] for u in UNITS}, [hokkaido])


def test_a_rock_goes_to_the_nearest_main_islet():
    west, east, rock = box(0, 0, 1, 1), box(3, 0, 4, 1), box(1.8, 0, 1.9, 0.1)
    islets = {"tanfilyev": (0.5, 0.5), "anuchin": (3.5, 0.5)}
    assert coast.split_islets([rock, east, west], islets) == {"tanfilyev": [west, rock], "anuchin": [east]}


def test_specks_of_land_are_left_out():
    speck = box(150, 46, 150.001, 46.001)
    assert list(land.land_by_region([speck, box(150, 47, 151, 48)])) == ["kurils_central_north"]
