"""The search over everything, above the sources."""

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


def show_search(pages: Pages, place: Place) -> None:
    """The field that searches everything."""
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
