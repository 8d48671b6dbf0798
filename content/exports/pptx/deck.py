"""The deck: cover, all in one minute, a slide for each scene, tables as backup, the sources that are cited.

Lengths are in points, 1/72 inch, from a slide's upper left corner; a slide has 960 by 540.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu, Pt

from content.data import names
from content.data.citations import when
from content.data.join import Atlas
from content.data.phrases import Phrases
from content.exports.pptx import package
from content.exports.pptx.grid import Grid
from content.exports.pptx.maps import Maps, described
from content.exports.pptx.text import LEADING, Paragraph, Piece, cleaned, lines, shortened, write
from content.pages.brevity import few_sources, notes
from content.pages.document import Item, Line, MapState, Quote, Sheet, Table
from content.pages.scenes import Briefing

SLIDES, LISTS, EACH = 27, 3, 5
"""Slides in all and slides of sources, at most; a slide of sources for so many scenes, and a table for each scene."""

ENTRIES = 26
"""Sources on a slide, two lines each in two columns."""

CITED = 2
"""Sources that a row of a table names."""

COVER_MAP = (480, 0, 480, 540)
FOOT = 13
"""The number of the placeholder for sources at a slide's foot."""


class Room(NamedTuple):
    """A placeholder's box in points, and the size of its text."""

    left: float
    top: float
    width: float
    height: float
    size: float


def slides(briefing: Briefing, atlas: Atlas) -> bytes:
    """The slides of a briefing as a PPTX file; the same bytes for the same briefing.

    Raises DataError if a map file or a font is missing or wrong.
    """
    return package.packed(Deck(briefing, atlas).presentation)


def room(slide: Slide, index: int) -> Room:
    """The room of a placeholder, which it has from its layout."""
    holder = slide.placeholders[index]
    layout: Any = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == index)
    size = layout.element.xpath(".//a:defRPr/@sz")[0]
    left, top, width, height = (Emu(one).pt for one in (holder.left, holder.top, holder.width, holder.height))
    return Room(left, top, width, height, int(size) / 100)


def remove(slide: Slide, *indices: int) -> None:
    """Take out placeholders: that of a picture, where a group stands; an empty one, which would ask to be filled."""
    for index in indices:
        element = slide.placeholders[index].element
        element.getparent().remove(element)


def marked(cites: Iterable[int]) -> str:
    """Numbers of sources as they stand after a sentence, in one line."""
    listed = ",\u00a0".join(map(str, cites))
    return f"\u00a0[{listed}]" if listed else ""


def plain(item: Item) -> str:
    """A line or a quote as text, for the notes."""
    if isinstance(item, Quote):
        return f"{item.text}{marked(item.cites)}\n({item.outlet}, {item.date} · {item.voice})"
    return "" if isinstance(item, Table) else f"{item.label.rstrip('.:')}: {item.text}{marked(item.cites)}".lstrip(": ")


class Deck:
    """One briefing's deck, in `presentation`."""

    def __init__(self, briefing: Briefing, atlas: Atlas):
        self.brief, self.words, self.sheets = briefing.brief, atlas.books.wording, briefing.sheets
        self.sources = {source.number: source for source in briefing.sources}
        self.cited: set[int] = set()
        self.maps = Maps(atlas.books, self.brief.names)
        self.licence = Phrases(atlas).licence()
        words, page = self.words.brief, self.words.page
        self.day = when(self.brief.date, self.words.months)
        self.title = self.brief.title.strip() or words.untitled
        self.edition = f"{words.edition} {briefing.edition}"
        self.group = names.ordered(page.group_names, self.brief.names)
        units = ", ".join(names.english(unit.names, self.brief.names) for unit in atlas.books.units.values())
        subject = f"{self.group} · {self.edition}"
        self.presentation: Presentation = package.empty(self.title, subject, page.title, units, self.brief.date)
        shown = [self._cover(), *self._minute(), *map(self._scene, self.sheets)]
        lists = min(LISTS, -(-len(self.sheets) // EACH))
        backup = list(self._backup(min(len(self.sheets), SLIDES - len(shown) - lists)))
        parts = {words.heading: shown, words.backup: backup, words.sources: list(self._list(lists))}
        package.divided(self.presentation, parts)

    def _new(self, layout: str, title: str) -> Slide:
        """A slide with its title, of at most two lines, and its foot."""
        layouts = {one.name: one for one in self.presentation.slide_layouts}
        slide = self.presentation.slides.add_slide(layouts[layout])
        _, _, width, height, size = room(slide, 0)
        write(slide.shapes.title, [[Piece(shortened(title, size, width, int(height / size / LEADING)))]])
        if layout != "Cover":
            package.footed(slide, self.day, self.title, len(self.presentation.slides))
        return slide

    def _cover(self) -> Slide:
        """Title, names and status, date, edition, and whether it is the articles alone; beside them the map."""
        words, page = self.words.brief, self.words.page
        slide = self._new("Cover", self.title)
        record = [page.records[self.brief.record]] if self.brief.record != "all" else []
        said = [self.group, page.status, self.day, *record, self.edition]
        write(slide.placeholders[1], [[Piece(text, text in (self.day, *record))] for text in said])
        self.maps.draw(slide, MapState(), COVER_MAP, key=False)
        _note(slide, [words.edition_note, self.licence])
        return slide

    def _minute(self) -> Iterator[Slide]:
        """What the first scene says, the last one, and a proposal's between: who has one minute has heard it."""
        if len(self.sheets) < 2:
            return
        between = [sheet for sheet in self.sheets[1:-1] if sheet.scene.kind == "proposal"][:1]
        told = [sheet.headline for sheet in (self.sheets[0], *between, self.sheets[-1])]
        slide = self._new("Map", self.words.brief.minute)
        self._told(slide, 2, few_sources(told))
        self._foot(slide, told)
        self._drawn(slide, 1, MapState())
        _note(slide, [plain(sheet.headline) for sheet in self.sheets if sheet.headline not in told][:8])
        yield slide

    def _scene(self, sheet: Sheet) -> Slide:
        """The headline, the map, or two, and what is said beside it."""
        pair = len(sheet.maps) > 1
        slide = self._new("Two maps" if pair else "Map", sheet.headline.text)
        if pair:
            told = [*sheet.said, Line(""), Line("")]
            for holder, text, line, state in zip((1, 3), (2, 4), told, sheet.maps, strict=False):
                self._drawn(slide, holder, state)
                self._told(slide, text, (Line(state.caption), line))
        else:
            self._drawn(slide, 1, next(iter(sheet.maps)))
            if sheet.beside:
                left, top, width, height, size = room(slide, 2)
                used = sum(lines(line.text, size, width) * size * LEADING + size for line in sheet.said)
                own = Grid(sheet.beside, width, height - used)
                holder: Any = slide.placeholders[2]
                holder.left, holder.top, holder.width, holder.height = map(Pt, (left, top, width, used))
                box = (left, top + used, width, sum(own.heights))
                frame = slide.shapes.add_table(len(own.cells), len(own.widths), *map(Pt, box))
                self._filled(frame, own, sheet.title)
            self._told(slide, 2, sheet.said)
        self._foot(slide, (sheet.headline, *sheet.said))
        pointer = f"{self.words.brief.in_full}: {self.words.brief.exports['pdf']}"
        told = [text for one in notes(sheet.full) for text in (one.heading, *map(plain, one.items))]
        _note(slide, [*filter(None, told), pointer])
        return slide

    def _drawn(self, slide: Slide, index: int, state: MapState) -> None:
        """A map in the place of a picture's placeholder."""
        self.maps.draw(slide, state, room(slide, index)[:4])
        remove(slide, index)

    def _told(self, slide: Slide, index: int, told: Sequence[Line]) -> None:
        """Lines in a placeholder, cut where they would run out of it."""
        _, _, width, height, size = room(slide, index)
        left, paragraphs = int(height / (size * LEADING + 2)), []
        for line in told:
            text = shortened(f"{line.label}: {line.text}".removeprefix(": "), size, width, left)
            left = max(1, left - lines(text, size, width))
            label = f"{line.label}: " if line.label and text.startswith(f"{line.label}: ") else ""
            paragraphs.append([Piece(label, bold=True), Piece(text.removeprefix(label)), Piece(marked(line.cites))])
        write(slide.placeholders[index], [[piece for piece in one if piece.text] for one in paragraphs])

    def _foot(self, slide: Slide, told: Iterable[Line], left_out: int = 0) -> None:
        """Name the sources of what is said, at most four, which two lines hold, and how many rows were left out."""
        numbers = sorted({number for line in few_sources(list(told)) for number in line.cites})
        self.cited.update(numbers)
        _, _, width, _, size = room(slide, FOOT)
        pieces: list[Piece] = []
        for number in numbers:
            source = self.sources[number]
            label = shortened(source.label, size, width * 0.44)
            pieces += [Piece(f"{'; ' if pieces else ''}[{number}] "), Piece(label, link=source.url)]
        if left_out:
            more = self.words.brief.more_rows.replace("{count}", str(left_out))
            pieces.append(Piece(f"{'; ' if pieces else ''}{more}"))
        write(slide.placeholders[FOOT], [pieces])
        if not pieces:
            remove(slide, FOOT)

    def _backup(self, most: int) -> Iterator[Slide]:
        """The tables behind the scenes, each once."""
        tables = {table: (sheet.title, section.heading) for sheet in self.sheets for section in sheet.tables
                  for table in section.items if isinstance(table, Table)}  # fmt: skip
        for table, heads in list(tables.items())[:most]:
            title = ": ".join(dict.fromkeys(filter(None, heads)))
            slide = self._new("Table", title)
            _, _, width, height, _ = room(slide, 1)
            cites = [own[:CITED] for own in table.cites]
            if any(cites):
                rows = ((*row, marked(own).strip()) for row, own in zip(table.rows, cites, strict=True))
                table = replace(table, columns=(*table.columns, self.words.brief.sources), rows=tuple(rows))
            own = Grid(table, width, height)
            shown = cites[: len(own.cells) - 1]
            holder: Any = slide.placeholders[1]  # of a table
            self._filled(holder.insert_table(len(own.cells), len(own.widths)), own, title)
            self.cited.update(number for row in shown for number in row)
            self._foot(slide, [Line("", row) for row in shown], own.left_out)
            yield slide

    def _filled(self, frame, own: Grid, title: str) -> None:
        """A table with its description."""
        own.fill(frame.table)
        described(frame, title)
        frame.name = cleaned(title)

    def _list(self, most: int) -> Iterator[Slide]:
        """The sources that are cited on the slides; what has no room is in the document."""
        numbers, words = sorted(self.cited), self.words.brief
        pages = [numbers[start : start + ENTRIES] for start in range(0, len(numbers), ENTRIES)]
        for place, page in enumerate(pages[:most], start=1):
            slide = self._new("Sources", words.sources + (f" {place}/{len(pages[:most])}" if len(pages) > 1 else ""))
            entries = [self._entry(slide, number) for number in page]
            if rest := sum(map(len, pages[most:])) if place == most else 0:
                entries.append([Piece(words.more_sources.replace("{count}", str(rest)))])
            write(slide.placeholders[1], entries)
            yield slide

    def _entry(self, slide: Slide, number: int) -> Paragraph:
        source, (_, _, width, _, size) = self.sources[number], room(slide, 1)
        label = shortened(source.label, size, width * 0.44)
        title = shortened(f"[{number}] {label} · {source.title}", size, width * 0.47, 2).partition(" · ")[2]
        return [Piece(f"[{number}] "), Piece(label, link=source.url), Piece(f" · {title}" if title else "")]


def _note(slide: Slide, paragraphs: Iterable[str]) -> None:
    texts = [text for paragraph in paragraphs for text in paragraph.split("\n")]
    write(slide.notes_slide.notes_placeholder, [[Piece(text)] for text in texts])
