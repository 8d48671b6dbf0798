"""The briefing's page: its list, its scenes, and what can be taken away."""

import re

import pytest
from markupsafe import escape
from script import run, shown

from content.data.briefing import DEFAULT
from content.exports.files import FILES
from tests.pages.test_render import BOOKS

WORDS = BOOKS.wording.brief


def test_the_list_and_all_that_can_be_taken_away():
    html = shown(run(view="brief"))
    assert html.count("<li draggable") == len(DEFAULT) and f"<h2>{WORDS.heading}</h2>" in html
    for way in (WORDS.up, WORDS.down, WORDS.remove):
        assert f'aria-label="{way}: Iturup / Etorofu"' in html
    files = {f"briefing.{kind}" for kind in ("pptx", "pdf", "html", "yaml")} | {
        f"map.{kind}" for kind in ("png", "svg")
    }
    files |= {f"data.{kind}" for kind in ("geojson", "csv", "gpkg")}
    assert set(re.findall(r'data-file="([^"]+)"', html)) == files <= FILES.keys()
    assert "data-read" in html and "data-test" in html


def test_an_empty_list_says_so():
    html = shown(run(view="brief", scenes="none"))
    assert WORDS.empty in html and 'class="present"' not in html


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "Мой <обзор> *x* {iturup}"), ("dated", "1956-10-19"), ("dated", "0001-01-01"), ("dated", "9999-12-31")],
)
def test_title_and_date_stand_in_their_fields(name, value):
    html = shown(run(view="brief", **{name: value}))
    assert f'value="{escape(value)}"' in html


@pytest.mark.parametrize("record", ["all", "articles"])
@pytest.mark.parametrize("number", range(1, len(DEFAULT) + 1))
def test_a_scene_is_presented(number, record):
    html = shown(run(view="brief", scene=str(number), record=record))
    assert f"<b>{number} / {len(DEFAULT)}</b>" in html and 'class="foot"' in html
    assert 'class="brief-view"' not in html


def test_a_unit_beside_the_scene():
    html = shown(run(view="brief", scene="3", island="habomai"))
    assert '<article class="sheet island">\n<h2>Habomai ' in html and f" / {len(DEFAULT)}</b>" not in html


def test_the_notes_of_a_scene():
    html = shown(run(view="brief", scene="3", notes="1"))
    assert f"{WORDS.notes} · 3 / {len(DEFAULT)} · " in html and 'class="foot"' not in html


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("scene", value) for value in ("0", "15", "03", "３", "x", "9" * 5000)),
        *(("dated", value) for value in ("2026", "２０２６-１１-２１")),
        ("scenes", "moon"),
        ("title", "x" * 121),
    ],
)
def test_an_unknown_value_is_named_above_the_start_view(name, value):
    html = shown(run(view="brief", **{name: value}))
    assert f"<code>{escape(f'{name}={value}')}</code>" in html
    assert escape(BOOKS.wording.start.what_to_do) in html
