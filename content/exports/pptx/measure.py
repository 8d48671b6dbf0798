"""How wide a text is and where its lines end, as the fonts that the slides ask for set it.

A slide's text stands in Arial, or in a font made to the same widths (Helvetica, Liberation Sans). Helvetica's widths
come with matplotlib; for letters that it lacks DejaVu Sans, which is wider, gives an upper bound.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from geo.figure.lettering import JAPANESE

SLACK = 1.02
"""By how much more than measured a line may take: programs round the widths of letters."""

Run = tuple[str, bool]
"""A text and whether it is bold."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML forbids."""


def cleaned(text: str) -> str:
    """The text in one line, without what a slide can't hold: control characters, half surrogates."""
    return FORBIDDEN.sub("", re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]", " ", text))


def broken(runs: Iterable[Run], size: float, width: float) -> list[tuple[int, int]]:
    """The lines into which runs, joined by blanks, fall in a width: (start, end) in the joined text.

    A line ends at a blank, or within a word that is wider than a line.
    """
    room = width / size / SLACK
    lines, start, at, used = [], 0, 0, 0.0
    for text, bold in runs:
        for word in text.split(" "):
            needed = measured(word, bold)
            if at > start and used + measured(" ", bold) + needed > room:
                lines.append((start, at - 1))
                start, used = at, 0.0
            elif at > start:
                used += measured(" ", bold)
            if needed > room:
                for letter_at, letter in enumerate(word, start=at):
                    if used + measured(letter, bold) > room and letter_at > start:
                        lines.append((start, letter_at))
                        start, used = letter_at, 0.0
                    used += measured(letter, bold)
            else:
                used += needed
            at += len(word) + 1
    return [*lines, (start, max(start, at - 1))]


def across(text: str, bold: bool = False) -> float:
    """The width of a text in one line, in shares of its size, with the slack that `broken` allows for and a trifle."""
    return sum(measured(word, bold) + measured(" ", bold) for word in text.split(" ")) * SLACK


@lru_cache(maxsize=16384)
def measured(word: str, bold: bool = False) -> float:
    """The width of a word without blanks, or of a single letter, in shares of its size."""
    widths = _widths(bold)
    return sum(widths[letter] if letter in widths else _wider(letter, bold) for letter in word)


@lru_cache(maxsize=2)
def _widths(bold: bool) -> dict[str, float]:
    """Letter -> width, of those that Helvetica has."""
    from pathlib import Path

    import matplotlib
    from fontTools.afmLib import AFM
    from fontTools.agl import toUnicode

    face = "Helvetica-Bold" if bold else "Helvetica"
    font = AFM(Path(matplotlib.get_data_path()) / "fonts" / "pdfcorefonts" / f"{face}.afm")
    widths = {toUnicode(name): font[name][1] / 1000 for name in font.chars()}
    return {**widths, "\u00a0": widths[" "]}


@lru_cache(maxsize=4096)
def _wider(letter: str, bold: bool) -> float:
    """An upper bound of the width of a letter that Helvetica lacks."""
    if unicodedata.combining(letter):
        return 0.0
    if re.match(JAPANESE, letter) or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return _dejavu(bold).getlength(letter) / 100


@lru_cache(maxsize=2)
def _dejavu(bold: bool):
    from PIL import ImageFont

    from geo.figure import fonts

    plain, heavy, _ = fonts()
    return ImageFont.truetype(str(heavy if bold else plain), 100)
