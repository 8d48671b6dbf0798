"""The map on a slide: a picture of the base, and on it the units as shapes to edit, with names and a legend."""

import io
from collections.abc import Iterator, Sequence

from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt
from shapely import LineString

from content.data import names
from content.data.load import Books
from content.exports.pptx.blocks import LEADING, SMALL, Paragraph
from content.exports.pptx.drawing import described, extent, text_box
from content.exports.pptx.flow import Box
from content.exports.pptx.hatching import fill, outline
from content.exports.pptx.labels import label_boxes
from content.exports.pptx.lettering import NAMESPACES, attribute, paragraph
from content.exports.pptx.measure import across
from content.pages.document import MapState
from content.pages.painting import holder_words
from content.pages.pictures import described as in_words
from geo import UNITS
from geo.figure import HOLDERS, LANDS, Picture, base_png, shapes
from geo.figure.picture import SIZES

SHARPNESS = 2.5
"""Pixels of the base's picture to one of the map's: enough for a screen of twice the usual fineness."""

ROW, SWATCH = 26, (26, 15)
"""The height of a legend's row, and the size of its swatch."""


class Maps:
    """Draws the maps of one deck; a base that several slides show is drawn once."""

    def __init__(self, books: Books, order: str):
        self.books, self.order, self.words = books, order, books.wording
        self.labels = {unit: names.lines(record.names, order) for unit, record in books.units.items()}
        self._bases: dict[Picture, bytes] = {}

    def picture(self, state: MapState, box: Box) -> Picture:
        """What stands under the units: the neighbouring lands painted, and treaty lines."""
        _, _, width, height = box
        enlarged = max(1, SIZES[0] / min(width, height))
        paint = {land: holder for land, holder in state.paint or () if land in LANDS}
        return Picture(
            paint=paint or None,
            lines=state.lines,
            names=self.order,
            width_px=round(width * enlarged),
            height_px=round(height * enlarged),
        )

    def draw(self, slide: Slide, state: MapState, box: Box) -> None:
        """The map in its box."""
        base = self.picture(state, box)
        if base not in self._bases:
            self._bases[base] = base_png(base, SHARPNESS)
        picture = slide.shapes.add_picture(io.BytesIO(self._bases[base]), *extent(box))
        picture.name = self.words.map.title
        described(picture, in_words(state, self.books))
        for unit in UNITS:
            self._unit(slide, state, unit, base, box)
        for unit, own in label_boxes(base, box, self.labels).items():
            first, second = self.labels[unit]
            lines = (Paragraph(((first, True),), SMALL), Paragraph(((second, False),), SMALL))
            text_box(slide, own, [paragraph(line, align="ctr") for line in lines], names.english(self._names(unit)))

    def _names(self, unit: str):
        return self.books.units[unit].names

    def _unit(self, slide: Slide, state: MapState, unit: str, base: Picture, box: Box) -> None:
        """One unit as one shape, however many islets it has."""
        left, top, width, height = box
        rings = [
            [(Pt(left + x * width), Pt(top + y * height)) for x, y in ring]
            for ring in shapes(base.width_px, base.height_px)[unit]
        ]
        name, held = names.english(self._names(unit)), dict(state.paint or ()).get(unit)
        chosen = unit == state.selected
        meaning = holder_words(self.books.wording)[held] if held else self.words.map.legend_units
        alt = f"{name}: {meaning}" + (f" ({self.words.map.legend_selected})" if chosen else "")
        key = held or ("selected" if chosen else "units")
        look = fill(slide, key) + outline(key, chosen)
        number = slide.shapes._next_shape_id
        slide.shapes._spTree.append(parse_xml(_freeform(number, name, alt, rings, look)))

    def legend(self, state: MapState, box: Box) -> tuple[tuple[str, str], ...]:
        """(what a swatch shows, what it means), without what goes without saying and what is beyond the map's edge."""
        words, meaning = self.words.map, holder_words(self.books.wording)
        painted = {holder for place, holder in state.paint or () if not place.startswith("sakhalin")}
        rows = [("units", words.legend_units)] if state.paint is None else []
        rows += [("selected", words.legend_selected)] if state.selected else []
        rows += [(holder, meaning[holder]) for holder in HOLDERS if holder in painted]
        frame = self.picture(state, box).frame
        courses = [LineString([frame.place(*point) for point in course]) for course in state.lines]
        seen = any(not frame.clip(course).is_empty for course in courses)
        return (*rows, *([("line", words.legend_line)] if seen else []))

    def legend_rows(self, rows: tuple[tuple[str, str], ...], width: float) -> list[list[tuple[str, str, float, float]]]:
        """The legend in rows of a width: (key, meaning, left, width of its text) each."""
        lines: list[list[tuple[str, str, float, float]]] = []
        at = 0.0
        for key, meaning in rows:
            own = across(meaning) * SMALL
            if not lines or at + SWATCH[0] + 8 + own > width:
                lines.append([])
                at = 0.0
            lines[-1].append((key, meaning, at, min(own, width - SWATCH[0] - 8)))
            at += SWATCH[0] + 8 + own + 14
        return lines

    def draw_legend(self, slide: Slide, rows: tuple[tuple[str, str], ...], box: Box) -> None:
        """The legend from the upper edge of a box down."""
        left, top, width, _ = box
        for number, line in enumerate(self.legend_rows(rows, width)):
            for key, meaning, at, own in line:
                y = top + number * ROW
                self._swatch(slide, key, meaning, (left + at, y + (ROW - SWATCH[1]) / 2, *SWATCH))
                text = [paragraph(Paragraph(((meaning, False),), SMALL))]
                height = LEADING[SMALL]
                text_box(slide, (left + at + SWATCH[0] + 8, y + (ROW - height) / 2, own, height), text, meaning)

    def _swatch(self, slide: Slide, key: str, meaning: str, box: Box) -> None:
        left, top, width, height = box
        if key == "line":
            top, height = top + height / 2, 0
        corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
        ring = [(Pt(x), Pt(y)) for x, y in (corners[:2] if key == "line" else corners)]
        look = outline(key) if key == "line" else fill(slide, key) + outline(key)
        alt = f"{self.words.map.legend}: {meaning}"
        number = slide.shapes._next_shape_id
        slide.shapes._spTree.append(parse_xml(_freeform(number, alt, alt, [ring], look)))


def _freeform(number: int, name: str, alt: str, rings: Sequence[Sequence[tuple[int, int]]], look: str) -> str:
    """A shape of closed outlines, given in the file's units."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    path = "".join(_ring(ring, left, top) for ring in rings)
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)} descr={attribute(alt)}/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{path}</a:path></a:pathLst></a:custGeom>{look}</p:spPr></p:sp>'
    )


def _ring(ring: Sequence[tuple[int, int]], left: int, top: int) -> str:
    points: Iterator[str] = (f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring)
    first = next(points)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points)
    return f"<a:moveTo>{first}</a:moveTo>{lines}" + ("<a:close/>" if len(ring) > 2 else "")
