"""The buttons that do all that the mouse does on the map, and what the map can show besides."""

from dataclasses import replace

import streamlit as st

from content import names
from content.books import Books
from content.panels import takeaway
from content.panels.labels import plain
from content.panels.session import go, here
from content.place import Place
from content.render import Pages
from content.wording import NAME_ORDERS, ONLINE_LAYERS, RECORDS
from geo import UNITS


def _choose(books: Books, unit: str | None) -> None:
    place, _ = here(books)
    go(place.at_island(unit))


def _set(books: Books, field: str) -> None:
    place, _ = here(books)
    go(replace(place, **{field: st.session_state[field]}))


def show(pages: Pages, place: Place) -> None:
    """One button for each unit, one that clears the choice (Escape does the same), and the map's options."""
    books, words = pages.books, pages.words.page
    with st.container(key="controls", horizontal=True, gap="small"):
        for unit in UNITS:
            st.button(
                plain(names.english(books.units[unit].names)),
                key=f"choose_{unit}",
                type="primary" if unit == place.island else "secondary",
                on_click=_choose,
                args=(books, unit),
            )
        # Elsewhere Escape would take the briefer away from the day or the proposal at hand.
        escape = "Escape" if place.view == "island" else None
        st.button(plain(words.all_islands), key="choose_all", shortcut=escape, on_click=_choose, args=(books, None))
        _add(books, place)
        _options(pages, place)


def _options(pages: Pages, place: Place) -> None:
    """What the map can show besides, and the map to take away: made when one opens them, as few ever do.

    Measured in turn: without them a run takes the server 14 ms, with them 17. With 100 viewers the difference drowns.
    """
    books, words = pages.books, pages.words.page
    popover = st.popover(plain(words.options), key="options", on_change="rerun")
    if not popover.open:
        return
    with popover:
        _option(books, "names", words.names, NAME_ORDERS, words.name_orders, place.names)
        _option(books, "record", words.record, RECORDS, words.records, place.record)
        _option(books, "online", words.online, ONLINE_LAYERS, words.online_layers, place.online)
        st.caption(plain(words.online_note))
        takeaway.map_files(pages, place)


def _add(books: Books, place: Place) -> None:
    """The button that puts what is shown into the briefing, at its end."""
    words, scene = books.wording.brief, place.scene_here()
    scenes = place.brief(books).scenes
    there = scene in scenes
    st.button(
        plain(words.added if there else words.add),
        key="add_scene",
        disabled=scene is None or there,
        on_click=_append,
        args=(books,),
    )


def _append(books: Books) -> None:
    place, _ = here(books)
    brief, scene = place.brief(books), place.scene_here()
    if scene and scene not in brief.scenes:
        go(replace(place, scenes=replace(brief, scenes=(*brief.scenes, scene)).listed()))


def _option(books: Books, field: str, label: str, keys: tuple[str, ...], labels: dict[str, str], now: str) -> None:
    st.session_state[field] = now  # the address is the only state; a widget only shows it
    options = {key: plain(labels[key]) for key in keys}
    st.radio(plain(label), keys, key=field, format_func=options.__getitem__, on_change=_set, args=(books, field))
