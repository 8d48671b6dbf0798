"""Makes the deck: the first slide, a slide and its continuations for each scene, and the sources."""

from content.data.join import Atlas
from content.data.phrases import Phrases
from content.exports.pptx import told
from content.exports.pptx.blocks import COVER, LEAD, LEADING, SMALL, TEXT, Paragraph, Words, runs
from content.exports.pptx.drawing import page, text_box
from content.exports.pptx.flow import BOTTOM, HEIGHT, INNER, MARGIN, RULE, WIDTH, Box, Flow, Page, blocks
from content.exports.pptx.framing import TOP, Framing, Title, fitted
from content.exports.pptx.lettering import paragraph
from content.exports.pptx.mapping import ROW, Maps
from content.exports.pptx.measure import cleaned
from content.exports.pptx.package import empty
from content.exports.pptx.tables import Block, Grid
from content.pages.document import MapState, Sheet
from content.pages.scenes import Briefing

BESIDE = (488, 22)
"""The width of a map beside a text, and the gap between them."""

COVER_TEXT, COVER_MAP = 466, 530
"""The width of the text on the first slide, and where its map begins."""


class Deck:
    """One briefing's deck, in `presentation`."""

    def __init__(self, briefing: Briefing, atlas: Atlas):
        self.brief, self.words = briefing.brief, atlas.books.wording
        self.sources = {source.number: source for source in briefing.sources}
        self.maps = Maps(atlas.books, self.brief.names)
        day = Phrases(atlas).when(self.brief.date)
        edition = f"{self.words.brief.edition} {briefing.edition}"
        self.presentation = empty(self.brief.title, f"{self.words.page.title} · {edition}", self.brief.date)
        self.framing = Framing(self.presentation, self.words, day, edition, self.sources)
        self._cover(day, edition)
        for sheet in briefing.sheets:
            self._scene(sheet)
        self._sources()

    def _cover(self, day: str, edition: str) -> None:
        """Title, status and names, date and edition; beside them the map, unless the title wants all the width."""
        words = self.words
        slide = self.framing.new("Title Slide")
        title = Paragraph(runs((self.brief.title, True)) or (("", True),), COVER)
        beside = title.height(COVER_TEXT) <= 6 * LEADING[COVER]
        width = COVER_TEXT if beside else INNER
        parts = [
            Paragraph(((words.page.status, False),)),
            Paragraph(((words.page.group_names, False),), TEXT, 6),
            Paragraph(((day, True),), TEXT, 20),
            Paragraph(((edition, False),), SMALL, 4),
        ]
        height, below = title.height(width), sum(part.height(width) + part.before for part in parts)
        top = max(TOP, (HEIGHT - height - 24 - below) / 2)
        self.framing.entitle(slide, paragraph(title), (MARGIN, top, width, height))
        written = [paragraph(one, one.before) for one in parts]
        text_box(slide, (MARGIN, top + height + 24, width, below), written, words.brief.dated)
        if beside:
            self.maps.draw(slide, MapState(), (COVER_MAP, 0, WIDTH - COVER_MAP, HEIGHT))
        told.write(slide, [words.brief.edition_note, words.brief.licence])

    def _scene(self, sheet: Sheet) -> None:
        """The map with as much as fits beside it, then slides of the full width."""
        words = self.words.brief
        title, longer = Title(sheet.title), Title(f"{sheet.title} ({words.continued})")
        content: list[Block] = [Words(sheet.title, bold=True)] if title.cut else []
        content += blocks(sheet.sections, words.sources)
        rest = (MARGIN, longer.bottom, INNER, BOTTOM - longer.bottom)
        beside = (MARGIN + sum(BESIDE), title.bottom, INNER - sum(BESIDE), BOTTOM - title.bottom)
        slide = self.framing.titled(title)
        several = len(sheet.maps) > 1
        if several or (content and isinstance(content[0], Grid)):
            over = self._maps(slide, sheet, title.bottom)
            pages = [Page((MARGIN, title.bottom, INNER, 0)), *self._flow(None, rest, [*over, *content])]
        else:
            pages = self._flow(beside, rest, [Words(sheet.lead, size=LEAD), *content])
            self._map(slide, sheet.maps[0], (MARGIN, title.bottom, BESIDE[0], BOTTOM - title.bottom))
        for number, filled in enumerate(pages):
            if number:
                slide = self.framing.titled(longer)
            page(slide, filled)
            self.framing.foot(slide, filled.cites)
            notes = () if number else sheet.notes
            told.write(slide, [*told.told(notes), *told.referred(notes, filled.cites, self.sources, words.sources)])

    def _flow(self, first: Box | None, rest: Box, content: list[Block]) -> list[Page]:
        return Flow(first, rest, self.words.brief.continued, self.framing.spare).fill(content)

    def _map(self, slide, state: MapState, box: Box) -> None:
        """A map with its legend below it."""
        left, top, width, height = box
        rows = self.maps.legend(state, box)
        height -= len(self.maps.legend_rows(rows, width)) * ROW + 6
        self.maps.draw(slide, state, (left, top, width, height))
        self.maps.draw_legend(slide, rows, (left, top + height + 6, width, 0))

    def _maps(self, slide, sheet: Sheet, top: float) -> list[Words]:
        """Maps across the slide, each under its caption, or one under the scene's lead; one legend for all.

        The captions hold what the lead says where there are two. Returns those that are too long to stand in full.
        """
        captions = [state.caption or sheet.lead for state in sheet.maps]
        width = (INNER - BESIDE[1] * (len(captions) - 1)) / len(captions)
        cut = [fitted(caption, LEAD, width) for caption in captions]
        said = [Paragraph(runs((caption, False)) or (("", False),), LEAD) for caption in cut]
        height = max(one.height(width) for one in said)
        region = (MARGIN, top, width, BOTTOM - top)
        rows = tuple(dict.fromkeys(row for state in sheet.maps for row in self.maps.legend(state, region)))
        legend = RULE - 8 - len(self.maps.legend_rows(rows, INNER)) * ROW
        for number, (caption, state) in enumerate(zip(said, sheet.maps, strict=True)):
            left = MARGIN + number * (width + BESIDE[1])
            text_box(slide, (left, top, width, height), [paragraph(caption)], self.words.map.title)
            self.maps.draw(slide, state, (left, top + height + 8, width, legend - top - height - 14))
        self.maps.draw_legend(slide, rows, (MARGIN, legend, INNER, 0))
        return [Words(whole) for whole, shown in zip(captions, cut, strict=True) if shown != cleaned(whole)]

    def _sources(self) -> None:
        """Every source in full, and what the whole was made from."""
        words = self.words.brief
        content: list[Block] = []
        for source in self.sources.values():
            parts = [source.label, source.title, *source.detail.split(" · ")]
            link = parts.pop() if parts[-1].startswith(("https://", "http://")) else ""
            said = " · ".join(part for part in parts if part)
            content.append(Words(said, label=f"[{source.number}]", size=SMALL, link=link))
        content += [Words(text, size=SMALL) for text in (words.licence, words.edition_note)]
        title, longer = Title(words.sources), Title(f"{words.sources} ({words.continued})")
        box = (MARGIN, longer.bottom, INNER, RULE - 8 - longer.bottom)
        for number, filled in enumerate(Flow(None, box, words.continued).fill(content)):
            slide = self.framing.titled(longer if number else title)
            page(slide, filled)
            self.framing.foot(slide, ())
