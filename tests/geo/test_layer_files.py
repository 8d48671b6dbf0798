"""The GeoJSON files: toy squares, and everything that can be wrong with one."""

import json
from pathlib import Path

import pytest
import shapely
from shapely import box
from shapely.geometry import mapping

from geo import UNITS
from geo.layers import FOLDER, KEYS, REMAKE, largest_bounds, read_layer, read_layers
from geo.problem import DataError, Problem
from tests.project import copy_project

NAMES = ", ".join(UNITS)
SQUARES = {unit: box(n, 0, n + 1, 1) for n, unit in enumerate(UNITS)}


def feature(unit: str, **members) -> dict:
    geometry = mapping(SQUARES[unit])
    return {"type": "Feature", "properties": {"unit": unit}, "geometry": geometry} | members


def toy() -> dict[str, dict]:
    return {unit: feature(unit) for unit in UNITS}


def write(folder: Path, document: object, layer: str = "islands") -> Path:
    path = folder / f"{layer}.geojson"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def collection(features) -> dict:
    return {"type": "FeatureCollection", "features": list(features)}


def problems_of(folder: Path, layer: str = "islands") -> list[Problem]:
    with pytest.raises(DataError) as caught:
        read_layer(layer, folder)
    return caught.value.problems


def test_units_in_any_order_come_out_in_the_order_of_units(tmp_path):
    write(tmp_path, collection(feature(unit) for unit in reversed(UNITS)))
    assert list(read_layer("islands", tmp_path).items()) == list(SQUARES.items())


def test_the_shipped_files_are_whole():
    layers, problems = read_layers()
    assert problems == [] and tuple(layers) == tuple(KEYS)
    assert tuple(layers["islands"]) == tuple(layers["hit_areas"]) == UNITS
    assert [len(outline.geoms) for outline in layers["islands"].values()] == [141, 15, 176, 431]
    assert len(layers["habomai_islets"]) == 9
    for west, south, east, north in map(largest_bounds, layers["habomai_islets"].values()):
        assert 145.85 <= west < east <= 146.45 and 43.33 <= south < north <= 43.66


def test_bounds_are_those_of_the_largest_polygon():
    assert largest_bounds(shapely.MultiPolygon([box(5, 5, 5.1, 5.1), box(0, 0, 2, 1)])) == (0, 0, 2, 1)


@pytest.mark.parametrize("layer", KEYS)
@pytest.mark.parametrize(
    ("text", "record", "found"),
    [
        (None, "", "no such file"),
        ("\n", "", "an empty file"),
        ('{\n"type": oops}', "line 2", "text that is not JSON (Expecting value)"),
        ("[]", "", "JSON of type None"),
        ('{"type": "Feature"}', "", "JSON of type 'Feature'"),
        ('{"type": "FeatureCollection"}', "", "no list of features"),
    ],
)
def test_a_file_that_is_no_collection(tmp_path, layer, text, record, found):
    path = tmp_path / f"{layer}.geojson"
    if text is not None:
        path.write_text(text, "utf-8")
    (problem,) = problems_of(tmp_path, layer)
    assert (problem.file, problem.record, problem.found) == (path.as_posix(), record, found)
    assert problem.allowed and problem.remedy == REMAKE


@pytest.mark.parametrize("layer", ["habomai_islets", "land", "depth", "places"])
def test_a_layer_without_features(tmp_path, layer):
    write(tmp_path, collection([]), layer)
    assert [problem.found for problem in problems_of(tmp_path, layer)] == ["no features"]


def test_a_file_that_is_not_utf_8(tmp_path):
    (tmp_path / "islands.geojson").write_bytes(b'{"type": "\xff"}')
    assert [problem.found for problem in problems_of(tmp_path)] == ["bytes that are not UTF-8, from byte 10 on"]


@pytest.mark.parametrize(
    ("stray", "found"),
    [
        ("no feature", "nothing"),
        ({"type": "Feature"}, "nothing"),
        ({"type": "Feature", "properties": {"name": "Iturup"}}, "nothing"),
        ({"type": "Feature", "properties": {"unit": "urup"}}, "'urup'"),
        ({"type": "Feature", "properties": {"unit": ["iturup"]}}, "['iturup']"),
    ],
)
def test_a_feature_without_a_known_unit(tmp_path, stray, found):
    path = write(tmp_path, collection([*toy().values(), stray])).as_posix()
    expected = Problem(path, "feature 5", "properties.unit", found, f"one of {NAMES}", REMAKE)
    assert problems_of(tmp_path) == [expected]


BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
LAT_LON = {"type": "Polygon", "coordinates": [[[44, 146], [45, 146], [45, 147], [44, 147], [44, 146]]]}
FAR_WEST = {"type": "Polygon", "coordinates": [[[-214, 44], [-213, 44], [-213, 45], [-214, 44]]]}


@pytest.mark.parametrize(
    ("geometry", "found"),
    [
        (None, "nothing"),
        ({}, "nothing"),
        ({"type": "Point", "coordinates": [0, 0]}, "'Point'"),
        ({"type": "GeometryCollection", "geometries": []}, "'GeometryCollection'"),
        ({"type": "Polygon"}, "coordinates that make no polygon"),
        ({"type": "Polygon", "coordinates": "x"}, "coordinates that make no polygon"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "coordinates that make no polygon"),
        ({"type": "Polygon", "coordinates": [[["a", 0], [1, 0], [1, 1], ["a", 0]]]}, "coordinates that make no"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, float("nan")], [0, 0]]]}, "coordinates that"),
        ({"type": "Polygon", "coordinates": []}, "an empty geometry"),
        ({"type": "MultiPolygon", "coordinates": []}, "an empty geometry"),
        (BOW_TIE, "an invalid geometry ("),
        (LAT_LON, "bounds (44.0, 146.0, 45.0, 147.0)"),
        (FAR_WEST, "bounds (-214.0, 44.0, -213.0, 45.0)"),
    ],
)
def test_a_bad_geometry(tmp_path, geometry, found):
    bad = feature("shikotan", geometry=geometry)
    write(tmp_path, collection((toy() | {"shikotan": bad}).values()))
    (only,) = problems_of(tmp_path)
    assert (only.record, only.field, only.remedy) == ("shikotan", "geometry", REMAKE)
    assert only.found.startswith(found)


def test_all_problems_at_once(tmp_path):
    features = [
        feature("iturup", properties={"unit": "iturup", "sovereign": "x"}, geometry=None),
        feature("kunashir"),
        feature("kunashir"),
        {"type": "Feature", "properties": {}},
        feature("shikotan", geometry=BOW_TIE),
    ]
    write(tmp_path, collection(features))
    assert [(p.record, p.field, p.found.partition(" (")[0]) for p in problems_of(tmp_path)] == [
        ("iturup", "properties.sovereign", "a property"),
        ("iturup", "geometry", "nothing"),
        ("kunashir", "", "a second feature"),
        ("feature 4", "properties.unit", "nothing"),
        ("shikotan", "geometry", "an invalid geometry"),
        ("habomai", "", "no feature"),
    ]


@pytest.mark.parametrize("layer", KEYS)
def test_every_layer_is_read_so(tmp_path, layer):
    folder = copy_project(tmp_path) / "geo"
    shipped = json.loads((FOLDER / f"{layer}.geojson").read_text("utf-8"))
    first, second, *_ = shipped["features"]
    first["properties"], second["geometry"] = None, None
    write(folder, shipped, layer)
    found = [(p.file.rsplit("/", 1)[-1], p.record, p.found) for p in read_layers(folder)[1]]
    assert found[:2] == [
        (f"{layer}.geojson", "feature 1", "nothing"),
        (f"{layer}.geojson", str(second["properties"][KEYS[layer]]), "nothing"),
    ]


def test_a_file_within_the_project_is_named_from_its_top_level():
    assert [p.file for p in problems_of(FOLDER / "lost")] == ["geo/lost/islands.geojson"]


def test_a_truncated_copy_of_the_shipped_file(tmp_path):
    write(tmp_path, (FOLDER / "islands.geojson").read_text("utf-8")[:100_000])
    (only,) = problems_of(tmp_path)
    assert only.found.startswith("text that is not JSON")
