"""A picture as SVG, from the bottom up: base, units, and what stands on the map beside them."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo.figure.lettering import JAPANESE_FAMILY, runs
from geo.figure.picture import About, Picture
from geo.figure.placing import Label, Layout, Text
from geo.figure.shapes import hatch, painted
from geo.styles import HOLDERS, mixed
from geo.styles import TOKENS as SCHEMES
from geo.webmap import REGIONS

TOKENS = SCHEMES["light"]
"""A picture is for paper and slides."""

#: What a row of the legend can show, besides holders -> the tokens of its ground and of its edge.
SIGNS = {
    "units": ("unit", "edge"), "selected": ("unit", "ink"), "line": ("", ""),
    "land": ("land", "shore"), "depth": ("", "shore"),
}  # fmt: skip

#: Area below which a part of a unit has a fine outline, in square pixels of a screen.
ROCK = 60

#: Opacity of what texts stand on: their halo, and the legend's panel.
HALO, PANEL = 0.85, 0.9

NAMESPACES = {
    "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}  # fmt: skip

NOTHING = About()

#: What XML does not allow.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Drawing:
    """A picture as the elements of an SVG document; without `units` as a base for shapes to lay over it."""

    def __init__(self, picture: Picture, units: bool = True):
        self.picture, self.units = picture, units
        self.frame, self.scale = picture.frame, picture.scale
        self.paint = dict(picture.paint or ())
        self.layout = Layout(picture)
        west, north, east, south = self.layout.box
        self.size = width, height = east - west, south - north
        self._root = ElementTree.Element("svg", {
            "xmlns": "http://www.w3.org/2000/svg", "role": "img", "stroke-linejoin": "round",
            "width": f"{width:g}", "height": f"{height:g}", "viewBox": f"{west:g} {north:g} {width:g} {height:g}",
            "xml:space": "preserve",  # for LibreOffice, which else drops the space before a run
        })  # fmt: skip
        self._area(shapely.box(*self.layout.box), "sea")
        self._base()
        if units:
            self._units()
        for course in picture.lines:
            self._border(self.frame.clip(shapely.LineString([self.frame.place(lon, lat) for lon, lat in course])))
        self._towns()
        for label in self.layout.names if units else ():
            self._label(label)
        self._furniture()
        for band in self.layout.bands:  # over what of the map's shapes goes on beyond its frame
            self._panel(band, opacity=1)

    def document(self, about: About = NOTHING) -> str:
        """The document, with its accessible name and description, and as metadata all that it says of itself."""
        said = {term: FORBIDDEN.sub("", text) for term, text in about._asdict().items() if text}
        if said:
            metadata = ElementTree.Element("metadata")
            rdf = ElementTree.SubElement(metadata, "rdf:RDF", NAMESPACES)
            described = ElementTree.SubElement(rdf, "rdf:Description", {"rdf:about": ""})
            for term, text in said.items():
                ElementTree.SubElement(described, f"dc:{term}").text = text
            self._root.insert(0, metadata)
        for tag, term in (("desc", "description"), ("title", "title")):
            if term in said:
                element = ElementTree.Element(tag)
                element.text = said[term]
                self._root.insert(0, element)
        return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(self._root, "unicode")

    def _styled(self, fill: str = "", stroke: str = "", **style: object) -> dict[str, str]:
        """Attributes of SVG, "_" for "-", with tokens as colours; without what is empty."""
        style = {"fill": TOKENS.get(fill, fill or "none"), "stroke": TOKENS.get(stroke, ""), **style}
        return {
            name.replace("_", "-"): f"{value:.4g}" if isinstance(value, float) else str(value)
            for name, value in style.items()
            if value
        }

    def _path(self, data: str, fill: str = "", stroke: str = "", **style: object) -> None:
        if data:
            ElementTree.SubElement(self._root, "path", {"d": data, **self._styled(fill, stroke, **style)})

    def _area(self, shape: BaseGeometry, fill: str = "", stroke: str = "", **style: object) -> None:
        self._path(_traced([shape]), fill, stroke, **style)

    def _base(self) -> None:
        depths = painted("depth", self.frame)
        for number, shape in enumerate(depths.values(), start=1):
            self._area(shape, mixed(TOKENS["sea"], TOKENS["deep"], number / len(depths)))
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
        """Text with a halo: as a text of its own below it, because office programs know no order of painting."""
        for text in label.lines:
            halo = {"stroke_opacity": HALO, "stroke_width": 0.28 * text.size, "aria_hidden": "true"}
            self._letters(text, stroke="halo", **halo)
            self._letters(text, fill="ink")

    def _letters(self, text: Text, **style) -> None:
        """A line of text, as wide as it was measured, in whatever font.

        Each run has a place of its own: typst would else set the whole line in the font that has all its letters.
        """
        weight = "bold" if text.bold else ""
        own = self._styled(font_size=text.size, font_weight=weight, **style)
        line, x = ElementTree.SubElement(self._root, "text", {"y": f"{text.y:.2f}", **own}), text.x
        for run in runs(text.text, text.size, text.bold):
            wide = {"textLength": f"{run.width:.2f}", "lengthAdjust": "spacingAndGlyphs"}
            part = ElementTree.SubElement(line, "tspan", {"x": f"{x:.2f}", "font-family": run.family, **wide})
            if text.bold and run.family == JAPANESE_FAMILY and "fill" in style:  # without a bold face: thickened
                part.attrib |= self._styled("ink", "ink", stroke_width=text.size / 28, font_weight="normal")
            part.text = FORBIDDEN.sub("", run.text)
            x += run.width

    def _furniture(self) -> None:
        for label in (*self.layout.degrees, self.layout.scale_text):
            self._label(label)
        for token, width, opacity in (("halo", 4, HALO), ("ink", 1.8, 1.0)):
            self._area(self.layout.scale_bar, "", token, stroke_width=width * self.scale, stroke_opacity=opacity)
        self._panel(self.layout.attribution)
        if self.layout.legend:
            self._panel(self.layout.legend, "shore")
            for key, corners in self.layout.legend.swatches:
                self._swatch(key, shapely.box(*corners))

    def _panel(self, label: Label, edge: str = "", opacity: float = PANEL) -> None:
        self._area(shapely.box(*label.box), "halo", edge, fill_opacity=opacity, stroke_width=self.scale)
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
            tone = mixed(TOKENS["sea"], TOKENS["deep"], number / 5)
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
