"""The records as the tables of the data to take away: flat rows, each with its sources; areas in km2.

What each column means stands in columns.csv.
"""

from collections.abc import Iterable, Iterator

from content.data import names
from content.data.citations import Sourced, cite_excerpt, cite_reference
from content.data.join import Atlas
from content.data.phrases import Phrases, area_lines, kept, shown
from content.data.timeline import in_time
from content.model.records import Statement

Row = dict[str, str | float | None]
"""Column -> what stands there; a column without anything may be left out."""

OUTLINES = "outlines"
"""The id, among the sources, of the outlines, on which every measured area rests."""


def tables(atlas: Atlas, record: str) -> dict[str, list[Row]]:
    """Table -> its rows; the last, `sources`, are those that the others name.

    With record "articles" what an article bears, and our own measurement. A table without a row is left out: the
    articles print no population.
    """
    of = _Rows(atlas, record)
    made = {
        "units": of.units(),
        "areas": of.areas(),
        "populations": of.populations(),
        "events": of.events(),
        "proposals": of.proposals(),
    }
    filled = {name: [of.spelled(row) for row in rows] for name, rows in made.items()}
    return {name: rows for name, rows in filled.items() if rows} | {"sources": sources(atlas, *filled.values())}


def sources(atlas: Atlas, *tables: Iterable[Row]) -> list[Row]:
    """Every source that rows name, in the order of first naming."""
    ids = dict.fromkeys(name for rows in tables for row in rows for name in str(row["source_ids"]).split())
    return [_source(name, atlas) for name in ids]


def _source(name: str, atlas: Atlas) -> Row:
    """A source; an article's passage has no address, but a place in the dashboard and the file as received."""
    books, words = atlas.books, atlas.books.wording
    if name == OUTLINES:
        own = atlas.outlines
        return {"id": name, "label": own["attribution"], "title": words.start.measured_note, "note": own["license"]}
    if name in books.excerpts:
        excerpt = books.excerpts[name]
        article, cited = books.articles[excerpt.article], cite_excerpt(excerpt, books)
        told = {"title": article.headline, "grade": words.brief.article, "date": article.published_on}
        told |= {"passage": excerpt.quote, "file": f"seeds/{article.file}"}
    else:
        one = books.references[name]
        cited = cite_reference(one, books)
        told = {"title": one.title, "grade": words.grades[one.grade], "date": one.date, "url": one.url}
        told |= {"note": one.note}
    return {"id": name, "label": cited.label, **told, "dashboard": cited.href(None)}


def _of(record: object, *names: str) -> Row:
    """Fields of a record as they are, ids side by side."""
    values = {name: getattr(record, name) for name in names}
    return {name: " ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}


class _Rows:
    """The rows of each table but the sources'."""

    def __init__(self, atlas: Atlas, record: str):
        self.atlas, self.books, self.words, self.record = atlas, atlas.books, atlas.books.wording, record
        self.phrases = Phrases(atlas)

    def _spelled(self, text: str) -> str:
        """A text with the units' names in it."""
        return names.spelled(text, self.books.units)

    def spelled(self, row: Row) -> Row:
        """A row with the units' names in all its texts."""
        return {name: self._spelled(text) if isinstance(text, str) else text for name, text in row.items()}

    def units(self) -> Iterator[Row]:
        """One for each unit."""
        for unit, dossier in self.atlas.dossiers.items():
            own, named = dossier.unit, dossier.unit.names
            yield {
                "unit": unit,
                **{f"name_{name}": getattr(named, name) for name in ("en", "en_from_japanese", "ru", "ja", "romaji")},
                "kind": own.kind,
                "status": self.words.page.status,
                "administered_by": self._told(own.administered_by, " "),
                "claimed_by": self._told(own.claimed_by, " "),
                "measured_km2": round(dossier.measured_km2, 2),
                **self._cited(OUTLINES, *self._ids(named, *own.administered_by, *own.claimed_by)),
            }

    def areas(self) -> Iterator[Row]:
        """One for each published area, beside what the outlines measure for the same units."""
        for line in area_lines(self.atlas, self.atlas.areas, self.record):
            figure = line.figure
            yield {
                "figure": figure.id,
                **_of(figure, "units", "area_km2", "as_printed", "year", "islets"),
                "compared_km2": round(line.measured_km2, 2),
                "difference_percent": round(line.difference_percent, 2),
                "note": figure.note or None,
                **self._cited(figure.source),
            }

    def populations(self) -> Iterator[Row]:
        """One for each population figure."""
        for one in self.atlas.populations if self.record == "all" else ():
            yield {
                "population": one.id,
                **_of(one, "units", "date", "number", "as_printed", "definition"),
                **self._cited(*one.references),
            }

    def events(self) -> Iterator[Row]:
        """One for each event, in time order."""
        for one in sorted(shown(self.books.events.values(), self.record), key=lambda event: in_time(event.date)):
            yield {
                "event": one.id,
                **_of(one, "date", "until", "title", "units"),
                "text": self._told(one.statements),
                **self._cited(*self._ids(*kept(one.statements, self.record))),
            }

    def proposals(self) -> Iterator[Row]:
        """One for each proposal, in time order, with a column for each unit: who would hold it."""
        for one in shown(self.atlas.proposals, self.record):
            accounts = ((each.who, self._told(each.statements)) for each in one.accounts)
            yield {
                "proposal": one.id,
                **_of(one, "date", "until", "title", "proposer", "addressee"),
                "party": self.words.parties[one.party],
                "status": self.words.statuses[one.status],
                "outcome": self.words.outcomes[one.outcome],
                **{named.unit: holders for named, holders in self.phrases.allocation(one)},
                "terms": self._told(one.terms),
                "printed_shares": "\n".join(
                    f"{self.words.holders[share.holder]}: {share.printed} [{', '.join(self._ids(share))}]"
                    for share in kept(one.shares, self.record)
                )
                or None,
                "accounts": "\n".join(f"{who}: {text}" for who, text in accounts if text) or None,
                "conditions": self._told(one.conditions),
                "answer": self._told(one.answer),
                "fate": self._told(one.fate),
                "not_sourced": "\n".join(one.not_sourced) or None,
                **self._cited(*self._ids(*kept(one.statements, self.record), *kept(one.shares, self.record))),
            }

    def _told(self, statements: Iterable[Statement], between: str = "\n") -> str | None:
        """Sentences, one to a line unless told otherwise, each with the ids of its own sources in brackets."""
        said = self.words.dossier.arithmetic
        own = kept(statements, self.record)
        return between.join(f"{self._spelled(one.text)} [{', '.join(self._ids(one)) or said}]" for one in own) or None

    def _ids(self, *records: Sourced) -> list[str]:
        """The ids of the sources of records, each once."""
        found: dict[str, None] = {}
        for record in records:
            wider = record.references if self.record == "all" else ()
            found |= dict.fromkeys((*getattr(record, "excerpts", ()), *wider))
        return list(found)

    def _cited(self, *ids: str) -> Row:
        """The columns that say where a row is from: ids in the table of sources, labels, the addresses there are."""
        rows = [_source(name, self.atlas) for name in ids]
        return {
            "source_ids": " ".join(ids),
            "source": "; ".join(dict.fromkeys(str(row["label"]) for row in rows)),
            "source_url": " ".join(str(row["url"]) for row in rows if row.get("url")) or None,
        }
