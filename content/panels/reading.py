"""The reading side of the page: the start view, a dossier, or a source. One element each, because each costs time."""

import streamlit as st

from content.place import Place
from content.render import Pages


def show(pages: Pages, place: Place) -> None:
    """What the place asks to be read."""
    with st.container(key="panel"):
        if place.view == "sources":
            with st.container(key="sources"):
                if place.article:
                    st.html(pages.article(place.article, place.excerpt, place.island))
                else:
                    st.html(pages.sources(place.reference, place.island))
            return
        with st.container(key="dossier"):
            st.html(pages.dossier(place.island, place.names) if place.island else pages.start(place.names))
