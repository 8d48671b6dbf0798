"""What the templates say in a few words that are worked out from a record: voices, dates, conversions, allocations."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from content.data.citations import Dated, citations, cite_excerpt, opens, span, when
from content.data.join import AreaLine, Atlas
from content.data.labels import Labels
from content.data.load import Books
from content.data.shares import ShareLine
from content.data.sourcing import outlet_counts
from content.model.proposal import PrintedShare, Proposal
from content.model.records import Conversion, Disagreement, Event, Excerpt, Position, Statement
from content.model.series import Administration, Boundary
from geo import UNITS
from geo.areas import AreaFigure, to_square_miles
from geo.partition import DIVIDED

R = TypeVar("R", Event, Proposal, Position, Administration, Boundary)
S = TypeVar("S", Statement, PrintedShare)


class Named(NamedTuple):
    """A unit and how it is written."""

    unit: str
    text: str


def told_by_articles(record: Event | Proposal | Position | Administration | Boundary) -> bool:
    """Whether an article bears any of the record's sentences; if none does, it is of the wider record."""
    statements = record.statements if isinstance(record, Event | Proposal) else (record.statement,)
    return any(statement.excerpts for statement in statements)


def shown(records: Iterable[R], record: str) -> list[R]:
    """The records that are shown; with record "articles" only what an article bears."""
    return [one for one in records if record == "all" or told_by_articles(one)]


def administrator(words: Labels, administration: Administration) -> str:
    """Who administered a territory; that forces had landed, where no source says more."""
    return words.landed if administration.by == "landing" else words.administrators[administration.holder]


def from_articles(source: str | None, books: Books) -> bool:
    """Whether a figure's source is an article's passage; our own measurement has none, and belongs to no record."""
    return source is None or source in books.excerpts


def area_lines(atlas: Atlas, lines: Iterable[AreaLine], record: str) -> list[AreaLine]:
    """The published areas that are shown; with record "articles" those that an article prints."""
    return [line for line in lines if record == "all" or from_articles(line.figure.source, atlas.books)]


def shares_of(atlas: Atlas, proposal: str, record: str) -> list[ShareLine]:
    """A proposal under each set of figures that is shown; with record "articles" the measured and the articles' own."""
    return [line for line in atlas.shares[proposal] if record == "all" or from_articles(line.source, atlas.books)]


def worked_out(books: Books) -> list[Disagreement]:
    """What a sum settles, or shows to be in dispute; an article's slip in arithmetic comes after what is in dispute."""
    found = [g for g in books.disagreements.values() if g.conversions or any(one.arithmetic for one in g.check)]
    return sorted(found, key=lambda one: one.kind == "arithmetic")


def kept(statements: Iterable[S], record: str) -> tuple[S, ...]:
    """The statements that are shown; with record "articles" only what rests on an article."""
    return tuple(one for one in statements if record == "all" or one.excerpts)


def numeral(printed: str) -> str:
    """A number as all are written here, to as many decimals as its source has: "1489.27" as "1,489.27"."""
    decimals = len(printed.partition(".")[2])
    return f"{float(printed.replace(',', '')):,.{decimals}f}"


A_PART = 1 / 3


def cells(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Unit and its holder: "part" where at most a third would be Japan's, "divided" where more or where nobody says."""
    for unit in UNITS:
        share = proposal.allocation[unit]
        if isinstance(share, str):
            yield unit, share
        else:
            yield unit, "part" if share.get("japan", 0) <= A_PART else "divided"


class Phrases:
    """The phrases of one atlas; `globals` hands them to the templates."""

    def __init__(self, atlas: Atlas):
        self.atlas = atlas
        self.books = atlas.books
        self.words = atlas.books.wording

    def globals(self) -> dict[str, object]:
        """Name in a template -> what it stands for: each phrase by its own name, and what else templates read."""
        phrases = (name for name in vars(Phrases) if not name.startswith("_") and name != "globals")
        return {
            **{name: getattr(self, name) for name in phrases},
            "w": self.words,
            "atlas": self.atlas,
            "books": self.books,
            "citations": lambda record, but=None: citations(record, self.books, but),
            "cite": lambda excerpt: cite_excerpt(excerpt, self.books),
            "proposal_href": lambda name: f"?view=proposal&proposal={name}",
            "numeral": numeral,
            "km2": lambda value: f"{value:,.2f}",
            "percent": lambda value: f"{value:+.2f} %".replace("-", "−"),
            "square_miles": to_square_miles,
            "cells": cells,
        }

    def licence(self) -> str:
        """Under which licences what is shown stands; of the outlines what their own file says."""
        own = self.atlas.outlines
        return self.words.brief.licence.replace("{outlines}", f"{own['attribution']}, {own['license']}")

    def silence(self, record: str) -> str:
        """What is said where nothing is said."""
        return self.words.dossier.no_source_says if record == "all" else self.words.dossier.articles_silent

    def sourcing(self) -> str:
        """Where the articles come from: each outlet with the number of its articles."""
        outlets = ", ".join(f"{outlet} ({count})" for outlet, count in outlet_counts(self.books).items())
        return self.words.start.sourcing.replace("{outlets}", outlets)

    def voice(self, excerpt: Excerpt) -> str:
        """Whose words an excerpt is, with the speaker's name and office."""
        who = ", ".join(self.words.voices[voice] for voice in excerpt.voice)
        if excerpt.reporting:
            who += f", {self.words.reporting[excerpt.reporting]}"
        if not excerpt.speakers:
            return who
        people = [self.books.people[name] for name in excerpt.speakers]
        named = "; ".join(f"{person.name}, {person.office}" for person in people)
        return f"{who}, {self.words.manners[excerpt.manner]}: {named}"

    def speaker(self, excerpt: Excerpt) -> str:
        """Who says a passage, in as few words as can be: the speaker's name, else the agency."""
        named = [self.books.people[name].name for name in excerpt.speakers]
        return ", ".join(named) or self.books.articles[excerpt.article].outlet

    def unit_names(self, units: tuple[str, ...]) -> str:
        """Units as the records' sentences name them: "{shikotan} + {habomai}", "all the islands"."""
        return self.words.dossier.all_four if set(units) == set(UNITS) else " + ".join(f"{{{unit}}}" for unit in units)

    def span(self, start: str, end: str | None) -> str:
        """A span of time, saying once what both ends share: "18 – 19 April 1998", "April – 30 August 1945"."""
        return span(start, end, self.words.months)

    def when(self, date: str) -> str:
        """A partial date in words."""
        return when(date, self.words.months)

    def excerpts_of(self, event: Event) -> list[Excerpt]:
        """The passages that an event rests on, each once."""
        names = dict.fromkeys(name for statement in event.statements for name in statement.excerpts)
        return [self.books.excerpts[name] for name in names]

    def uses(self, kind: str, source: str) -> Iterator[tuple[str, str]]:
        """What rests on an excerpt or a reference: (label, address) of each unit that an excerpt names, then of each
        event, proposal, position and disagreement.
        """
        if kind == "excerpts":
            for unit in self.books.excerpts[source].units:
                yield f"{{{unit}}}", f"?island={unit}"
        for record in self.books.users.get((kind, source), ()):
            if isinstance(record, Dated):
                label, query = opens(record, self.books)
                yield label, "?" + urlencode(query)

    def sourced(self, source: str, arithmetic: bool = False) -> Statement:
        """The id of an excerpt or a reference as something that can be cited; `arithmetic` for a sum of its figures."""
        kind = "excerpts" if source in self.books.excerpts else "references"
        return Statement.model_validate({"text": source, "arithmetic": arithmetic, kind: (source,)})

    def conversions(self, figure: AreaFigure) -> list[str]:
        """What the record works out for this very figure: an article's own square miles beside the right ones."""
        return [
            self.conversion_text(conversion)
            for flag in self.atlas.flags.get(figure.source, ())
            for conversion in flag.conversions
            if conversion.km2 == figure.area_km2
        ]

    def conversion_text(self, conversion: Conversion) -> str:
        """An area as printed in both units of measure, and worked out."""
        words = self.words.dossier
        return (
            f"{words.printed}: {conversion.km2_printed} ({conversion.square_miles_printed}). "
            f"{words.worked_out}: {conversion.km2:,.0f} km² ÷ 2.589988 = {to_square_miles(conversion.km2):,.1f} mi². "
            f"{words.linear}: {conversion.km2 / 1.6:,.1f}."
        )

    def allocation(self, proposal: Proposal) -> Iterator[tuple[Named, str]]:
        """Each unit and who would hold it: "Japan", "Japan 25 %, Russia 75 %"."""
        for unit in UNITS:
            share = proposal.allocation[unit]
            parts = {share: 1.0} if isinstance(share, str) else share
            holders = {**self.words.holders, DIVIDED: self.words.proposals.divided_unsaid}
            text = ", ".join(
                holders[holder] + (f" {part * 100:.3g} %" if part < 1 else "") for holder, part in parts.items()
            )
            yield Named(unit, f"{{{unit}}}"), text
