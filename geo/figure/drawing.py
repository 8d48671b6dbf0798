"""What a picture consists of, from the bottom up: base, units, and what stands on the map beside them."""

import shapely
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo.figure.picture import Picture
from geo.figure.placing import Layout, Legend
from geo.figure.shapes import AREAS, STRIPED, hatch, painted
from geo.figure.sheet import Sheet, colour, mixed
from geo.styles import HOLDERS, TOKENS

#: Region of land.geojson -> the lands of a Picture's paint that it stands for. It is painted if they have one holder.
REGIONS = {
    "hokkaido": ("hokkaido",),
    "hokkaido_islets": ("hokkaido",),
    "kurils_central_north": ("kurils_central_north",),
    "sakhalin": ("sakhalin_north", "sakhalin_south"),
    "sakhalin_islets": ("sakhalin_north", "sakhalin_south"),
}


#: Area below which a part of a unit has a fine outline, in pixels of a screen.
ROCK = 60


class Drawing:
    """A picture on its sheet."""

    def __init__(self, picture: Picture, dpi: float, units: bool):
        self.picture, self.units = picture, units
        self.frame, self.scale = picture.frame, picture.scale
        self.tokens = TOKENS[picture.theme]
        self.paint = dict(picture.paint or ())
        self.layout = Layout(picture)
        self.sheet = Sheet(self.frame, self.tokens["sea"], dpi)
        self._base()
        if units:
            self._units()
        self._borders()
        self._towns()
        if units:
            self._names()
        self._furniture()

    def _colour(self, token: str, opacity: float = 1) -> tuple:
        return colour(self.tokens[token], opacity)

    def _base(self) -> None:
        depths = painted("depth", self.frame)
        for number, shape in enumerate(depths.values(), start=1):
            self.sheet.area(shape, fill=mixed(self.tokens["sea"], self.tokens["deep"], number / len(depths)))
        for region, shape in painted("land", self.frame).items():
            holders = {self.paint.get(land) for land in REGIONS.get(region, ())}
            holder = holders.pop() if len(holders) == 1 else None
            self._fill(shape, holder or "unknown")
            self.sheet.area(shape, stroke=self._colour("shore"), width=0.8 * self.scale)
        self.sheet.lines(self.layout.graticule, self._colour("ink", 0.18), 0.6 * self.scale)

    def _fill(self, shape: BaseGeometry, holder: str, gid: str | None = None) -> None:
        """The holder's ground, which gets the id, and its hatch."""
        style = HOLDERS[holder]
        self.sheet.area(shape, fill=self._colour(style.ground), gid=gid)
        if not style.mark:
            return
        marks = hatch(holder, shape, (style.size / 2 if holder in STRIPED else style.size) * self.scale)
        # A colour of its own instead of an opacity: where two lines cross they must not add up.
        ink = mixed(self.tokens[style.ground], self.tokens[style.mark], style.opacity)
        if holder in AREAS:
            self.sheet.area(marks, fill=ink)
        else:
            self.sheet.lines(marks, ink, style.width * self.scale)

    def _units(self) -> None:
        shapes = painted("islands", self.frame)
        chosen = self.picture.selected
        if chosen:
            halo = {"stroke": self._colour("halo"), "width": 9 * self.scale}
            self.sheet.area(shapes[chosen], **halo, gid=f"{chosen}-halo")
        for unit in UNITS:
            holder, on = self.paint.get(unit), unit == chosen
            edge = "ink" if holder or on else "edge"
            if holder:
                self._fill(shapes[unit], holder, gid=unit)
            else:
                self.sheet.area(shapes[unit], fill=self._colour("unit"), gid=unit)
            self._edge(shapes[unit], self._colour(edge), (3 if on else 1) * self.scale, gid=f"{unit}-edge")

    def _edge(self, shape: BaseGeometry, stroke: tuple, width: float, gid: str) -> None:
        """The outline; a finer one round rocks, which would else be nothing but outline, and of no holder's colour."""
        parts = shapely.get_parts(shape)
        small = shapely.area(parts) < ROCK * self.scale**2
        self.sheet.area(shapely.MultiPolygon(list(parts[~small])), stroke=stroke, width=width, gid=gid)
        self.sheet.area(shapely.MultiPolygon(list(parts[small])), stroke=stroke, width=width * 0.4, gid=f"{gid}-fine")

    def _borders(self) -> None:
        for course in self.picture.lines:
            line = self.frame.clip(shapely.LineString([self.frame.place(lon, lat) for lon, lat in course]))
            dash = (8 * self.scale, 5 * self.scale)
            self.sheet.lines(line, self._colour("ink"), 2.5 * self.scale, dash)

    def _towns(self) -> None:
        for town in self.layout.towns:
            if town.on_unit and not self.units:
                continue
            dot = shapely.Point(town.at).buffer(3 * self.scale)
            self.sheet.area(dot, fill=self._colour("ink"), stroke=self._colour("halo"), width=self.scale)
            self._label(town.label)

    def _names(self) -> None:
        for label in self.layout.names:
            self._label(label)

    def _label(self, label) -> None:
        for x, y, text, size, bold in label.lines:
            self.sheet.text(x, y, text, size, self._colour("ink"), bold=bold, halo=self._colour("halo", 0.85))

    def _furniture(self) -> None:
        for label in self.layout.degrees:
            self._label(label)
        self._label(self.layout.scale_text)
        self.sheet.lines(self.layout.scale_bar, self._colour("halo", 0.85), 4 * self.scale)
        self.sheet.lines(self.layout.scale_bar, self._colour("ink"), 1.8 * self.scale)
        if self.layout.legend:
            self._legend(self.layout.legend)
        self.sheet.area(shapely.box(*self.layout.attribution.box), fill=self._colour("panel"))
        self._plain(self.layout.attribution.lines)

    def _plain(self, lines) -> None:
        for x, y, text, size, bold in lines:
            self.sheet.text(x, y, text, size, self._colour("ink"), bold=bold)

    def _legend(self, legend: Legend) -> None:
        edge = {"stroke": self._colour("shore"), "width": self.scale}
        self.sheet.area(shapely.box(*legend.box), fill=self._colour("panel"), **edge)
        self._plain(legend.lines)
        for key, corners in legend.swatches:
            self._swatch(key, shapely.box(*corners))

    def _swatch(self, key: str, box: shapely.Polygon) -> None:
        edge, width = "shore", self.scale
        if key in HOLDERS:
            self._fill(box, key)
            edge = "ink"
        elif key == "line":
            west, north, east, south = box.bounds
            middle = shapely.LineString([(west, (north + south) / 2), (east, (north + south) / 2)])
            self.sheet.lines(middle, self._colour("ink"), 2.5 * self.scale, (8 * self.scale, 5 * self.scale))
            return
        elif key == "depth":
            self._depths(box)
        elif key == "selected":
            edge, width = "ink", 3 * self.scale
            self.sheet.area(box, fill=self._colour("unit"), stroke=self._colour("halo"), width=6 * self.scale)
        else:
            token, edge = {"units": ("unit", "edge"), "land": ("land", "shore")}[key]
            self.sheet.area(box, fill=self._colour(token))
        self.sheet.area(box, stroke=self._colour(edge), width=width)

    def _depths(self, box: shapely.Polygon) -> None:
        west, north, east, south = box.bounds
        step = (east - west) / 6
        for number in range(6):
            left = west + number * step
            tone = mixed(self.tokens["sea"], self.tokens["deep"], number / 5)
            self.sheet.area(shapely.box(left, north, left + step, south), fill=tone)
