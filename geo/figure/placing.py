"""Where the texts of a picture stand: beside what they name, over no unit, over no other text, whole."""

from collections.abc import Iterable, Iterator
from math import ceil, floor, log2
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from geo.figure.lettering import ASCENT, DESCENT, LEADING, width, wrapped
from geo.figure.picture import Picture
from geo.figure.shapes import painted
from geo.layers import read_features
from geo.webmap import SIDES, UNIT_LABELS, attribution, town_names

#: (west, north, east, south) in logical pixels.
Box = tuple[float, float, float, float]

#: Sides on which a name may stand, as far as the wanted one is taken; the wanted one is tried first.
ALL_SIDES = ("right", "left", "above-right", "above", "below", "below-right", "above-left", "below-left")

#: Sizes in pixels of a screen; the picture's own scale enlarges them.
TOWN, UNIT, SECOND, LEGEND, SMALL, TITLE = 12, 15.5, 0.8, 13, 11, 19

#: How wide the legend's texts may be.
LEGEND_ROOM = 210


class Text(NamedTuple):
    """A line of text in its place."""

    x: float
    """Of its left end."""
    y: float
    """Of its baseline."""
    text: str
    size: float
    bold: bool


class Label(NamedTuple):
    """Text in its place, and in a legend (key, box) of each swatch."""

    box: Box
    lines: tuple[Text, ...]
    swatches: tuple[tuple[str, Box], ...] = ()


class Town(NamedTuple):
    """A town with a dot and a name."""

    at: tuple[float, float]
    label: Label
    on_unit: bool


def beside(at: tuple[float, float], side: str, gap: float, lines: Iterable[tuple[str, float, bool]]) -> Label:
    """Lines, each (text, size, whether bold), on that side of a point, `gap` pixels away."""
    measured = [(text, size, bold, width(text, size, bold)) for text, size, bold in lines]
    widest = max(own for *_, own in measured)
    height = sum(size * LEADING for _, size, _, _ in measured) - measured[-1][1] * (LEADING - ASCENT - DESCENT)
    near = gap * 0.6 if "-" in side else gap  # at a corner both distances add up
    west = at[0] + near if "right" in side else at[0] - near - widest if "left" in side else at[0] - widest / 2
    north = at[1] - near - height if "above" in side else at[1] + near if "below" in side else at[1] - height / 2
    share = 0 if "right" in side else 1 if "left" in side else 0.5
    placed, top = [], north
    for text, size, bold, own in measured:
        placed.append(Text(west + (widest - own) * share, top + ASCENT * size, text, size, bold))
        top += size * LEADING
    return Label((west, north, west + widest, north + height), tuple(placed))


class Layout:
    """All texts of a picture, placed; nothing is drawn here.

    `names` of units, `towns`, `degrees` along the edges, `scale_bar` with `scale_text`, `attribution`, and `legend`
    (None without rows). A town whose name finds no free place is left out. `bands` are above and below the map, which
    has its upper left corner at 0, 0; the whole picture is `box`.
    """

    def __init__(self, picture: Picture):
        self.picture, self.frame, self.scale = picture, picture.frame, picture.scale
        self.zoom = self.frame.zoom - log2(self.scale)
        self._whole = shapely.box(0, 0, picture.width_px, picture.height_px)
        self._taken: list[BaseGeometry] = list(painted("islands", self.frame).values())
        self.attribution = self._take(self._attribution())
        self.scale_bar, self.scale_text = self._scale()
        self.names = tuple(self._take(self._name(unit, lines)) for unit, lines in picture.labels)
        self.legend = self._take(self._legend()) if picture.legend else None
        self.graticule, self.degrees = self._graticule()
        self.towns = tuple(self._towns())
        self.bands = tuple(self._bands())
        west, north, east, south = self._whole.bounds
        edges = [north, south, *(edge for band in self.bands for edge in band.box[1::2])]
        self.box: Box = (west, min(edges), east, max(edges))

    def _take(self, label: Label) -> Label:
        self._taken.append(shapely.box(*label.box))
        return label

    def _free(self, box: Box) -> bool:
        """Whether a text can stand there: in the frame, and some way off units and other texts."""
        wanted = shapely.box(*box)
        if not self._whole.covers(wanted):
            return False
        return not shapely.intersects(wanted.buffer(2 * self.scale, join_style="mitre"), self._taken).any()

    def _free_side(self, at: tuple[float, float], wanted: str, gap: float, lines) -> Label | None:
        sides = (wanted, *(side for side in ALL_SIDES if side != wanted))
        return next((label for side in sides if self._free((label := beside(at, side, gap, lines)).box)), None)

    def _name(self, unit: str, names: tuple[str, str]) -> Label:
        ((lat, lon), side), _ = UNIT_LABELS[unit]
        at, size = self.frame.place(lon, lat), UNIT * self.scale
        sizes = zip(names, (size, size * SECOND), (True, False), strict=True)
        lines = [(text, each, bold) for text, each, bold in sizes if text]
        return self._free_side(at, side, 8 * self.scale, lines) or beside(at, side, 8 * self.scale, lines)

    def _attribution(self) -> Label:
        size, pad = SMALL * self.scale, 5 * self.scale
        corner = (self.frame.width - pad, self.frame.height - pad * 0.6)
        label = beside(corner, "above-left", 0, [(attribution(), size, False)])
        west, north, *_ = label.box
        return Label((west - pad, north - pad * 0.6, self.frame.width, self.frame.height), label.lines)

    def _bands(self) -> Iterator[Label]:
        """The title above the map, what it rests on below."""
        made, pad, u = self.picture, 10 * self.scale, self.scale
        room = self.frame.width - 2 * pad

        def lines(text: str, size: float, bold: bool = False) -> list[tuple[str, float, bool]]:
            return [(line, size * u, bold) for line in wrapped(text, size * u, room, bold) if line]

        head = lines(made.title, TITLE, True) + lines(made.subtitle, LEGEND)
        foot = lines(made.source_line, SMALL)
        if head:
            label = beside((pad, -pad), "above-right", 0, head)
            yield Label((0, floor(label.box[1] - pad), self.frame.width, 0), label.lines)
        if foot:
            label = beside((pad, self.frame.height + pad), "below-right", 0, foot)
            yield Label((0, self.frame.height, self.frame.width, ceil(label.box[3] + pad)), label.lines)

    def _scale(self) -> tuple[shapely.LineString, Label]:
        """A bar of a round length, at most 140 screen pixels, with its text on it."""
        room = 140 * self.scale * self.frame.km_per_pixel
        power = 10 ** (len(str(int(room))) - 1)
        km = next(step for step in (10, 5, 3, 2, 1) if room >= step * power) * power
        west, south = 12 * self.scale, self.frame.height - 12 * self.scale
        east, tick = west + km / self.frame.km_per_pixel, 8 * self.scale
        bar = shapely.LineString([(west, south - tick), (west, south), (east, south), (east, south - tick)])
        lines = [(f"{km} km", SMALL * self.scale, False)]
        text = beside((west + 5 * self.scale, south - 2 * self.scale), "above-right", 0, lines)
        self._taken.append(shapely.box(west, text.box[1], max(east, text.box[2]), self.frame.height))
        return bar, text

    def _legend(self) -> Label:
        """The legend: its title, and a row for each swatch."""
        u, size = self.scale, LEGEND * self.scale
        pad, step, gap, leading = 10 * u, 30 * u, 5 * u, size * LEADING
        rows = [("", [*wrapped(self.picture.legend_title, size, LEGEND_ROOM * u + step)])]
        rows += [(key, [*wrapped(meaning, size, LEGEND_ROOM * u)]) for key, meaning in self.picture.legend]
        widest = max(width(text, size, not key) + (step if key else 0) for key, texts in rows for text in texts)
        height = sum(len(texts) * leading + gap for _, texts in rows) - gap
        box = self._corner(widest + 2 * pad, height + 2 * pad)
        left, top = box[0] + pad, box[1] + pad
        lines, swatches = [], []
        for key, texts in rows:
            if key:
                middle = top + len(texts) * leading / 2
                swatches.append((key, (left, middle - 6.5 * u, left + 22 * u, middle + 6.5 * u)))
            for text in texts:
                base = top + (ASCENT + (0.06 if key else 0)) * size
                lines.append(Text(left + (step if key else 0), base, text, size, not key))
                top += leading
            top += gap
        return Label(box, tuple(lines), tuple(swatches))

    def _corner(self, width: float, height: float) -> Box:
        """A place for the legend in the lower right corner; in another if it would cover a unit or a name there."""
        rim, low = 10 * self.scale, min(self.attribution.box[1], self.scale_text.box[1]) - 6 * self.scale
        high = 24 * self.scale  # below the figures of the degrees
        right, bottom = self.frame.width - rim - width, low - height
        corners = [(right, bottom), (right, high), (rim + 24 * self.scale, high), (rim, bottom)]
        boxes = [(x, y, x + width, y + height) for x, y in corners]
        return next(filter(self._free, boxes), boxes[0])

    def _graticule(self) -> tuple[shapely.MultiLineString, tuple[Label, ...]]:
        """Lines at whole degrees, or more apart where the picture shows more; figures along the upper and left edge."""
        step = 0.5 if self.zoom >= 8.5 else 1 if self.zoom >= 6.5 else 5
        (west, north), (east, south) = self.frame.degrees(0, 0), self.frame.degrees(self.frame.width, self.frame.height)
        lines, figures, size, u = [], [], SMALL * self.scale, self.scale
        for number in range(ceil(west / step), ceil(east / step)):
            x, _ = self.frame.place(number * step, north)
            lines.append([(x, 0), (x, self.frame.height)])
            figures.append(beside((x + 3 * u, 3 * u), "below-right", 0, [(f"{number * step:g}° E", size, False)]))
        for number in range(ceil(south / step), ceil(north / step)):
            _, y = self.frame.place(west, number * step)
            lines.append([(0, y), (self.frame.width, y)])
            figures.append(beside((4 * u, y - 2 * u), "above-right", 0, [(f"{number * step:g}° N", size, False)]))
        return shapely.MultiLineString(lines), tuple(self._take(each) for each in figures if self._free(each.box))

    def _towns(self) -> Iterator[Town]:
        for feature in read_features("places"):
            town, at = feature["properties"], self.frame.place(*feature["geometry"]["coordinates"])
            if self.zoom < town["min_zoom"] or not self._whole.contains(shapely.Point(at)):
                continue
            lines = [(town_names(town)[self.picture.names], TOWN * self.scale, False)]
            label = self._free_side(at, SIDES.get(town["place"], "right"), 8 * self.scale, lines)
            if label:
                yield Town(at, self._take(label), bool(town["romaji"]))
