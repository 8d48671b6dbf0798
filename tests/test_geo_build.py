"""The GeoJSON in geo/ is what the build makes, on every run. Nothing here touches the network."""

import json
import math
from itertools import combinations

import numpy
import pytest
import shapely
from scipy.io import netcdf_file
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry import shape

from geo import UNITS
from geo.areas import geodesic_area_km2
from geo.build import BuildError, coast, depth, hits, land, places
from geo.build.__main__ import GEO, main, offline_files
from geo.build.geojson import ODBL, collection, feature, multipolygon

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


# Coast and land


def test_polygons_go_to_units_by_where_they_lie():
    spots = {"iturup": (147.5, 45.0), "kunashir": (146.0, 44.1), "shikotan": (146.7, 43.8), "habomai": (146.1, 43.5)}
    toys = {unit: Point(at).buffer(0.01) for unit, at in spots.items()}
    hokkaido = Point(143.0, 43.5).buffer(0.01)
    assert coast.split_units([*toys.values(), hokkaido]) == ({u: [toys[u]] for u in UNITS}, [hokkaido])


def test_a_rock_goes_to_the_nearest_main_islet():
    west, east, rock = box(0, 0, 1, 1), box(3, 0, 4, 1), box(1.8, 0, 1.9, 0.1)
    islets = {"tanfilyev": (0.5, 0.5), "anuchin": (3.5, 0.5)}
    assert coast.split_islets([rock, east, west], islets) == {"tanfilyev": [west, rock], "anuchin": [east]}


def test_a_main_islet_that_is_not_there_stops_the_build():
    with pytest.raises(BuildError, match="no polygon at the place of anuchin"):
        coast.split_islets([box(0, 0, 1, 1)], {"tanfilyev": (0.5, 0.5), "anuchin": (3.5, 0.5)})


def test_land_in_no_region_stops_the_build():
    with pytest.raises(BuildError, match="lies in no region"):
        land.land_by_region([box(150, 42, 151, 43)])


def test_specks_of_land_are_left_out():
    speck = box(150, 46, 150.001, 46.001)
    assert list(land.land_by_region([speck, box(150, 47, 151, 48)])) == ["kurils_central_north"]


@pytest.mark.parametrize("module", [coast, places])
def test_another_version_of_a_source_stops_the_build(monkeypatch, module):
    monkeypatch.setattr(module, "version", lambda package: "9.9")
    with pytest.raises(BuildError, match=rf"{module.PACKAGE} 9.9 is installed; install {module.PACKAGE}=="):
        coast.coastline() if module is coast else places.places()


def test_a_name_that_geonames_does_not_have_stops_the_build(monkeypatch):
    monkeypatch.setattr(places, "TOWNS", (places.TOWNS[0]._replace(name_ru="Шана"),))
    with pytest.raises(BuildError, match="kurilsk: GeoNames has no name Шана"):
        places.places()


# Depth: a sea floor that falls by 100 m with every degree eastwards


@pytest.fixture
def slope() -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    lon = lat = numpy.arange(0, 101) / 10
    return lon, lat, numpy.tile(lon * 100, (len(lat), 1))


def test_bands_on_a_slope(slope):
    made = depth.bands(*slope, levels=(300, 450, 600), extent=(2, 2, 8, 8))
    assert list(made) == [300, 450, 600]
    for level, west in ((300, 3), (450, 4.5), (600, 6)):
        assert made[level].symmetric_difference(box(west, 2, 8, 8)).area == pytest.approx(0, abs=1e-6)


def test_a_shoal_is_a_hole(slope):
    lon, lat, _ = slope
    x, y = numpy.meshgrid(lon - 5, lat - 5)
    (band,) = depth.bands(lon, lat, numpy.hypot(x, y) * 100, levels=(100,), extent=(2, 2, 8, 8)).values()
    assert band.geom_type == "Polygon" and len(band.interiors) == 1
    assert Polygon(band.interiors[0]).area == pytest.approx(math.pi, rel=0.05)


def test_shipped_bands_are_nested():
    bands = shapes("depth", "deeper_than_m")
    assert tuple(bands) == depth.LEVELS_M
    for upper, lower in zip(list(bands.values()), list(bands.values())[1:], strict=False):
        assert lower.difference(upper).area < 1e-4


def test_the_grid_is_read_with_depths_downwards(tmp_path):
    path = tmp_path / "toy.cdf"
    with netcdf_file(path, "w") as file:
        for name, values in (("ETOPO05_X", [145.0, 146.0, 147.0]), ("ETOPO05_Y", [43.0, 44.0])):
            file.createDimension(name, len(values))
            file.createVariable(name, "f8", (name,))[:] = values
        file.createVariable("ROSE", "f4", ("ETOPO05_Y", "ETOPO05_X"))[:] = [[-1, -2, -3], [4, 5, 6]]
    lon, lat, depth_m = depth.read_grid(path)
    assert (lon.tolist(), lat.tolist()) == ([145, 146, 147], [43, 44])
    assert depth_m.tolist() == [[1, 2, 3], [-4, -5, -6]]


def test_another_grid_stops_the_build(tmp_path):
    path = tmp_path / "other.cdf"
    path.write_bytes(b"CDF")
    with pytest.raises(BuildError, match="not the ETOPO5 grid"):
        depth.depth_grid(path)


def test_without_apt_get_the_message_says_what_to_do(monkeypatch):
    monkeypatch.setattr(depth.shutil, "which", lambda program: None)
    with pytest.raises(BuildError, match=r"no apt-get here; .*`python -m geo.build --etopo FILE`"):
        depth.depth_grid(None)


def test_a_failing_command_is_quoted(tmp_path):
    path = tmp_path / "broken.deb"
    path.write_bytes(b"not a package")
    with pytest.raises(BuildError, match="dpkg-deb"):
        depth.depth_grid(path)


# GeoJSON and the command


def test_a_collection_as_text():
    square = Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    text = collection([feature({"unit": "iturup"}, multipolygon([square], 1), id="iturup")], "© OSM", ODBL)
    assert text == (
        f'{{"type":"FeatureCollection","attribution":"© OSM","license":"{ODBL}","features":[\n'
        '{"type":"Feature","id":"iturup","properties":{"unit":"iturup"},"geometry":{"type":"MultiPolygon",'
        '"coordinates":[[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]]]}}\n]}\n'
    )
    assert shape(json.loads(text)["features"][0]["geometry"]).equals(square)


def test_polygons_come_largest_first_whatever_the_order():
    small, large = box(0, 0, 1, 1), box(2, 0, 4, 2)
    assert multipolygon([small, large], 1) == multipolygon([large, small], 1)
    assert multipolygon([small, large], 1)["coordinates"][0][0][0][0] >= 2


def test_neighbours_that_the_grid_makes_overlap_stop_the_build():
    with pytest.raises(BuildError, match="written with 0 decimals"):
        multipolygon([box(0, 0, 1.6, 2), box(1.7, 0, 3, 2), box(1.3, 0, 3, 2)], 0)


def test_the_command_without_its_grid_writes_nothing(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["--out", str(out), "--etopo", str(tmp_path / "lost.cdf")]) == 1
    assert "lost.cdf: no such file" in capsys.readouterr().err
    assert not out.exists()
