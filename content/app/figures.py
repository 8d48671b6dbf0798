"""The figures as charts that Streamlit draws itself (no network), and as files to take away."""

from functools import lru_cache

import streamlit as st

from content.app.widgets import download
from content.data.figures import area_csv, area_lines, area_rows, population_csv, population_rows
from content.data.phrases import Phrases
from content.pages.render import Pages
from content.pages.route import Place

COLOURS = ["#3f5c99", "#b8860b", "#7a7f87", "#8c4a2f", "#6b8fc9", "#4d5a3a"]
"""Of no holder and no flag; the shape tells the sources apart as well."""

#: Below the plot and one entry a line, so that a phone has room for the longest.
_LEGEND = {"title": None, "orient": "bottom", "columns": 1, "labelLimit": 310}

#: Around the whole, for the halves of the outermost figures on the axes.
_ROOM = {"left": 8, "right": 14, "top": 8, "bottom": 8}

#: Points that lie at the edge of what is drawn are not cut in two.
_WIDE = {"nice": False, "padding": 14}


@lru_cache(maxsize=2)
def _points(pages: Pages, record: str) -> tuple[list[dict], list[dict]]:
    """What the two charts draw: the rows, with the units in as few words as in the tables, and the year as a number."""
    atlas, unit_names = pages.atlas, Phrases(pages.atlas).unit_names
    areas = [
        {**row, "units": unit_names(line.figure.units)}
        for row, line in zip(area_rows(atlas, record), area_lines(atlas, atlas.areas, record), strict=True)
    ]
    people = [
        {**row, "units": unit_names(figure.units), "year": int(figure.date[:4])}
        for row, figure in zip(population_rows(atlas), atlas.populations, strict=True)
    ]
    return areas, people


def _chart(rows: list[dict], height: int, x: dict, y: dict, by: dict, tooltip: str) -> None:
    """Points of many shapes and colours, `by` a field, as wide as the panel; a Vega-Lite specification.

    The rows go in under a name: without one, Streamlit first draws the chart empty, and the browser's console warns of
    axes without extent. Only the width is fitted, so that the legend does not take from the plot's height.
    """
    told_apart = {"type": "nominal", "legend": _LEGEND, **by}
    encoding = {
        "x": {"type": "quantitative", **x},
        "y": y,
        "shape": told_apart,
        "color": {**told_apart, "scale": {"range": COLOURS}},
        "tooltip": [{"field": name} for name in tooltip.split()],
    }
    specification = {
        "mark": {"type": "point", "size": 100, "filled": True, "opacity": 0.85},
        "encoding": encoding,
        "height": height,  # of a height in steps Vega-Lite warns, even where only the width is fitted
        "datasets": {"rows": rows},
        "data": {"name": "rows"},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": _ROOM,
    }
    st.vega_lite_chart(specification, theme="streamlit", width="stretch")


def _area_chart(pages: Pages, rows: list[dict]) -> None:
    """How far each published area lies from the measured one, by unit and source."""
    units = [*dict.fromkeys(row["units"] for row in rows)]
    axis = {"tickCount": 8, "labelFlush": False}
    # The units stand within the plot, each above its line: beside it they would take a third of a phone.
    within = {"labelAlign": "left", "labelPadding": -4, "labelOffset": -16, "labelLimit": 300, "grid": True}
    _chart(
        rows,
        height=48 * len(units),
        x={"field": "difference_percent", "title": pages.words.figures.chart_x, "axis": axis, "scale": _WIDE},
        y={"field": "units", "type": "nominal", "sort": units, "title": None, "axis": within},
        by={"field": "source"},
        tooltip="units as_printed year islets source",
    )


def _population_chart(pages: Pages, rows: list[dict]) -> None:
    """Every population figure as a point; no line, because no two count the same people."""
    units = [*dict.fromkeys(row["units"] for row in rows)]
    axis = {"format": "d", "tickCount": 8, "labelFlush": False}
    _chart(
        rows,
        height=240,
        x={"field": "year", "title": None, "axis": axis, "scale": {**_WIDE, "zero": False}},
        y={"field": "number", "type": "quantitative", "title": pages.words.figures.chart_people},
        by={"field": "units", "sort": units},
        tooltip="units date as_printed definition",
    )


def show_charts(pages: Pages, place: Place) -> None:
    """What stands below the tables: the charts, and the files at the end."""
    words = pages.words.figures
    areas, people = _points(pages, place.record)
    st.html(pages.heading(words.chart))
    _area_chart(pages, areas)
    if place.record == "all":
        st.html(pages.heading(words.chart_population))
        _population_chart(pages, people)
    files = [(words.download_areas, lambda: area_csv(pages.atlas, place.record), "areas")]
    if place.record == "all":
        files += [(words.download_populations, lambda: population_csv(pages.atlas), "populations")]
    with st.container(horizontal=True):
        for label, make, name in files:
            download(label, make, f"{name}.csv", "text/csv", f"file_{name}")
