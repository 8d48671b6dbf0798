"""What the build writes as GeoJSON."""

import json

from shapely import Polygon, box
from shapely.geometry import shape

from geo.build.geojson import ODBL, collection, feature, multipolygon


def test_a_collection_as_text():
    square = Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    text = collection([feature({"unit": "iturup"}, multipolygon([square], 1))], "© OSM", ODBL)
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
