"""The units, lands and depths as shapes in a picture's frame: Mercator, fitted to a view as Leaflet fits it.

Everything here is in logical pixels from the frame's upper left corner, y down, unless it says degrees.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from geo.areas import geodesic_area_km2
from geo.layers import read_layer
from geo.styles import HOLDERS
from geo.webmap import VIEW

#: South-west and north-east corner, (latitude, longitude) each.
View = tuple[tuple[float, float], tuple[float, float]]

#: Pixels by which a painted outline may be off: under half a pixel of the logical frame, so not seen at 1x.
TOLERANCE = 0.3

#: How far painted shapes go on beyond the frame, in pixels, so that no stroke runs along its edge.
MARGIN = 24

#: The least rock that is drawn: smaller ones would be nothing but outline. Signalny, an islet with a name, has 0.0035.
SMALLEST_KM2 = 0.003

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Frame:
    """A picture's frame and what it shows: `view`, whole and in the middle, as large as the frame lets it be."""

    width: float
    """In logical pixels, like `height`."""
    height: float
    view: View = VIEW

    @cached_property
    def _fit(self) -> tuple[float, float, float]:
        """Pixels to the radian, and the projected place of the upper left corner."""
        (left, bottom), (right, top) = _mercator(numpy.array(self.view)[:, ::-1])
        scale = min(self.width / (right - left), self.height / (top - bottom))
        return scale, (left + right - self.width / scale) / 2, (bottom + top + self.height / scale) / 2

    @property
    def zoom(self) -> float:
        """The zoom at which Leaflet shows as much: at 0 the world is 256 pixels wide."""
        return numpy.log2(self._fit[0] * 2 * numpy.pi / 256)

    @property
    def km_per_pixel(self) -> float:
        """What a pixel halfway down measures, in kilometres."""
        _, lat = self.degrees(0, self.height / 2)
        return EARTH_KM * float(numpy.cos(numpy.radians(lat))) / self._fit[0]

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point given in degrees stands."""
        x, y = self.fit(numpy.array([[lon, lat]]))[0]
        return float(x), float(y)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a place in the frame."""
        scale, left, top = self._fit
        return float(numpy.degrees(left + x / scale)), float(numpy.degrees(numpy.arcsin(numpy.tanh(top - y / scale))))

    def fit(self, degrees: numpy.ndarray) -> numpy.ndarray:
        """Longitudes and latitudes, shape (n, 2), as pixels."""
        scale, left, top = self._fit
        return (_mercator(degrees) - (left, top)) * (scale, -scale)

    def clip(self, geometry: BaseGeometry) -> BaseGeometry:
        """What of a geometry in pixels lies in the frame or close by."""
        return shapely.clip_by_rect(geometry, -MARGIN, -MARGIN, self.width + MARGIN, self.height + MARGIN)


def _mercator(degrees: numpy.ndarray) -> numpy.ndarray:
    """The spherical Mercator projection that web maps use, in radians; shape (n, 2)."""
    lon, lat = numpy.radians(degrees).T
    return numpy.column_stack([lon, numpy.arctanh(numpy.sin(lat))])


@cache
def _read(layer: str) -> dict[str, BaseGeometry]:
    """A layer of polygons, without its smallest rocks."""
    parts = {key: shapely.get_parts(shape) for key, shape in read_layer(layer).items()}
    return {
        key: shapely.MultiPolygon([part for part in found if geodesic_area_km2(part) >= SMALLEST_KM2])
        for key, found in parts.items()
    }


@lru_cache(maxsize=16)
def painted(layer: str, frame: Frame) -> Mapping[str, BaseGeometry]:
    """The layer's shapes as they are drawn: simplified by less than is seen, cut a little outside the frame.

    `layer` is one of geo.layers.KEYS. What lies outside the frame altogether is an empty geometry. Raises DataError if
    the file is not as it must be.
    """
    fitted = {key: shapely.transform(shape, frame.fit) for key, shape in _read(layer).items()}
    simple = {key: shapely.make_valid(shape.simplify(TOLERANCE)) for key, shape in fitted.items()}
    return {key: frame.clip(shape) for key, shape in simple.items()}


def hatch(holder: str, shape: BaseGeometry, scale: float) -> list[BaseGeometry]:
    """The holder's hatch within a shape, `scale` times as large as on screen: areas.

    As geometry, because fills with a pattern are lost where a picture is opened in an office program.
    """
    style = HOLDERS[holder]
    west, north, east, south = numpy.array(shape.bounds) // (style.size * scale)
    columns, rows = numpy.meshgrid(numpy.arange(west, east + 1), numpy.arange(north, south + 1))
    corners = numpy.column_stack([columns.ravel(), rows.ravel()])[:, None] * style.size
    marks = []
    for stroke in numpy.array(re.findall(r"[\d.]+", style.stroke), float).reshape(-1, 2, 2):
        # Joined while the numbers are round: pieces that should meet would else miss each other by a hair.
        lines = shapely.line_merge(shapely.MultiLineString(list(corners + stroke)))
        pieces = shapely.get_parts(shapely.transform(lines, lambda points: points * scale))
        bands = shapely.buffer(pieces, style.width * scale / 2, cap_style="flat")
        marks += list(shapely.intersection(bands, shape))
    return marks
