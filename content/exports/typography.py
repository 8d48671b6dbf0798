"""The letters that the fonts of a document have, which come with the packages."""

from functools import lru_cache
from unicodedata import bidirectional, category

from geo.figure import fonts

TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""The classes of the characters that turn the direction of writing."""


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """The characters that a document can be set in: those of the pictures' fonts, which typst's own only make finer."""
    from matplotlib.ft2font import FT2Font

    return frozenset(code for path in fonts() for code in FT2Font(str(path)).get_charmap())


def writable(text: str) -> str:
    """The text with � for what no font here has: PDF/UA forbids a letter that is not there, so there'd be no PDF.

    A tab becomes a space; signs that turn the direction of writing, also of what follows the text, are left out.
    """
    return text.translate({ord(c): _instead(c) for c in set(text)})


@lru_cache(maxsize=4096)
def _instead(c: str) -> str:
    """What stands for a character: nearly always itself."""
    if bidirectional(c) in TURNS:
        return ""
    if c == "\n" or (c >= " " and category(c) != "Co" and ord(c) in _letters()):
        return c
    return " " if c == "\t" else "\ufffd"
