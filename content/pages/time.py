"""The time view as HTML: who administered what on a day, the event of that moment, and every moment as a list."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from content.data.phrases import administrator, shown
from content.data.timeline import at, earliest, latest, moments
from content.model.records import Event
from content.model.series import TERRITORIES
from content.pages.painting import borders_on, held_on
from content.pages.render import Pages

ORIGIN = "1855"
"""Where the drawn timeline begins: the year of the first treaty."""


class Stretch(NamedTuple):
    """A span of the drawn timeline, in per cent of its width, and who administered a territory in it."""

    holder: str
    label: str
    left: float
    width: float


class Moment(NamedTuple):
    """A date on which something happened, and what."""

    date: str
    events: tuple[Event, ...]


@lru_cache(maxsize=8)
def timeline(pages: Pages, record: str) -> tuple[Moment, ...]:
    """Every moment in time order; with record "articles", only what an article bears."""
    events = shown(pages.books.events.values(), record)
    return tuple(Moment(day, tuple(e for e in events if e.date == day)) for day in moments(events))


def along(day: str, today: date) -> float:
    """Where a day (a partial date: its first) stands on the drawn timeline: 0 at ORIGIN, 100 today."""
    first, last = date.fromisoformat(earliest(ORIGIN)).toordinal(), today.toordinal()
    return (date.fromisoformat(earliest(day)).toordinal() - first) / (last - first) * 100


def stretches(pages: Pages, record: str, today: date) -> dict[str, list[Stretch]]:
    """Territory -> the spans for which a source says who administered it. Like `covers`, no day beyond is drawn."""
    drawn: dict[str, list[Stretch]] = {territory: [] for territory in TERRITORIES}
    for a in shown(pages.books.administrations.values(), record):
        left, right = along(latest(a.start), today), along(a.until or today.isoformat(), today)
        drawn[a.territory].append(Stretch(a.holder, administrator(pages.words, a), left, right - left))
    return drawn


def decades(all_moments: Iterable[Moment]) -> dict[str, list[Moment]]:
    """The moments by decade, "1940s"; those before the drawn timeline begins in one."""
    found: dict[str, list[Moment]] = {}
    for moment in all_moments:
        decade = f"{moment.date[:3]}0s" if moment.date >= ORIGIN else f"– {ORIGIN}"
        found.setdefault(decade, []).append(moment)
    return found


@lru_cache(maxsize=512)
def _decade(pages: Pages, decade: str, moments: tuple[Moment, ...], chosen: str | None) -> Markup:
    """A decade of the list; remembered, as it is the same on the page of nearly every day."""
    return Markup(pages.render("time_decade.html", decade=decade, moments=moments, chosen=chosen))


@lru_cache(maxsize=32)
def _lanes(pages: Pages, record: str, today: date, unit: str | None) -> Markup:
    """The drawn timeline but for the day on it."""
    return Markup(
        pages.render(
            "time_lanes.html",
            unit=unit,
            moments=timeline(pages, record),
            along=lambda day: along(day, today),
            stretches=stretches(pages, record, today),
            years=range(1860, today.year - 3, 20),
        )
    )


def time_page(pages: Pages, day: str | None, record: str, today: date, unit: str | None = None) -> str:
    """The page for a day (a partial date; today if none is given), a unit lit; the timeline runs up to `today`."""
    day = day or today.isoformat()
    all_moments = timeline(pages, record)
    drawn = [moment.date for moment in all_moments if along(moment.date, today) >= 0]
    now = at([moment.date for moment in all_moments], day)
    following = 0 if now is None else now + 1
    chosen = None if now is None else all_moments[now]
    listed = (
        _decade(pages, decade, tuple(these), chosen.date if chosen and chosen in these else None)
        for decade, these in decades(all_moments).items()
    )
    return pages.render(
        "time.html",
        record,
        day=day,
        unit=unit,
        lanes=_lanes(pages, record, today, unit),
        decades=Markup().join(listed),
        administered=held_on(pages.books, day, record),
        boundaries=borders_on(pages.books, day, record),
        moments=all_moments,
        ends=((drawn[0], "Home"), (drawn[-1], "End")) if drawn else (),
        now=now,
        previous=all_moments[now - 1] if now else None,
        following=all_moments[following] if following < len(all_moments) else None,
        along=lambda day: along(day, today),
        administrator=administrator,
        today=today,
    )
