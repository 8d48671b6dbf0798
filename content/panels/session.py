"""What one visitor's session holds: the address, and the number of the map's last message."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from content.books import Books
from content.place import Place, read_place

_ADDRESS = "address"
_SEQUENCE = "map_sequence"


def here(books: Books) -> tuple[Place, list[str]]:
    """The place that the address names now, and the values in it that are not known.

    A click brings the address that the browser had when it was sent: an old one, where the answer to the click before
    was still on its way. So where this session has led counts, until the visitor goes back or forward.
    """
    if get_script_run_ctx().is_history_navigation:
        st.session_state.pop(_ADDRESS, None)
    return read_place(st.session_state.get(_ADDRESS, st.query_params.to_dict()), books)


def go(place: Place) -> None:
    """Make `place` the address; `tell` tells the browser."""
    st.session_state[_ADDRESS] = place.query()


def tell() -> None:
    """Tell the browser the address. In every run: one that is cut short by the next click may not have come to it.

    It is one entry in the browser's history, and none if the browser has it already.
    """
    if _ADDRESS in st.session_state:
        st.query_params.from_dict(st.session_state[_ADDRESS])


def map_sequence() -> int:
    """The number of the last message received from the map, 0 before the first."""
    return st.session_state.get(_SEQUENCE, 0)


def set_map_sequence(number: int) -> None:
    """Remember the number of a message from the map."""
    st.session_state[_SEQUENCE] = number
