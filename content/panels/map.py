"""The map on the page. All that touches the insides of streamlit-folium stands here and in geo/web/map.js."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import streamlit as st
import xstatic.pkg.leaflet

from content.atlas import Atlas
from content.brief.scenes import map_of_proposal, presented
from content.brief.sheets import MapState
from content.painting import paint_of_day, paint_of_proposal, settings_of, treaty_lines
from content.panels.served import FROM_FRAME, serve, touch
from content.panels.session import go, here, map_sequence, set_map_sequence
from content.place import Place
from content.time_page import today
from geo import UNITS
from geo.bundle import bundle
from geo.webmap import State, base_map, online_layers

KEY = "map_frame"


@lru_cache(maxsize=1)
def script_file(atlas: Atlas) -> str:
    """The name of the served file that draws the map of an atlas."""
    leaflet = Path(xstatic.pkg.leaflet.BASE_DIR)
    return serve("map", "js", bundle(leaflet, {**settings_of(atlas), "online": online_layers()}))


def _chosen(atlas: Atlas, key: str) -> None:
    """A message from a map: {"unit": ..., "seq": ...}. Runs before the page, so the page already shows it."""
    message = st.session_state.get(key) or {}
    unit, number = message.get("unit"), message.get("seq")
    if unit in UNITS and isinstance(number, int):
        place, _ = here(atlas.books)
        go(replace(place, island=unit) if place.scene else place.at_island(unit))
        set_map_sequence(number)


def states(atlas: Atlas, place: Place) -> tuple[MapState, ...]:
    """What the maps of a place show: one, or two where proposals are compared."""
    books = atlas.books
    if place.scene:
        maps = presented(place.brief(books), atlas)[0].sheets[int(place.scene) - 1].maps
        return tuple(replace(one, selected=place.island or one.selected) for one in maps)
    if place.view == "time":
        day = place.on or today()
        paint = tuple(paint_of_day(books, day, place.record).items())
        return (MapState(place.island, paint, tuple(treaty_lines(books, day, place.record))),)
    if place.versus:
        return tuple(map_of_proposal(books.proposals[name], books) for name in (place.proposal, place.versus))
    if place.proposal:
        return (MapState(place.island, tuple(paint_of_proposal(books.proposals[place.proposal]).items())),)
    return (MapState(place.island),)


def _frame(atlas: Atlas, place: Place, key: str, shown: MapState) -> None:
    from streamlit_folium import st_folium  # it declares its component, which must happen in a run of the page

    paint = None if shown.paint is None else dict(shown.paint)
    state = State(
        shown.selected, map_sequence(), place.names, place.online, paint, shown.caption, shown.lines
    )  # fmt: skip
    st_folium(
        base_map(script_url=FROM_FRAME + touch(script_file(atlas))),
        key=key,
        returned_objects=[],  # only what map.js sends itself
        feature_group_to_add=state,
        use_container_width=True,
        height=520,  # until the page's style sheet gives the frame its height
        on_change=lambda: _chosen(atlas, key),
    )


def show(atlas: Atlas, place: Place) -> None:
    """The map, with the chosen unit lit. The frame stays; what changes reaches it as a State.

    Where two proposals are compared, a second map stands below it; the two move together. While a briefing is
    presented that compares any, the second is there all the time, and seen where it is needed.
    """
    first, *second = states(atlas, place)
    if place.scene and not second and any(scene.kind == "compare" for scene in place.brief(atlas.books).scenes):
        second = [first]
    with st.container(key="map"):
        _frame(atlas, place, KEY, first)
        for shown in second:
            _frame(atlas, place, KEY + "_versus", shown)
