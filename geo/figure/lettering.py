"""Text in fonts that come with the packages: how wide it is, and which script is set in which font."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geo.problem import DataError, Problem

if TYPE_CHECKING:
    import typst

#: Package -> its font files that are used: DejaVu Sans, Latin and Cyrillic; and IPAexGothic for what that lacks.
FILES = {
    "matplotlib": ("mpl-data/fonts/ttf/DejaVuSans.ttf", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
    "matplotlib_fontja": ("fonts/ipaexg.ttf",),
}

#: What letters the second has, as a regular expression for one of them.
JAPANESE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"

#: The fonts of other scripts and of Japanese; after the first, those of a machine that has none of ours.
FAMILY, JAPANESE_FAMILY = (
    "DejaVu Sans, Arial, sans-serif",
    "IPAexGothic, Noto Sans CJK JP, Yu Gothic, Hiragino Sans, sans-serif",
)

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


@lru_cache(maxsize=1)
def typst_fonts() -> "typst.Fonts":
    """typst's own fonts, and those of the pictures; none of the machine's."""
    import typst  # 40 MB, and the page's start does without

    return typst.Fonts(include_system_fonts=False, font_paths=sorted({str(path.parent) for path in fonts()}))


class Run(NamedTuple):
    """A part of a line, in one font."""

    text: str
    family: str
    width: float
    """In pixels."""


@lru_cache(maxsize=512)
def runs(text: str, size: float, bold: bool = False) -> tuple[Run, ...]:
    """A line in its runs, from left to right. Japanese has no bold face here."""
    regular, heavy, japanese = _faces()
    found = []
    for number, part in enumerate(re.split(f"({JAPANESE}+)", text)):  # every second one is Japanese
        face, family = (japanese, JAPANESE_FAMILY) if number % 2 else (heavy if bold else regular, FAMILY)
        if part:
            found.append(Run(part, family, face.getlength(part) * size / MEASURED))
    return tuple(found)


MEASURED = 100
"""The size in which texts are measured: unlike at the small sizes in which they are set, nothing is rounded."""


@cache
def _faces() -> list:
    from PIL import ImageFont  # not before the first picture

    return [ImageFont.truetype(path, MEASURED) for path in fonts()]


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in pixels."""
    return sum(run.width for run in runs(text, size, bold))


def wrapped(text: str, size: float, room: float, bold: bool = False) -> Iterator[str]:
    """The text in lines no wider than `room` pixels; a word that is wider stands alone."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold) > room:
            yield line
            longer = word
        line = longer
    yield line
