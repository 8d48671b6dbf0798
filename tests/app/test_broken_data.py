"""Broken data, one fault at a time: the page is the list of problems, which names the place, and nothing else."""

from collections.abc import Iterator

import pytest
import streamlit as st
from script import run, shown

from content import atlas


def _drop_unit(copy):
    copy.edit("units", lambda units: units.remove(copy.record(units, "shikotan")))
    return "content/records/units.yaml", "shikotan"


def _alter_quote(copy):
    copy.edit("excerpts", lambda these: copy.record(these, "a2-13").update(quote="No one said this."))
    return "content/records/excerpts.yaml", "a2-13", "quote", "No one said this."


def _misspell_key(copy):
    copy.edit("articles", lambda articles: articles[0].update(licence="none"))
    return "content/records/articles.yaml", "a0", "licence"


def _drop_article(copy):
    copy.edit("articles", lambda articles: articles.remove(copy.record(articles, "a4")))
    return "content/records/excerpts.yaml", "a4-13", "article", "a4"


def _break_wording(copy):
    copy.edit("wording", lambda words: words["page"].pop("title"))
    return "content/records/wording.yaml", "page.title"


def _drop_placeholder(copy):
    copy.edit("wording", lambda words: words["notices"].update(bad_value="That is not known here."))
    return "content/records/wording.yaml", "notices.bad_value"


def _write(name, text):
    def change(copy):
        (copy.root / name).write_text(text, "utf-8")
        return (name,)

    return change


def _remove(name):
    def change(copy):
        (copy.root / name).unlink()
        return (name,)

    return change


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """What one test loaded must not be what the next one reads."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


DATA = ("islands", "habomai_islets", "hit_areas", "land", "depth", "places")
BREAKAGES = {
    "unit-missing": _drop_unit,
    "quote-altered": _alter_quote,
    "key-unknown": _misspell_key,
    "article-missing": _drop_article,
    "label-missing": _break_wording,
    "placeholder-missing": _drop_placeholder,
    "yaml-invalid": _write("content/records/events.yaml", "- id: [a\n"),
    "yaml-binary": _write("content/records/events.yaml", "- id: \x00\n"),
    "yaml-list-of-texts": _write("content/records/events.yaml", "- one\n- two\n"),
    "areas-empty": _write("geo/areas.csv", ""),
    "seed-altered": _write("seeds/000_7774e3d3b33d1bb7.txt", "All is well."),
    **{f"{name}-missing": _remove(f"geo/{name}.geojson") for name in DATA},
    **{f"{name}-not-json": _write(f"geo/{name}.geojson", "not JSON") for name in DATA},
    **{f"{name}-no-collection": _write(f"geo/{name}.geojson", "[]") for name in DATA},
}


@pytest.mark.parametrize("change", BREAKAGES.values(), ids=BREAKAGES.keys())
def test_broken_data_gives_the_list_and_nothing_else(change, make_copy, monkeypatch):
    copy = make_copy()
    told = change(copy)
    monkeypatch.setattr(atlas, "ROOT", copy.root)
    app = run(island="atlantis")
    html = shown(app)
    assert '<article class="problems">' in html
    for part in told:
        assert part in html
    assert len(app.button) == len(app.radio) == 0
    assert html.count("<article") == 1
    assert "<header" not in html
