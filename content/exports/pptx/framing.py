"""What all slides have in common: a title, the sources of what is shown, date, edition and number."""

from collections.abc import Mapping

from pptx.oxml import parse_xml
from pptx.slide import Slide

from content.data.labels import Labels
from content.exports.pptx.blocks import LEADING, SMALL, TITLE, Paragraph, runs
from content.exports.pptx.drawing import extent, text_box
from content.exports.pptx.flow import INNER, MARGIN, RULE, Box
from content.exports.pptx.lettering import NAMESPACES, body, paragraph, run, spaced
from content.exports.pptx.measure import broken, cleaned
from content.pages.document import Source

TOP, BELOW = 20, 12
"""Where titles begin, and the gap below them."""

TITLE_LINES = 3
"""A longer title or caption is cut, and stands in full as a statement."""

FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
"""The id of the field with the slide's number: any, but always the same."""


def fitted(text: str, size: int, width: float, bold: bool = False) -> str:
    """The text, cut if it has more lines than a title may have."""
    whole = cleaned(text)
    lines = broken([(whole, bold)], size, width)
    return whole if len(lines) <= TITLE_LINES else f"{whole[: lines[TITLE_LINES - 1][1] - 2].rstrip()} …"


class Title:
    """A slide's title as far as it fits, and what the slide has left below it."""

    def __init__(self, text: str):
        self.text = fitted(text, TITLE, INNER, bold=True)
        self.cut = self.text != cleaned(text)
        self.height = Paragraph(runs((self.text, True)), TITLE).height(INNER)

    @property
    def bottom(self) -> float:
        """Where content begins."""
        return TOP + self.height + BELOW


class Framing:
    """Makes the slides of one presentation."""

    def __init__(self, presentation, words: Labels, day: str, edition: str, sources: Mapping[int, Source]):
        self.presentation, self.words = presentation, words
        self.day, self.edition, self.sources = day, edition, sources

    def new(self, layout: str) -> Slide:
        """A slide with nothing but an empty title."""
        layouts = self.presentation.slide_layouts
        slide = self.presentation.slides.add_slide(layouts.get_by_name(layout))
        for holder in list(slide.placeholders):
            if holder != slide.shapes.title:
                holder._element.getparent().remove(holder._element)
        return slide

    def titled(self, title: Title) -> Slide:
        """A slide with this title."""
        slide = self.new("Title Only")
        written = paragraph(Paragraph(runs((title.text, True)), TITLE))
        self.entitle(slide, written, (MARGIN, TOP, INNER, title.height))
        return slide

    def entitle(self, slide: Slide, written: str, box: Box) -> None:
        """Write the title into its placeholder."""
        title = slide.shapes.title
        assert title is not None  # each layout has one
        title.left, title.top, title.width, title.height = extent(box)
        title._element.replace(title._element.txBody, parse_xml(body([written])))

    def spare(self, cites: tuple[int, ...]) -> float:
        """What the sources leave of the two lines that are kept for them."""
        lines = self._cited(tuple(sorted(cites))).height(INNER) if cites else 0
        return max(0, 2 * LEADING[SMALL] - lines)

    def foot(self, slide: Slide, cites: tuple[int, ...]) -> None:
        """The sources of what the slide shows, as many as two lines hold, of the others the numbers; and the rest."""
        if cites:
            said = self._cited(cites)
            height = said.height(INNER)
            text_box(slide, (MARGIN, RULE - 3 - height, INNER, height), [paragraph(said)], self.words.brief.sources)
        number = run(str(len(self.presentation.slides)), SMALL).removeprefix("<a:r>").removesuffix("</a:r>")
        self._placeholder(slide, "dt", 10, run(self.day, SMALL), "l")
        self._placeholder(slide, "ftr", 11, run(self.edition, SMALL), "ctr")
        self._placeholder(slide, "sldNum", 12, f'<a:fld id="{FIELD}" type="slidenum">{number}</a:fld>', "r")

    def _cited(self, cites: tuple[int, ...]) -> Paragraph:
        said = Paragraph(())
        for count in range(len(cites), -1, -1):
            named = [f"[{n}] {self.sources[n].label}" for n in cites[:count]]
            if count < len(cites):
                named.append(f"[{', '.join(map(str, cites[count:]))}] {self.words.brief.listed}")
            said = Paragraph(runs(("; ".join(named), False)), SMALL)
            if said.height(INNER) <= 2 * LEADING[SMALL]:
                break
        return said

    def _placeholder(self, slide: Slide, kind: str, index: int, content: str, align: str) -> None:
        """One of the layout's placeholders at the foot, which python-pptx leaves out."""
        own = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == index)
        written = body([spaced(content, SMALL, align=align)])
        made = (
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{slide.shapes._next_shape_id}" name="{own.name}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/>'
            f"</p:nvPr></p:nvSpPr><p:spPr/>{written}</p:sp>"
        )
        slide.shapes._spTree.append(parse_xml(made))
