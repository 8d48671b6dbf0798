"""The figures as charts that Streamlit draws itself (no network), and as files to take away."""

from functools import lru_cache, partial

import streamlit as st

from content.app.widgets import download
from content.data.citations import citations
from content.data.edition import edition
from content.data.phrases import Phrases, area_lines
from content.exports.data import table
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


def _short(pages: Pages, names: str) -> str:
    """Units by the one name that stands first: in a chart's legend a phone has no room for two."""
    return " + ".join(pages.spelled(name).partition(" / ")[0] for name in names.split(" + "))


@lru_cache(maxsize=6)
def _points(pages: Pages, record: str) -> tuple[list[dict], list[dict]]:
    """What the two charts draw: areas and populations, with the units in as few words as in the tables."""
    atlas, phrases = pages.atlas, Phrases(pages.atlas)
    areas = [
        {
            "units": _short(pages, phrases.unit_names(line.figure.units)),
            "difference_percent": round(line.difference_percent, 2),
            "as_printed": line.figure.as_printed,
            "year": line.figure.year,
            "islets": line.figure.islets,
            "source": next(citations(phrases.sourced(line.figure.source), atlas.books)).label,
        }
        for line in area_lines(atlas, atlas.areas, record)
    ]
    people = [
        {**one.model_dump(include={"date", "number", "as_printed", "definition"}),
         "units": _short(pages, phrases.unit_names(one.units)), "year": int(one.date[:4])}
        for one in atlas.populations
    ]  # fmt: skip
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
    files = {"areas": words.download_areas}
    if place.record == "all":
        files["populations"] = words.download_populations
    with st.container(horizontal=True):
        for name, label in files.items():
            make = partial(table, pages.atlas, edition(), place.record, name)
            download(label, make, f"{name}-{edition()}.csv", "text/csv", f"file_{name}")
