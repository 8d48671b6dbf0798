"""What a picture of the map shows: the units' colours and hatches, the neighbouring lands, the treaty lines."""

import numpy
import pytest
import shapely

from geo.figure import png
from geo.figure.shapes import hatch, painted
from geo.styles import HOLDERS
from tests.geo.figure_read import LABELS, around, close, picture, pixels, rgb

KUNASHIR = (146.14, 44.33)  # where it is broadest


def test_a_unit_has_its_colour_and_keeps_it_when_chosen():
    for selected, token in ((None, "unit"), ("iturup", "unit"), ("kunashir", "unit")):
        made = picture(selected=selected)
        assert close(around(pixels(png(made)), made, *KUNASHIR), rgb(token)).all()


@pytest.mark.parametrize(
    ("holder", "tokens"),
    [
        ("japan", ["japan"]), ("russia", ["russia"]), ("shared", ["shared"]), ("undivided", ["shared"]),
        ("deferred", ["deferred"]), ("divided", ["japan", "russia"]), ("part", ["russia", "japan"]),
        ("handed_over", ["japan"]), ("sovereignty", ["japan", "russia"]),
        ("not_addressed", ["not_addressed"]), ("unknown", ["land"]),
    ],
)  # fmt: skip
def test_a_painted_unit_has_its_holders_colours_and_hatch(holder, tokens):
    made = picture(paint=(("kunashir", holder),))
    patch = around(pixels(png(made)), made, *KUNASHIR, reach=20)
    for token in tokens:
        assert close(patch, rgb(token)).sum() > 0.15 * patch.shape[0] * patch.shape[1], token
    plain = close(patch, rgb(tokens[0])).all()
    assert plain == (holder in ("not_addressed", "unknown")), "never colour alone"


def test_no_two_hatches_are_alike():
    square = shapely.box(0, 0, 60, 60)
    drawn = [shapely.union_all(hatch(holder, square, 1.3)) for holder, style in HOLDERS.items() if style.mark]
    assert len(drawn) == 9
    assert all(not one.equals(other) for i, one in enumerate(drawn) for other in drawn[:i])
    assert all(square.buffer(1e-6).covers(each) for each in drawn)


@pytest.mark.parametrize(("holder", "share"), [("divided", 1 / 2), ("part", 1 / 4), ("sovereignty", 3 / 8)])
def test_stripes_cover_their_share(holder, share):
    stripes = hatch(holder, shapely.box(0, 0, 96, 96), 2)
    assert sum(stripe.area for stripe in stripes) == pytest.approx(share * 96 * 96)


def test_a_painted_colour_stays_inside_the_painted_units():
    made = picture(paint=(("shikotan", "japan"), ("habomai", "japan")), legend=())
    image = pixels(png(made, 1))
    found = close(image, rgb("japan"))
    units = painted("islands", made.frame)
    inside = shapely.union_all([units["shikotan"], units["habomai"]]).buffer(1)
    places = shapely.points(numpy.argwhere(found)[:, ::-1] + 0.5)
    assert len(places) > 200 and shapely.covers(inside, places).all()


def test_neighbouring_land_is_painted_and_sakhalin_only_as_a_whole():
    wide = ((44.0, 141.0), (50.0, 150.0))
    hokkaido = picture(paint=(("hokkaido", "japan"),))
    assert close(around(pixels(png(hokkaido)), hokkaido, 144.4, 43.5), rgb("japan")).any()
    for south, expected in (("russia", True), ("japan", False)):
        paint = (("sakhalin_north", "russia"), ("sakhalin_south", south))
        made = picture(paint=paint, view=wide, legend=(), labels=())
        found = around(pixels(png(made)), made, 142.9, 49.5)
        assert close(found, rgb("russia")).any() == expected


def test_a_treaty_line_is_drawn_dashed():
    line = ((148.0, 44.0), (149.5, 44.0))
    with_line, without = pixels(png(picture(lines=(line,)), 1)), pixels(png(picture(), 1))
    made = picture()
    y = round(made.frame.place(148.0, 44.0)[1])
    left, right = (round(made.frame.place(lon, 44.0)[0]) for lon in (148.05, 148.4))
    changed = (with_line[y, left:right] != without[y, left:right]).any(axis=-1)
    assert changed.any() and not changed.all()


def test_the_base_shows_no_unit_and_no_choice():
    plain = png(picture(), units=False)
    painted = picture(selected="iturup", paint=(("kunashir", "japan"),), labels=tuple(LABELS["japanese"].items()))
    assert plain == png(painted, units=False)
    inside = pixels(plain)[: 2 * 470]  # above the legend, whose swatches have these colours
    assert not close(inside, rgb("unit")).any()
