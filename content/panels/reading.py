"""The reading side of the page: the panel with what the place asks for, and the widgets of some views around it."""

import streamlit as st

from content.brief.scenes import presented
from content.brief.view import notes_page
from content.panels import brief, figures, sources
from content.panels.swapped import put_up
from content.panels.written import ahead, leaf
from content.place import Place
from content.render import Pages

#: View -> the key of the container that it stands in.
CONTAINERS = {
    "island": "dossier", "proposal": "proposal", "time": "timeline", "figures": "figures", "sources": "sources",
    "brief": "brief",
}  # fmt: skip


def show(pages: Pages, place: Place) -> None:
    """What the place asks to be read."""
    with st.container(key="panel"), st.container(key=CONTAINERS[place.view]):
        if place.view == "brief" and place.scene:
            _scene(pages, place)
            return
        if place.view == "sources" and not place.article:
            sources.show_search(pages, place)
        put_up(leaf(pages, place), place, ahead(pages, place))
        if place.view == "figures":
            figures.show_charts(pages, place)
        if place.view == "brief":
            brief.show_widgets(pages, place)


def _scene(pages: Pages, place: Place) -> None:
    """The scene that is presented, or the notes on it."""
    if place.notes:
        with st.container(key="notes"):
            briefing, _ = presented(place.brief(pages.books), pages.atlas)
            st.html(notes_page(pages, briefing, int(place.scene)))
        return
    with st.container(key="presenting"):
        put_up(leaf(pages, place), place)
