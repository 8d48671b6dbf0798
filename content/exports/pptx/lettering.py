"""Text as it stands in a slide's XML: every run with its size, its language, its colour and its typefaces."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from content.exports.pptx.blocks import LEADING, Paragraph
from content.exports.pptx.measure import cleaned
from geo.figure.lettering import JAPANESE
from geo.styles import TOKENS

COLOURS = {name: colour.lstrip("#") for name, colour in TOKENS["light"].items() if colour.startswith("#")}
"""Token -> six hexadecimal digits."""

LATIN, JAPANESE_FACE = "Arial", "Yu Gothic"
"""Typefaces. Where one is missing, a program takes one made to the same widths, or its own for Japanese."""

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in {
        "a": "drawingml/2006/main",
        "p": "presentationml/2006/main",
        "r": "officeDocument/2006/relationships",
    }.items()
)

SCRIPTS = re.compile(
    f"(?P<ja>{JAPANESE}+)|(?P<ru>[\u0400-\u04ff]+)|(?P<en>[A-Za-z\u00c0-\u024f]+)|.", re.DOTALL
)  # fmt: skip
LANGUAGES = {"ja": "ja-JP", "ru": "ru-RU", "en": "en-GB"}


def by_language(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces with the language of each one's script; what has none goes with the piece before it."""
    piece, language = "", ""
    for found in () if text.isascii() else SCRIPTS.finditer(text):
        own = found.lastgroup or ""
        if own and language and own != language:
            yield piece, LANGUAGES[language]
            piece = ""
        piece, language = piece + found[0], own or language
    yield piece or text, LANGUAGES[language or "en"]


def run(text: str, size: float | None = None, bold: bool = False, colour: str = "ink", link: str = "") -> str:
    """A run for each language of the text; without a size as plain as a page of notes wants it. `link` is an rId."""
    if not text:
        return ""
    style = f' sz="{round(size * 100)}" b="{int(bold)}"' if size else ""
    look = (
        f'<a:solidFill><a:srgbClr val="{COLOURS[colour]}"/></a:solidFill><a:latin typeface="{LATIN}"/>'
        f'<a:ea typeface="{JAPANESE_FACE}"/><a:cs typeface="{LATIN}"/>'
        if size
        else ""
    )
    look += f'<a:hlinkClick r:id="{link}"/>' if link else ""
    return "".join(
        f'<a:r><a:rPr lang="{language}"{style} dirty="0">{look}</a:rPr><a:t>{escape(piece)}</a:t></a:r>'
        for piece, language in by_language(cleaned(text))
    )


def spaced(content: str, size: int, before: float = 0, align: str = "l") -> str:
    """A paragraph of runs: lines a fixed height apart, `before` points below the last."""
    return (
        f'<a:p><a:pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPts val="{LEADING[size] * 100}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"<a:buNone/></a:pPr>{content}</a:p>"
    )


def paragraph(one: Paragraph, before: float = 0, align: str = "l", link: str = "") -> str:
    """A measured paragraph."""
    pieces, last = [], len(one.runs) - 1
    for i, (text, bold) in enumerate(one.runs):
        pieces.append(run(text, one.size, bold, link=link if i == last else ""))
        if i < last:
            pieces.append(run(" ", one.size, bold))
    return spaced("".join(pieces), one.size, before, align)


def body(paragraphs: Iterable[str], pad: tuple[float, float] = (0, 0), anchor: str = "t") -> str:
    """The text of a shape, `pad` points from its left and right, its upper and lower edge; nothing shrinks or grows."""
    across, down = (round(side * 12700) for side in pad)
    return (
        f'<p:txBody {NAMESPACES}><a:bodyPr wrap="square" lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}" '
        f'anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>{"".join(paragraphs)}</p:txBody>'
    )


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotation marks."""
    return quoteattr(cleaned(text))
