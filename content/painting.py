"""How the map is painted: who would hold what under a proposal, who held it on a day, and that day's treaty lines."""

from content.books import Books
from content.model import Proposal
from content.phrases import cells, shown
from content.timeline import administered, boundaries_on
from geo import UNITS

UNKNOWN = "unknown"
"""A unit of which no source says who held it."""

Course = tuple[tuple[float, float], ...]


def paint_of_proposal(proposal: Proposal) -> dict[str, str]:
    """Unit -> who would hold it; "divided" where the proposal divides it."""
    return dict(cells(proposal))


def paint_of_day(books: Books, day: str, record: str) -> dict[str, str]:
    """Unit or neighbouring land -> who held it on a day (a partial date); a neighbour without a source is left out."""
    held = administered(shown(books.administrations.values(), record), day)
    return {land: found.holder if found else UNKNOWN for land, found in held.items() if found or land in UNITS}


def treaty_lines(books: Books, day: str, record: str) -> list[Course]:
    """The treaty lines that stood on a day, as (longitude, latitude) points."""
    return [line.course for line in boundaries_on(shown(books.boundaries.values(), record), day)]
