"""The page: its configuration, the one cache, what the address says, which view."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from content.atlas import load_atlas
from content.pages.budget import over_budget
from content.panels import controls, links, map, present, problems, reading, served, written
from content.panels.session import here, tell
from content.place import Place
from content.render import Pages
from geo.problem import DataError

HERE = Path(__file__).parent
SHEET = HERE.parent / "brief" / "web" / "sheet.css"


@st.cache_resource(show_spinner=False)
def load_pages() -> Pages | DataError:
    """The data, read and checked once for all visitors; or everything that is wrong with it."""
    try:
        pages = Pages(load_atlas())
    except DataError as error:
        return error
    too_much = list(over_budget(pages))
    return DataError(too_much) if too_much else pages


def warm() -> None:
    """Do what the first visitor would wait for: read and check the data, and write the files that everybody fetches."""
    pages = load_pages()
    if isinstance(pages, Pages):
        map.script_file(pages.atlas)
        written.leaf(pages, Place())


def write_ahead() -> Iterator[None]:
    """Do, bit by bit, what would take the first reader of each view a moment more."""
    pages = load_pages()
    if isinstance(pages, Pages):
        for _ in written.write_ahead(pages):
            yield


def show() -> None:
    """One run: the page as the address has it."""
    served.declare()
    st.set_page_config(
        page_title="Four island units",
        page_icon=HERE / "icon.svg",  # named icons and emoji are fetched from the internet
        layout="wide",
    )
    st.html(HERE / "style.css")
    st.html(SHEET)
    pages = load_pages()
    if isinstance(pages, DataError):
        problems.show(pages.problems)
        st.stop()
    place, unknown = here(pages.books)
    tell()
    with st.container(key="page"):
        with st.container(key="top"):
            st.html(pages.masthead(place.view))
            for value in unknown:
                st.html(pages.notice(value))
        left, right = st.columns([57, 43], gap="small")
        # The panel first, the map last: elements arrive in the order of the script, and the map takes longest.
        with right:
            reading.show(pages, place)
        with left:
            controls.show(pages, place)
            map.show(pages.atlas, place)
    links.show(pages.books, place)
    present.show(pages, place)
