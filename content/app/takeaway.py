"""The data and the self-test: made when they are asked for."""

import streamlit as st

from content.app.download import download
from content.app.labels import plain
from content.data.edition import edition
from content.exports.self_test import self_test as run_self_test
from content.pages.render import Pages
from content.pages.route import Place


def _name(what: str, ending: str) -> str:
    return f"islands-{what}-{edition()}.{ending}"


def data_files(pages: Pages, place: Place) -> None:
    """The joined data, with its licence and its sources inside."""
    words, atlas, record = pages.words.brief, pages.atlas, place.record

    def made(name: str):
        def make() -> bytes:
            from content.exports import data

            return getattr(data, name)(atlas, edition(), record)

        return make

    st.html(pages.heading(words.data_files))
    with st.container(horizontal=True):
        download(
            words.files["geojson"], made("geojson"), _name("data", "geojson"), "application/geo+json", "file_geojson"
        )
        download(words.files["csv"], made("table"), _name("data", "csv"), "text/csv", "file_csv")
        download(
            words.files["gpkg"],
            made("geopackage"),
            _name("data", "gpkg"),
            "application/geopackage+sqlite3",
            "file_gpkg",
        )
    st.caption(plain(words.licence))


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
