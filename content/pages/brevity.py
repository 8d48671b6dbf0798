"""Texts cut to what can be said: whole sentences, in order, as many as there is room for; quotes whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from content.pages.document import Item, Line, Quote, Section, Table

SAID, NOTES, CITED = 40, 190, 4
"""Words below a scene's headline, words of its notes, and sources that it cites, at most."""

SHARE = 90
"""Words that each section of the notes may have at least, so that the first does not take all."""

SENTENCE = re.compile(r"(?<![ .][A-Z]\.)(?<!^[A-Z]\.)(?<=[.!?。！？…])(?P<close>[\"'”’»)\]」]*)\s+(?=[A-ZА-ЯЁ\"“(\[])")
"""Where one sentence ends and the next begins, but not after an initial."""


def sentences(text: str) -> list[str]:
    """The text in sentences."""
    ends = [found.end() for found in SENTENCE.finditer(text)]
    return [text[a:b].strip() for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]


def words(item: Item) -> int:
    """How many words an item has; a text without spaces, as in Japanese, counts by its length. A table has none."""
    if isinstance(item, Table):
        return 0
    told = item.label if isinstance(item, Line) else f"{item.outlet} {item.date} {item.voice}"
    text = f"{told} {item.text}"
    return max(len(text.split()), len(text) // 12)


def cut(items: Iterable[Item], room: int) -> tuple[Item, ...]:
    """The lines and quotes among items, up to the first sentence for which there is no room; a long quote is passed."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Quote) and words(item) > room:
            continue
        if isinstance(item, Line) and words(item) > room:
            texts = sentences(item.text)
            fits = [" ".join(texts[:n]) for n in range(len(texts), 0, -1)]
            text = next((one for one in fits if words(replace(item, text=one)) <= room), "")
            return (*kept, replace(item, text=text)) if text else tuple(kept)
        if not isinstance(item, Table):
            kept.append(item)
            room -= words(item)
    return tuple(kept)


def half(lines: Sequence[Line], instead: Line) -> Line:
    """The first of some lines, cut to half of what a scene may say; another where not even a sentence has room."""
    short = cut(lines[:1], SAID // 2)
    return next((line for line in short if isinstance(line, Line)), instead)


def notes(full: Sequence[Section], room: int = NOTES) -> tuple[Section, ...]:
    """What is told beside a scene: of each section its share, of tables nothing."""
    told = []
    for i, section in enumerate(full):
        room -= len(section.heading.split())
        items = cut(section.items, min(room, max(SHARE, room // (len(full) - i))))
        room -= sum(map(words, items))
        if items:
            told.append(Section(section.heading, items))
    return tuple(told)


def few_sources(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that cite at most CITED sources together: the first of each before any one's second.

    A line of whose sources none is among these is left out.
    """
    most = max((len(line.cites) for line in lines), default=0)
    order = dict.fromkeys(line.cites[i] for i in range(most) for line in lines if i < len(line.cites))
    named = list(order)[:CITED]
    kept = [replace(line, cites=tuple(n for n in dict.fromkeys(line.cites) if n in named)) for line in lines]
    return tuple(short for short, line in zip(kept, lines, strict=True) if short.cites or not line.cites)
