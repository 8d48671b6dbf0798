"""The figures: tables, a chart that Streamlit draws itself (no network), and files to take away."""

import streamlit as st

from content.figures import AREA_COLUMNS, POPULATION_COLUMNS, area_rows, as_csv, population_rows
from content.panels.labels import plain
from content.place import Place
from content.render import Pages

COLOURS = ["#9a4f96", "#1f8a70", "#c77d2e", "#808080", "#b59a00", "#5a7d2a"]
"""In no flag of either side; the shape tells the sources apart as well."""


def _chart(pages: Pages) -> dict:
    """How far each published area lies from the measured one, by unit and source, as a Vega-Lite specification."""
    words = pages.words.figures
    units = [*dict.fromkeys(row["units"] for row in area_rows(pages.atlas))]
    legend = {"title": None, "orient": "bottom", "columns": 1, "labelLimit": 420}
    return {
        "mark": {"type": "point", "size": 110, "filled": True, "opacity": 0.85},
        "height": {"step": 34},
        "encoding": {
            "x": {"field": "difference_percent", "type": "quantitative", "title": words.chart_x},
            "y": {"field": "units", "type": "nominal", "sort": units, "title": None, "axis": {"labelLimit": 260}},
            "shape": {"field": "source", "type": "nominal", "legend": legend},
            "color": {"field": "source", "type": "nominal", "legend": legend, "scale": {"range": COLOURS}},
            "tooltip": [{"field": name} for name in ("units", "as_printed", "year", "islets", "source")],
        },
    }


def _population_chart(pages: Pages) -> dict:
    """Every population figure as a point; no line, because no two count the same people."""
    words = pages.words.figures
    legend = {"title": None, "orient": "bottom", "columns": 2, "labelLimit": 300}
    return {
        "mark": {"type": "point", "size": 90, "filled": True, "opacity": 0.8},
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "title": None,
                "axis": {"format": "d"},
                "scale": {"zero": False},
            },
            "y": {"field": "number", "type": "quantitative", "title": words.chart_people},
            "shape": {"field": "units", "type": "nominal", "legend": legend},
            "color": {"field": "units", "type": "nominal", "legend": legend, "scale": {"range": COLOURS}},
            "tooltip": [{"field": name} for name in ("units", "date", "as_printed", "definition")],
        },
    }


def show(pages: Pages, place: Place) -> None:
    """The tables with the chart above them and the files below."""
    words = pages.words.figures
    st.html(pages.figures(place.record))
    st.html(pages.heading(words.chart))
    st.vega_lite_chart(area_rows(pages.atlas), _chart(pages), theme="streamlit", width="stretch")
    if place.record == "all":
        rows = [{**row, "year": int(row["date"][:4])} for row in population_rows(pages.atlas)]
        st.html(pages.heading(words.chart_population))
        st.vega_lite_chart(rows, _population_chart(pages), theme="streamlit", width="stretch")
    with st.container(horizontal=True):
        st.download_button(
            plain(words.download_areas), as_csv(AREA_COLUMNS, area_rows(pages.atlas)), "areas.csv", "text/csv",
            on_click="ignore",
        )  # fmt: skip
        st.download_button(
            plain(words.download_populations), as_csv(POPULATION_COLUMNS, population_rows(pages.atlas)),
            "populations.csv", "text/csv", on_click="ignore",
        )  # fmt: skip
