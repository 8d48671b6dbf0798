"""A picture of the map as a file: the same each time, made without network; and its letters."""

import io
import socket
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from xml.etree import ElementTree

import pytest
from PIL import Image

from geo import UNITS
from geo.figure import fonts, lettering, png, svg
from geo.problem import DataError
from geo.styles import TOKENS
from tests.geo.figure_read import picture


@pytest.mark.parametrize("draw", [partial(svg, title="The map"), png, partial(png, units=False)])
def test_the_same_picture_is_the_same_bytes_in_any_thread(draw):
    made = [picture(selected=unit, theme=theme, paint=(("iturup", "divided"),)) for unit in UNITS for theme in TOKENS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, made[:3])) == [draw(each) for each in made[:3]]


def test_the_svg_holds_each_unit_and_says_what_it_is():
    text = svg(picture(paint=(("shikotan", "japan"),)), "A <map> & more\x00", "All four")
    root = ElementTree.fromstring(text)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert all(ids.count(unit) == 1 for unit in UNITS)
    assert len(ids) == len(set(ids))
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "A <map> & more" and root.findtext(f"{space}desc") == "All four"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1280", "720", "0 0 1280 720")
    assert not list(root.iter(f"{space}text")), "texts are outlines"
    assert "url(" not in text and "href=" not in text
    assert len(text.encode()) < 350_000


@pytest.mark.parametrize("scale", [1, 3])
def test_png_has_the_size_asked_for(scale):
    odd = Image.open(io.BytesIO(png(picture(width_px=1001, height_px=563), scale)))
    assert odd.size == (1001 * scale, 563 * scale)


def test_the_page_s_start_does_not_pay_for_pictures_and_nothing_asks_the_network(monkeypatch):
    code = "import sys, geo.figure; assert not {'typst', 'fontTools', 'matplotlib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)

    def refuse(*_, **__):
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert png(picture(), 1) and svg(picture(), "x")


@pytest.mark.parametrize(
    "text", ["択捉島・国後島・色丹島・歯舞群島", "Итуруп Ёё Малокурильское", "Etorofu 択捉 $5 ^_^ № km²"]
)
def test_every_letter_is_there_and_differs(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for bold in (False, True):
            assert lettering.line(text, 12, bold).width > 12
        outlines = [lettering.line(letter, 20, True)[:2] for letter in set(text) - {" "}]
    assert len(set(outlines)) == len(outlines)


def test_a_letter_that_no_font_has_is_complained_of():
    with pytest.warns(UserWarning, match="no font here has"):
        lettering.line("\U00012000 unknown", 12.25)


def test_the_fonts_are_files(monkeypatch):
    assert [path.name for path in fonts()] == ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "ipaexg.ttf"]
    assert all(path.is_file() for path in fonts())
    monkeypatch.setitem(lettering.FILES, "matplotlib_fontja", ("fonts/gone.ttf",))
    with pytest.raises(DataError, match=r"gone\.ttf.*no such file.*matplotlib-fontja"):
        fonts()
