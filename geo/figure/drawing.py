"""A picture as SVG, from the bottom up: base, units, and what stands on the map beside them."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo.figure.lettering import line
from geo.figure.picture import Picture
from geo.figure.placing import Label, Layout, Text
from geo.figure.shapes import hatch, painted
from geo.styles import HOLDERS, TOKENS, mixed
from geo.webmap import REGIONS

#: What a row of the legend can show, besides holders -> the tokens of its ground and of its edge.
SIGNS = {
    "units": ("unit", "edge"), "selected": ("unit", "ink"), "line": ("", ""),
    "land": ("land", "shore"), "depth": ("", "shore"),
}  # fmt: skip

#: Area below which a part of a unit has a fine outline, in square pixels of a screen.
ROCK = 60

#: Opacity of what texts stand on: their halo, and the legend's panel.
HALO, PANEL = 0.85, 0.9

#: What XML does not allow.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Drawing:
    """A picture as the elements of an SVG document; without `units` as a base for shapes to lay over it."""

    def __init__(self, picture: Picture, units: bool = True):
        self.picture, self.units = picture, units
        self.frame, self.scale, self.tokens = picture.frame, picture.scale, TOKENS[picture.theme]
        self.paint = dict(picture.paint or ())
        self.layout = Layout(picture)
        size = {"width": str(picture.width_px), "height": str(picture.height_px)}
        root = {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "stroke-linejoin": "round", **size}
        box = {"viewBox": f"0 0 {picture.width_px} {picture.height_px}"}
        self._root = ElementTree.Element("svg", root | box)
        ElementTree.SubElement(self._root, "rect", {"fill": self.tokens["sea"], **size})
        self._base()
        if units:
            self._units()
        for course in picture.lines:
            self._border(self.frame.clip(shapely.LineString([self.frame.place(lon, lat) for lon, lat in course])))
        self._towns()
        for label in self.layout.names if units else ():
            self._label(label)
        self._furniture()

    def document(self, title: str = "", description: str = "") -> str:
        """The document, with its accessible name and description if any are given."""
        for tag, text in (("desc", description), ("title", title)):
            if text:
                element = ElementTree.Element(tag)
                element.text = FORBIDDEN.sub("", text)
                self._root.insert(0, element)
        ElementTree.indent(self._root, "")
        return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(self._root, "unicode")

    def _path(self, data: str, fill: str = "", stroke: str = "", **style: object) -> None:
        """A path with tokens as colours, and with further attributes of SVG, "_" for "-"."""
        if data:
            style = {"fill": self.tokens.get(fill, fill or "none"), "stroke": self.tokens.get(stroke, ""), **style}
            attributes = {name.replace("_", "-"): f"{value:.4g}" if isinstance(value, float) else str(value)
                          for name, value in style.items() if value}  # fmt: skip
            ElementTree.SubElement(self._root, "path", {"d": data, **attributes})

    def _area(self, shape: BaseGeometry, fill: str = "", stroke: str = "", **style: object) -> None:
        self._path(_traced([shape]), fill, stroke, **style)

    def _base(self) -> None:
        depths = painted("depth", self.frame)
        for number, shape in enumerate(depths.values(), start=1):
            self._area(shape, mixed(self.tokens["sea"], self.tokens["deep"], number / len(depths)))
        for region, shape in painted("land", self.frame).items():
            holders = {self.paint.get(land) for land in REGIONS.get(region, ())}
            holder = holders.pop() if len(holders) == 1 else None
            self._fill(shape, holder or "unknown")
            self._area(shape, stroke="shore", stroke_width=0.8 * self.scale)
        self._area(self.layout.graticule, stroke="ink", stroke_opacity=0.18, stroke_width=0.6 * self.scale)

    def _fill(self, shape: BaseGeometry, holder: str, **named: str) -> None:
        """The holder's ground, which gets the name, and its hatch."""
        style = HOLDERS[holder]
        self._area(shape, style.ground, **named)
        if style.mark and not shape.is_empty:
            self._path(_traced(hatch(holder, shape, self.scale)), style.mark, fill_opacity=style.opacity)

    def _units(self) -> None:
        shapes, chosen = painted("islands", self.frame), self.picture.selected
        if chosen:
            self._area(shapes[chosen], stroke="halo", stroke_width=9 * self.scale, id=f"{chosen}-halo")
        for unit in UNITS:
            holder, on = self.paint.get(unit), unit == chosen
            if holder:
                self._fill(shapes[unit], holder, id=unit)
            else:
                self._area(shapes[unit], "unit", id=unit)
            # A finer line round rocks, which would else be nothing but outline, and of no holder's colour.
            parts = shapely.get_parts(shapes[unit])
            rocks = shapely.area(parts) < ROCK * self.scale**2
            for of, share in ((parts[~rocks], 1), (parts[rocks], 0.4)):
                width = (3 if on else 1) * share * self.scale
                self._path(_traced(of), stroke="ink" if holder or on else "edge", stroke_width=width)

    def _border(self, course: BaseGeometry) -> None:
        dashes = f"{8 * self.scale:g} {5 * self.scale:g}"
        self._area(course, stroke="ink", stroke_width=2.5 * self.scale, stroke_dasharray=dashes)

    def _towns(self) -> None:
        for town in self.layout.towns:
            if self.units or not town.on_unit:
                self._area(shapely.Point(town.at).buffer(3 * self.scale), "ink", "halo", stroke_width=self.scale)
                self._label(town.label)

    def _label(self, label: Label) -> None:
        """Text with a halo."""
        for text in label.lines:
            halo = {"stroke": "halo", "stroke_opacity": HALO, "stroke_width": 0.28 * text.size}
            self._letters(text, **halo)
            self._letters(text, fill="ink")

    def _letters(self, text: Text, **style) -> None:
        own, at = line(text.text, text.size, text.bold), f"translate({text.x:.2f} {text.y:.2f})"
        self._path(own.outline, transform=at, **style)
        thicker = {"stroke": "ink", "stroke_width": text.size / 28} if "fill" in style else {}
        self._path(own.to_thicken, transform=at, **style, **thicker)

    def _furniture(self) -> None:
        for label in (*self.layout.degrees, self.layout.scale_text):
            self._label(label)
        for token, width, opacity in (("halo", 4, HALO), ("ink", 1.8, 1.0)):
            self._area(self.layout.scale_bar, "", token, stroke_width=width * self.scale, stroke_opacity=opacity)
        self._panel(self.layout.attribution, "")
        if self.layout.legend:
            self._panel(self.layout.legend, "shore")
            for key, corners in self.layout.legend.swatches:
                self._swatch(key, shapely.box(*corners))

    def _panel(self, label: Label, edge: str) -> None:
        self._area(shapely.box(*label.box), "halo", edge, fill_opacity=PANEL, stroke_width=self.scale)
        for text in label.lines:
            self._letters(text, fill="ink")

    def _swatch(self, key: str, box: shapely.Polygon) -> None:
        west, north, east, south = box.bounds
        if key == "line":
            self._border(shapely.LineString([(west, (north + south) / 2), (east, (north + south) / 2)]))
            return
        ground, edge = SIGNS.get(key, ("", "ink"))
        if key in HOLDERS:
            self._fill(box, key)
        for number in range(6) if key == "depth" else ():
            left, right = (west + (east - west) * n / 6 for n in (number, number + 1))
            tone = mixed(self.tokens["sea"], self.tokens["deep"], number / 5)
            self._area(shapely.box(left, north, right, south), tone)
        chosen = key == "selected"
        self._area(box, ground, "halo" if chosen else "", stroke_width=6 * self.scale)
        self._area(box, "", edge, stroke_width=(3 if chosen else 1) * self.scale)


def _traced(shapes: Iterable[BaseGeometry]) -> str:
    """Polygons and lines of any kind as the data of one SVG path, to a twentieth of a pixel, holes left empty."""
    parts = shapely.get_parts(shapely.get_parts(list(shapes)))  # twice: a collection can hold multipolygons
    return "".join(map(_part, shapely.orient_polygons(parts)))


def _part(part: BaseGeometry) -> str:
    if isinstance(part, shapely.Polygon):
        return "".join(_steps(ring, "Z") for ring in (part.exterior, *part.interiors) if not ring.is_empty)
    return _steps(part) if isinstance(part, shapely.LineString) else ""


def _steps(line: BaseGeometry, end: str = "") -> str:
    points = numpy.round(shapely.get_coordinates(line) * 20) / 20
    (x, y), steps = points[0], numpy.diff(points, axis=0)
    return f"M{x:g} {y:g}l{' '.join(f'{dx:g} {dy:g}' for dx, dy in steps)}{end}"
