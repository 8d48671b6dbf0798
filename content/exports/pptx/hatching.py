"""How a unit is filled and outlined, as on the screen's map: by a pattern where a holder has a hatch."""

import io
from functools import cache

from pptx.enum.dml import MSO_PATTERN
from pptx.slide import Slide

from content.exports.pptx.lettering import COLOURS
from geo.figure.shapes import STRIPED
from geo.figure.sheet import mixed
from geo.styles import HOLDERS, TOKENS

PATTERNS = {
    "japan": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "russia": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "shared": MSO_PATTERN.DIAGONAL_CROSS,
    "undivided": MSO_PATTERN.DARK_HORIZONTAL,
    "sovereignty": MSO_PATTERN.DARK_HORIZONTAL,
    "deferred": MSO_PATTERN.PERCENT_20,
}
"""Holder -> the pattern that is nearest to its hatch on the screen."""

SIGNS = {"units": "unit", "selected": "unit", "land": "land"} | {h: s.ground for h, s in HOLDERS.items() if not s.mark}
"""What is filled with one colour -> the colour's token."""

STRIPE_PX, STRIPE_POINTS = 16, 6
"""The width of a divided unit's stripes: in the picture that is repeated, and on the slide."""


def fill(slide: Slide, key: str) -> str:
    """The fill of a unit or a swatch, as XML."""
    if key in SIGNS:
        return _solid(COLOURS[SIGNS[key]])
    if key in STRIPED:
        return _stripes(slide, key)
    ground, mark, share, *_ = HOLDERS[key]
    front = "".join(f"{round(channel * 255):02x}" for channel in mixed(_token(ground), _token(mark), share)[:3])
    return (
        f'<a:pattFill prst="{PATTERNS[key].xml_value}"><a:fgClr><a:srgbClr val="{front}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{COLOURS[ground]}"/></a:bgClr></a:pattFill>'
    )


def outline(key: str, chosen: bool = False) -> str:
    """The outline, and the halo of the chosen unit."""
    if key == "line":
        return f'<a:ln w="25400">{_solid(COLOURS["ink"])}<a:prstDash val="dash"/></a:ln>'
    token = "edge" if key == "units" and not chosen else "ink"
    line = f'<a:ln w="{31750 if chosen or key == "selected" else 9525}">{_solid(COLOURS[token])}<a:round/></a:ln>'
    glow = f'<a:glow rad="50800"><a:srgbClr val="{COLOURS["halo"]}"/></a:glow>'
    return line + (f"<a:effectLst>{glow}</a:effectLst>" if chosen else "")


def _token(name: str) -> str:
    return TOKENS["light"][name]


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _stripes(slide: Slide, key: str) -> str:
    """Stripes in the colours of both holders, so wide that both are seen; no program's own pattern is as wide."""
    _, link = slide.part.get_or_add_image_part(io.BytesIO(_stripe_png(key)))
    scale = round(STRIPE_POINTS / (STRIPE_PX * 72 / 96) * 100_000)
    return (
        f'<a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="{link}"/><a:srcRect/>'
        f'<a:tile tx="0" ty="0" sx="{scale}" sy="{scale}" flip="none" algn="tl"/></a:blipFill>'
    )


@cache
def _stripe_png(key: str) -> bytes:
    from PIL import Image

    russia, japan, *_ = HOLDERS[key]
    image = Image.new("RGB", (2 * STRIPE_PX, STRIPE_PX), _token(russia))
    image.paste(_token(japan), (0, 0, round(STRIPED[key] * 2 * STRIPE_PX), STRIPE_PX))
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(96, 96))
    return out.getvalue()
