"""Presenting a briefing: full screen, scene by scene, stepped through by keys, also while the map has the focus."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from content.brief.chart import shown_on_map
from content.brief.scenes import presented
from content.panels.scripted import component
from content.panels.session import go, here, map_sequence, set_map_sequence
from content.place import Place
from content.render import Pages

_KEY = "present"
_component = component("islands_present", Path(__file__).with_suffix(".js"))


def _moved(pages: Pages) -> None:
    message = st.session_state[_KEY].moved or {}
    scene, sequence = message.get("scene"), message.get("sequence")
    place, _ = here(pages.books)
    if not place.scene or not isinstance(scene, int) or not isinstance(sequence, int):
        return
    if 1 <= scene <= len(place.brief(pages.books).scenes):
        go(replace(place, scene=str(scene), island=None))
        set_map_sequence(max(sequence, map_sequence()))


def _left(pages: Pages) -> None:
    place, _ = here(pages.books)
    go(replace(place, scene=None, island=None, notes=None))


def show(pages: Pages, place: Place) -> None:
    """Mount the script, invisible, on every page: the link that presents needs it in its click."""
    scene = int(place.scene) if place.scene else None
    maps = []
    if scene:
        sheets = presented(place.brief(pages.books), pages.atlas)[0].sheets
        maps = [[shown_on_map(state) for state in sheet.maps] for sheet in sheets]
    _component(
        key=_KEY,
        data={
            "scene": scene,
            "aside": place.island if scene else None,
            "notes": bool(place.notes),
            "maps": maps,
            "sequence": map_sequence(),
        },
        on_moved_change=lambda: _moved(pages),
        on_left_change=lambda: _left(pages),
        height=0,
    )
