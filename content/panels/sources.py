"""The sources: an article in full, or the search over everything and the list of articles and references."""

from dataclasses import replace

import streamlit as st

from content.books import Books
from content.panels.labels import plain
from content.panels.session import go, here
from content.place import Place
from content.render import Pages

_KEY = "search"


def _search(books: Books) -> None:
    place, _ = here(books)
    go(replace(place, reference=None, q=st.session_state[_KEY].strip() or None))


def show(pages: Pages, place: Place) -> None:
    """What the place asks for."""
    if place.article:
        st.html(pages.article(place.article, place.excerpt, place.island))
        return
    words = pages.words.search
    st.session_state[_KEY] = place.q or ""  # the address is the only state; the field only shows it
    st.text_input(
        plain(words.label),
        key=_KEY,
        max_chars=100,
        placeholder=words.placeholder,
        on_change=_search,
        args=(pages.books,),
    )
    st.html(
        pages.search(place.q, place.record) if place.q else pages.sources(place.reference, place.island, place.record)
    )
