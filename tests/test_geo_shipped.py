"""The GeoJSON in geo/ is what the build makes, on every run. Nothing here touches the network."""

import json
import math
from itertools import combinations

import numpy
import pytest
import shapely
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry import shape

from geo import UNITS
from geo.areas import geodesic_area_km2
from geo.build import coast, depth, hits
from geo.build.__main__ import GEO, offline_files

OFFLINE = ("islands", "habomai_islets", "land", "hit_areas", "places")
ALL = (*OFFLINE, "depth")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return offline_files()


def shipped(name: str) -> dict:
    return json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))


def shapes(name: str, key: str) -> dict:
    return {f["properties"][key]: shape(f["geometry"]) for f in shipped(name)["features"]}


def middle(bounds: tuple[float, float, float, float]) -> tuple[float, float]:
    west, south, east, north = bounds
    return (west + east) / 2, (south + north) / 2


def mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))


# The shipped files


@pytest.mark.parametrize("name", OFFLINE)
def test_the_shipped_file_is_what_the_build_makes(made, name):
    assert made[f"{name}.geojson"].encode() == (GEO / f"{name}.geojson").read_bytes()


def test_a_second_run_makes_the_same(made):
    assert offline_files() == made


@pytest.mark.parametrize("name", ALL)
def test_the_shipped_file_says_where_it_is_from(name):
    document = shipped(name)
    assert list(document) == ["type", "attribution", "license", "features"]
    credit = {"places": ("GeoNames", "CC BY"), "depth": ("ETOPO5", "public domain")}
    source, licence = credit.get(name, ("© OpenStreetMap contributors", "(ODbL) 1.0"))
    assert source in document["attribution"]
    assert licence in document["license"]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("islands", {"unit"}),
        ("habomai_islets", {"islet", "label"}),
        ("land", {"region"}),
        ("hit_areas", {"unit"}),
        ("depth", {"deeper_than_m"}),
        ("places", {"place", "name_en", "name_ru", "name_ja", "romaji", "min_zoom"}),
    ],
)
def test_no_borrowed_attributes(name, keys):
    assert {frozenset(f["properties"]) for f in shipped(name)["features"]} == {frozenset(keys)}


@pytest.mark.parametrize("name", ALL)
def test_every_geometry_is_valid(name):
    assert all(shape(f["geometry"]).is_valid for f in shipped(name)["features"])


def test_islets_are_habomai_and_each_polygon_is_in_one_of_them():
    islets = [polygon for islet in shapes("habomai_islets", "islet").values() for polygon in islet.geoms]
    habomai = list(shapes("islands", "unit")["habomai"].geoms)
    assert sorted(polygon.wkb for polygon in islets) == sorted(polygon.wkb for polygon in habomai)


# Measured on the first cut of the same coastline, which was checked against Japan's survey for the five large ones.
@pytest.mark.parametrize(
    ("islet", "km2", "polygons"),
    [
        ("tanfilyev", 12.3738, 30), ("anuchin", 2.0863, 73), ("yuri", 9.8768, 85), ("zelyony", 58.1750, 77),
        ("polonsky", 10.9711, 4), ("demin", 0.6778, 128), ("oskolki", 0.2158, 31), ("storozhevoy", 0.0746, 2),
        ("signalny", 0.0035, 1),
    ],
)  # fmt: skip
def test_islet(islet, km2, polygons):
    geometry = shapes("habomai_islets", "islet")[islet]
    assert geodesic_area_km2(geometry) == pytest.approx(km2, abs=1e-3)
    assert len(geometry.geoms) == polygons


def test_an_islets_label_lies_on_its_largest_polygon():
    for islet in shipped("habomai_islets")["features"]:
        largest = max(shape(islet["geometry"]).geoms, key=lambda polygon: polygon.area)
        assert largest.contains(Point(islet["properties"]["label"]))


def test_land_leaves_the_units_out():
    around = shapely.union_all(list(shapes("land", "region").values()))
    assert not any(unit.intersects(around) for unit in shapes("islands", "unit").values())
    assert box(*coast.EXTENT).covers(around)


def test_regions_do_not_overlap():
    assert not any(a.overlaps(b) or a.contains(b) for a, b in combinations(shapes("land", "region").values(), 2))


def test_places_stand_on_land():
    dry = shapely.union_all([*shapes("land", "region").values(), *shapes("islands", "unit").values()])
    towns = shapes("places", "place")
    assert len(towns) == 13
    assert [town for town, point in towns.items() if not dry.contains(point)] == []


@pytest.mark.parametrize(
    ("town", "unit"), [("kurilsk", "iturup"), ("yuzhno-kurilsk", "kunashir"), ("malokurilskoye", "shikotan")]
)
def test_a_units_town_stands_on_it_and_has_both_its_names(town, unit):
    assert shapes("islands", "unit")[unit].contains(shapes("places", "place")[town])
    (names,) = (f["properties"] for f in shipped("places")["features"] if f["properties"]["place"] == town)
    assert all(names.values())


# Hit areas


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


def test_sea_in_two_hulls_goes_to_the_nearer_unit():
    # Two combs, 0.2 wide, that reach into each other's hulls; the line halfway between them is x = 0.5.
    left = MultiPolygon([box(0, 0, 0.2, 0.2), box(0.4, 2, 0.48, 2.2), box(0, 4, 0.2, 4.2)])
    right = MultiPolygon([box(0.52, 2, 0.6, 2.2), box(0.8, 0, 1, 0.2), box(0.8, 4, 1, 4.2)])
    areas = hits.hit_areas({"iturup": left, "kunashir": right}, Polygon())
    assert areas["iturup"].contains(left) and areas["kunashir"].contains(right)
    assert areas["iturup"].intersection(areas["kunashir"]).area == 0
    assert areas["iturup"].contains(Point(0.49, 2.1)) and areas["kunashir"].contains(Point(0.51, 2.1))


def test_other_land_is_cut_out():
    coastal = hits.hit_areas({"iturup": box(0, 0, 1, 1)}, box(1.01, 0, 2, 1))
    assert not coastal["iturup"].intersects(box(1.01, 0, 2, 1))
    assert coastal["iturup"].contains(box(0, 0, 1, 1))


# Depth


def test_shipped_bands_are_nested():
    bands = shapes("depth", "deeper_than_m")
    assert tuple(bands) == depth.LEVELS_M
    for upper, lower in zip(list(bands.values()), list(bands.values())[1:], strict=False):
        assert lower.difference(upper).area < 1e-4
