"""The full text that stands beside a scene, for the speaker and for the reader: every sentence with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from content.data.join import Dossier
from content.data.phrases import shown
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event
from content.model.series import Administration
from content.pages.document import Line, Section, Table
from geo import UNITS

if TYPE_CHECKING:
    from content.pages.scenes import Scenes


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.items)


def overview(scenes: Scenes) -> tuple[Section, ...]:
    """The articles, and what the page says of them."""
    words = scenes.words
    cards = tuple(
        Line(f"{a.outlet}, {a.place}, {scenes.phrases.when(a.published_on)}", (), a.headline)
        for a in scenes.books.articles.values()
    )
    return _filled((Section(words.sources.articles, (Line(scenes.phrases.sourcing()), *cards)),))


def _events(scenes: Scenes, events: Iterable[Event]) -> tuple[Line, ...]:
    return tuple(
        line
        for event in events
        for line in scenes.lines(event.statements, f"{scenes.phrases.when(event.date)}: {event.title}")
    )


def island(scenes: Scenes, dossier: Dossier) -> tuple[Section, ...]:
    """A unit's history and passages in full, and what the articles tell of each side's position.

    Of what happened to all four only the day and the title stand here: or four islands would tell it four times.
    """
    words, record = scenes.words.dossier, scenes.brief.record
    history: list[Line] = []
    for event in shown(dossier.history, record):
        if len(event.units) < len(UNITS):
            history += _events(scenes, (event,))
        else:
            cites = dict.fromkeys(n for line in scenes.lines(event.statements) for n in line.cites)
            history.append(Line(event.title, tuple(cites), scenes.phrases.when(event.date)))
    positions = tuple(
        line
        for side in ("russia", "japan", "third_party")
        for position in shown(dossier.positions[side], "articles")
        for line in scenes.lines(
            (position.statement,), f"{position.who or scenes.words.sides[side]}, {scenes.phrases.when(position.date)}"
        )
    )
    return _filled(
        (
            Section(words.areas, (scenes.areas(dossier.areas),)),
            Section(words.history, tuple(history)),
            Section(words.positions, positions),
            Section(words.excerpts, tuple(scenes.quote(excerpt) for excerpt in dossier.excerpts)),
        )
    )


def proposal(scenes: Scenes, one: Proposal) -> tuple[Section, ...]:
    """A proposal's sentences all together, and what no source says of it."""
    words = scenes.words.dossier
    heading = f"{scenes.phrases.when(one.date)}: {one.title}"
    lines = (
        *scenes.lines(one.terms, words.terms),
        *(line for account in one.accounts for line in scenes.lines(account.statements, account.who)),
        *scenes.lines(one.conditions, words.conditions),
        *scenes.lines(one.answer, words.answer),
        *scenes.lines(one.fate, words.fate),
    )
    gaps = tuple(Line(gap) for gap in one.not_sourced)
    quoted = dict.fromkeys(name for statement in one.statements for name in statement.excerpts)
    passages = tuple(scenes.quote(scenes.books.excerpts[name]) for name in quoted)
    return _filled((Section(heading, lines), Section(words.no_source, gaps), Section(words.excerpts, passages)))


def date(
    scenes: Scenes, moment: Iterable[Event], held: Mapping[str, Administration | None]
) -> tuple[Section, ...]:  # fmt: skip
    """What happened, its passages, and why a territory counts as administered by whom."""
    words = scenes.words
    moment = list(moment)
    passages = tuple(scenes.quote(excerpt) for event in moment for excerpt in scenes.phrases.excerpts_of(event))
    reasons = tuple(
        line
        for territory, found in held.items()
        if found
        for line in scenes.lines((found.statement,), words.territories[territory])
    )
    return _filled(
        (
            Section(words.time.moment, _events(scenes, moment)),
            Section(words.dossier.excerpts, passages),
            Section(words.time.administered, reasons),
        )
    )


def populations(scenes: Scenes) -> tuple[Section, ...]:
    """Every population figure; none with the articles alone."""
    words = scenes.words
    if scenes.brief.record != "all":
        return ()
    figures = scenes.atlas.populations
    rows = tuple(
        (scenes.phrases.when(one.date), scenes.phrases.unit_names(one.units), one.as_printed, one.definition)
        for one in figures
    )
    columns = (words.brief.date, words.start.unit, words.figures.chart_people, words.brief.definition)
    table = Table(columns, rows, tuple(scenes.sources.cite(one) for one in figures), frozenset({2}))
    return (Section(words.dossier.population, (table,)),)


def _conversions(scenes: Scenes, one: Disagreement) -> tuple[Line, ...]:
    """An article's areas in both units of measure, worked out, with the passage that prints them."""
    return tuple(
        Line(scenes.phrases.conversion_text(conversion), scenes.sourced(conversion.excerpt))
        for conversion in one.conversions
    )


def figures(scenes: Scenes) -> tuple[Section, ...]:
    """The disagreements about figures, worked out."""
    words = scenes.words
    lines = tuple(
        line
        for one in scenes.books.disagreements.values()
        if one.conversions or any(statement.arithmetic for statement in one.check)
        for line in (
            *scenes.lines(one.check, one.title),
            *_conversions(scenes, one),
        )
    )  # fmt: skip
    return _filled((Section(words.figures.worked_out, lines),))


def disagreements(scenes: Scenes) -> tuple[Section, ...]:
    """Each disagreement with its check and the passages that it is about."""
    words = scenes.words.dossier
    return tuple(
        Section(
            one.title,
            (
                *scenes.lines(one.check),
                *_conversions(scenes, one),
                Line(one.neutral, (), words.neutral),
                *(scenes.quote(scenes.books.excerpts[name]) for name in one.excerpts),
            ),
        )
        for one in scenes.books.disagreements.values()
    )
