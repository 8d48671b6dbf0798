"""The map on a slide: one group of a picture of the base, the units as shapes to edit, their names and the legend.

What a map shows has colours of its own, whatever the theme: they say who holds what.
"""

import io
from collections.abc import Sequence
from dataclasses import replace

import shapely
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from content.data import names
from content.data.load import Books
from content.exports.pptx.hatching import colour, fill, outline
from content.exports.pptx.package import NAMES
from content.exports.pptx.text import LEADING, Piece, across, cleaned, put
from content.pages.document import MapState
from content.pages.painting import holder_words
from content.pages.pictures import described as in_words
from content.pages.pictures import legend, picture
from geo import UNITS
from geo.figure import Picture, png
from geo.figure.placing import Label, Layout
from geo.figure.shapes import painted

PX, SHARPNESS = 460, 3.3
"""The map's width in pixels: few, so that its texts are large; and pixels of the base's picture to one of these."""

TEXT, ROW, BELOW, SWATCH = 13, 20, 6, (24, 13)
"""The legend's size of text, its rows' height, the gap above it, its swatches' size, in points."""

GROUND = ("land", "depth")
"""What goes without saying on a slide."""

ASCENT = 0.905
"""From a line's top to its baseline in Arial, in shares of its size."""

Swatch = tuple[float, str, str]
"""How far from the left, what it shows, what that means."""


def described(shape, text: str) -> None:
    """Give a shape its alternative text; python-pptx has no name for it."""
    shape.element.xpath(".//p:cNvPr")[0].set("descr", cleaned(text))


class Maps:
    """Draws the maps of one deck; a base that several slides show is drawn once."""

    def __init__(self, books: Books, order: str):
        self.books, self.order, self.words = books, order, books.wording
        self._bases: dict[Picture, bytes] = {}

    def draw(self, slide: Slide, state: MapState, box: Sequence[float], key: bool = True) -> None:
        """The map in its box (left, top, width, height), in points, the legend below it."""
        left, top, width, height = box
        rows = self._rows(state, width) if key else []
        height -= len(rows) * ROW + (BELOW if rows else 0)
        size = {"width_px": PX, "height_px": round(height * PX / width)}
        made = replace(picture(state, self.books, self.order, **size), legend=(), legend_title="")
        group = slide.shapes.add_group_shape()
        group.name = self.words.map.title
        described(group, in_words(state, self.books, self.order))
        base = group.shapes.add_picture(io.BytesIO(self._base(made)), *map(Pt, (left, top, width, height)))
        base.name = f"{self.words.map.title}: {self.words.map.legend_land}"
        described(base, base.name)
        drawing = _Drawing(slide, group.shapes, made, (left, top), width / made.width_px)
        meaning, paint = holder_words(self.words), dict(state.paint or ())
        for unit in sorted(UNITS, key=lambda unit: unit == state.selected):
            name = names.english(self.books.units[unit].names, self.order)
            held = meaning[paint[unit]] if unit in paint else self.words.map.legend_units
            drawing.unit(unit, name, held, paint.get(unit), state.selected == unit and self.words.map.legend_selected)
        for label in Layout(made).names:
            west, north, east, south = label.box
            if west >= 0 and north >= 0 and east <= made.width_px and south <= made.height_px:
                drawing.label(label)
        for i, row in enumerate(rows):
            for x, what, text in row:
                at = (left + x, top + height + BELOW + i * ROW)
                drawing.swatch(at, what, text, f"{self.words.map.legend}: {text}")

    def _rows(self, state: MapState, width: float) -> list[list[Swatch]]:
        """The legend in rows."""
        rows: list[list[Swatch]] = []
        at = width
        for key, meaning in legend(state, self.books):
            if key in GROUND:
                continue
            own = SWATCH[0] + 6 + across(meaning) * TEXT
            if at + own > width:
                rows.append([])
                at = 0.0
            rows[-1].append((at, key, meaning))
            at += own + 16
        return rows

    def _base(self, made: Picture) -> bytes:
        paint = tuple((land, holder) for land, holder in made.paint or () if land not in UNITS)
        key = replace(made, selected=None, paint=paint or None)
        if key not in self._bases:
            self._bases[key] = png(key, SHARPNESS, units=False)
        return self._bases[key]


class _Drawing:
    """Puts what a picture consists of into a group of shapes; `scale` is points to a pixel of the picture."""

    def __init__(self, slide: Slide, shapes, made: Picture, at: tuple[float, float], scale: float):
        self.slide, self.shapes, self.made, self.at, self.scale = slide, shapes, made, at, scale

    def _place(self, x: float, y: float) -> tuple[Pt, Pt]:
        return Pt(self.at[0] + float(x) * self.scale), Pt(self.at[1] + float(y) * self.scale)

    def unit(self, unit: str, name: str, meaning: str, held: str | None, chosen: str | bool) -> None:
        """One unit as one shape, however many islets it has; the chosen one has a heavy outline with a halo."""
        rings = self._rings(unit)
        if not rings:
            return
        if chosen:
            self._shape(rings, f"{name} · {chosen}", "halo", 7)
        shape = self._shape(rings, name, "ink" if held or chosen else "edge", 2.5 if chosen else 0.75)
        fill(self.slide, shape, held or "units")
        described(shape, f"{name}: {meaning}" + (f" ({chosen})" if chosen else ""))

    def _rings(self, unit: str) -> list[list[tuple[Pt, Pt]]]:
        """A unit's outlines within the frame, the largest first."""
        frame = self.made.frame
        shape = painted("islands", frame)[unit].intersection(shapely.box(0, 0, frame.width, frame.height))
        parts = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]
        parts.sort(key=shapely.area, reverse=True)
        return [[self._place(*point) for point in part.exterior.coords[:-1]] for part in parts]

    def _shape(self, rings: list[list[tuple[Pt, Pt]]], name: str, token: str, width: float):
        """Rings as one shape, outlined.

        Made of a rectangle: python-pptx's own builder of such shapes takes seconds for so many points.
        """
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        made = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, right - left, bottom - top)
        path = ""
        for ring in rings:
            first, *rest = (f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring)
            path += f"<a:moveTo>{first}</a:moveTo>{''.join(f'<a:lnTo>{one}</a:lnTo>' for one in rest)}<a:close/>"
        old = made.element.xpath("./p:spPr/a:prstGeom")[0]
        drawn = (
            f'<a:custGeom {NAMES}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{right - left}" h="{bottom - top}">{path}</a:path></a:pathLst></a:custGeom>'
        )
        old.getparent().replace(old, parse_xml(drawn))
        made.name = cleaned(name)
        made.fill.background()
        outline(made, token, width)
        return made

    def label(self, label: Label) -> None:
        """A unit's name, where the still picture has it, in the map's ink."""
        west, _, east, _ = label.box
        (_, base, _, size, _), *_ = label.lines
        height = sum(size for *_, size, _ in label.lines) * self.scale * LEADING
        box = (*self._place(west, base - ASCENT * size), Pt((east - west) * self.scale), Pt(height))
        frame = self._text(box, " · ".join(text for _, _, text, *_ in label.lines))
        for i, (_, _, text, size, bold) in enumerate(label.lines):
            paragraph = frame.add_paragraph() if i else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.CENTER
            for run in put(paragraph, Piece(text, bold), size * self.scale):
                run.font.color.rgb = colour("ink")

    def _text(self, box: Sequence[Pt], name: str):
        """The frame of a text without margins."""
        made = self.shapes.add_textbox(*box)
        made.name = cleaned(name)
        frame = made.text_frame
        frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = Pt(0)
        frame.word_wrap = True
        return frame

    def swatch(self, at: tuple[float, float], key: str, meaning: str, name: str) -> None:
        """A swatch and what it means; that stands beside the map, so it has the theme's colour."""
        left, top = at
        if key == "line":
            y = Pt(top + ROW / 2)
            swatch = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(left), y, Pt(left + SWATCH[0]), y)
            swatch.line.color.theme_color, swatch.line.width = MSO_THEME_COLOR.TEXT_1, Pt(2)
            swatch.line.dash_style = MSO_LINE.DASH
        else:
            box = map(Pt, (left, top + (ROW - SWATCH[1]) / 2, *SWATCH))
            swatch = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
            fill(self.slide, swatch, key)
            outline(swatch, "ink", 2.5 if key == "selected" else 0.75)
        swatch.name = cleaned(name)
        described(swatch, name)
        height = TEXT * LEADING
        box = (left + SWATCH[0] + 6, top + (ROW - height) / 2, across(meaning) * TEXT + 2, height)
        put(self._text([Pt(one) for one in box], meaning).paragraphs[0], Piece(meaning), TEXT)
