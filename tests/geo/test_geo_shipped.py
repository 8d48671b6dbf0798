"""The shipped GeoJSON: whole, valid, in its place, and saying where it is from."""

from itertools import combinations

import pytest
import shapely
from shapely import box
from shapely.geometry import shape

from geo.areas import geodesic_area_km2
from geo.build import coast, depth
from tests.geo.geo_read import ALL, shapes, shipped


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
        ("habomai_islets", {"islet"}),
        ("land", {"region"}),
        ("hit_areas", {"unit"}),
        ("depth", {"deeper_than_m"}),
        ("places", {"place", "geonameid", "name_en", "name_ru", "name_ja", "romaji", "min_zoom"}),
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
    assert all(names[name] for name in ("name_en", "name_ru", "name_ja", "romaji"))


def test_shipped_bands_are_nested():
    bands = shapes("depth", "deeper_than_m")
    assert tuple(bands) == depth.LEVELS_M
    for upper, lower in zip(list(bands.values()), list(bands.values())[1:], strict=False):
        assert lower.difference(upper).area < 1e-4
