"""The map as a still picture for exports: SVG, PNG, and a base for slides on which the units are shapes of their own.

It shows what the screen shows. matplotlib is imported when the first picture is drawn, not before: the page's start
must not pay for it. One picture is drawn at a time, because matplotlib's settings belong to the whole process.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import numpy

from geo.figure.drawing import Drawing
from geo.figure.lettering import fonts
from geo.figure.picture import HOLDERS, LANDS, SIGNS, Picture

__all__ = ["HOLDERS", "LANDS", "SIGNS", "Picture", "base_png", "fonts", "png", "svg"]

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

#: matplotlib's settings on which the bytes of a picture depend.
SETTINGS: "dict[RcKeyType, Any]" = {
    "svg.fonttype": "path",
    "svg.hashsalt": "islands",
    "path.simplify": False,
    "lines.scale_dashes": False,
}

_LOCK = Lock()


def svg(picture: Picture, title: str, description: str = "") -> str:
    """The picture as an SVG document of `width_px` by `height_px`, texts as outlines; the same text every time.

    Each unit is an element with the unit's name as its id. `title` and `description` are the picture's accessible name
    and description. Raises DataError if a map file or a font is missing or wrong.
    """
    with _settings():
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        out = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(Drawing(picture, 72, units=True).sheet.figure).print_svg(out, metadata=nothing)
    return _accessible(out.getvalue(), picture, title, description)


def png(picture: Picture, scale: float = 2) -> bytes:
    """The picture as a PNG of `width_px` times `scale` by `height_px` times `scale`; the same bytes every time.

    Raises DataError if a map file or a font is missing or wrong.
    """
    return _png(picture, scale, units=True)


def base_png(picture: Picture, scale: float = 2) -> bytes:
    """As `png`, without the units, their names, and the towns on them, for units as shapes to lay over it.

    The chosen unit and the units' paint make no difference to it; paint of neighbouring lands does. Raises DataError if
    a map file or a font is missing or wrong.
    """
    return _png(picture, scale, units=False)


def _png(picture: Picture, scale: float, units: bool) -> bytes:
    with _settings():
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from PIL import Image

        canvas = FigureCanvasAgg(Drawing(picture, 72 * scale, units).sheet.figure)
        canvas.draw()
        width, height = (int(side) for side in canvas.get_width_height(physical=True))
        image = Image.frombuffer("RGBA", (width, height), numpy.asarray(canvas.buffer_rgba())).convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    """matplotlib set for one picture, as it was afterwards, and no other thread drawing meanwhile."""
    from matplotlib import rc_context

    with _LOCK, rc_context(SETTINGS):
        yield


def _accessible(document: str, picture: Picture, title: str, description: str) -> str:
    """The document with its size in pixels, its name, and nothing that reaches beyond it when it stands in a page."""
    body = document[document.index("<svg") :]
    body = body[body.index(">") + 1 :]
    body = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", body, count=1, flags=re.DOTALL)
    body = re.sub(r"\s*<metadata>.*?</metadata>", "", body, count=1, flags=re.DOTALL)
    body = re.sub(r'(?<= d=")[^"]*', _terse, body)
    said = "".join(f" <{tag}>{_xml(text)}</{tag}>\n" for tag, text in (("title", title), ("desc", description)) if text)
    width, height = picture.width_px, picture.height_px
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'stroke-linejoin="round" stroke-linecap="butt">\n'
    )
    return '<?xml version="1.0" encoding="utf-8"?>\n' + root + said + body.lstrip()


def _terse(path: re.Match[str]) -> str:
    """Path data without the letters and line ends that go without saying: a quarter of the document."""
    said, last = [], ""
    for step in path[0].split("\n"):
        letter = step[:1]
        said.append(step[2:].rstrip() if letter in "LQ" and letter == last else step.rstrip())
        last = "L" if letter == "M" else letter  # what follows a move is a line
    return " ".join(said).rstrip()


def _xml(text: str) -> str:
    """Text as it may stand in an XML document: escaped, and without the control characters that XML forbids."""
    return escape(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))
