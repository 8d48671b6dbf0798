"""What stands on slides as blocks that know their height and can be cut in two where a slide ends. In points."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from content.exports.pptx.measure import Run, broken, cleaned

LEADING = {40: 46, 36: 40, 24: 29, 20: 24, 18: 22}
"""Size of text -> from line to line, fixed: a line with Japanese is no higher than another."""

COVER, TITLE, TEXT, LEAD, SMALL = 40, 36, 24, 20, 18

PAD = 10
"""Between a card's edge and its text."""

SENTENCE = re.compile(r"[.!?;。！？…][\"'”’»)\]」]*(?=\s|$)|[。！？]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of text of one size."""

    runs: tuple[Run, ...]
    size: int = TEXT
    before: float = 0
    """The gap above it."""
    link: str = ""
    """The address to which its last run leads."""

    def height(self, width: float) -> float:
        """Without the gap above."""
        return len(broken(self.runs, self.size, width)) * LEADING[self.size]


def marked(cites: tuple[int, ...]) -> str:
    """Numbers of sources as they stand after a sentence, a few of them always in one line."""
    together = ",\u00a0" if len(cites) < 6 else ", "
    return f"[{together.join(map(str, cites))}]" if cites else ""


def runs(*parts: tuple[str, bool]) -> tuple[Run, ...]:
    """Those of the runs that hold anything, without what a slide can't hold."""
    return tuple((text, bold) for text, bold in ((cleaned(text), bold) for text, bold in parts) if text)


@dataclass(frozen=True)
class Words:
    """A label, a text, the numbers of its sources; a passage stands on a card, with what is said of it below."""

    text: str
    section: str = ""
    label: str = ""
    cites: tuple[int, ...] = ()
    size: int = TEXT
    below: str = ""
    """Under a passage: outlet, date, whose words. Only a passage has it."""
    link: str = ""
    bold: bool = False

    @property
    def card(self) -> bool:
        """Whether it is a passage."""
        return bool(self.below)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text, and what stands below it."""
        mark = marked(self.cites)
        said = runs((self.label, True), (self.text, self.bold), ("" if self.card else mark, False), (self.link, False))
        whole = Paragraph(said or (("", False),), self.size, 8, self.link)
        return (whole, Paragraph(runs((f"{self.below} {mark}", False)), SMALL, 4)) if self.card else (whole,)

    def height(self, width: float) -> float:
        """All of it, without the gap above."""
        pad = PAD if self.card else 0
        own = sum(paragraph.height(width - 2 * pad) for paragraph in self.paragraphs)
        return own + sum(paragraph.before for paragraph in self.paragraphs[1:]) + 2 * pad

    def cut(self, width: float, room: float, must: bool) -> tuple["Words | None", "Words | None"]:
        """What fits into `room`, and the rest. If not all fits, nothing does, unless some of it must."""
        if self.height(width) <= room:
            return self, None
        if not must:
            return None, self
        if self.link:
            return replace(self, text=f"{self.text} {self.link}", link="").cut(width, room, must)
        pad = PAD if self.card else 0
        spare = room - self.height(width) + self.paragraphs[0].height(width - 2 * pad)
        lines = broken(runs((self.label, True), (self.text, self.bold)), self.size, width - 2 * pad)
        numbers = 0 if self.card else len(broken([(marked(self.cites), False)], self.size, width))
        count = max(1, int(spare // LEADING[self.size]) - numbers)
        skipped = len(cleaned(self.label)) + 1 if self.label else 0
        text = cleaned(self.text)
        end = min(len(text), max(1, lines[min(count, len(lines)) - 1][1] - skipped))
        ends = [found.end() for found in SENTENCE.finditer(text, 0, end) if found.end() > end / 3]
        end = ends[-1] if ends else end
        head = replace(self, text=text[:end].rstrip())
        rest = replace(self, text=text[end:].lstrip(), label="")
        return head, rest if rest.text else None
