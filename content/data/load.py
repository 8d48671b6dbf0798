"""The records and the articles read from their files, and every check that needs more than one of them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from content.data.labels import FILE as WORDING
from content.data.labels import Labels, read_wording
from content.data.passages import find_once, line_spans, uncovered
from content.data.record_files import FOLDER, Homes, brief, read_added, read_records, read_text
from content.model.proposal import Proposal
from content.model.records import (
    Article,
    Disagreement,
    Event,
    Excerpt,
    Islet,
    Note,
    Person,
    Position,
    Reference,
    SceneText,
    UnitRecord,
)
from content.model.series import Administration, Boundary, Distance, Height, Population
from content.model.types import Record
from geo import UNITS
from geo.problem import Problem

KINDS: dict[str, type[Record]] = {
    "units": UnitRecord,
    "islets": Islet,
    "articles": Article,
    "people": Person,
    "excerpts": Excerpt,
    "events": Event,
    "proposals": Proposal,
    "positions": Position,
    "disagreements": Disagreement,
    "notes": Note,
    "scenes": SceneText,
    "references": Reference,
    "administrations": Administration,
    "boundaries": Boundary,
    "populations": Population,
    "heights": Height,
    "distances": Distance,
}

Files = dict[str, dict[str, Any]]
"""Kind -> id -> record. Which type of record a kind has, KINDS says, and no annotation can."""

#: Field -> the file whose ids it holds.
POINTERS = {
    "excerpts": "excerpts",
    "excerpt": "excerpts",
    "references": "references",
    "article": "articles",
    "speakers": "people",
    "islet": "islets",
    "claims": "positions",
    "people": "populations",
    "events": "events",
    "proposals": "proposals",
    "russia": "positions",
    "japan": "positions",
    "russia_quote": "excerpts",
    "japan_quote": "excerpts",
}


@dataclass(frozen=True, slots=True)
class Books:
    """All records by id, in their files' order, and the articles' texts as received."""

    units: dict[str, UnitRecord]
    islets: dict[str, Islet]
    articles: dict[str, Article]
    people: dict[str, Person]
    excerpts: dict[str, Excerpt]
    events: dict[str, Event]
    proposals: dict[str, Proposal]
    positions: dict[str, Position]
    disagreements: dict[str, Disagreement]
    notes: dict[str, Note]
    scenes: dict[str, SceneText]
    references: dict[str, Reference]
    administrations: dict[str, Administration]
    boundaries: dict[str, Boundary]
    populations: dict[str, Population]
    heights: dict[str, Height]
    distances: dict[str, Distance]
    wording: Labels
    texts: dict[str, str]
    homes: Homes
    marks: dict[str, str]
    """Article or reference -> the few characters that stand for it wherever it is cited: "A3", "39"."""

    def excerpts_of(self, article: str) -> list[Excerpt]:
        """An article's excerpts, in their file's order."""
        return [excerpt for excerpt in self.excerpts.values() if excerpt.article == article]

    def uncovered(self) -> list[dict[str, str]]:
        """Sentences of the articles that no record accounts for: {article, sentence}, in reading order."""
        return [
            {"article": article.id, "sentence": sentence}
            for article in self.articles.values()
            if article.id in self.texts
            for sentence in uncovered(self.texts[article.id], article, self.excerpts_of(article.id))
        ]


def read_books(root: Path) -> tuple[Books, list[Problem]]:
    """Everything below `root`, and everything that is wrong with it. Raises nothing: what can't be read is left out."""
    problems: list[Problem] = []
    added = read_added(root, KINDS, problems)
    files: Files = {stem: read_records(root, stem, kind, problems, added) for stem, kind in KINDS.items()}
    texts = {}
    for article in files["articles"].values():
        text = read_text(root / "seeds" / article.file, f"seeds/{article.file}", problems)
        if text is not None:
            texts[article.id] = text
    books = Books(**files, wording=read_wording(root, problems), texts=texts, homes=Homes(added), marks=_marks(files))
    if not problems:  # with a file half read, every pointer into it would be one more problem
        problems += _dangling(files, books.homes)
        problems += _dangling_labels(books.wording, files)
    problems += [problem for article in books.articles.values() for problem in _article_faults(article, books)]
    problems += [problem for excerpt in books.excerpts.values() for problem in _quote_faults(excerpt, books)]
    missing = [unit for unit in UNITS if unit not in books.units]
    problems += [
        Problem(f"{FOLDER}/units.yaml", unit, "", "no record", "a record for each unit", "add it") for unit in missing
    ]
    if not problems:
        problems += _unused(books)
    return books, problems


def _marks(files: Files) -> dict[str, str]:
    articles = {name: f"A{number}" for number, name in enumerate(files["articles"], 1)}
    return articles | {name: str(number) for number, name in enumerate(files["references"], 1)}


def within(record: BaseModel | Labels, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every value of a record, or of labels, at any depth, of a list each item: (field path, field, value)."""
    for name, value in vars(record).items():
        here = f"{path}{name}"
        items = value if isinstance(value, tuple) else (value,)
        for number, item in enumerate(items):
            if isinstance(item, BaseModel):
                yield from within(item, f"{here}.{number}." if isinstance(value, tuple) else f"{here}.")
            else:
                yield here, name, item


def pointers(record: BaseModel | Labels, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every id that a record points to, at any depth: (field path, file, id)."""
    for where, name, value in within(record, path):
        if name in POINTERS and value is not None:
            yield where, POINTERS[name], value


def _dangling(files: Files, homes: Homes) -> list[Problem]:
    return [
        Problem(
            homes[stem, record.id], record.id, where, target, f"an id in {FOLDER}/{file}.yaml", "correct it or add it"
        )
        for stem, records in files.items()
        for record in records.values()
        for where, file, target in pointers(record)
        if target not in files[file]
    ]


def _dangling_labels(wording: Labels, files: Files) -> list[Problem]:
    """What the start view names or its own sentences cite, and no file has."""
    return [
        Problem(WORDING, "", where, target, f"an id in {FOLDER}/{file}.yaml", "correct it or add it")
        for where, file, target in pointers(wording.start, "start.")
        if target not in files[file]
    ]


def _article_faults(article: Article, books: Books) -> Iterator[Problem]:
    """An article whose file is not as it was received, or whose card quotes what is not in it."""
    text = books.texts.get(article.id)
    if text is None:
        return
    file = books.homes["articles", article.id]
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if digest != article.sha256:
        yield Problem(
            f"seeds/{article.file}", article.id, "sha256", digest, article.sha256, "restore the file as received"
        )
    whole = {"headings": article.headings, "clutter": article.clutter, "headline": (article.headline,)}
    for name, line in ((name, line) for name, lines in whole.items() for line in lines):
        if not line_spans(text, line):
            yield Problem(file, article.id, name, brief(line), f"a whole line of seeds/{article.file}", "correct it")
    for printed in article.date_printed:
        if printed not in text:
            yield Problem(file, article.id, "date_printed", printed, f"text of seeds/{article.file}", "correct it")
    for omission in article.left_out:
        if find_once(text, omission.quote) is None:
            yield Problem(
                file, article.id, "left_out", brief(omission.quote), f"text that stands once in seeds/{article.file}",
                "copy it byte for byte",
            )  # fmt: skip


def _quote_faults(excerpt: Excerpt, books: Books) -> Iterator[Problem]:
    """A quote that is not word for word in its article."""
    text = books.texts.get(excerpt.article)
    if text is not None and find_once(text, excerpt.quote) is None:
        allowed = f"text that stands once, byte for byte, in seeds/{books.articles[excerpt.article].file}"
        file = books.homes["excerpts", excerpt.id]
        yield Problem(file, excerpt.id, "quote", brief(excerpt.quote), allowed, "copy it byte for byte")


def _unused(books: Books) -> list[Problem]:
    """Excerpts that nothing is built on: a sentence kept but never shown in its place."""
    users = (books.events, books.proposals, books.positions, books.disagreements, books.notes)
    used = {
        target
        for records in users
        for record in records.values()
        for _, file, target in pointers(record)
        if file == "excerpts"
    }
    return [
        Problem(
            books.homes["excerpts", name], name, "", "cited by no event, proposal, position, disagreement or note",
            "an excerpt that is cited", "cite it, or list the sentence under left_out of its article with the reason",
        )
        for name in books.excerpts
        if name not in used
    ]  # fmt: skip
