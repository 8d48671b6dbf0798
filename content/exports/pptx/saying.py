"""What is said on a slide and in its notes: whole sentences, in order, as many as there is room for; quotes whole."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from content.data.labels import Labels
from content.pages.document import Item, Line, Quote, Section, Sheet, Table

BODY, NOTES = 45, 200
"""Words of a slide's body, and of its notes, at most."""

SHARE = 60
"""Words that each section of the notes may have at least, so that the first does not take all."""

SENTENCE = re.compile(r"(?<![ .][A-Z]\.)(?<=[.!?。！？…])(?P<close>[\"'”’»)\]」]*)\s+(?=[A-ZА-ЯЁ\"“(\[])")
"""Where one sentence ends and the next begins, but not after an initial."""


def sentences(text: str) -> list[str]:
    """The text in sentences."""
    ends = [found.end() for found in SENTENCE.finditer(text)]
    return [text[a:b].strip() for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def marked(cites: Iterable[int]) -> str:
    """Numbers of sources as they stand after a sentence."""
    listed = ",\u00a0".join(map(str, cites))  # a few together stay in one line
    listed = listed.replace("\u00a0", " ") if listed.count(",") > 4 else listed
    return f" [{listed}]" if listed else ""


def headline(sheet: Sheet) -> str:
    """A scene's title; of a day, what happened on it."""
    return next((one.heading for one in sheet.sections if one.heading.startswith(f"{sheet.title}: ")), sheet.title)


def labelled(sections: Iterable[Section]) -> Iterator[Item]:
    """The items of sections; the first line of each says what it is about."""
    for section in sections:
        for i, item in enumerate(section.items):
            first = isinstance(item, Line) and not item.label and not i
            yield replace(item, label=section.heading.rstrip(":")) if first else item


def cut(items: Iterable[Item], room: int, fits: Callable[[Sequence[Line]], bool] = lambda _: True) -> list[Line]:
    """The lines among items, up to the first sentence for which there is no room."""
    kept: list[Line] = []
    for item in items:
        if not isinstance(item, Line):
            continue
        text = ""
        for sentence in sentences(item.text):
            longer = replace(item, text=f"{text} {sentence}".strip())
            if sum(words(f"{one.label} {one.text}") for one in (*kept, longer)) > room or not fits([*kept, longer]):
                return [*kept, replace(item, text=text)] if text else kept
            text = longer.text
        kept.append(item)
    return kept


def body(sheet: Sheet, wording: Labels, fits: Callable[[Sequence[Line]], bool]) -> list[Line]:
    """What stands beside a scene's map: its lead, if its first line fits beside that, and its first lines.

    Who would hold what is left to the map, and shares to their table. Quotes are left to the notes: there both sides'
    have room. The lead is the label of an empty line: it has no source of its own.
    """
    title, told = headline(sheet), (wording.dossier.would_hold, wording.proposals.shares)
    sections = [one for one in sheet.sections if one.heading not in told]
    lines = list(labelled(replace(one, heading="") if one.heading == title else one for one in sections))
    if sheet.lead == title:
        return cut(lines, BODY, fits)
    with_lead = cut([Line("", (), sheet.lead), *lines], BODY, fits)
    return with_lead if len(with_lead) > 1 else cut(lines, BODY, fits) or with_lead


def notes(sheet: Sheet, shown: Iterable[Line], wording: Labels, pointer: str) -> list[str]:
    """What is told beside a slide, in paragraphs, and where the rest is.

    History and positions, and an island's passages, are left to the document: cut short they would end long ago, and
    with one side's view.
    """
    said = {sentence for line in shown for sentence in sentences(line.text)}
    left_out = {wording.dossier.history, wording.dossier.positions}
    left_out |= {wording.dossier.excerpts} if sheet.scene.kind == "island" else set()
    more = [one for one in sheet.notes if one.heading not in left_out]
    told: list[str] = []
    room = NOTES - words(pointer)
    for i, section in enumerate([*sheet.sections, *more]):
        left = len(sheet.sections) + len(more) - i
        share = room if section in sheet.sections else min(room, max(SHARE, room // left))
        for paragraph in _paragraphs(labelled([section]), share, said):
            told.append(paragraph)
            room -= words(paragraph)
    return [*told, pointer]


def _paragraphs(items: Iterable[Item], room: int, said: set[str]) -> Iterator[str]:
    """The items that have room, without what is said already; a quote is whole or not there."""
    for item in items:
        if isinstance(item, Table):
            continue
        if isinstance(item, Quote):
            paragraph = f"{item.text}\n({item.outlet}, {item.date} · {item.voice}){marked(item.cites)}"
            if item.text not in said and words(paragraph) <= room:
                said.add(item.text)
                room -= words(paragraph)
                yield paragraph
            continue
        kept = ""
        for sentence in (one for one in sentences(item.text) if one not in said):
            if words(_line(item, f"{kept} {sentence}")) > room:
                room = 0
                break
            kept = f"{kept} {sentence}".strip()
            said.add(sentence)
        if kept:
            yield _line(item, kept)
            room -= words(_line(item, kept))


def _line(line: Line, text: str) -> str:
    return f"{line.label}: {text}{marked(line.cites)}" if line.label else f"{text}{marked(line.cites)}"
