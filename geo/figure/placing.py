"""Where the texts of a picture stand: beside what they name, over no unit, over no other text, whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log2

import shapely

from geo._files import read_features
from geo.figure.lettering import ASCENT, DESCENT, LEADING, line, wrapped
from geo.figure.picture import Picture
from geo.figure.shapes import all_units
from geo.layers import FOLDER
from geo.webmap import ANCHORS, ATTRIBUTION, LABELS

#: (west, north, east, south) in logical pixels.
Box = tuple[float, float, float, float]

#: Sides on which a name may stand, as far as the wanted one is taken; the wanted one is tried first.
SIDES = ("right", "left", "above-right", "above", "below", "below-right", "above-left", "below-left")

#: Sizes in pixels of a screen; the picture's own scale enlarges them.
TOWN, UNIT, SECOND, LEGEND, SMALL = 12, 15.5, 0.8, 13, 11

#: How wide the legend's texts may be.
LEGEND_ROOM = 210


@dataclass(frozen=True)
class Label:
    """Text in its place."""

    box: Box
    lines: tuple[tuple[float, float, str, float, bool], ...]
    """Each (x of its left end, y of its baseline, text, size, whether bold)."""


@dataclass(frozen=True)
class Town:
    """A town with a dot and a name."""

    at: tuple[float, float]
    label: Label
    on_unit: bool


@dataclass(frozen=True)
class Legend:
    """The legend: its texts, and (key, box) of each swatch."""

    box: Box
    lines: tuple[tuple[float, float, str, float, bool], ...]
    swatches: tuple[tuple[str, Box], ...]


def beside(at: tuple[float, float], side: str, gap: float, lines: Iterable[tuple[str, float, bool]]) -> Label:
    """Lines, each (text, size, whether bold), on that side of a point, `gap` pixels away."""
    measured = [(text, size, bold, line(text, size, bold).width) for text, size, bold in lines]
    width = max(own for *_, own in measured)
    height = sum(size * LEADING for _, size, _, _ in measured) - measured[-1][1] * (LEADING - ASCENT - DESCENT)
    near = gap * 0.6 if "-" in side else gap  # at a corner both distances add up
    west = at[0] + near if "right" in side else at[0] - near - width if "left" in side else at[0] - width / 2
    north = at[1] - near - height if "above" in side else at[1] + near if "below" in side else at[1] - height / 2
    share = 0 if "right" in side else 1 if "left" in side else 0.5
    placed, top = [], north
    for text, size, bold, own in measured:
        placed.append((west + (width - own) * share, top + ASCENT * size, text, size, bold))
        top += size * LEADING
    return Label((west, north, west + width, north + height), tuple(placed))


class Layout:
    """All texts of a picture, placed; nothing is drawn here.

    `names` of units, `towns`, `degrees` along the edges, `scale_bar` with `scale_text`, `attribution`, and `legend`
    (None without rows). A town whose name finds no free place is left out.
    """

    def __init__(self, picture: Picture):
        self.picture, self.frame, self.scale = picture, picture.frame, picture.scale
        self._units = all_units(self.frame)
        self._taken: list[Box] = []
        self.attribution = self._take(self._attribution())
        self.scale_bar, self.scale_text = self._scale()
        self.names = tuple(self._take(self._name(unit, lines)) for unit, lines in dict(picture.labels).items())
        self.legend = self._take(self._legend()) if picture.legend else None
        self.graticule, self.degrees = self._graticule()
        self.towns = tuple(self._towns())

    def _take(self, item):
        self._taken.append(item.box)
        return item

    def _free(self, box: Box, margin: float = 2) -> bool:
        """Whether a text can stand there."""
        west, north, east, south = box
        if west < 0 or north < 0 or east > self.frame.width or south > self.frame.height:
            return False
        rim = margin * self.scale
        if self._units.intersects(shapely.box(west - rim, north - rim, east + rim, south + rim)):
            return False
        return not any(
            west - rim < other[2] and other[0] < east + rim and north - rim < other[3] and other[1] < south + rim
            for other in self._taken
        )

    def _free_side(self, at: tuple[float, float], wanted: str, gap: float, lines) -> Label | None:
        sides = (wanted, *(side for side in SIDES if side != wanted))
        return next((label for side in sides if self._free((label := beside(at, side, gap, lines)).box)), None)

    def _name(self, unit: str, names: tuple[str, str]) -> Label:
        lat, lon, side = LABELS[unit]
        at, size = self.frame.place(lon, lat), UNIT * self.scale
        sizes = zip(names, (size, size * SECOND), (True, False), strict=True)
        lines = [(text, each, bold) for text, each, bold in sizes if text]
        return self._free_side(at, side, 8 * self.scale, lines) or beside(at, side, 8 * self.scale, lines)

    def _attribution(self) -> Label:
        size, pad = SMALL * self.scale, 5 * self.scale
        corner = (self.frame.width - pad, self.frame.height - pad * 0.6)
        label = beside(corner, "above-left", 0, [(ATTRIBUTION, size, False)])
        west, north, *_ = label.box
        return Label((west - pad, north - pad * 0.6, self.frame.width, self.frame.height), label.lines)

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
        self._taken.append((west, text.box[1], max(east, text.box[2]), self.frame.height))
        return bar, text

    def _legend(self) -> Legend:
        u, size = self.scale, LEGEND * self.scale
        pad, swatch, step = 10 * u, 22 * u, 30 * u
        lines, swatches, top, widest = [], [], pad, 0.0
        if self.picture.legend_title:
            for text in wrapped(self.picture.legend_title, size, LEGEND_ROOM * u + step):
                lines.append((pad, top + ASCENT * size, text, size, True))
                widest = max(widest, line(text, size, True).width)
                top += size * LEADING
            top += 5 * u
        for key, meaning in self.picture.legend:
            rows = wrapped(meaning, size, LEGEND_ROOM * u)
            middle = top + len(rows) * size * LEADING / 2
            swatches.append((key, (pad, middle - 6.5 * u, pad + swatch, middle + 6.5 * u)))
            for text in rows:
                lines.append((pad + step, top + (ASCENT + 0.06) * size, text, size, False))
                widest = max(widest, step + line(text, size).width)
                top += size * LEADING
            top += 5 * u
        return self._cornered(Legend((0, 0, widest + 2 * pad, top + pad - 5 * u), tuple(lines), tuple(swatches)))

    def _cornered(self, legend: Legend) -> Legend:
        """The legend in the lower right corner; in another if it would cover a unit or a name there."""
        _, _, width, height = legend.box
        rim, low = 10 * self.scale, min(box[1] for box in self._taken[:2]) - 6 * self.scale
        high = 24 * self.scale  # below the figures of the degrees
        right, bottom = self.frame.width - rim - width, low - height
        corners = [(right, bottom), (right, high), (rim + 24 * self.scale, high), (rim, bottom)]
        free = [(x, y) for x, y in corners if self._free((x, y, x + width, y + height))]
        x, y = (free or corners)[0]
        return Legend(
            (x, y, x + width, y + height),
            tuple((left + x, base + y, text, size, bold) for left, base, text, size, bold in legend.lines),
            tuple((key, (a + x, b + y, c + x, d + y)) for key, (a, b, c, d) in legend.swatches),
        )

    def _graticule(self) -> tuple[shapely.MultiLineString, tuple[Label, ...]]:
        """Lines at whole degrees, or more apart where the picture shows more; figures along the upper and left edge."""
        shown = self.frame.per_degree / self.scale
        step = 0.5 if shown > 250 else 1 if shown > 64 else 5
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

    def _towns(self) -> Iterable[Town]:
        zoom = log2(self.frame.per_degree / self.scale * 360 / 256)
        for feature in read_features(FOLDER / "places.geojson"):
            town, at = feature["properties"], self.frame.place(*feature["geometry"]["coordinates"])
            if zoom < town["min_zoom"] or not (0 < at[0] < self.frame.width and 0 < at[1] < self.frame.height):
                continue
            lines = [(self._town_name(town), TOWN * self.scale, False)]
            label = self._free_side(at, ANCHORS.get(town["place"], "right"), 8 * self.scale, lines)
            if label:
                yield Town(at, self._take(label), bool(town["romaji"]))

    def _town_name(self, town: dict) -> str:
        """Towns on the four units have a pair of names; the others are called as they are in English."""
        if not town["romaji"]:
            return town["name_en"]
        order = {"both": ("name_en", "romaji"), "russian": ("name_ru", "name_ja"), "japanese": ("name_ja", "name_ru")}
        return " / ".join(town[name] for name in order[self.picture.names])
