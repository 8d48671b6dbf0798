"""The reading side of the page: the start view and the dossiers, swapped in the browser, and the sources.

Measured: a dossier as one element costs 150 ms from click to heading, 60 ms of them for Streamlit's own cleaning of its
markup, and 50 ms more for the layout; made ready in the browser, 5 ms. So the browser fetches the pages as a file.
"""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from content.brief.model import Brief
from content.brief.scenes import presented
from content.brief.view import notes_page, scene_page
from content.packed import pack
from content.panels import brief, figures, sources
from content.panels.scripted import component
from content.panels.served import FROM_PAGE, serve, touch
from content.panels.session import map_sequence
from content.place import Place
from content.render import Pages
from content.time_page import time_page
from geo import UNITS

START = "start"

_reader = component("islands_reading", Path(__file__).with_suffix(".js"))


@lru_cache(maxsize=16)
def dossiers_file(pages: Pages, order: str, record: str) -> str:
    """The name of the served file with the start view and the dossiers."""
    rendered = {START: pages.start(order, record), **{unit: pages.dossier(unit, order, record) for unit in UNITS}}
    return serve("dossiers", "json", pack(rendered))


@lru_cache(maxsize=16)
def _scenes_file(pages: Pages, brief: Brief) -> str:
    """The name of the served file with all scenes, and each unit's sheet, which a click on the map brings up."""
    briefing, islands = presented(brief, pages.atlas)
    rendered = {
        f"scene-{number}": scene_page(pages, briefing, sheet, number)
        for number, sheet in enumerate(briefing.sheets, 1)
    }  # fmt: skip
    rendered |= {unit: scene_page(pages, briefing, sheet, None) for unit, sheet in islands.items()}
    return serve("scenes", "json", pack(rendered))


def show(pages: Pages, place: Place) -> None:
    """What the place asks to be read."""
    with st.container(key="panel"):
        if place.view == "sources":
            with st.container(key="sources"):
                sources.show(pages, place)
            return
        if place.view == "proposal":
            filters = {"party": place.party, "status": place.status, "period": place.period}
            with st.container(key="proposal"):
                if place.proposal and place.versus:
                    st.html(pages.comparison(place.proposal, place.versus, place.record))
                elif place.proposal:
                    st.html(pages.proposal(place.proposal, place.island, place.record, **filters))
                else:
                    st.html(pages.proposals(**filters, record=place.record))
            return
        if place.view == "figures":
            with st.container(key="figures"):
                figures.show(pages, place)
            return
        if place.view == "time":
            with st.container(key="timeline"):
                st.html(time_page(pages, place.on, place.record))
            return
        if place.view == "brief":
            with st.container(key="brief"):
                _brief(pages, place)
            return
        with st.container(key="dossier"):
            _read(place.island or START, dossiers_file(pages, place.names, place.record))


def _brief(pages: Pages, place: Place) -> None:
    """The briefing: its list, the scene that is presented, or the notes on it."""
    if not place.scene:
        brief.show(pages, place)
        return
    chosen = place.brief(pages.books)
    if place.notes:
        with st.container(key="notes"):
            st.html(notes_page(pages, presented(chosen, pages.atlas)[0], int(place.scene)))
        return
    with st.container(key="presenting"):
        _read(place.island or f"scene-{place.scene}", _scenes_file(pages, chosen))


def _read(page: str, file: str) -> None:
    """The page, swapped in by the browser from the file that it keeps."""
    _reader(key="reading", data={"page": page, "file": FROM_PAGE + touch(file), "sequence": map_sequence()})
