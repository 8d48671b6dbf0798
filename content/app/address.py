"""The address of one visitor's session: where the browser says that it is."""

from urllib.parse import parse_qsl

import streamlit as st

from content.data.load import Books
from content.pages.route import Place, read_place

_ADDRESS, _NUMBER = "address", "number"


def here(books: Books) -> tuple[Place, list[str]]:
    """The place at hand, and the values of the address that are not known.

    The browser sets its address bar by itself (content/web/app.js), so that Streamlit knows only the one with which the
    session began.
    """
    return read_place(st.session_state.get(_ADDRESS, st.query_params.to_dict()), books)


def go(place: Place) -> None:
    """Make `place` the address; the browser follows."""
    st.session_state[_ADDRESS] = place.query()


def went(message: object, books: Books) -> None:
    """The browser has gone to an address by itself, {"address", "n"}; anything else is not from our client."""
    match message:
        case {"address": str(address), "n": int(number)}:
            place, _ = read_place(dict(parse_qsl(address)), books)
            go(place)
            st.session_state[_NUMBER] = number


def number() -> int:
    """The number of the browser's last message that has arrived."""
    return st.session_state.get(_NUMBER, 0)
