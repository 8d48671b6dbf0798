"""The map on the page. All that touches the insides of streamlit-folium stands here and in geo/web/map.js."""

from functools import lru_cache
from pathlib import Path

import streamlit as st
import xstatic.pkg.leaflet
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

import geo
from content import names
from content.atlas import Atlas
from content.citations import when
from content.painting import paint_of_day, paint_of_proposal, treaty_lines
from content.panels.session import go, here, map_sequence, set_map_sequence
from content.place import Place
from content.time_page import today
from content.wording import NAME_ORDERS
from geo import UNITS
from geo.webmap import State, base_map

KEY = "map_frame"

# A declared component serves a folder to the frame, offline and compressed; nothing else of these two is used.
_DATA = declare_component("data", path=str(Path(geo.__file__).parent))
_LEAFLET = declare_component("leaflet", path=xstatic.pkg.leaflet.BASE_DIR)


def _folder(component) -> str:
    """The address of a served folder as the map's frame sees it."""
    return f"../{component.name}/"


@lru_cache(maxsize=1)
def _settings(atlas: Atlas) -> dict:
    units = {
        unit: {
            "label": names.english(record.names),
            "full": f"{names.english(record.names)} · {record.names.ru} · {record.names.ja}",
            "names": {order: names.lines(record.names, order) for order in NAME_ORDERS},
        }
        for unit, record in atlas.books.units.items()
    }
    islets = {
        islet: {
            "bounds": atlas.islets[islet],
            "names": {order: names.islet_lines(record, order) for order in NAME_ORDERS},
        }
        for islet, record in atlas.books.islets.items()
    }
    return {
        "leaflet_url": _folder(_LEAFLET),
        "web_url": _folder(_DATA) + "web/",
        "data_url": _folder(_DATA),
        "words": {**atlas.books.wording.map.model_dump(), "group": atlas.books.wording.page.group_names},
        "holders": {
            **atlas.books.wording.holders,
            "divided": atlas.books.wording.proposals.divided,
            "undivided": atlas.books.wording.administrators["undivided"],
            "unknown": atlas.books.wording.map.unknown,
        },
        "units": units,
        "islets": islets,
    }


def _chosen(atlas: Atlas, key: str) -> None:
    """A message from a map: {"unit": ..., "seq": ...}. Runs before the page, so the page already shows it."""
    message = st.session_state.get(key) or {}
    unit, number = message.get("unit"), message.get("seq")
    if unit in UNITS and isinstance(number, int):
        set_map_sequence(number)
        place, _ = here(atlas.books)
        go(place.at_island(unit))


def _frame(atlas: Atlas, place: Place, key: str, proposal: str | None) -> None:
    paint, lines = None, []
    if place.view == "time":
        day = place.on or today()
        paint = paint_of_day(atlas.books, day, place.record)
        lines = treaty_lines(atlas.books, day, place.record)
    elif proposal:
        paint = paint_of_proposal(atlas.books.proposals[proposal])
    record = atlas.books.proposals[proposal] if place.versus else None
    caption = f"{when(record.date, atlas.books.wording.months)}: {record.title}" if record else ""
    state = State(place.island, map_sequence(), place.names, place.online, paint, caption, lines)
    st_folium(
        base_map(**_settings(atlas)),
        key=key,
        returned_objects=[],  # only what map.js sends itself
        feature_group_to_add=state,
        use_container_width=True,
        height=520,  # until the page's style sheet gives the frame its height
        on_change=lambda: _chosen(atlas, key),
    )


def show(atlas: Atlas, place: Place) -> None:
    """The map, with the chosen unit lit. The frame stays; what changes reaches it as a State.

    Where two proposals are compared, a second map stands below it; the two move together.
    """
    with st.container(key="map"):
        _frame(atlas, place, KEY, place.proposal)
        if place.versus:
            _frame(atlas, place, KEY + "_versus", place.versus)
