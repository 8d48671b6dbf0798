"""The sources of the slides: a few named at each slide's foot, those that are cited listed at the end."""

from collections.abc import Iterable, Sequence

from pptx.slide import Slide

from content.data.labels import Labels
from content.exports.pptx.package import remove
from content.exports.pptx.template import ENTRY_GAP, SIZES, SOURCES, WHOLE
from content.exports.pptx.text import Paragraph, Piece, height, joined, lines, shortened, write
from content.pages.document import Line, Source

NAMED = 4
"""Sources at a slide's foot, at most."""

LIST_ROOM = 2 * 385
"""How high the two columns of a slide of sources are together, less what an entry that is broken may cost."""


class Cited:
    """The sources of one deck."""

    def __init__(self, sources: Iterable[Source], words: Labels):
        self.sources, self.words = {source.number: source for source in sources}, words
        self._cited: set[int] = set()

    def add(self, numbers: Iterable[int]) -> None:
        """These stand on a slide."""
        self._cited.update(numbers)

    def foot(self, slide: Slide, told: Sequence[Line], rows: int) -> tuple[int, ...]:
        """Name the sources of what is said, at most four, in two lines, and how many more there are; their numbers.

        Each sentence's first source comes before any one's second.
        """
        cites = [line.cites for line in told if line.cites]
        most = max(map(len, cites), default=0)
        order = tuple(dict.fromkeys(own[i] for i in range(most) for own in cites if i < len(own)))
        for count in range(min(NAMED, len(order)), -1, -1):
            paragraph = self._named(order[:count], len(order) - count, rows)
            if lines(joined(paragraph), SIZES["sources"], SOURCES[2]) <= 2:
                write(slide.placeholders[13], [paragraph])
                if not joined(paragraph):
                    remove(slide, 13)
                self.add(order[:count])
                return order[:count]
        return ()

    def _named(self, numbers: Sequence[int], more: int, rows: int) -> Paragraph:
        pieces: list[Piece] = []
        for number in numbers:
            source = self.sources[number]
            pieces += [Piece(f"{'; ' if pieces else ''}[{number}] "), Piece(source.label, link=_address(source.detail))]
        words = self.words.brief
        for count, label in ((more, words.more_sources), (rows, words.more_rows)):
            if count:
                pieces.append(Piece(f"{'; ' if pieces else ''}{label.replace('{count}', str(count))}"))
        return pieces

    def pages(self, most: int) -> list[list[Paragraph]]:
        """The list of the sources that stand on a slide, on at most so many slides; the others are in the document."""
        width = (WHOLE[2] - 24) / 2
        entries = [self._entry(number) for number in sorted(self._cited)]
        pages: list[list[Paragraph]] = []
        while entries and len(pages) < most:
            page: list[Paragraph] = []
            while entries and height([*page, entries[0]], SIZES["entry"], width, ENTRY_GAP) <= LIST_ROOM:
                page.append(entries.pop(0))
            pages.append(page)
        if entries and pages:
            pages[-1][-1] = [Piece(self.words.brief.more_sources.replace("{count}", str(len(entries) + 1)))]
        return pages

    def _entry(self, number: int) -> Paragraph:
        source = self.sources[number]
        title = shortened(source.title, SIZES["sources"], 400, 2)
        return [Piece(f"[{number}] "), Piece(source.label, link=_address(source.detail)), Piece(f" · {title}")]


def _address(detail: str) -> str:
    """The web address at a source's end, if any."""
    last = detail.split(" · ")[-1]
    return last if last.startswith(("https://", "http://")) else ""
