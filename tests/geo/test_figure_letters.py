"""The letters of a picture of the map: all there, from files that are there."""

import warnings

import pytest

from geo.figure import fonts, lettering, svg
from geo.problem import DataError
from tests.geo.figure_read import picture


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
