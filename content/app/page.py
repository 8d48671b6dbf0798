"""One run of the page: the map, what is read beside it, and the widgets of one view. The browser does the rest."""

from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2 import component

from content.app import briefing
from content.app.address import here, number, went
from content.app.routes import base, first_pages, load_pages
from content.data.briefing import DEFAULT
from content.pages.page import maps_at
from content.pages.render import Pages
from content.pages.route import STICKY, Place
from content.pages.templating import render_problems
from geo.problem import DataError
from geo.styles import css_variables
from geo.webmap import base_map

HERE = Path(__file__).parent
STYLES = (HERE.parent / "web" / "style.css", HERE.parent / "web" / "sheet.css")

_reader = component(
    "islands_reader",
    js="""export default (component) => {
  window.islandsClient ??= import(new URL(`${component.data.from}/client.js`, document.baseURI));
  window.islandsClient.then((client) => client.default(component));
};
""",
    isolate_styles=False,
)


def show() -> None:
    """The page as the address has it."""
    st.set_page_config(
        page_title="The islands between Hokkaido and Urup",
        page_icon=HERE / "icon.svg",  # named icons and emoji are fetched from the internet
        layout="wide",
    )
    st.html(f"<style>{css_variables()}</style>")
    for style in STYLES:
        st.html(style)
    pages = load_pages()
    if isinstance(pages, DataError):
        with st.container(key="problems"):
            st.html(render_problems(pages.problems))
        st.stop()
    place, unknown = here(pages.books)
    pages = pages.ordered(place.names)
    with st.container(key="page"):
        with st.container(key="top"):
            st.html(pages.masthead())
        left, right = st.columns([57, 43], gap="small")
        # The panel first, the map last: elements arrive in the order of the script, and the map takes longest.
        with right, st.container(key="panel"):
            _read(pages, place, unknown)
            if place.view == "brief" and not place.scene:
                briefing.show_widgets(pages, place)
        with left:
            st.html(pages.controls())
            if not place.notes:
                _map(pages, place)


def _read(pages: Pages, place: Place, unknown: list[str]) -> None:
    """The client, told where the page is; the first time with the pages that will be asked for first."""
    data = {
        "from": base(),
        "address": urlencode(place.query()),
        "n": number(),
        "sticky": STICKY,
        "scenes": ",".join(DEFAULT),
        "unreachable": pages.words.notices.unreachable,
    }
    if "opened" not in st.session_state:
        st.session_state["opened"] = True
        data["packed"] = first_pages(place, date.today())
        data["notice"] = "".join(map(pages.notice, unknown))
    _reader(
        key="reader",
        data=data,
        on_went_change=lambda: went(st.session_state["reader"].get("went"), pages.books),
    )


def _map(pages: Pages, place: Place) -> None:
    """The map, or two where proposals are compared. The frame stays; the client tells it what to show.

    While a briefing is presented that compares any, the second is there all the time, and seen where it is needed.
    """
    from streamlit_folium import st_folium  # it declares its component, which must happen in a run of the page

    count = len(maps_at(pages, place, date.today()))
    if place.scene and any(scene.kind == "compare" for scene in place.brief(pages.books).scenes):
        count = 2
    with st.container(key="map"):
        for key in ("map_frame", "map_frame_versus")[:count]:
            st_folium(
                base_map(script_url=f"../../{base()}/map.js"),
                key=key,
                returned_objects=[],  # it sends nothing: the frame speaks to the client
                use_container_width=True,
                height=520,  # until the page's style sheet gives the frame its height
            )
