"""Text as outlines, in fonts that come with the packages: a picture needs no font where it is shown."""

import warnings
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from geo.problem import DataError, Problem

#: Package -> its font files that are used: DejaVu Sans, Latin and Cyrillic; and IPAexGothic for what that lacks.
FILES = {
    "matplotlib": ("mpl-data/fonts/ttf/DejaVuSans.ttf", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
    "matplotlib_fontja": ("fonts/ipaexg.ttf",),
}

#: What letters the second has, as a regular expression for one of them.
JAPANESE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"

#: From the baseline to the top and to the bottom of a line, in shares of the text's size; and from line to line.
ASCENT, DESCENT, LEADING = 0.80, 0.22, 1.18


def fonts() -> tuple[Path, ...]:
    """The font files: DejaVu Sans, its bold face, IPAexGothic.

    Raises DataError that names every file which is not there. The packages are found, not imported: that would take
    time, and set a font for all of matplotlib.
    """
    found = [(package, _folder(package) / file) for package, files in FILES.items() for file in files]
    problems = [
        Problem(str(path), "", "", "no such file", "a font for the pictures", f"install {package.replace('_', '-')}")
        for package, path in found
        if not path.is_file()
    ]
    if problems:
        raise DataError(problems)
    return tuple(path for _, path in found)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else Path(package)


_ONE_READER = Lock()
"""fontTools reads a font bit by bit, from one file, which is not for two threads at once."""


@cache
def _faces() -> list:
    from fontTools.ttLib import TTFont  # as below: not before the first picture

    return [TTFont(path, lazy=True) for path in fonts()]


class Line(NamedTuple):
    """One line of text from the left end of its baseline, y down, in pixels: outlines as the data of SVG paths."""

    outline: str
    to_thicken: str
    """The letters that should be bold, but whose font has no bold face."""
    width: float


@lru_cache(maxsize=512)
def line(text: str, size: float, bold: bool = False) -> Line:
    """A text of one line as outlines. A letter that no font has is drawn as a box, with a warning."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    with _ONE_READER:
        regular, heavy, japanese = _faces()
        faces = []
        for font in (heavy if bold else regular, japanese):
            glyphs = font.getGlyphSet()
            pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}")
            faces.append((font.getBestCmap(), glyphs, size / font["head"].unitsPerEm, pen))
        x = 0.0
        for letter in text:
            face = next((face for face in faces if ord(letter) in face[0]), None)
            if face is None:
                warnings.warn(f"no font here has {letter!r} of {text!r}", stacklevel=2)
            names, glyphs, scale, pen = face or faces[0]
            glyph = glyphs[names.get(ord(letter), ".notdef")]
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, 0)))
            x += glyph.width * scale
    outline, other = (pen.getCommands() for *_, pen in faces)
    return Line(outline, other, x) if bold else Line(outline + other, "", x)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text in lines no wider than `room` pixels; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and line(longer, size).width <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]
