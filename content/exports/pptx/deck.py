"""Makes the deck: cover, all in one minute, a slide for each scene, tables as backup, the sources that are cited."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pptx.slide import Slide
from pptx.util import Pt

from content.data.join import Atlas
from content.data.phrases import Phrases
from content.exports.pptx import package, saying, template
from content.exports.pptx.cited import NAMED, Cited
from content.exports.pptx.grid import Grid, grid
from content.exports.pptx.maps import Maps, described
from content.exports.pptx.package import remove
from content.exports.pptx.saying import body, cut, headline, marked
from content.exports.pptx.template import BESIDE, GAP, SIZES, TITLE, WHOLE, Box
from content.exports.pptx.text import LEADING, Paragraph, Piece, height, lines, shortened, write
from content.pages.document import Line, MapState, Sheet, Table
from content.pages.scenes import Briefing

BACKUP, LISTS, EACH = 10, 3, 5
"""Slides of backup and of sources, at most; a backup slide for each scene, a slide of sources for so many scenes."""


class Deck:
    """One briefing's deck, in `presentation`."""

    def __init__(self, briefing: Briefing, atlas: Atlas):
        self.brief, self.words, self.sheets = briefing.brief, atlas.books.wording, briefing.sheets
        self.cited = Cited(briefing.sources, self.words)
        self._whole: set[Table] = set()
        """The tables that stand whole beside a map."""
        self.maps = Maps(atlas.books, self.brief.names)
        self.day = Phrases(atlas).when(self.brief.date)
        self.title = self.brief.title.strip() or self.words.brief.untitled
        self.edition = f"{self.words.brief.edition} {briefing.edition}"
        page, units = self.words.page, ", ".join(unit.names.en for unit in atlas.books.units.values())
        subject = f"{page.group_names} · {self.edition}"
        self.presentation = template.empty(self.title, subject, page.title, units, self.brief.date)
        self.pointer = f"{self.words.brief.in_full}: {self.words.brief.exports['pdf']}"
        shown = [self._cover(), *self._minute(), *map(self._scene, self.sheets)]
        backup = list(self._backup())
        parts = {
            self.words.brief.heading: shown,
            self.words.brief.backup: backup,
            self.words.brief.sources: self._list(),
        }
        package.divided(self.presentation, parts)

    def _new(self, layout: str, title: str) -> Slide:
        """A slide with its title, of at most two lines, and its foot."""
        layouts = {one.name: one for one in self.presentation.slide_layouts}
        slide = self.presentation.slides.add_slide(layouts[layout])
        cover = layout == "Cover"
        size, width = (SIZES["cover"], 420) if cover else (SIZES["title"], TITLE[2])
        write(slide.shapes.title, [[Piece(shortened(title, size, width, 4 if cover else 2))]])
        if not cover:
            package.footed(slide, self.day, self.title, len(self.presentation.slides))
        return slide

    def _cover(self) -> Slide:
        """Title, names and status, date, edition, and whether it is the articles alone; beside them the map."""
        words, brief = self.words, self.brief
        slide = self._new("Cover", self.title)
        record = [words.page.records[brief.record]] if brief.record != "all" else []
        said = [words.page.group_names, words.page.status, self.day, *record, self.edition]
        write(slide.placeholders[1], [[Piece(text, text == self.day)] for text in said])
        self.maps.draw(slide, MapState(), template.COVER_MAP, key=False)
        _note(slide, [words.brief.edition_note, words.brief.licence])
        return slide

    def _minute(self) -> Iterable[Slide]:
        """Each scene in a line: its headline, and its lead if there is room for it."""
        if not self.sheets:
            return
        slide = self._new("List", self.words.brief.minute)
        size, (_, _, width, room) = SIZES["list"], WHOLE
        most = int(room / (size * LEADING + GAP))
        told = [Line("", (), shortened(headline(sheet), size, width, 1)) for sheet in self.sheets[:most]]
        for i, sheet in enumerate(self.sheets[:most]):
            longer = [*told[:i], Line(sheet.lead, (), headline(sheet)), *told[i + 1 :]]
            fits = height([_paragraph(line, ()) for line in longer], size, width, GAP) <= room
            told = longer if fits and sheet.lead not in (self.words.page.group_names, headline(sheet)) else told
        write(slide.placeholders[1], [_paragraph(line, ()) for line in told])
        remove(slide, 13)
        yield slide

    def _scene(self, sheet: Sheet) -> Slide:
        """The map, or two, and what is said beside it; the first rows of a table where nothing is said."""
        if len(sheet.maps) > 1:
            return self._pair(sheet)
        slide = self._new("Map", headline(sheet))
        remove(slide, 1)
        self.maps.draw(slide, next(iter(sheet.maps)), template.MAP)
        told = body(sheet, self.words, lambda some: _fits(some, BESIDE, SIZES["text"]))
        tables = [item for section in sheet.sections for item in section.items if isinstance(item, Table)]
        table = None if len(told) > 1 or any(line.cites for line in told) or not tables else tables[0]
        named = self.cited.foot(slide, told, 0) if table is None else ()
        holder: Any = slide.placeholders[2]
        write(holder, [_paragraph(line, named) for line in told])
        if table is not None:
            left, top, width, _ = BESIDE
            used = height([_paragraph(line, ()) for line in told], SIZES["text"], width, GAP)
            holder.left, holder.top, holder.width, holder.height = map(Pt, (left, top, width, used))
            narrow = replace(table, columns=table.columns[:3], rows=tuple(row[:3] for row in table.rows))
            own = grid(narrow, width, BESIDE[3] - used - GAP)
            box = (left, top + used + GAP, width, sum(own.heights))
            frame = slide.shapes.add_table(len(own.cells), len(own.widths), *map(Pt, box))
            self._filled(slide, frame, own, headline(sheet))
            if not own.left_out and len(table.columns) == len(own.widths):
                self._whole.add(table)
        _note(slide, saying.notes(sheet, told, self.words, self.pointer))
        return slide

    def _pair(self, sheet: Sheet) -> Slide:
        """Two proposals: a map each, and under it when and what it is, and its terms."""
        slide = self._new("Two maps", headline(sheet))
        spoken = [one for one in sheet.sections if any(isinstance(item, Line) for item in one.items)]
        told: list[list[Line]] = []
        for state, box, under, section in zip(sheet.maps, template.PAIR, template.UNDER, spoken, strict=False):
            caption = Line("", (), state.caption)
            room = saying.BODY - saying.words(state.caption)
            told.append([caption, *cut(section.items, room, partial(_fits_under, caption, under))])
            self.maps.draw(slide, state, box)
        named = self.cited.foot(slide, [line for own in told for line in own], 0)
        for index, own in zip((2, 4), told, strict=False):
            write(slide.placeholders[index], [_paragraph(line, named) for line in own])
        remove(slide, 1, 3)
        _note(slide, saying.notes(sheet, [line for own in told for line in own], self.words, self.pointer))
        return slide

    def _backup(self) -> Iterable[Slide]:
        """The scenes' tables, without those of the single islands, which say little beside the one of all four."""
        left = min(BACKUP, len(self.sheets))
        shown: set[Table] = set()
        for sheet in self.sheets if left else ():
            for heading, table in _tables(sheet):
                if sheet.scene.kind == "island" or table in shown | self._whole or not table.rows or len(shown) == left:
                    continue
                shown.add(table)
                title = ": ".join(dict.fromkeys(part for part in (sheet.title, heading) if part))
                whole = lines(title, SIZES["title"], TITLE[2]) <= 2
                slide = self._new("Table", title if whole else heading or title)
                own = grid(table, WHOLE[2], WHOLE[3], self.words.brief.sources)
                holder: Any = slide.placeholders[1]  # of a table
                frame = holder.insert_table(len(own.cells), len(own.widths))
                self._filled(slide, frame, own, title)
                _note(slide, [title, self.pointer])
                yield slide

    def _filled(self, slide: Slide, frame, own: Grid, title: str) -> None:
        """A table with its description and its sources."""
        own.fill(frame.table)
        described(frame, title)
        frame.name = title
        self.cited.add(own.cites)
        self.cited.foot(slide, [Line("", own.cites)], own.left_out)

    def _list(self) -> list[Slide]:
        """The sources that are cited on the slides."""
        pages = self.cited.pages(min(LISTS, -(-len(self.sheets) // EACH)))
        slides = []
        for number, page in enumerate(pages, start=1):
            counted = f" {number}/{len(pages)}" if len(pages) > 1 else ""
            slide = self._new("Sources", self.words.brief.sources + counted)
            write(slide.placeholders[1], page)
            slides.append(slide)
        return slides


def _tables(sheet: Sheet) -> Iterable[tuple[str, Table]]:
    """A sheet's tables with their headings; lines that each have a name of their own are one too."""
    for section in sheet.sections:
        named = [item for item in section.items if isinstance(item, Line) and item.label]
        if len(named) > 2 and len(named) == len(section.items):
            rows = tuple((line.label, line.text) for line in named)
            yield "", Table((sheet.title, section.heading), rows, tuple(line.cites for line in named))
        yield from ((section.heading, item) for item in section.items if isinstance(item, Table))


def _paragraph(line: Line, named: Sequence[int]) -> Paragraph:
    """A line with the numbers of those of its sources that the foot names, or of its first."""
    shown = [n for n in line.cites if n in named] or line.cites[:1] if line.text else []
    label = f"{line.label}: " if line.text and line.label else line.label
    return [piece for piece in (Piece(label, bold=True), Piece(line.text), Piece(marked(shown))) if piece.text]


def _fits_under(caption: Line, box: Box, some: Sequence[Line]) -> bool:
    """Whether lines have room below a map, with its caption."""
    return _fits([caption, *some], box, SIZES["under"])


def _fits(told: Sequence[Line], box: Box, size: float) -> bool:
    most = [_paragraph(replace(line, cites=tuple(range(100, 100 + min(NAMED, len(line.cites))))), range(100, 104))
            for line in told]  # fmt: skip
    return height(most, size, box[2], GAP) <= box[3]


def _note(slide: Slide, paragraphs: Iterable[str]) -> None:
    write(
        slide.notes_slide.notes_placeholder,
        [[Piece(text)] for paragraph in paragraphs for text in paragraph.split("\n")],
    )
