import io
import json
import socket
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import numpy
import pytest
import shapely
from PIL import Image

from geo import UNITS
from geo._files import TOP
from geo.figure import Picture, base_png, fonts, lettering, png, shapes, svg, unit_label_positions
from geo.figure.placing import Layout
from geo.figure.shapes import hatch, painted
from geo.figure.sheet import colour
from geo.outlines import read_outlines
from geo.problem import DataError
from geo.webmap import TOKENS

LABELS = {
    "both": {
        "iturup": ("Iturup / Etorofu", "Итуруп · 択捉島"),
        "kunashir": ("Kunashir / Kunashiri", "Кунашир · 国後島"),
        "shikotan": ("Shikotan", "Шикотан · 色丹島"),
        "habomai": ("Habomai", "Хабомаи · 歯舞群島"),
    },
    "japanese": {
        "iturup": ("択捉島 Etorofu", "Итуруп Iturup"),
        "kunashir": ("国後島 Kunashiri", "Кунашир Kunashir"),
        "shikotan": ("色丹島 Shikotan", "Шикотан Shikotan"),
        "habomai": ("歯舞群島 Habomai", "Хабомаи Habomai"),
    },
}
LEGEND = (("units", "Administered by Russia; claimed by Japan"), ("selected", "Chosen unit"), ("land", "Other land"))
KUNASHIR = (146.14, 44.33)  # where it is broadest


def picture(names="both", **changes):
    return Picture(
        **{"names": names, "labels": LABELS.get(names, {}), "legend": LEGEND, "legend_title": "Legend", **changes}
    )


def pixels(data):
    return numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def rgb(token, theme="light"):
    return tuple(round(channel * 255) for channel in colour(TOKENS[theme][token])[:3])


def close(image, wanted, tolerance=2):
    return (abs(image - numpy.array(wanted)) <= tolerance).all(axis=-1)


def around(image, made, lon, lat, reach=12):
    """The pixels about a place of a picture at 2x."""
    x, y = (round(2 * part) for part in made.frame.place(lon, lat))
    return image[y - reach : y + reach, x - reach : x + reach]


@pytest.mark.parametrize("draw", [lambda made: svg(made, "The map"), png, base_png])
def test_the_same_picture_is_the_same_bytes(draw):
    made = picture(selected="habomai", lines=[[(148.0, 45.0), (149.4, 45.8)]], paint={"iturup": "divided"})
    assert draw(made) == draw(made)


def test_threads_draw_the_same():
    made = [picture(selected=unit, theme=theme) for unit in UNITS for theme in TOKENS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda each: svg(each, "x"), made)) == [svg(each, "x") for each in made]


def test_the_svg_holds_each_unit_and_says_what_it_is():
    text = svg(picture(paint={"shikotan": "japan"}), "A <map> & more\x00", "All four")
    root = ElementTree.fromstring(text)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert all(ids.count(unit) == 1 for unit in UNITS)
    assert len(ids) == len(set(ids))
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "A <map> & more" and root.findtext(f"{space}desc") == "All four"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1280", "720", "0 0 1280 720")
    assert not list(root.iter(f"{space}text")), "texts are outlines"
    assert "url(" not in text and "href=" not in text
    assert len(text.encode()) < 400_000


def test_png_has_the_size_asked_for():
    assert Image.open(io.BytesIO(png(picture()))).size == (2560, 1440)
    odd = picture(width_px=1001, height_px=563)
    assert Image.open(io.BytesIO(png(odd, 1))).size == (1001, 563)
    assert Image.open(io.BytesIO(png(odd, 3))).size == (3003, 1689)
    assert not Image.open(io.BytesIO(png(odd, 1))).info


@pytest.mark.parametrize("theme", TOKENS)
def test_a_unit_has_its_colour_or_that_of_the_chosen(theme):
    for selected, token in ((None, "unit"), ("iturup", "unit"), ("kunashir", "chosen")):
        made = picture(selected=selected, theme=theme)
        assert close(around(pixels(png(made)), made, *KUNASHIR), rgb(token, theme)).all()


@pytest.mark.parametrize(
    ("holder", "tokens"),
    [
        ("japan", ["japan"]), ("russia", ["russia"]), ("shared", ["shared"]), ("undivided", ["shared"]),
        ("deferred", ["land"]), ("divided", ["japan", "russia"]), ("not_addressed", ["unit"]), ("unknown", ["land"]),
    ],
)  # fmt: skip
def test_a_painted_unit_has_its_holders_colours_and_hatch(holder, tokens):
    made = picture(paint={"kunashir": holder})
    patch = around(pixels(png(made)), made, *KUNASHIR, reach=20)
    for token in tokens:
        assert close(patch, rgb(token)).sum() > 0.2 * patch.shape[0] * patch.shape[1], token
    plain = close(patch, rgb(tokens[0])).all()
    assert plain == (holder in ("not_addressed", "unknown")), "never colour alone"


def test_no_two_hatches_are_alike():
    square = shapely.box(0, 0, 60, 60)
    drawn = [hatch(h, square, 6) for h in ("japan", "russia", "shared", "deferred", "undivided", "divided")]
    assert all(not one.equals(other) for i, one in enumerate(drawn) for other in drawn[:i])
    assert all(square.buffer(1e-6).covers(each) for each in drawn)


def test_a_painted_colour_stays_inside_the_painted_units():
    made = picture(paint={"shikotan": "japan", "habomai": "japan"}, legend=())
    image = pixels(png(made, 1))
    found = close(image, rgb("japan"))
    units = painted("islands", made.frame)
    inside = shapely.union_all([units["shikotan"], units["habomai"]]).buffer(1)
    places = shapely.points(numpy.argwhere(found)[:, ::-1] + 0.5)
    assert len(places) > 200 and shapely.covers(inside, places).all()


def test_neighbouring_land_is_painted_and_sakhalin_only_as_a_whole():
    wide = ((44.0, 141.0), (50.0, 150.0))
    hokkaido = picture(paint={"hokkaido": "japan"})
    assert close(around(pixels(png(hokkaido)), hokkaido, 144.4, 43.5), rgb("japan")).any()
    for south, expected in (("russia", True), ("japan", False)):
        made = picture(paint={"sakhalin_north": "russia", "sakhalin_south": south}, view=wide, legend=(), labels={})
        found = around(pixels(png(made)), made, 142.9, 49.5)
        assert close(found, rgb("russia")).any() == expected


def test_a_treaty_line_is_drawn_dashed():
    line = [(148.0, 44.0), (149.5, 44.0)]
    with_line, without = pixels(png(picture(lines=[line]), 1)), pixels(png(picture(), 1))
    made = picture()
    y = round(made.frame.place(148.0, 44.0)[1])
    left, right = (round(made.frame.place(lon, 44.0)[0]) for lon in (148.05, 148.4))
    changed = (with_line[y, left:right] != without[y, left:right]).any(axis=-1)
    assert changed.any() and not changed.all()


def test_the_base_shows_no_unit_and_no_choice():
    plain = base_png(picture())
    assert plain == base_png(picture(selected="iturup", paint={"kunashir": "japan"}, labels=LABELS["japanese"]))
    inside = pixels(plain)[: 2 * 470]  # above the legend, whose swatches have these colours
    assert not close(inside, rgb("unit")).any()


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


@pytest.mark.parametrize(
    "text", ["択捉島・国後島・色丹島・歯舞群島", "Итуруп Ёё Малокурильское", "Etorofu 択捉 $5 ^_^ № km²"]
)
def test_every_letter_is_there(text):
    lettering.line.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for bold in (False, True):
            assert lettering.line(text, 12, bold).width > 12
        svg(picture(labels={"iturup": (text, text)}), "x")


def test_letters_differ():
    assert len({lettering.line(letter, 20).vertices.tobytes() for letter in "択捉国後Яж"}) == 6


def test_a_letter_that_no_font_has_is_complained_of():
    with pytest.warns(UserWarning, match="no font here has"):
        lettering.line("\U00012000 unknown", 12.25)


def test_the_fonts_are_files(monkeypatch):
    assert [path.name for path in fonts()] == ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "ipaexg.ttf"]
    assert all(path.is_file() for path in fonts())
    monkeypatch.setitem(lettering.FILES, "matplotlib_fontja", ("fonts/gone.ttf",))
    with pytest.raises(DataError, match=r"gone\.ttf.*no such file.*matplotlib-fontja"):
        fonts()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"selected": "urup"}, "selected: 'urup' is unknown; allowed: iturup"),
        ({"paint": {"iturup": "france"}}, "paint of iturup: 'france' is unknown; allowed: japan"),
        ({"paint": {"honshu": "japan"}}, "paint: 'honshu' is unknown"),
        ({"labels": {"urup": ("a", "b")}}, "labels: 'urup'"),
        ({"legend": [("france", "x")]}, "legend: 'france'"),
        ({"names": "english"}, "names: 'english'"),
        ({"theme": "sepia"}, "theme: 'sepia'"),
        ({"width_px": 10}, "width_px: 10 is out of range"),
    ],
)
def test_what_is_unknown_is_named(changes, said):
    with pytest.raises(ValueError, match=said):
        picture(**changes)


def test_pictures_can_be_remembered():
    assert hash(picture(paint={"iturup": "japan"})) == hash(picture(paint={"iturup": "japan"}))


def test_importing_it_imports_no_matplotlib():
    code = "import sys, geo.figure; assert not {m for m in sys.modules if m.split('.')[0] == 'matplotlib'}"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_asks_the_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert png(picture(), 1) and svg(picture(), "x")


def test_matplotlib_is_left_as_it_was():
    import matplotlib

    matplotlib.rcParams["svg.fonttype"] = "none"
    before = dict(matplotlib.rcParams)
    svg(picture(), "x")
    base_png(picture(), 1)
    assert dict(matplotlib.rcParams) == before
    matplotlib.rcParams["svg.fonttype"] = "path"


def test_drawing_needs_no_pyplot_and_sets_no_font_for_all():
    code = (
        "import sys; from geo.figure import Picture, png; png(Picture(), 1); "
        "assert not {'matplotlib.pyplot', 'matplotlib_fontja', 'streamlit'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
