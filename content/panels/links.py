"""Links inside the panels: followed without loading the page again, each one entry in the browser's history."""

from pathlib import Path

import streamlit as st

from content.books import Books
from content.names import english
from content.panels.scripted import component
from content.panels.session import go, here, map_sequence, set_map_sequence
from content.place import Place

_KEY = "links"
_component = component("islands_links", Path(__file__).with_suffix(".js"))


def _followed(books: Books) -> None:
    message = st.session_state[_KEY].followed or {}
    href, sequence = message.get("href"), message.get("sequence")
    if isinstance(href, str) and isinstance(sequence, int):
        place, _ = here(books)
        go(place.follow(href, books))
        set_map_sequence(max(sequence, map_sequence()))


def _title(books: Books, place: Place) -> str:
    """What the browser's tab and its history say."""
    words = books.wording.page
    if place.view == "sources" and place.article:
        here = books.articles[place.article].headline
    elif place.view == "proposal" and place.proposal:
        here = books.proposals[place.proposal].title
    elif place.view == "island":
        here = english(books.units[place.island].names) if place.island else words.title
    else:
        here = words.views[place.view]
    return f"{here} · {words.group_names}"


def show(books: Books, place: Place) -> None:
    """Mount the script, invisible; after the panel, so that what it scrolls to is there."""
    target = place.excerpt or place.reference
    told = _component(
        key=_KEY,
        data={
            "place": place.reading(),
            "reads": not place.notes,
            "view": place.view,
            "title": _title(books, place),
            "target": f"m-{target}" if target else None,
        },
        on_followed_change=lambda: _followed(books),
        on_back_change=lambda: None,
        height=0,
    )
    # A session that did not see the map's last choice must not look older than it: the browser takes no late answers.
    if isinstance(told.back, int) and told.back > map_sequence():
        set_map_sequence(told.back)
        st.rerun()
