"""A picture of the map as a file: the same each time, made without network or pyplot; what is unknown is named."""

import io
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from PIL import Image

from geo import UNITS
from geo.figure import base_png, png, svg
from geo.styles import TOKENS
from tests.geo.figure_read import picture


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
