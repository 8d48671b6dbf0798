"""The records joined into flat rows, each with its sources, for the data to take away; areas in km2."""

from collections.abc import Iterable

from content.data.join import Atlas
from content.data.phrases import Phrases, area_lines, from_articles, shown
from content.data.shares import ShareLine
from content.data.timeline import in_time
from content.exports.cited import OUTLINES, Cited, Row, shipped
from content.model.proposal import PrintedShare, Proposal


class Joined:
    """The rows of one file. `sources` lists what the rows made before it name, in the order of first naming."""

    def __init__(self, atlas: Atlas, record: str):
        self.atlas = atlas
        self.books = atlas.books
        self.words = atlas.books.wording
        self.phrases = Phrases(atlas)
        self.record = record
        self.outlines = shipped()
        self.cited = Cited(atlas.books, record == "all", self.outlines)

    def units(self) -> list[Row]:
        """One row for each unit; `measured_km2` counts the islets."""
        rows = []
        for unit, dossier in self.atlas.dossiers.items():
            own, names = dossier.unit, dossier.unit.names
            rows.append(
                {
                    "unit": unit,
                    "name_en": names.en,
                    "name_en_from_japanese": names.en_from_japanese,
                    "name_ru": names.ru,
                    "name_ja": names.ja,
                    "name_romaji": names.romaji,
                    "kind": own.kind,
                    "status": self.words.page.status,
                    "administered_by": self.cited.told(own.administered_by, " "),
                    "claimed_by": self.cited.told(own.claimed_by, " "),
                    "measured_km2": round(dossier.measured_km2, 2),
                    **self.cited.columns(OUTLINES, *self.cited.ids(names, *own.administered_by, *own.claimed_by)),
                }
            )
        return rows

    def areas(self, unit: str | None = None) -> list[Row]:
        """One row for each published area; of a unit, for each that counts it, alone or, as `units` says, with others.

        `compared_km2` is what the outlines measure for the same units, without islets where the figure leaves them out.
        """
        lines = self.atlas.dossiers[unit].areas if unit else self.atlas.areas
        return [
            {
                "figure": line.figure.id,
                **({"figure_unit": unit} if unit else {}),
                "units": " ".join(line.figure.units),
                "area_km2": line.figure.area_km2,
                "as_printed": line.figure.as_printed,
                "year": line.figure.year,
                "islets": line.figure.islets,
                "compared_km2": round(line.measured_km2, 2),
                "difference_percent": round(line.difference_percent, 2),
                "note": line.figure.note or None,
                **self.cited.columns(line.figure.source),
            }
            for line in area_lines(self.atlas, lines, self.record)
        ]

    def populations(self) -> list[Row]:
        """One row for each population figure; no article prints one."""
        return [
            {
                "population": one.id,
                "units": " ".join(one.units),
                "date": one.date,
                "number": one.number,
                "as_printed": one.as_printed,
                "definition": one.definition,
                **self.cited.columns(*one.references),
            }
            for one in (self.atlas.populations if self.cited.wider else ())
        ]

    def events(self) -> list[Row]:
        """One row for each event, in time order."""
        events = sorted(self.books.events.values(), key=lambda event: in_time(event.date))
        return [
            {
                "event": one.id,
                "date": one.date,
                "until": one.until,
                "title": one.title,
                "units": " ".join(one.units),
                "text": self.cited.told(one.statements),
                **self.cited.columns(*self.cited.ids(*self.cited.kept(one.statements))),
            }
            for one in shown(events, self.record)
        ]

    def proposals(self) -> list[Row]:
        """One row for each proposal, in time order, with a column for each unit: who would hold it."""
        return [self._proposal(one) for one in shown(self.atlas.proposals, self.record)]

    def shares(self) -> list[Row]:
        """One row for each proposal, set of figures and holder; then the percentages that sources print themselves."""
        rows = []
        for one in shown(self.atlas.proposals, self.record):
            for line in self.atlas.shares[one.id]:
                if self.cited.wider or from_articles(line.source, self.books):
                    rows += self._worked_out(one, line)
            rows += [self._printed(one, share) for share in self.cited.kept(one.shares)]
        return rows

    def sources(self) -> list[Row]:
        """One row for each source that a row made so far names."""
        return self.cited.rows()

    def _proposal(self, one: Proposal) -> Row:
        accounts = (
            f"{account.who}: {text}" for account in one.accounts if (text := self.cited.told(account.statements))
        )
        return {
            "proposal": one.id,
            "date": one.date,
            "until": one.until,
            "title": one.title,
            "party": self.words.parties[one.party],
            "proposer": one.proposer,
            "addressee": one.addressee,
            "status": self.words.statuses[one.status],
            "outcome": self.words.outcomes[one.outcome],
            **{named.unit: holders for named, holders in self.phrases.allocation(one)},
            "terms": self.cited.told(one.terms),
            "accounts": "\n".join(accounts) or None,
            "conditions": self.cited.told(one.conditions),
            "answer": self.cited.told(one.answer),
            "fate": self.cited.told(one.fate),
            "not_sourced": "\n".join(one.not_sourced) or None,
            **self.cited.columns(*self.cited.ids(*self.cited.kept(one.statements))),
        }

    def _worked_out(self, one: Proposal, line: ShareLine) -> Iterable[Row]:
        row = {
            "proposal": one.id,
            "figures": self.words.proposals.figures[line.figures],
            "holder": None,
            "km2": None,
            "percent": None,
            "total_km2": round(line.total_km2, 2),
            "as_printed": None,
            "note": None,
            **self.cited.columns(line.source or OUTLINES),
        }
        if line.holdings is None:
            yield row | {"note": self.words.proposals.cannot_tell}
        for holder, held in (line.holdings or {}).items():
            numbers = {"km2": round(held.km2, 2), "percent": round(held.percent, 2)}
            yield row | {"holder": self.words.holders[holder]} | numbers

    def _printed(self, one: Proposal, share: PrintedShare) -> Row:
        return {
            "proposal": one.id,
            "figures": self.words.proposals.as_printed,
            "holder": self.words.holders[share.holder],
            "percent": share.percent,
            "as_printed": share.printed,
            "note": share.meaning,
            **self.cited.columns(*self.cited.ids(share)),
        }
