"""Where the units' names stand on a slide's map: in open sea, over no unit and no other text, nearest to their own."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from content.exports.pptx.blocks import LEADING, SMALL
from content.exports.pptx.flow import Box
from content.exports.pptx.measure import across, cleaned
from geo import UNITS
from geo.figure import Picture
from geo.figure.placing import Layout
from geo.figure.shapes import painted
from geo.webmap import LABELS

STEP, REACH = 6, 180
"""How finely, and how far from its place on the screen's map, a place is looked for."""

RIM = 4
"""How far a name keeps from a unit."""

APART = 7
"""How far names keep from one another."""

Corners = tuple[float, float, float, float]
"""West, north, east, south, from the map's upper left corner."""


def label_boxes(base: Picture, box: Box, labels: Mapping[str, tuple[str, str]]) -> dict[str, Box]:
    """Unit -> the box of its name on the slide: the free place that is nearest to where the screen has it."""
    left, top, width, _ = box
    placed = _placed(base, width / base.width_px, tuple(labels.items()))
    return {
        unit: (left + west, top + north, east - west, south - north)
        for unit, (west, north, east, south) in placed.items()
    }


@lru_cache(maxsize=64)
def _placed(base: Picture, scale: float, labels: tuple[tuple[str, tuple[str, str]], ...]) -> dict[str, Corners]:
    """The names from south to north, because there is least room around the southern ones."""
    units = {unit: _scaled(shape, scale) for unit, shape in painted("islands", base.frame).items()}
    land = _scaled(shapely.union_all(list(painted("land", base.frame).values())), scale)
    layout = Layout(base)
    texts = [town.label.box for town in layout.towns if not town.on_unit]
    texts += [each.box for each in (*layout.degrees, layout.scale_text, layout.attribution)]
    taken: list[Corners] = [(a * scale, b * scale, c * scale, d * scale) for a, b, c, d in texts]
    found: dict[str, Corners] = {}
    for unit, lines in sorted(labels, key=lambda label: UNITS.index(label[0]), reverse=True):
        width, height = _size(lines)
        best, least = (2, 2, 2 + width, 2 + height), 4
        for place in _places(unit, base, scale, (width, height)):
            faults = 3 if not _clear(place, units, taken) else 2 * (_nearest(place, units) != unit)
            faults += 1 if faults < 3 and land.intersects(shapely.box(*place)) else 0
            if faults < least:
                best, least = place, faults
            if not least:
                break
        found[unit] = best
        west, north, east, south = found[unit]
        taken.append((west - APART, north - APART, east + APART, south + APART))
    return {unit: found[unit] for unit, _ in labels}


def _scaled(shape: BaseGeometry, scale: float) -> BaseGeometry:
    made = shapely.transform(shape, lambda points: points * scale)
    shapely.prepare(made)
    return made


def _size(lines: tuple[str, str]) -> tuple[float, float]:
    first, second = map(cleaned, lines)
    return max(across(first, bold=True), across(second)) * SMALL, 2 * LEADING[SMALL]


@lru_cache(maxsize=1)
def _steps() -> list[tuple[int, int]]:
    """Steps from the wanted place, the nearest first."""
    steps = range(-REACH, REACH + 1, STEP)
    return sorted(((x, y) for x in steps for y in steps), key=lambda step: (step[0] ** 2 + step[1] ** 2, step))


def _places(unit: str, base: Picture, scale: float, size: tuple[float, float]) -> Iterator[Corners]:
    """Places within the frame, nearest first."""
    lat, lon, side = LABELS[unit]
    x, y = (each * scale for each in base.frame.place(lon, lat))
    width, height = size
    west = {"left": x - width, "right": x}.get(side, x - width / 2)
    north = y - height if side == "above" else y - height / 2
    for dx, dy in _steps():
        place = (west + dx, north + dy, west + dx + width, north + dy + height)
        if place[0] >= 2 and place[1] >= 2 and place[2] <= base.width_px * scale and place[3] <= base.height_px * scale:
            yield place


def _clear(place: Corners, units: Mapping[str, BaseGeometry], taken: list[Corners]) -> bool:
    west, north, east, south = place
    if any(west < other[2] and other[0] < east and north < other[3] and other[1] < south for other in taken):
        return False
    around = shapely.box(west - RIM, north - RIM, east + RIM, south + RIM)
    return not any(shape.intersects(around) for shape in units.values())


def _nearest(place: Corners, units: Mapping[str, BaseGeometry]) -> str:
    own = shapely.box(*place)
    return min(units, key=lambda unit: shapely.distance(units[unit], own))
