"""Distances between squares, worked out in the head, and between the shipped outlines, beside what is published."""

import pytest
from shapely import MultiPolygon, Point, box

from geo.distances import HOKKAIDO, nearest, shore_to_shore_km
from geo.layers import read_layer

# A degree along the equator: 6378.137 km x pi / 180.
DEGREE_KM = 111.3195

# How far the shipped coast of Hokkaido may lie beside the true one: it was simplified by 0.002 degrees.
TOLERANCE_KM = 0.2

HOKKAIDO_SHORE = read_layer("land")[HOKKAIDO]
ISLETS = read_layer("habomai_islets")


def test_a_degree_apart_on_the_equator():
    assert shore_to_shore_km(box(0, -1, 1, 1), box(2, -1, 3, 1)) == pytest.approx(DEGREE_KM * 0.99985, rel=1e-3)
    assert shore_to_shore_km(Point(0, 0), Point(1, 0)) == pytest.approx(DEGREE_KM, rel=1e-6)


def test_a_degree_is_half_as_wide_at_sixty_north():
    # cos 60 degrees is a half; the ellipsoid adds two thousandths
    assert shore_to_shore_km(Point(0, 60), Point(1, 60)) == pytest.approx(DEGREE_KM / 2, rel=3e-3)


def test_what_touches_or_overlaps_is_no_distance_apart():
    assert shore_to_shore_km(box(0, 0, 1, 1), box(1, 0, 2, 1)) == 0
    assert shore_to_shore_km(box(0, 0, 2, 2), box(1, 1, 3, 3)) == 0


def test_it_is_the_same_both_ways():
    one, other = box(140, 43, 141, 44), box(142, 45, 143, 46)
    assert shore_to_shore_km(one, other) == pytest.approx(shore_to_shore_km(other, one), abs=1e-6)


def test_the_nearest_part_counts():
    parts = MultiPolygon([box(10, 0, 11, 1), box(2, 0, 3, 1)])
    assert shore_to_shore_km(box(0, 0, 1, 1), parts) == pytest.approx(DEGREE_KM, rel=1e-3)


def test_the_nearest_of_several():
    here, others = Point(0, 0), {"far": Point(2, 0), "near": Point(-1, 0), "as near": Point(1, 0)}
    assert nearest(here, others) == ("near", pytest.approx(DEGREE_KM, rel=1e-6))
    with pytest.raises(ValueError):
        nearest(here, {})


@pytest.mark.parametrize(
    ("geometry", "published_km"),
    [
        (read_layer("islands")["kunashir"], 16.0),  # from the Notsuke peninsula, its nearest point
        (ISLETS["signalny"], 3.7),  # the others are published from Cape Nosappu, which is their nearest point
        (ISLETS["tanfilyev"], 7.0),
        (ISLETS["anuchin"], 13.7),
        (ISLETS["polonsky"], 45.5),
    ],
)
def test_the_shipped_outlines_agree_with_what_is_published(geometry, published_km):
    """The Northern Territories Issue Association's figures (reference ntia-islands)."""
    assert shore_to_shore_km(geometry, HOKKAIDO_SHORE) == pytest.approx(published_km, abs=2 * TOLERANCE_KM)
