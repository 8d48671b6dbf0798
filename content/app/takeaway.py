"""The data and the self-test: made when they are asked for."""

from functools import partial

import streamlit as st

from content.app.widgets import download, plain
from content.data.edition import edition
from content.data.phrases import Phrases
from content.exports import data
from content.exports.self_test import self_test as run_self_test
from content.pages.render import Pages
from content.pages.route import Place

FILES = (
    ("geojson", "geojson", "application/geo+json"),
    ("csv", "table", "text/csv"),
    ("gpkg", "geopackage", "application/geopackage+sqlite3"),
)
"""Ending, function of content.exports.data, media type."""


def data_files(pages: Pages, place: Place) -> None:
    """The joined data, with its licence and its sources inside."""
    words = pages.words.brief

    def made(name: str) -> bytes:
        return getattr(data, name)(pages.atlas, edition(), place.record)

    st.html(pages.heading(words.data_files))
    with st.container(horizontal=True):
        for ending, name, mime in FILES:
            file = f"islands-data-{edition()}.{ending}"
            download(words.files[ending], partial(made, name), file, mime, f"file_{ending}")
    st.caption(plain(Phrases(pages.atlas).licence()))


def self_test(pages: Pages, place: Place) -> None:
    """The self-test and what it found: green, or what to do."""
    words = pages.words.brief
    st.html(pages.heading(words.self_test))
    st.caption(plain(words.self_test_intro))
    if not st.button(plain(words.self_test_run), key="self_test"):
        return
    with st.spinner(plain(words.making.replace("{what}", words.self_test))):
        checks = run_self_test(pages, place.brief(pages.books))
    st.html(pages.render("self_test.html", checks=checks))
