"""Where things stand on a picture of the map: the units' shapes, and texts that cover nothing."""

import pytest
import shapely

from geo.figure.placing import Layout
from geo.figure.shapes import painted
from geo.layers import read_layer
from geo.webmap import UNIT_LABELS
from tests.geo.figure_read import LABELS, picture


def test_the_outlines_have_no_holes_that_a_slides_shapes_would_lose():
    parts = shapely.get_parts(list(read_layer("islands").values()))
    assert shapely.get_num_interior_rings(parts).sum() == 0


def test_every_islet_is_painted():
    islets = read_layer("habomai_islets").values()
    frame = picture().frame
    polygons = shapely.get_parts(painted("islands", frame)["habomai"])
    assert len(polygons) >= len(islets) == 9
    for islet in islets:
        largest = max(shapely.get_parts(islet), key=shapely.area)
        place = shapely.Point(frame.place(*largest.representative_point().coords[0]))
        assert min(polygon.distance(place) for polygon in polygons) < 0.5


@pytest.mark.parametrize("names", LABELS)
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (960, 720), (700, 1000), (1600, 500)])
def test_no_text_covers_a_unit_or_another_text_or_is_cut_off(names, width, height):
    made = picture(names, width_px=width, height_px=height)
    layout = Layout(made)
    boxes = [label.box for label in (*layout.names, *(town.label for town in layout.towns), *layout.degrees)]
    boxes += [layout.legend.box, layout.attribution.box, layout.scale_text.box]
    placed = [shapely.box(*box) for box in boxes]
    whole = shapely.box(0, 0, width, height)
    assert len(layout.names) == 4 and len(layout.towns) >= 5
    for unit, shape in painted("islands", made.frame).items():
        assert not any(box.intersects(shape) for box in placed), unit
    assert all(whole.covers(box) for box in placed)
    assert not any(one.intersects(other) for i, one in enumerate(placed) for other in placed[:i])


def test_names_stand_where_the_screen_has_them():
    made = picture()
    for (unit, _), label in zip(made.labels, Layout(made).names, strict=True):
        ((lat, lon), side), _ = UNIT_LABELS[unit]
        (x, y), (west, _, east, south) = made.frame.place(lon, lat), label.box
        assert {"left": east < x, "right": west > x, "above": south < y}[side], unit
