"""A visitor's run of the page: its frame, the map, and the client with the pages that are asked for first.

What is read, chosen and taken away the client does by itself, in the browser (content/web/client.js): no step runs this
again, but for a second map where two are compared.
"""

from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2 import component

from content.app.routes import base, first_pages, load_pages
from content.data.briefing import DEFAULT
from content.data.edition import edition
from content.pages.page import maps_at
from content.pages.render import Pages
from content.pages.route import STICKY, Place, read_place
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
    place, unknown = read_place(st.query_params.to_dict(), pages.books)
    with st.container(key="page"):
        with st.container(key="top"):
            st.html(pages.ordered(place.names).masthead())
        left, right = st.columns([57, 43], gap="small")
        # The panel first, the map last: elements arrive in the order of the script, and the map takes longest.
        with right, st.container(key="panel"):
            _read(pages, place, unknown)
        with left:
            st.html(pages.controls())
            if not place.notes:
                _map(len(maps_at(pages, place, date.today())))


def _read(pages: Pages, place: Place, unknown: list[str]) -> None:
    """The client, told where the server is; the first time with the pages that will be asked for first."""
    brief = pages.words.brief
    data = {
        "from": base(),
        "edition": f"{brief.edition} {edition()}",
        "sticky": STICKY,
        "scenes": ",".join(DEFAULT),
        "unreachable": pages.words.notices.unreachable,
        "words": {"making": brief.making, "ready": brief.ready, "failed": brief.failed, "wrong": brief.loaded_wrong},
    }
    if "maps" not in st.session_state:  # the session's first run
        st.session_state["maps"] = 1
        data["address"] = urlencode(place.query())
        data["packed"] = first_pages(place, date.today())
        data["notice"] = "".join(map(pages.notice, unknown))
    _reader(key="reader", data=data, on_second_map_change=_add_map)


def _add_map() -> None:
    """The client asks for a second map, which then stays, seen where two proposals are compared."""
    st.session_state["maps"] = 2


def _map(wanted: int) -> None:
    """The map, or two. The frame stays; the client tells it what to show."""
    from streamlit_folium import st_folium  # it declares its component, which must happen in a run of the page

    st.session_state["maps"] = max(wanted, st.session_state["maps"])
    with st.container(key="map"):
        for key in ("map_frame", "map_frame_versus")[: st.session_state["maps"]]:
            st_folium(
                base_map(script_url=f"../../{base()}/map.js"),
                key=key,
                returned_objects=[],  # it sends nothing: the frame speaks to the client
                use_container_width=True,
                height=520,  # until the page's style sheet gives the frame its height
            )
