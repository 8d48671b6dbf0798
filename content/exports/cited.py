"""Where the rows of the data to take away are from: ids, labels and addresses, and the list of all that were named."""

import json
from collections.abc import Iterable

from content.data.citations import Sourced, cite_excerpt, cite_reference
from content.data.load import Books
from content.model.proposal import PrintedShare
from content.model.records import Statement
from geo.layers import ISLANDS

Row = dict[str, str | float | None]

OUTLINES = "outlines"
"""Among the sources, the id of the outlines, on which every measured area rests."""

OUTLINES_URL = "https://www.openstreetmap.org/copyright"

COLUMNS = ("id", "label", "title", "grade", "date", "url", "passage", "file", "dashboard", "note")


def shipped() -> dict:
    """The outlines' file as it is: features, licence and attribution."""
    return json.loads(ISLANDS.read_text("utf-8"))


class Cited:
    """The sources of one file's rows; without the wider record, the articles' passages alone."""

    def __init__(self, books: Books, wider: bool, outlines: dict):
        self.books = books
        self.words = books.wording
        self.wider = wider
        self.outlines = outlines
        self._named: dict[str, None] = {}

    def kept(self, statements: Iterable[Statement | PrintedShare]) -> list:
        """Without the wider record, those that an article bears."""
        return [one for one in statements if self.wider or one.excerpts]

    def told(self, statements: Iterable[Statement], between: str = "\n") -> str | None:
        """Sentences, one to a line unless told otherwise, each with the ids of its own sources in brackets."""
        said = self.words.dossier.arithmetic
        return between.join(f"{one.text} [{', '.join(self.ids(one)) or said}]" for one in self.kept(statements)) or None

    def ids(self, *records: Sourced) -> list[str]:
        """The ids of the sources of records, each once; as content.data.citations chooses them."""
        found: dict[str, None] = {}
        for record in records:
            found |= dict.fromkeys((*getattr(record, "excerpts", ()), *(record.references if self.wider else ())))
        return list(found)

    def columns(self, *ids: str) -> Row:
        """The columns that say where a row is from: ids in the table of sources, labels, the addresses there are."""
        self._named |= dict.fromkeys(ids)
        rows = [self._row(name) for name in ids]
        return {
            "source_ids": " ".join(ids),
            "source": "; ".join(dict.fromkeys(str(row["label"]) for row in rows)),
            "source_url": " ".join(str(row["url"]) for row in rows if row["url"]) or None,
        }

    def rows(self) -> list[Row]:
        """One row for each source named so far, in the order of first naming."""
        return [self._row(name) for name in self._named]

    def _row(self, name: str) -> Row:
        """A source; an article's passage has no address, but a place in the dashboard and the file as received."""
        row = dict.fromkeys(COLUMNS) | {"id": name}
        if name == OUTLINES:
            label, note = self.outlines["attribution"], self.outlines["license"]
            return row | {"label": label, "title": self.words.start.measured_note, "url": OUTLINES_URL, "note": note}
        if name in self.books.excerpts:
            excerpt = self.books.excerpts[name]
            article, cited = self.books.articles[excerpt.article], cite_excerpt(excerpt, self.books)
            row |= {"title": article.headline, "grade": self.words.brief.article, "date": article.published_on}
            row |= {"passage": excerpt.quote, "file": f"seeds/{article.file}"}
        else:
            one = self.books.references[name]
            cited = cite_reference(one, self.books)
            row |= {"title": one.title, "grade": self.words.grades[one.grade], "date": one.date, "url": one.url}
            row |= {"note": one.note}
        return row | {"label": cited.label, "dashboard": cited.href(None)}
