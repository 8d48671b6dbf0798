"""A sheet to draw on, measured in logical pixels from its upper left corner: matplotlib behind four verbs.

Only `geo.figure` starts one, within its settings and its lock.
"""

import re
from collections.abc import Sequence

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from geo.figure.lettering import Line, line, runs
from geo.figure.shapes import Frame


def colour(token: str, opacity: float = 1) -> tuple[float, float, float, float]:
    """A token of styles.TOKENS, "#rrggbb" or "rgba(r,g,b,a)", as red, green, blue and opacity from 0 to 1."""
    if token.startswith("#"):
        red, green, blue = (int(token[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return red, green, blue, opacity
    red, green, blue, alpha = map(float, re.findall(r"[\d.]+", token))
    return red / 255, green / 255, blue / 255, alpha * opacity


def mixed(first: str, second: str, share: float) -> tuple[float, float, float, float]:
    """The first colour with a share, 0 to 1, of the second."""
    pair = numpy.array([colour(first), colour(second)])
    red, green, blue, opacity = (float(channel) for channel in pair[0] + (pair[1] - pair[0]) * share)
    return red, green, blue, opacity


class Sheet:
    """The figure, and what is painted on it from the bottom up. A point is a logical pixel, whatever `dpi` is."""

    def __init__(self, frame: Frame, ground: str, dpi: float = 72):
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        size = ((frame.width + 1e-8) / 72, (frame.height + 1e-8) / 72)  # never a pixel short by rounding
        self.figure = Figure(figsize=size, dpi=dpi, facecolor=colour(ground), edgecolor="none", linewidth=0)
        upright = Affine2D().scale(1 / 72, -1 / 72).translate(0, frame.height / 72)
        self._onto = upright + self.figure.dpi_scale_trans
        self._count = 0

    def area(self, shape: BaseGeometry, *, fill=None, stroke=None, width: float = 0, gid: str | None = None):
        """Paint polygons: colours as from `colour`, None for none; `gid` becomes the id of the SVG's element."""
        self._patch(*_traced(shape), facecolor=fill, edgecolor=stroke, linewidth=width, gid=gid)

    def lines(self, shape: BaseGeometry, stroke, width: float, dash: Sequence[float] = (), gid: str | None = None):
        """Draw lines; `dash` gives the lengths of strokes and gaps."""
        style = (0, tuple(dash)) if dash else "solid"
        self._patch(*_traced(shape), facecolor=None, edgecolor=stroke, linewidth=width, linestyle=style, gid=gid)

    def text(self, x: float, y: float, text: str, size: float, ink, *, bold: bool = False, halo=None) -> None:
        """Write a line of text from the left end of its baseline; `halo` is a colour, None for none."""
        if halo:
            style = {"edgecolor": halo, "linewidth": 0.28 * size, "joinstyle": "round"}
            self._letters(x, y, line(text, size, bold), facecolor=None, **style)
        for begin, run, thin in runs(text, size) if bold else [(0, text, False)]:
            thicker = {"edgecolor": ink, "linewidth": size / 28} if thin else {"edgecolor": None}
            self._letters(x + begin, y, line(run, size, bold), facecolor=ink, **thicker)

    def _letters(self, x: float, y: float, own: Line, **style) -> None:
        self._patch(own.vertices + numpy.round((x, y), 2), own.codes, **style)

    def _patch(self, vertices, codes, *, facecolor, edgecolor, **style) -> None:
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        if not len(vertices):
            return
        self._count += 1
        style = {"joinstyle": "round", "capstyle": "butt", "linewidth": 0, **style}
        patch = PathPatch(Path(vertices, codes), facecolor=facecolor or "none", edgecolor=edgecolor or "none", **style)
        patch.set(transform=self._onto, zorder=self._count, snap=False)
        self.figure.add_artist(patch)


def _traced(shape: BaseGeometry) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The lines and rings of any geometry as vertices, to a twentieth of a pixel, and matplotlib's codes for them."""
    parts = shapely.get_parts(shapely.get_parts(shape))  # twice: a collection can hold multipolygons
    rings = [line for part in parts for line in _rings(part) if len(line[0])]  # a hatch can miss a small part
    if not rings:
        return numpy.empty((0, 2)), numpy.empty(0, dtype=numpy.uint8)
    coordinates = numpy.round(numpy.concatenate([ring for ring, _ in rings]) * 20) / 20
    return coordinates, numpy.concatenate([_codes(len(ring), closed) for ring, closed in rings])


def _rings(part: BaseGeometry) -> list[tuple[numpy.ndarray, bool]]:
    """A part's lines as (coordinates, whether closed); holes run the other way round, so that they are left empty."""
    if isinstance(part, shapely.Polygon):
        part = shapely.geometry.polygon.orient(part)
        return [(shapely.get_coordinates(ring), True) for ring in (part.exterior, *part.interiors)]
    return [(shapely.get_coordinates(part), False)] if isinstance(part, shapely.LineString) else []


def _codes(length: int, closed: bool) -> numpy.ndarray:
    """matplotlib's codes: move, draw to, and close."""
    codes = numpy.full(length, 2, dtype=numpy.uint8)
    codes[0] = 1
    if closed:
        codes[-1] = 79
    return codes
