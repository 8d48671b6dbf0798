"""Who administered what on a day, and what happened then. Where no source covers the day, nothing is said."""

import calendar
from bisect import bisect_right

from content.model.records import Event
from content.model.series import TERRITORIES, Administration, Boundary


def earliest(date: str) -> str:
    """The first day that a partial date can mean: "1945" -> "1945-01-01"."""
    return date + "-01" * (2 - date.count("-"))


def latest(date: str) -> str:
    """The last day that a partial date can mean: "1945-02" -> "1945-02-28"."""
    if date.count("-") == 0:
        return date + "-12-31"
    if date.count("-") == 1:
        year, month = map(int, date.split("-"))
        return f"{date}-{calendar.monthrange(year, month)[1]}"
    return date


def covers(administration: Administration | Boundary, day: str) -> bool:
    """Whether the source vouches for that day: not before it has surely begun, not after it may have ended.

    A month or a year is taken at its end, as its events are: what came about "in 1945" is shown.
    """
    begun = latest(administration.start) <= latest(day)
    return begun and (administration.until is None or latest(day) < earliest(administration.until))


def administered(administrations: list[Administration], day: str) -> dict[str, Administration | None]:
    """Territory -> who administered it on that day, None where no source says; in the order of TERRITORIES."""
    return {
        territory: next((a for a in administrations if a.territory == territory and covers(a, day)), None)
        for territory in TERRITORIES
    }


def boundaries_on(boundaries: list[Boundary], day: str) -> list[Boundary]:
    """The treaty lines that stood on that day."""
    return [boundary for boundary in boundaries if covers(boundary, day)]


def in_time(date: str) -> tuple[str, int]:
    """A key to sort partial dates by: one that is known less closely stands after those within it."""
    return latest(date), -date.count("-")


def moments(events: list[Event]) -> list[str]:
    """The dates on which something happened, in time order, each once."""
    return sorted({event.date for event in events}, key=in_time)


def at(dates: list[str], day: str) -> int | None:
    """The place in `dates` (in time order) of the last one that is not after the day; None before the first."""
    found = bisect_right(dates, in_time(day), key=in_time)
    return found - 1 if found else None
