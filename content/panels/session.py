"""What one visitor's session holds: the address, and the number of the map's last message."""

import streamlit as st

from content.books import Books
from content.place import Place, read_place

_SEQUENCE = "map_sequence"


def here(books: Books) -> tuple[Place, list[str]]:
    """The place that the address names now, and the values in it that are not known."""
    return read_place(st.query_params.to_dict(), books)


def go(place: Place) -> None:
    """Make `place` the address. One call, so one entry in the browser's history; none if nothing changes."""
    if st.query_params.to_dict() != place.query():
        st.query_params.from_dict(place.query())


def map_sequence() -> int:
    """The number of the last message received from the map, 0 before the first."""
    return st.session_state.get(_SEQUENCE, 0)


def set_map_sequence(number: int) -> None:
    """Remember the number of a message from the map."""
    st.session_state[_SEQUENCE] = number
