"""The files with what is read at each place: written once, fetched by browsers, kept by them."""

import html
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from content.brief.model import Brief
from content.brief.scenes import presented
from content.brief.view import brief_page, scene_page
from content.packed import pack
from content.panels.served import serve
from content.place import FILTERS, VIEWS, Place
from content.render import START, Pages, page_name
from content.time_page import time_page
from content.vocabulary import OVERVIEW

ONLY = "page"
"""The name of a page that has a file of its own."""

#: Links that are likely to be followed next are marked in the templates.
_AHEAD = re.compile(r'<a (?:class="\w+" )?data-ahead href="([^"]*)"')


class Leaf(NamedTuple):
    """One page of a served file that `content.packed.pack` made."""

    file: str
    page: str


def leaf(pages: Pages, place: Place) -> Leaf:
    """What is read at a place."""
    if place.view == "brief" and place.scene:
        return Leaf(_scenes_file(pages, place.brief(pages.books)), place.island or f"scene-{place.scene}")
    if place.view == "island":
        page = page_name(place.island, place.section or OVERVIEW) if place.island else START
        return Leaf(dossiers_file(pages, place.names, place.record), page)
    return _leaf(pages, place, date.today())


def ahead(pages: Pages, place: Place) -> dict[str, Leaf]:
    """Link -> what is read where it leads, for the links that are likely to be followed next."""
    return {href: leaf(pages, there) for href, there in _next_places(pages, place, date.today()).items()}


def write_ahead(pages: Pages) -> Iterator[Leaf]:
    """Write, one at a time, what is read first of each view and what may follow it; which fills in every template."""
    for view in VIEWS:
        place = Place(view=view)
        yield leaf(pages, place)
        for there in _next_places(pages, place, date.today()).values():
            yield leaf(pages, there)


@lru_cache(maxsize=512)
def _leaf(pages: Pages, place: Place, today: date) -> Leaf:
    # The day counts: the view of time ends on it, and a briefing bears it.
    return Leaf(serve("page", "json", pack({ONLY: _markup(pages, place)})), ONLY)


@lru_cache(maxsize=256)
def _next_places(pages: Pages, place: Place, today: date) -> dict[str, Place]:
    within = ""
    if place.view in ("proposal", "time"):
        within = _markup(pages, place)
    elif place.view == "island" and place.island:
        within = pages.dossier(place.island, place.names, place.record, place.section or OVERVIEW)
    hrefs = map(html.unescape, _AHEAD.findall(pages.masthead(place.view) + within))
    return {href: place.follow(href, pages.books) for href in hrefs}


def _markup(pages: Pages, place: Place) -> str:
    """What the panel says, but for the dossiers and the scenes, which share a file each."""
    if place.view == "time":
        return time_page(pages, place.on, place.record)
    if place.view == "figures":
        return pages.figures(place.record)
    if place.view == "brief":
        return brief_page(pages, place)
    if place.view == "sources":
        if place.article:
            return pages.article(place.article, place.excerpt, place.island)
        return (
            pages.search(place.q, place.record)
            if place.q
            else pages.sources(place.reference, place.island, place.record)
        )
    if place.proposal and place.versus:
        return pages.comparison(place.proposal, place.versus, place.record)
    filters = {name: getattr(place, name) for name in FILTERS}
    if place.proposal:
        return pages.proposal(place.proposal, place.island, place.record, **filters)
    return pages.proposals(**filters, record=place.record)


@lru_cache(maxsize=16)
def dossiers_file(pages: Pages, order: str, record: str) -> str:
    """The name of the file with the start view and the dossiers."""
    return serve("dossiers", "json", pages.dossiers(order, record))


@lru_cache(maxsize=16)
def _scenes_file(pages: Pages, brief: Brief) -> str:
    """The name of the file with all scenes, and each unit's sheet, which a click on the map brings up."""
    briefing, islands = presented(brief, pages.atlas)
    rendered = {
        f"scene-{number}": scene_page(pages, briefing, sheet, number)
        for number, sheet in enumerate(briefing.sheets, 1)
    }  # fmt: skip
    rendered |= {unit: scene_page(pages, briefing, sheet, None) for unit, sheet in islands.items()}
    return serve("scenes", "json", pack(rendered))
