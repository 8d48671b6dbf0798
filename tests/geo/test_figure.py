"""A picture of the map as a file: the same each time, made without network; its words as words."""

import io
import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from xml.etree import ElementTree

import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from geo import UNITS
from geo.figure import About, fonts, lettering, png, svg, typst_fonts
from geo.figure.placing import Layout
from geo.problem import DataError
from tests.geo.figure_read import close, picture, pixels

SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"


@pytest.mark.parametrize("draw", [partial(svg, about=About("The map")), png, partial(png, units=False)])
def test_the_same_picture_is_the_same_bytes_in_any_thread(draw):
    made = [picture(selected=unit, paint=(("iturup", "divided"),)) for unit in UNITS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, made[:3])) == [draw(each) for each in made[:3]]


def test_the_svg_holds_each_unit_and_says_what_it_is():
    about = About("A <map> & more\x00", "All four", "us", "2026-11-27", rights="ODbL")
    text = svg(picture(paint=(("shikotan", "japan"),)), about)
    root = ElementTree.fromstring(text)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert all(ids.count(unit) == 1 for unit in UNITS)
    assert len(ids) == len(set(ids))
    assert root.findtext(f"{SVG}title") == "A <map> & more" and root.findtext(f"{SVG}desc") == "All four"
    terms = {element.tag.removeprefix(DC): element.text for element in root.iter() if element.tag.startswith(DC)}
    assert terms == {"title": "A <map> & more", "description": "All four", "creator": "us", "date": "2026-11-27",
                     "rights": "ODbL"}  # fmt: skip
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1280", "720", "0 0 1280 720")
    assert "url(" not in text and "href=" not in text
    assert len(text.encode()) < 150_000


def lines_of(text):
    """The texts of an SVG, without the halos below them."""
    shown = (line for line in ElementTree.fromstring(text).iter(f"{SVG}text") if not line.get("aria-hidden"))
    return ["".join(line.itertext()) for line in shown]


def test_texts_are_texts_of_a_fixed_width_each_script_in_its_font():
    root = ElementTree.fromstring(svg(picture("japanese"), About()))
    assert {"択捉島 Etorofu", "Итуруп Iturup", "Legend", "50 km"} <= set(lines_of(svg(picture("japanese"), About())))
    runs = list(root.iter(f"{SVG}tspan"))
    assert runs and all(float(run.get("textLength")) > 0 for run in runs)
    for run in runs:
        japanese = {bool(re.match(lettering.JAPANESE, letter)) for letter in run.text}
        assert len(japanese) == 1, run.text
        assert run.get("font-family").startswith("IPAexGothic" if japanese == {True} else "DejaVu Sans")


def test_typst_sets_each_run_in_its_font():
    drawn = svg(picture("japanese"), About()).encode()
    files = {"main.typ": b'#image("map.svg")', "map.svg": drawn}
    page = PdfReader(io.BytesIO(typst.compile(files, format="pdf", font_paths=typst_fonts()))).pages[0]
    used = {font.get_object()["/BaseFont"].partition("+")[2] for font in page["/Resources"]["/Font"].values()}
    assert used == {"DejaVuSans", "DejaVuSans-Bold", "IPAexGothic"}


def test_title_and_sources_stand_in_bands_of_their_own_and_the_map_is_whole():
    title, sources = "A title that goes on " * 9, "Sources: one; 択捉島; three"
    titled = picture(title=title, subtitle="19 October 1956 · By whom", source_line=sources)
    bare, made = Layout(picture()), Layout(titled)
    assert (made.names, made.legend, made.towns) == (bare.names, bare.legend, bare.towns)
    head, foot = made.bands
    assert head.box[3] == 0 and foot.box[1] == 720, "above and below the map"
    assert len(head.lines) > 2 and [line.text for line in foot.lines] == [sources]
    for band in made.bands:
        west, north, east, south = band.box
        for line in band.lines:
            assert west < line.x and line.x + lettering.width(line.text, line.size, line.bold) < east
            assert north < line.y - line.size * 0.7 and line.y < south
    assert made.box == (0, head.box[1], 1280, foot.box[3]) and bare.box == (0, 0, 1280, 720)
    assert " ".join(lines_of(svg(titled, About()))).count("A title that goes on") == 9
    image = Image.open(io.BytesIO(png(titled, 1)))
    assert image.size == (1280, foot.box[3] - head.box[1])
    assert image.getpixel((640, 2)) == image.getpixel((1276, image.height - 2)), "the bands' ground, to the edges"
    middle = pixels(png(titled, 1))[-head.box[1] : -head.box[1] + 720]
    assert close(middle, pixels(png(picture(), 1)), 8).mean() > 0.999, "the map is the same"


def test_a_png_says_what_it_is():
    about = About("Habomai · 歯舞群島", "All four", "us", "2026-11-27", "Sources: one", "ODbL")
    with Image.open(io.BytesIO(png(picture(), 1, about=about))) as image:
        assert image.text == {"Title": "Habomai · 歯舞群島", "Description": "All four", "Author": "us",
                              "Creation Time": "2026-11-27", "Source": "Sources: one", "Copyright": "ODbL"}  # fmt: skip


@pytest.mark.parametrize("scale", [1, 3])
def test_png_has_the_size_asked_for(scale):
    odd = Image.open(io.BytesIO(png(picture(width_px=1001, height_px=563), scale)))
    assert odd.size == (1001 * scale, 563 * scale)


def test_the_page_s_start_does_not_pay_for_pictures_and_nothing_asks_the_network(monkeypatch):
    code = "import sys, geo.figure; assert not {'typst', 'PIL', 'matplotlib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)

    def refuse(*_, **__):
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert png(picture(), 1) and svg(picture(), About("x"))


@pytest.mark.parametrize(
    "text", ["択捉島・国後島・色丹島・歯舞群島", "Итуруп Ёё Малокурильское", "Etorofu 択捉 $5 ^_^ № km²"]
)
def test_every_letter_has_a_width_and_a_bold_one_is_wider(text):
    assert lettering.width(text, 12, True) >= lettering.width(text, 12) > 12
    assert all(lettering.width(letter, 20) > 0 for letter in text)


def test_a_line_is_cut_into_runs_and_words_into_lines():
    runs = lettering.runs("Iturup 択捉島 (Итуруп)", 20)
    assert [run.text for run in runs] == ["Iturup ", "択捉島", " (Итуруп)"]
    assert runs[1].width == pytest.approx(60, abs=0.5), "a square each"
    assert list(lettering.wrapped("one two three", 10, lettering.width("one two", 10))) == ["one two", "three"]
    assert list(lettering.wrapped("incomprehensible word", 10, 20)) == ["incomprehensible", "word"]


def test_the_fonts_are_files(monkeypatch):
    assert [path.name for path in fonts()] == ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "ipaexg.ttf"]
    assert all(path.is_file() for path in fonts())
    monkeypatch.setitem(lettering.FILES, "matplotlib_fontja", ("fonts/gone.ttf",))
    with pytest.raises(DataError, match=r"gone\.ttf.*no such file.*matplotlib-fontja"):
        fonts()
