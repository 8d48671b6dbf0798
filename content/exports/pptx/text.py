"""Text on slides: how many lines it takes, and how it is written, each script in its language, nothing in a colour."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from pptx.enum.lang import MSO_LANGUAGE_ID as LANGUAGE
from pptx.text.text import TextFrame, _Paragraph, _Run
from pptx.util import Pt

from geo.figure import fonts
from geo.figure.lettering import JAPANESE

LEADING = 1.2
"""From line to line, in shares of the size."""

BOLD_ARIAL = 0.96
"""How wide Arial's bold is beside DejaVu Sans, at most."""

SCRIPTS = re.compile(f"(?P<ja>{JAPANESE}+)|(?P<ru>[\u0400-\u04ff]+)|(?P<en>[A-Za-z\u00c0-\u024f]+)|.", re.DOTALL)
LANGUAGES = {"ja": LANGUAGE.JAPANESE, "ru": LANGUAGE.RUSSIAN, "en": LANGUAGE.ENGLISH_UK}

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML forbids."""


class Piece(NamedTuple):
    """A piece of a paragraph; `link` is a web address."""

    text: str
    bold: bool = False
    link: str = ""


Paragraph = Sequence[Piece]


def cleaned(text: str) -> str:
    """The text in one line, without what a slide can't hold: control characters, half surrogates."""
    return FORBIDDEN.sub("", re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]", " ", text))


@lru_cache(maxsize=8192)
def across(text: str) -> float:
    """How wide a text is, in shares of its size.

    Measured in DejaVu Sans and made narrower, so that it is as wide as Arial's bold, at least.
    """
    japanese = len(re.findall(JAPANESE, text))
    return japanese + _face().getlength(re.sub(JAPANESE, "", text)) / 100 * BOLD_ARIAL


@lru_cache(maxsize=1)
def _face():
    from PIL import ImageFont

    return ImageFont.truetype(str(fonts()[0]), 100)


def lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes in a width, in points."""
    count, used = 1, 0.0
    for word in cleaned(text).split(" "):
        own = across(word) * size
        if used and used + across(" ") * size + own > width:
            count, used = count + 1, 0.0
        if own > width:  # a word that is broken
            count, own = count + ceil(own / width) - 1, own % width
        used += own + (across(" ") * size if used else 0)
    return count


def shortened(text: str, size: float, width: float, most: int = 1) -> str:
    """The text in at most so many lines, cut at a word if it must be."""
    text = cleaned(text)
    if lines(text, size, width) <= most:
        return text
    fits = bisect_right(range(len(text)), most, key=lambda end: lines(f"{text[:end]} …", size, width)) - 1
    word = text.rfind(" ", max(0, fits - 40), fits)
    return f"{text[: word if word > 0 else max(0, fits)]} …"


def write(into: Any, paragraphs: Iterable[Paragraph], size: float | None = None) -> None:
    """Make the paragraphs the text of a shape or a cell. Without a size they have their placeholder's."""
    frame: TextFrame = into.text_frame
    for i, paragraph in enumerate(paragraphs):
        own = frame.add_paragraph() if i else frame.paragraphs[0]
        for piece in paragraph:
            put(own, piece, size)


def put(into: _Paragraph, piece: Piece, size: float | None = None) -> list[_Run]:
    """Add a piece to a paragraph: a run for each language."""
    runs = []
    for text, language in _by_language(cleaned(piece.text)):
        run = into.add_run()
        run.text, run.font.language_id = text, language
        if piece.bold:
            run.font.bold = True
        if size:
            run.font.size = Pt(round(size, 1))
        if piece.link:
            run.hyperlink.address = piece.link
        runs.append(run)
    return runs


def _by_language(text: str) -> Iterator[tuple[str, LANGUAGE]]:
    """The text in pieces with the language of each one's script; what has none goes with the piece before it."""
    piece, language = "", ""
    for found in SCRIPTS.finditer(text):
        own = found.lastgroup or ""
        if own and language and own != language:
            yield piece, LANGUAGES[language]
            piece = ""
        piece, language = piece + found[0], own or language
    if piece:
        yield piece, LANGUAGES[language or "en"]
