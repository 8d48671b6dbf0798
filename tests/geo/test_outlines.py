"""The outlines: toy squares, and everything that can be wrong with the file."""

import json
import shutil
from pathlib import Path

import geopandas
import pandas
import pytest
from geopandas.testing import assert_geodataframe_equal
from shapely import box
from shapely.geometry import mapping

from geo import UNITS
from geo._files import TOP
from geo.outlines import ISLANDS, REMAKE, read_outlines
from geo.problem import DataError, Problem

NAMES = ", ".join(UNITS)
SQUARES = {unit: box(n, 0, n + 1, 1) for n, unit in enumerate(UNITS)}


def feature(unit: str, **members) -> dict:
    geometry = mapping(SQUARES[unit])
    return {"type": "Feature", "properties": {"unit": unit}, "geometry": geometry} | members


def toy() -> dict[str, dict]:
    return {unit: feature(unit) for unit in UNITS}


def write(folder: Path, document: object) -> Path:
    path = folder / "islands.geojson"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def collection(features: list) -> dict:
    return {"type": "FeatureCollection", "features": features}


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        read_outlines(path)
    return caught.value.problems


def problem(path: Path, *parts: str) -> Problem:
    return Problem(path.resolve().as_posix(), *parts)


def test_toy_squares_in_any_order_come_out_in_the_order_of_units(tmp_path):
    path = write(tmp_path, collection([feature(unit) for unit in reversed(UNITS)]))
    index = pandas.Index(UNITS, name="unit")
    expected = geopandas.GeoDataFrame(geometry=list(SQUARES.values()), index=index, crs="EPSG:4326")
    assert_geodataframe_equal(read_outlines(path), expected)


def test_the_shipped_file():
    outlines = read_outlines()
    assert tuple(outlines.index) == UNITS
    assert outlines.crs == "EPSG:4326"
    assert list(outlines.columns) == ["geometry"]
    assert outlines.geom_type.eq("MultiPolygon").all()
    assert [len(outline.geoms) for outline in outlines.geometry] == [141, 15, 176, 431]


def test_a_missing_file(tmp_path):
    path = tmp_path / "islands.geojson"
    assert problems_of(path) == [problem(path, "", "", "no such file", "a text file in UTF-8", REMAKE)]


def test_an_empty_file(tmp_path):
    path = write(tmp_path, "\n")
    assert problems_of(path) == [problem(path, "", "", "an empty file", "a text file in UTF-8", REMAKE)]


def test_a_file_that_is_not_json(tmp_path):
    path = write(tmp_path, '{\n"type": oops}')
    (only,) = problems_of(path)
    assert only.found.startswith("text that is not JSON (")
    assert only == problem(path, "line 2", "", only.found, "GeoJSON", REMAKE)


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ([], "JSON of type None"),
        ({"type": "Topology"}, "JSON of type 'Topology'"),
        ({"type": "FeatureCollection"}, "no list of features"),
        ({"type": "FeatureCollection", "features": {}}, "no list of features"),
    ],
)
def test_json_that_is_no_feature_collection(tmp_path, document, found):
    path = write(tmp_path, document)
    assert problems_of(path) == [problem(path, "", "", found, "a GeoJSON FeatureCollection", REMAKE)]


@pytest.mark.parametrize(
    ("stray", "found"),
    [
        (None, "nothing"),
        ("text", "nothing"),
        ({"type": "Feature", "properties": None}, "nothing"),
        ({"type": "Feature", "properties": {"name": "Iturup"}}, "nothing"),
        ({"type": "Feature", "properties": {"unit": "urup"}}, "'urup'"),
        ({"type": "Feature", "properties": {"unit": ["iturup"]}}, "['iturup']"),
    ],
)
def test_a_feature_without_a_known_unit(tmp_path, stray, found):
    path = write(tmp_path, collection([*toy().values(), stray]))
    expected = problem(path, "feature 5", "properties.unit", found, f"one of {NAMES}", REMAKE)
    assert problems_of(path) == [expected]


def test_a_unit_twice(tmp_path):
    path = write(tmp_path, collection([*toy().values(), feature("kunashir")]))
    found, remedy = "a second feature (feature 5)", "remove one of them"
    assert problems_of(path) == [problem(path, "kunashir", "", found, "one feature for each unit", remedy)]


def test_a_unit_missing(tmp_path):
    path = write(tmp_path, collection([feature(unit) for unit in UNITS if unit != "habomai"]))
    assert problems_of(path) == [problem(path, "habomai", "", "no feature", "one feature for each unit", REMAKE)]


def test_borrowed_attributes(tmp_path):
    borrowed = feature("iturup", properties={"unit": "iturup", "sovereign": "somebody", "admin": "somebody"})
    path = write(tmp_path, collection(list((toy() | {"iturup": borrowed}).values())))
    assert [(p.record, p.field) for p in problems_of(path)] == [
        ("iturup", "properties.admin"),
        ("iturup", "properties.sovereign"),
    ]


BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
LAT_LON = {"type": "Polygon", "coordinates": [[[44, 146], [45, 146], [45, 147], [44, 147], [44, 146]]]}
FAR_WEST = {"type": "Polygon", "coordinates": [[[-214, 44], [-213, 44], [-213, 45], [-214, 44]]]}


@pytest.mark.parametrize(
    ("geometry", "found"),
    [
        (None, "nothing"),
        ({}, "nothing"),
        ({"type": "Point", "coordinates": [0, 0]}, "'Point'"),
        ({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, "'LineString'"),
        ({"type": "GeometryCollection", "geometries": []}, "'GeometryCollection'"),
        ({"type": "Polygon"}, "coordinates that make no polygon"),
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
    (only,) = problems_of(write(tmp_path, collection(list((toy() | {"shikotan": bad}).values()))))
    assert (only.record, only.field, only.remedy) == ("shikotan", "geometry", REMAKE)
    assert only.found.startswith(found)


def test_all_problems_at_once(tmp_path):
    features = [
        feature("iturup", properties={"unit": "iturup", "name": "x"}, geometry=None),
        feature("kunashir"),
        feature("kunashir"),
        {"type": "Feature", "properties": {}},
        feature("shikotan", geometry=BOW_TIE),
    ]
    assert [(p.record, p.field) for p in problems_of(write(tmp_path, collection(features)))] == [
        ("iturup", "properties.name"),
        ("iturup", "geometry"),
        ("kunashir", ""),
        ("feature 4", "properties.unit"),
        ("shikotan", "geometry"),
        ("habomai", ""),
    ]


def test_a_file_within_the_project_is_named_from_its_top_level():
    lost = ISLANDS.with_name("lost.geojson")
    assert [p.file for p in problems_of(lost)] == ["geo/lost.geojson"]
    assert ISLANDS == TOP / "geo" / "islands.geojson"


def test_a_truncated_copy_of_the_shipped_file(tmp_path):
    path = Path(shutil.copy(ISLANDS, tmp_path))
    path.write_bytes(path.read_bytes()[:100_000])
    (only,) = problems_of(path)
    assert only.found.startswith("text that is not JSON")
