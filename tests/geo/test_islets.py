import json

import pytest

from geo.islets import largest_bounds, read_islets
from geo.problem import DataError

SQUARE = [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]]
ROCK = [[[5, 5], [5.1, 5], [5.1, 5.1], [5, 5.1], [5, 5]]]


def written(tmp_path, *features):
    path = tmp_path / "islets.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def feature(islet, polygons):
    return {"properties": {"islet": islet}, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}


def test_bounds_are_those_of_the_largest_polygon(tmp_path):
    path = written(tmp_path, feature("a", [ROCK, SQUARE]), feature("b", [ROCK]))
    bounds = {name: largest_bounds(islet) for name, islet in read_islets(path).items()}
    assert bounds == {"a": (0, 0, 2, 1), "b": (5, 5, 5.1, 5.1)}


def test_the_nine_shipped_islets_lie_in_the_group():
    islets = read_islets()
    assert set(islets) == {
        *("tanfilyev", "anuchin", "yuri", "zelyony", "polonsky"),
        *("demin", "oskolki", "storozhevoy", "signalny"),
    }
    for west, south, east, north in map(largest_bounds, islets.values()):
        assert 145.85 <= west < east <= 146.45 and 43.33 <= south < north <= 43.66


@pytest.mark.parametrize(
    "broken",
    [
        {"properties": {}, "geometry": {"type": "Polygon", "coordinates": SQUARE}},
        {"properties": {"islet": "a"}, "geometry": None},
        {"properties": {"islet": "a"}, "geometry": {"type": "Polygon", "coordinates": "x"}},
        {"properties": {"islet": "a"}, "geometry": {"type": "MultiPolygon", "coordinates": []}},
        "no feature",
    ],
)
def test_what_is_no_islet_is_a_problem(tmp_path, broken):
    with pytest.raises(DataError) as caught:
        read_islets(written(tmp_path, broken))
    assert [problem.allowed for problem in caught.value.problems] == ["named islets with polygons"]
