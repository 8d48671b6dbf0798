"""What the map says and how it is painted: who would hold what, who held it on a day, that day's treaty lines."""

from content.data import names
from content.data.join import Atlas
from content.data.labels import Labels
from content.data.load import Books
from content.data.phrases import cells, shown
from content.data.timeline import administered, boundaries_on
from content.model.proposal import Proposal
from content.model.series import Administration, Boundary
from content.model.types import NAME_ORDERS
from geo import UNITS
from geo.webmap import map_settings

UNKNOWN = "unknown"
"""A unit of which no source says who held it."""


Course = tuple[tuple[float, float], ...]


def holder_words(words: Labels) -> dict[str, str]:
    """Holder, as the map paints it -> what the legend says."""
    return {
        **words.holders,
        "divided": words.proposals.divided,
        "part": words.proposals.part,
        "undivided": words.administrators["undivided"],
        UNKNOWN: words.map.unknown,
    }


def place_names(words: Labels) -> dict[str, dict[str, list[str]]]:
    """Each of geo.webmap.NAMED -> naming order -> lines. What has two names is called in pairs, the rest in English."""
    english, pairs = words.places, words.places_in_pairs
    named = {}
    for place, name in english.items():
        pair = pairs.get(place, name).split(" / ")
        named[place] = {"both": name.split(" / "), "russian": pair, "japanese": pair[::-1] if place in pairs else pair}
    return named


def settings_of(atlas: Atlas) -> dict[str, object]:
    """What the browser needs to draw the map of an atlas."""
    words = atlas.books.wording
    return map_settings(
        words={**vars(words.map), "group": words.page.group_names},
        holders=holder_words(words),
        units={
            unit: {
                "label": names.english(record.names),
                "names": {order: names.lines(record.names, order) for order in NAME_ORDERS},
            }
            for unit, record in atlas.books.units.items()
        },
        islets={
            islet: {
                "bounds": atlas.islets[islet],
                "names": {order: names.islet_lines(record, order) for order in NAME_ORDERS},
            }
            for islet, record in atlas.books.islets.items()
        },
        places=place_names(words),
    )


def paint_of_proposal(proposal: Proposal) -> dict[str, str]:
    """Unit -> who would hold it, as content.data.phrases.cells has it."""
    return dict(cells(proposal))


def held_on(books: Books, day: str, record: str) -> dict[str, Administration | None]:
    """Territory -> who administered it on a day, None where no source that is shown says."""
    return administered(shown(books.administrations.values(), record), day)


def borders_on(books: Books, day: str, record: str) -> list[Boundary]:
    """The treaty lines that stood on a day."""
    return boundaries_on(shown(books.boundaries.values(), record), day)


def paint_of_day(books: Books, day: str, record: str) -> dict[str, str]:
    """Unit or neighbouring land -> who held it on a day (a partial date); a neighbour without a source is left out."""
    held = held_on(books, day, record).items()
    return {land: found.holder if found else UNKNOWN for land, found in held if found or land in UNITS}


WIDE = ((43.0, 141.0), (51.3, 157.2))
"""A frame with Sakhalin and all the Kuril Islands, south-west and north-east corner."""


WITH_URUP = ((42.9, 144.95), (46.4, 150.7))
"""A frame with the four and Urup, between which the border of 1855 ran."""


def frame_of_unit(unit: str, atlas: Atlas) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The frame that a group of islets fills; an island is best seen among the others."""
    if unit != "habomai":
        return None
    wests, souths, easts, norths = zip(*atlas.islets.values(), strict=True)
    return ((min(souths) - 0.12, min(wests) - 0.2), (max(norths) + 0.12, max(easts) + 0.2))


def frame_of_day(books: Books, day: str, record: str) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The frame of a day on which there is more to see than the four.

    In a year in which the lands beside them change hands, as in 1875, all of these; else a treaty line close to them.
    """
    (south, west), (north, east) = WITH_URUP
    drawn = borders_on(books, day, record)
    near = [one for one in drawn if any(west < lon < east and south < lat < north for lon, lat in one.course)]
    beside = (a for a in shown(books.administrations.values(), record) if a.territory not in UNITS)
    changed = any(day[:4] == a.start[:4] for a in beside if a.by == "administration")
    return WIDE if changed else WITH_URUP if near else None


def treaty_lines(books: Books, day: str, record: str) -> list[Course]:
    """The treaty lines that stood on a day, as (longitude, latitude) points."""
    return [line.course for line in borders_on(books, day, record)]
