"""The records and the articles read from their files, and every check that needs more than one of them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from content.data.labels import FILE as WORDING
from content.data.labels import Labels, read_wording
from content.data.passages import find_once, line_spans, uncovered
from content.data.record_files import FOLDER, brief, read_records, read_text
from content.data.shares import AREAS
from content.model.proposal import Proposal
from content.model.records import (
    Argument,
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
from geo.areas import AreaFigure, read_areas
from geo.problem import DataError, Problem

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
    "answers": "events",
    "proposals": "proposals",
    "russia": "positions",
    "japan": "positions",
    "russia_quote": "excerpts",
    "japan_quote": "excerpts",
}
"""Field -> the kind of record whose ids it holds."""


@dataclass(frozen=True, slots=True)
class Records:
    """Every kind of record: id -> record, in the files' order."""

    units: dict[str, UnitRecord]
    islets: dict[str, Islet]
    articles: dict[str, Article]
    people: dict[str, Person]
    excerpts: dict[str, Excerpt]
    events: dict[str, Event]
    proposals: dict[str, Proposal]
    positions: dict[str, Position]
    arguments: dict[str, Argument]
    disagreements: dict[str, Disagreement]
    notes: dict[str, Note]
    scenes: dict[str, SceneText]
    references: dict[str, Reference]
    administrations: dict[str, Administration]
    boundaries: dict[str, Boundary]
    populations: dict[str, Population]
    heights: dict[str, Height]
    distances: dict[str, Distance]


KINDS: dict[str, type[Record]] = {kind: get_args(hint)[1] for kind, hint in get_type_hints(Records).items()}
"""Kind, which is also its file's name -> the type of its records."""


@dataclass(frozen=True, slots=True)
class Books(Records):
    """All records, the labels, and the articles' texts as received."""

    wording: Labels
    areas: tuple[AreaFigure, ...]
    """The published areas, from geo/areas.csv."""
    texts: dict[str, str]
    """Article -> its text."""
    homes: dict[tuple[str, str], str]
    """(kind, id) -> the file in which the record stands."""
    marks: dict[str, str]
    """Article or reference -> the few characters that stand for it wherever it is cited: "A3", "39"."""
    users: dict[tuple[str, str], list[Any]]
    """(kind, id) -> what points to that record: records, published areas, the start view."""

    def every(self) -> Iterator[tuple[str, Any]]:
        """(file, record) for all there are."""
        for kind in KINDS:
            yield from ((self.homes[kind, name], record) for name, record in getattr(self, kind).items())

    def problem(self, kind: str, name: str, where: str, found: str, allowed: str, remedy: str) -> Problem:
        """What is wrong with a record, in the file in which it stands."""
        return Problem(self.homes[kind, name], name, where, found, allowed, remedy)

    def excerpts_of(self, article: str) -> list[Excerpt]:
        """An article's excerpts, in their file's order."""
        return [excerpt for excerpt in self.excerpts.values() if excerpt.article == article]

    def uncovered(self) -> list[dict[str, str]]:
        """Sentences of the articles that no record accounts for: {article, sentence}, in reading order."""
        return [
            {"article": name, "sentence": sentence}
            for name, text in self.texts.items()
            for sentence in uncovered(text, self.articles[name], self.excerpts_of(name))
        ]


def read_books(root: Path) -> tuple[Books, list[Problem]]:
    """Everything below `root`, and everything that is wrong with it. Raises nothing: what can't be read is left out."""
    problems: list[Problem] = []
    files, homes = read_records(root, KINDS, problems)
    texts = {}
    for name, article in files["articles"].items():
        text = read_text(root / "seeds" / article.file, f"seeds/{article.file}", problems)
        if text is not None:
            texts[name] = text
    areas = ()
    try:
        areas = read_areas(root / AREAS)
    except DataError as error:
        problems += error.problems
    marks = {name: f"A{number}" for number, name in enumerate(files["articles"], 1)}
    marks |= {name: str(number) for number, name in enumerate(files["references"], 1)}
    wording = read_wording(root, problems)
    books = Books(**files, wording=wording, areas=areas, texts=texts, homes=homes, marks=marks, users={})
    if not problems:  # with a file half read, every pointer into it would be one more problem
        problems += _link(books)
    problems += [problem for article in books.articles.values() for problem in _misquoted(article, books)]
    for unit in UNITS:
        if unit not in books.units:
            allowed = "a record for each unit"
            problems.append(Problem(f"{FOLDER}/units.yaml", unit, "", "no record", allowed, "add it"))
    return books, problems


def within(record: BaseModel, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every value of a record, or of labels, at any depth, of a list each item: (field path, field, value)."""
    for name, value in vars(record).items():
        here = f"{path}{name}"
        items = value if isinstance(value, tuple) else (value,)
        for number, item in enumerate(items):
            if isinstance(item, BaseModel):
                yield from within(item, f"{here}.{number}." if isinstance(value, tuple) else f"{here}.")
            else:
                yield here, name, item


def pointers(record: BaseModel, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every id that a record points to, at any depth: (field path, kind, id)."""
    for where, name, value in within(record, path):
        if name in POINTERS and value is not None:
            yield where, POINTERS[name], value


def _link(books: Books) -> Iterator[Problem]:
    """Fill in who points to what; every id that points to nothing is a problem."""
    start: tuple[str, Any] = (WORDING, books.wording.start)  # its sentences cite, and it names events and positions
    for file, record in (*books.every(), start):
        for where, kind, target in pointers(record, "start." if file == WORDING else ""):
            if target in getattr(books, kind):
                users = books.users.setdefault((kind, target), [])
                users += [record] if record not in users[-1:] else []
            else:
                allowed = f"an id in {FOLDER}/{kind}.yaml"
                yield Problem(file, getattr(record, "id", ""), where, target, allowed, "correct it or add it")
    for figure in books.areas:
        kind = "excerpts" if figure.source in books.excerpts else "references"
        if figure.source in getattr(books, kind):
            books.users.setdefault((kind, figure.source), []).append(figure)
        else:
            allowed = "the id of a reference or an excerpt"
            yield Problem(AREAS, figure.id, "source", figure.source, allowed, "name one")


def _misquoted(article: Article, books: Books) -> Iterator[Problem]:
    """An article whose file is not as it was received, and what is quoted from it and is not in it, byte for byte."""
    text, file = books.texts.get(article.id), f"seeds/{article.file}"
    if text is None:
        return
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if digest != article.sha256:
        yield Problem(file, article.id, "sha256", digest, article.sha256, "restore the file as received")
    whole, once = f"a whole line of {file}", f"text that stands once, byte for byte, in {file}"
    lines = {"headings": article.headings, "clutter": article.clutter, "headline": (article.headline,)}
    card: list[tuple[str, str, str, object]] = [
        (name, line, whole, line_spans(text, line)) for name in lines for line in lines[name]
    ]
    card += [("date_printed", printed, f"text of {file}", printed in text) for printed in article.date_printed]
    card += [("left_out", one.quote, once, find_once(text, one.quote)) for one in article.left_out]
    found = [("articles", article.id, *line) for line in card]
    excerpts = books.excerpts_of(article.id)
    found += [("excerpts", one.id, "quote", one.quote, once, find_once(text, one.quote)) for one in excerpts]
    for kind, name, field, quote, allowed, there in found:
        if not there:
            yield books.problem(kind, name, field, brief(quote), allowed, "copy it byte for byte")
