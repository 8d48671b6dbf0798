"""Where things stand on a picture of the map: the units' shapes, and texts that cover nothing."""

import json

import numpy
import pytest
import shapely

from geo import UNITS
from geo._files import TOP
from geo.figure import Picture, png, shapes, unit_label_positions
from geo.figure.placing import Layout
from geo.figure.shapes import painted
from geo.outlines import read_outlines
from tests.geo.figure_read import LABELS, close, picture, pixels, rgb


def test_shapes_lie_in_the_frame_and_keep_every_islet():
    found = shapes(1280, 720)
    assert tuple(found) == UNITS
    points = numpy.array([point for rings in found.values() for ring in rings for point in ring])
    assert points.min() >= 0 and points.max() <= 1 and len(points) <= 1500
    assert all(ring[0] != ring[-1] and len(ring) >= 3 for rings in found.values() for ring in rings)
    islets = json.loads((TOP / "geo" / "habomai_islets.geojson").read_text("utf-8"))["features"]
    frame = picture().frame
    places = [shapely.Point(frame.place(*islet["properties"]["label"])) for islet in islets]
    polygons = [shapely.Polygon([(x * 1280, y * 720) for x, y in ring]) for ring in found["habomai"]]
    assert len(polygons) >= len(islets) == 9
    for place in places:
        assert min(polygon.distance(place) for polygon in polygons) < 0.5


def test_the_outlines_have_no_holes_that_shapes_would_lose():
    parts = shapely.get_parts(read_outlines().geometry.array)
    assert shapely.get_num_interior_rings(parts).sum() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (960, 720), (700, 1000)])
def test_shapes_lie_exactly_on_the_picture(width, height):
    made = Picture(width_px=width, height_px=height)
    image = pixels(png(made))
    covered = close(image, rgb("unit"))
    drawn = numpy.zeros_like(covered)
    for rings in shapes(width, height).values():
        outlines = [shapely.Polygon([(x * width * 2, y * height * 2) for x, y in ring]) for ring in rings]
        for outline in outlines:
            if outline.area > 60:
                x, y = map(int, outline.representative_point().coords[0])
                assert covered[y, x]
        inner = shapely.union_all([outline.buffer(-3) for outline in outlines])
        ys, xs = numpy.nonzero(covered)
        whole = shapely.union_all([outline.buffer(1.5) for outline in outlines])
        shapely.prepare(whole)
        drawn[ys, xs] |= shapely.intersects_xy(whole, xs + 0.5, ys + 0.5)
        assert not inner.is_empty
    dots = sum(shapely.Point(town.at).buffer(6).area * 4 for town in Layout(made).towns)
    assert (covered & ~drawn).sum() <= 40 + dots, "painted where no shape is"


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
    made, positions = picture(), unit_label_positions(1280, 720)
    for (unit, (x, y, side)), label in zip(positions.items(), Layout(made).names, strict=True):
        west, _, east, south = label.box
        assert {"left": east < x * 1280, "right": west > x * 1280, "above": south < y * 720}[side], unit
