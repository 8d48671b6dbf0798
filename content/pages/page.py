"""What an address gives: a page to read, what the maps show beside it, and a title."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from content.data.names import english, ordered
from content.model.types import OVERVIEW
from content.pages.document import MapState
from content.pages.painting import frame_of_day, paint_of_day, paint_of_proposal, treaty_lines
from content.pages.render import Pages
from content.pages.route import FILTERS, Place
from content.pages.scene_proposals import map_of_proposal
from content.pages.scene_view import brief_page, notes_page, scene_page
from content.pages.scenes import presented
from content.pages.time import time_page

CONTAINERS = {
    "island": "dossier",
    "proposal": "proposal",
    "time": "timeline",
    "figures": "figures",
    "sources": "sources",
    "brief": "brief",
}
"""View -> the key of the container that its pages stand in."""


class Page(NamedTuple):
    """One page."""

    container: str
    """Keys of containers, with a space between them."""
    html: str
    title: str
    """What the browser's tab and its history say, before the name of all four."""
    group: str
    """The name of all four, in the chosen order."""
    maps: tuple[MapState, ...]
    """One, or two where proposals are compared."""
    scene: str | None = None
    """The scene of a briefing that shows the same, as the address writes it."""

    def plain(self) -> dict[str, object]:
        """The page as content/web/client.js takes it."""
        return {**self._asdict(), "maps": [state.plain() for state in self.maps]}


def page_at(pages: Pages, place: Place, today: date) -> Page:
    """The page at a place. The day counts: the timeline ends on it, and a briefing bears it."""
    pages = pages.ordered(place.names)
    container, scene = CONTAINERS[place.view], place.scene_here()
    if place.scene:
        container += " notes" if place.notes else " presenting"
    return Page(
        container,
        _html(pages, place, today),
        _title(pages, place),
        ordered(pages.words.page.group_names, pages.order),
        maps_at(pages, place, today),
        scene.token if scene else None,
    )


def _html(pages: Pages, place: Place, today: date) -> str:
    record = place.record
    if place.view == "island":
        if not place.island:
            return pages.start(record)
        return pages.dossier(place.island, record, place.section or OVERVIEW)
    if place.view == "time":
        return time_page(pages, place.on, record, today, place.island)
    if place.view == "figures":
        return pages.figures(record, place.island)
    if place.view == "brief":
        return _scene(pages, place, int(place.scene)) if place.scene else brief_page(pages, place)
    if place.view == "sources":
        return _source(pages, place)
    if place.proposal and place.versus:
        return pages.comparison(place.proposal, place.versus, record)
    filters = {name: getattr(place, name) for name in FILTERS}
    if place.proposal:
        return pages.proposal(place.proposal, place.island, record, **filters)
    return pages.proposals(place.island, record, **filters)


def _source(pages: Pages, place: Place) -> str:
    if place.article:
        return pages.article(place.article, place.island, place.record)
    if place.reference:
        return pages.reference(place.reference, place.island)
    return pages.search(place.q, place.record) if place.q else pages.sources(place.island, place.record)


def _scene(pages: Pages, place: Place, number: int) -> str:
    briefing, islands = presented(place.brief(pages.books), pages.atlas)
    if place.notes:
        return notes_page(pages, briefing, number)
    sheet = islands[place.island] if place.island else briefing.sheets[number - 1]
    return scene_page(pages, briefing, sheet, number, aside=bool(place.island))


def maps_at(pages: Pages, place: Place, today: date) -> tuple[MapState, ...]:
    """What the maps of a place show."""
    books = pages.books
    if place.scene:
        briefing, _ = presented(place.brief(books), pages.atlas)
        maps = briefing.sheets[int(place.scene) - 1].maps
        return tuple(replace(state, selected=place.island or state.selected) for state in maps)
    if place.view == "time":
        day = place.on or today.isoformat()
        paint = tuple(paint_of_day(books, day, place.record).items())
        lines, frame = tuple(treaty_lines(books, day, place.record)), frame_of_day(books, day, place.record)
        return (MapState(place.island, paint, lines, view=frame),)
    if place.proposal and place.versus:
        maps = (map_of_proposal(books.proposals[name], books, place.names) for name in (place.proposal, place.versus))
        return tuple(replace(state, selected=place.island) for state in maps)
    if place.proposal:
        return (MapState(place.island, tuple(paint_of_proposal(books.proposals[place.proposal]).items())),)
    return (MapState(place.island),)


def _title(pages: Pages, place: Place) -> str:
    books, words = pages.books, pages.words.page
    if place.view == "sources" and place.article:
        return books.articles[place.article].headline
    if place.view == "sources" and place.reference:
        return books.references[place.reference].title
    if place.view == "proposal" and place.proposal:
        return pages.spelled(books.proposals[place.proposal].title)
    if place.view == "island":
        return english(books.units[place.island].names, pages.order) if place.island else words.title
    return words.views[place.view]
