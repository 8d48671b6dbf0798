"""The units, lands and depths as shapes in a picture's frame: Mercator, fitted to a view as Leaflet fits it.

Everything here is in logical pixels from the frame's upper left corner, y down, unless it says fractions.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo._files import read_features
from geo.islets import largest_bounds, read_islets
from geo.layers import FOLDER, LAYERS
from geo.outlines import read_outlines
from geo.webmap import VIEW

#: South-west and north-east corner, (latitude, longitude) each.
View = tuple[tuple[float, float], tuple[float, float]]

#: Pixels by which a painted outline may be off: under half a pixel of the logical frame, so not seen at 1x.
TOLERANCE = 0.3

#: How far painted shapes go on beyond the frame, in pixels, so that no stroke runs along its edge.
MARGIN = 24

#: The least area of a rock that is drawn, in square pixels: below, a picture at 2x shows no trace of it.
SPECK = 0.02

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
        (south, west), (north, east) = self.view
        (left, right), (bottom, top) = _mercator(numpy.array([west, east]), numpy.array([south, north])).T
        scale = min(self.width / (right - left), self.height / (top - bottom))
        return scale, (left + right - self.width / scale) / 2, (bottom + top + self.height / scale) / 2

    @property
    def per_degree(self) -> float:
        """Pixels to a degree of longitude."""
        return numpy.radians(self._fit[0])

    @property
    def km_per_pixel(self) -> float:
        """What a pixel halfway down measures, in kilometres."""
        _, lat = self.degrees(0, self.height / 2)
        return EARTH_KM * float(numpy.cos(numpy.radians(lat))) / self._fit[0]

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point given in degrees stands."""
        x, y = self.fit(_mercator(numpy.array([lon]), numpy.array([lat])))[0]
        return float(x), float(y)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a place in the frame."""
        scale, left, top = self._fit
        return float(numpy.degrees(left + x / scale)), float(numpy.degrees(numpy.arcsin(numpy.tanh(top - y / scale))))

    def fit(self, projected: numpy.ndarray) -> numpy.ndarray:
        """Projected coordinates, shape (n, 2), as pixels."""
        scale, left, top = self._fit
        return (projected - (left, top)) * (scale, -scale)

    def clip(self, geometry: BaseGeometry) -> BaseGeometry:
        """What of a geometry in pixels lies in the frame or close by."""
        return shapely.clip_by_rect(geometry, -MARGIN, -MARGIN, self.width + MARGIN, self.height + MARGIN)


def _mercator(lon: numpy.ndarray, lat: numpy.ndarray) -> numpy.ndarray:
    """The spherical Mercator projection that web maps use, in radians; shape (n, 2)."""
    return numpy.column_stack([numpy.radians(lon), numpy.arctanh(numpy.sin(numpy.radians(lat)))])


@lru_cache(maxsize=1)
def _outlines() -> Mapping[str, BaseGeometry]:
    return MappingProxyType(dict(zip(UNITS, read_outlines().geometry, strict=True)))


@lru_cache
def _projected(layer: str) -> Mapping[str, BaseGeometry]:
    """A layer of this folder, read and projected once: unit, region or depth -> its polygons, in the file's order.

    Raises DataError if the file is not as it must be.
    """
    if layer == "islands":
        found = dict(_outlines())
    else:
        name = f"{layer}.geojson"
        found = {
            str(feature["properties"][LAYERS[name]]): shapely.from_geojson(json.dumps(feature["geometry"]))
            for feature in read_features(FOLDER / name)
        }
    return MappingProxyType({
        key: shapely.transform(shape, lambda degrees: _mercator(*degrees.T)) for key, shape in found.items()
    })  # fmt: skip


@lru_cache(maxsize=16)
def painted(layer: str, frame: Frame) -> Mapping[str, BaseGeometry]:
    """The layer's shapes as they are drawn: simplified by less than is seen, cut a little outside the frame.

    `layer` is "islands", "land" or "depth". What lies outside the frame altogether is an empty geometry. Raises
    DataError if the file is not as it must be.
    """
    if layer == "islands":
        fitted = {unit: shapely.MultiPolygon(_kept(unit, frame, SPECK)) for unit in UNITS}
    else:
        fitted = {key: shapely.transform(shape, frame.fit) for key, shape in _projected(layer).items()}
    simple = {key: shapely.make_valid(shape.simplify(TOLERANCE)) for key, shape in fitted.items()}
    return MappingProxyType({key: frame.clip(shape) for key, shape in simple.items()})


@lru_cache(maxsize=16)
def all_units(frame: Frame) -> BaseGeometry:
    """The four units as drawn, in one, to find out what would cover them."""
    return shapely.union_all(list(painted("islands", frame).values()))


@lru_cache(maxsize=1)
def _named_islets() -> frozenset[tuple[float, ...]]:
    return frozenset(map(largest_bounds, read_islets().values()))


def _kept(unit: str, frame: Frame, least: float) -> list[shapely.Polygon]:
    """The unit's polygons of at least that area, in pixels, largest first.

    The main polygon of each named islet stays, however small: none of them may fall from the map.
    """
    degrees = shapely.get_parts(_outlines()[unit])
    fitted = shapely.get_parts(shapely.transform(_projected("islands")[unit], frame.fit))
    kept = [
        shape
        for shape, original in zip(fitted, degrees, strict=True)
        if shape.area >= least or original.bounds in _named_islets()
    ]
    return sorted(kept, key=shapely.area, reverse=True)


STRIPED = {"divided": 1 / 2, "part": 1 / 4}
"""Holder -> how much of a unit its stripes cover."""

AREAS = (*STRIPED, "sovereignty", "deferred")
"""Holders whose hatch is made of areas, not of lines."""


def hatch(holder: str, shape: BaseGeometry, period: float) -> BaseGeometry:
    """The holder's hatch within a shape, as on screen: lines, or areas where `holder` is in AREAS.

    As geometry, because fills with a pattern are lost where a picture is opened in an office program.
    """
    if shape.is_empty:
        return shape
    west, north, east, south = shape.bounds
    whole = {"japan": (1,), "russia": (-1,), "shared": (1, -1)}
    if holder in whole:
        marks = [mark for slope in whole[holder] for mark in _slanted(slope, shape.bounds, period)]
        return shapely.intersection(shapely.multilinestrings(marks), shape)
    if holder == "undivided":
        levels = numpy.arange(north // period, south // period + 1) * period + period / 2
        marks = shapely.linestrings([[(west, y), (east, y)] for y in levels])
    elif holder == "handed_over":
        steps = numpy.arange(west // period, east // period + 1) * period + period / 2
        marks = shapely.linestrings([[(x, north), (x, south)] for x in steps])
    elif holder == "sovereignty":
        levels = numpy.arange(north // period, south // period + 1) * period
        wests, easts = numpy.full_like(levels, west), numpy.full_like(levels, east)
        marks = shapely.box(wests, levels, easts, levels + 3 / 8 * period)
    elif holder in STRIPED:  # so wide that both colours are seen and not their mixture
        starts = numpy.arange(west // (2 * period), east // (2 * period) + 1) * 2 * period
        ends = starts + STRIPED[holder] * 2 * period
        marks = shapely.box(starts, numpy.full_like(starts, north), ends, numpy.full_like(starts, south))
    else:
        columns = numpy.arange(west // period, east // period + 1) * period + period / 3
        rows = numpy.arange(north // period, south // period + 1) * period + period / 3
        x, y = (grid.ravel() for grid in numpy.meshgrid(columns, rows))
        marks = shapely.box(x, y, x + period / 3, y + period / 3)
    pieces = shapely.intersection(marks, shape)
    return shapely.union_all(pieces[~shapely.is_empty(pieces)])


def _slanted(slope: int, bounds: tuple[float, float, float, float], period: float) -> list[list[tuple[float, float]]]:
    """Lines x + slope * y = n * period across the bounds."""
    west, north, east, south = bounds
    ends = sorted((slope * north, slope * south))
    steps = numpy.arange((west + ends[0]) // period, (east + ends[1]) // period + 1) * period
    return [[(at - slope * north, north), (at - slope * south, south)] for at in steps]
