import json

import pytest

from geo.layers import LAYERS, check_layers
from tests.project import copy_project


@pytest.fixture
def folder(tmp_path):
    return copy_project(tmp_path) / "geo"


def faults(folder):
    return [(problem.file.rsplit("/", 1)[-1], problem.record, problem.found) for problem in check_layers(folder)]


def test_the_shipped_layers_are_whole():
    assert check_layers() == []


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, "no such file"),
        ("", "an empty file"),
        ("[]", "JSON of type None"),
        ("{", "text that is not JSON"),
        ('{"type": "FeatureCollection", "features": []}', "no features"),
    ],
)
def test_a_file_that_cannot_be_drawn(folder, name, text, found):
    (folder / name).unlink()
    if text is not None:
        (folder / name).write_text(text, "utf-8")
    first = faults(folder)[0]
    assert first[0] == name and found in first[2]


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("member", ["properties", "geometry"])
def test_a_feature_without_what_is_drawn(folder, name, member):
    collection = json.loads((folder / name).read_text("utf-8"))
    collection["features"][0][member] = None
    (folder / name).write_text(json.dumps(collection), "utf-8")
    assert (name, "feature 1", "nothing") in faults(folder)


def test_each_unit_has_one_target(folder):
    path = folder / "hit_areas.geojson"
    collection = json.loads(path.read_text("utf-8"))
    collection["features"][1]["properties"]["unit"] = "iturup"
    path.write_text(json.dumps(collection), "utf-8")
    assert faults(folder) == [
        ("hit_areas.geojson", "iturup", "2 features"),
        ("hit_areas.geojson", "kunashir", "0 features"),
    ]


def test_all_at_once(folder):
    for name in LAYERS:
        (folder / name).unlink()
    assert [fault[0] for fault in faults(folder)] == list(LAYERS)
