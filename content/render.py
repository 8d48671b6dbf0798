"""The panels as HTML. Every value is escaped by the template engine; no record, address or article becomes markup."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content import names
from content.atlas import Atlas
from content.citations import citations, cite_excerpt, when
from content.model import Conversion, Excerpt, Proposal, Statement
from geo import UNITS
from geo.areas import AreaFigure, to_square_miles
from geo.problem import Problem

TEMPLATES = Path(__file__).with_name("templates")


class Named(NamedTuple):
    """A unit and how it is written."""

    unit: str
    text: str


class Row(NamedTuple):
    """A line of the start view's table."""

    unit: str
    title: str
    names: str
    km2: float
    share: float


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_problems(problems: list[Problem]) -> str:
    """The list of problems; it needs no records, because they may be what is broken."""
    return _environment().get_template("problems.html").render(problems=problems)


class Pages:
    """Renders the panels of one atlas, and remembers what it rendered: the records don't change while the app runs."""

    def __init__(self, atlas: Atlas):
        self.atlas = atlas
        self.books = atlas.books
        self.words = atlas.books.wording
        self._environment = _environment()
        self._environment.globals.update(
            w=self.words,
            books=self.books,
            citations=lambda record, but=None: citations(record, self.books, but),
            excerpt_href=lambda name, unit: cite_excerpt(self.books.excerpts[name], self.books).href(unit),
            outlet=lambda excerpt: self.books.articles[excerpt.article].outlet,
            article_date=lambda excerpt: self._when(self.books.articles[excerpt.article].published_on),
            voice=self.voice,
            notes=lambda excerpt: atlas.notes.get(excerpt, ()),
            flags=lambda excerpt: atlas.flags.get(excerpt, ()),
            when=self._when,
            span=lambda start, end: self._when(start) + (f" – {self._when(end)}" if end else ""),
            km2=lambda value: f"{value:,.2f}",
            percent=lambda value: f"{value:+.2f} %".replace("-", "−"),
            unit_names=lambda units: " + ".join(self.books.units[unit].names.en for unit in units),
            figure_source=self._figure_source,
            conversions=self._conversions_of,
            conversion_text=self._conversion_text,
            allocation=self._allocation,
        )
        self.dossier = lru_cache(maxsize=None)(self._dossier)
        self.start = lru_cache(maxsize=None)(self._start)
        self.article = lru_cache(maxsize=256)(self._article)
        self.sources = lru_cache(maxsize=256)(self._sources)

    def _dossier(self, unit: str, order: str) -> str:
        """One unit's dossier."""
        d = self.atlas.dossiers[unit]
        # What an excerpt's flag points to must be on the page, also where it is about other units too.
        flagged = {flag.id for excerpt in d.excerpts for flag in self.atlas.flags.get(excerpt.id, ())}
        own = {disagreement.id for disagreement in d.disagreements}
        return self._environment.get_template("dossier.html").render(
            d=d,
            title=names.title(d.unit.names, order),
            english=names.english(d.unit.names),
            by_language=names.by_language(d.unit.names, order),
            side_order=names.sides(order),
            shown_disagreements=[g for g in self.books.disagreements.values() if g.id in flagged | own],
        )

    def _start(self, order: str) -> str:
        """What is shown before an island is chosen."""
        total = sum(self.atlas.measured_km2.values())
        rows = []
        for unit in UNITS:
            own, km2 = self.books.units[unit].names, self.atlas.measured_km2[unit]
            written = " · ".join(text for _, text in names.by_language(own, order))
            rows.append(Row(unit, names.english(own), written, km2, km2 / total * 100))
        return self._environment.get_template("start.html").render(rows=rows, total=total)

    def _article(self, article: str, excerpt: str | None, unit: str | None) -> str:
        """An article in full as received, every excerpt marked in place, the chosen one most."""
        return self._environment.get_template("article.html").render(
            a=self.books.articles[article], pieces=self.atlas.marked[article], chosen=excerpt, unit=unit
        )

    def _sources(self, reference: str | None, unit: str | None) -> str:
        """All articles and references, the chosen reference marked."""
        return self._environment.get_template("sources.html").render(chosen=reference, unit=unit)

    def masthead(self) -> str:
        """The page's title and the status that holds for all four units."""
        return self._environment.get_template("masthead.html").render()

    def notice(self, value: str) -> str:
        """That a value of the address is not known."""
        before, after = self.words.notices.bad_value.split("{value}")
        return self._environment.get_template("notice.html").render(before=before, value=value, after=after)

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

    def _when(self, date: str) -> str:
        return when(date, self.words.months)

    def _figure_source(self, figure: AreaFigure) -> Statement:
        kind = "excerpts" if figure.source in self.books.excerpts else "references"
        return Statement(text=figure.id, **{kind: (figure.source,)})

    def _conversions_of(self, figure: AreaFigure) -> list[str]:
        """What the record works out for this very figure: an article's own square miles beside the right ones."""
        return [
            self._conversion_text(conversion)
            for flag in self.atlas.flags.get(figure.source, ())
            for conversion in flag.conversions
            if conversion.km2 == figure.area_km2
        ]

    def _conversion_text(self, conversion: Conversion) -> str:
        words = self.words.dossier
        return (
            f"{words.printed}: {conversion.km2_printed} ({conversion.square_miles_printed}). "
            f"{words.worked_out}: {conversion.km2:,.0f} km² ÷ 2.589988 = {to_square_miles(conversion.km2):,.1f} mi². "
            f"{words.linear}: {conversion.km2 / 1.6:,.1f}."
        )

    def _allocation(self, proposal: Proposal) -> Iterator[tuple[Named, str]]:
        for unit in UNITS:
            yield Named(unit, self.books.units[unit].names.en), proposal.allocation[unit]
