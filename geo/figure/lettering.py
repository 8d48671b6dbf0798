"""Text as outlines, in fonts that come with the packages: a picture needs no font where it is shown."""

import re
import warnings
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy

from geo.problem import DataError, Problem

#: Latin and Cyrillic; and what that font lacks. The second has no bold face.
FAMILIES = ("DejaVu Sans", "IPAexGothic")

#: Package -> its font files that are used.
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

    Raises DataError that names every file which is not there. matplotlib_fontja is found, not imported: importing it
    would set a font for all of matplotlib.
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


@lru_cache(maxsize=1)
def _registered() -> tuple[str, ...]:
    """The families, once matplotlib knows the font that it doesn't bring itself."""
    from matplotlib.font_manager import fontManager

    *_, japanese = fonts()
    fontManager.addfont(japanese)
    # Known as bold too: else matplotlib complains in the log that it has to take the plain face for a bold text.
    fontManager.ttflist.append(replace(fontManager.ttflist[-1], weight=700))
    return FAMILIES


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """What can be written."""
    from matplotlib.font_manager import get_font

    return frozenset(chr(code) for path in fonts() for code in get_font(path).get_charmap())


@dataclass(frozen=True)
class Line:
    """One line of text as outlines, from the left end of its baseline, y down, in pixels."""

    vertices: numpy.ndarray
    """Shape (n, 2); not to be written to."""
    codes: numpy.ndarray
    """What each vertex does, as in matplotlib.path.Path; shape (n,)."""
    width: float


@lru_cache(maxsize=512)
def line(text: str, size: float, bold: bool = False) -> Line:
    """A text of one line as outlines. A letter that no font has is drawn as a box, with a warning."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    lost = sorted(set(text) - _letters())
    if lost:  # matplotlib is silent about it here
        warnings.warn(f"no font here has {', '.join(map(repr, lost))} of {text!r}", stacklevel=2)
    font = FontProperties(family=list(_registered()), weight="bold" if bold else "normal")
    made = TextPath((0, 0), text.replace("$", r"\$"), size=size, prop=font)
    vertices = numpy.round(made.vertices * (1, -1), 2)
    vertices.setflags(write=False)
    width = float(vertices[:, 0].max()) if len(vertices) else 0.0
    return Line(vertices, made.codes, width)


def runs(text: str, size: float) -> list[tuple[float, str, bool]]:
    """A bold text in runs: (where it begins, text, whether it is of the font that has no bold face) each."""
    found, end = [], 0
    for run in re.findall(f"{JAPANESE}+|(?:(?!{JAPANESE}).)+", text):
        # A full stop after it tells how far the pen has moved, which the ink alone doesn't: it may end with a space.
        begin = line(text[:end] + ".", size, True).width - line(".", size, True).width
        found.append((begin, run, bool(re.match(JAPANESE, run))))
        end += len(run)
    return found


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
