"""How a unit is filled and outlined, as on the screen's map: by a pattern where a holder has a hatch."""

import io
from functools import cache

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from content.exports.pptx.package import NAMES
from geo.styles import HOLDERS, TOKENS, mixed

PATTERNS = {
    "japan": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "russia": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "shared": MSO_PATTERN.DIAGONAL_CROSS,
    "undivided": MSO_PATTERN.DARK_HORIZONTAL,
    "handed_over": MSO_PATTERN.LIGHT_VERTICAL,
    "sovereignty": MSO_PATTERN.DARK_HORIZONTAL,
    "deferred": MSO_PATTERN.PERCENT_20,
}
"""Holder -> the pattern that is nearest to its hatch on the screen."""

PLAIN = {"units": "unit", "selected": "unit"} | {h: s.ground for h, s in HOLDERS.items() if not s.mark}
"""What is filled with one colour -> the colour's token."""

STRIPED = ("divided", "part")
"""Holders whose stripes are in two holders' colours, and say how much of a unit each has."""

STRIPE_PX, STRIPE_POINTS = 16, 6
"""The width of a divided unit's stripes: in the picture that is repeated, and on the slide."""


def colour(token: str) -> RGBColor:
    """A token's colour."""
    return RGBColor.from_string(TOKENS["light"][token].lstrip("#").upper())


def outline(shape, token: str, width: float) -> None:
    """Outline a shape, and take the theme's own look from it, which has a shadow."""
    shape.line.color.rgb, shape.line.width = colour(token), Pt(width)
    shape.element.remove(shape.element.find(qn("p:style")))


def fill(slide: Slide, shape, key: str) -> None:
    """Fill a unit or a swatch."""
    if key in PLAIN:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(PLAIN[key])
    elif key in STRIPED:
        _stripes(slide, shape, key)
    else:
        style, tokens = HOLDERS[key], TOKENS["light"]
        front = mixed(tokens[style.ground], tokens[style.mark], style.opacity)
        shape.fill.patterned()
        shape.fill.pattern = PATTERNS[key]
        shape.fill.fore_color.rgb = RGBColor.from_string(front[1:].upper())
        shape.fill.back_color.rgb = colour(style.ground)


def _stripes(slide: Slide, shape, key: str) -> None:
    """Stripes in the colours of both holders, so wide that both are seen; no program's own pattern is as wide."""
    _, link = slide.part.get_or_add_image_part(io.BytesIO(_stripe_png(key)))
    scale = round(STRIPE_POINTS / (STRIPE_PX * 72 / 96) * 100_000)
    shape.fill.background()
    none = shape.element.xpath("./p:spPr/a:noFill")[0]
    tiled = (
        f'<a:blipFill {NAMES} dpi="0" rotWithShape="1"><a:blip r:embed="{link}"/><a:srcRect/>'
        f'<a:tile tx="0" ty="0" sx="{scale}" sy="{scale}" flip="none" algn="tl"/></a:blipFill>'
    )
    none.getparent().replace(none, parse_xml(tiled))


@cache
def _stripe_png(key: str) -> bytes:
    from PIL import Image

    style = HOLDERS[key]
    tokens = TOKENS["light"]
    image = Image.new("RGB", (2 * STRIPE_PX, STRIPE_PX), tokens[style.ground])
    image.paste(tokens[style.mark], (0, 0, round(style.width / style.size * 2 * STRIPE_PX), STRIPE_PX))
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(96, 96))
    return out.getvalue()
