"""What the build writes as GeoJSON, and the command."""

import json

import pytest
from shapely import Polygon, box
from shapely.geometry import shape

from geo.build import BuildError
from geo.build.__main__ import main
from geo.build.geojson import ODBL, collection, feature, multipolygon

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
