"""The briefing on the page, without a browser: its list, its scenes, its exports, and what changes the address."""

from datetime import date

import pytest
from markupsafe import escape
from script import address, calm, run, shown

from content.app.widgets import plain
from content.data.briefing import DEFAULT
from content.exports.export import KINDS, Kind, export
from tests.pages.test_render import BOOKS

WORDS = BOOKS.wording.brief
MAKERS = ("make_pptx", "make_pdf", "make_html")


@pytest.fixture
def anew():
    export.cache_clear()
    yield
    export.cache_clear()


def test_the_list_and_all_that_can_be_taken_away():
    app = run(view="brief")
    html = shown(app)
    assert html.count("<li><div>") == len(DEFAULT) and f"<h2>{WORDS.heading}</h2>" in html
    for way in (WORDS.up, WORDS.down, WORDS.remove):
        assert f'aria-label="{way}: Iturup / Etorofu"' in html
    assert [app.button(key=key).label for key in MAKERS] == [
        plain(WORDS.make.replace("{what}", WORDS.exports[kind])) for kind in ("pptx", "pdf", "html")
    ]
    labels = [button.label for button in app.get("download_button")]
    assert {plain(WORDS.files[kind]) for kind in ("geojson", "csv", "gpkg")} | {plain(WORDS.exports["yaml"])} <= set(
        labels
    )
    assert app.button(key="self_test").label == plain(WORDS.self_test_run)
    assert (app.text_input(key="brief_title").value, app.date_input(key="brief_date").value) == (
        WORDS.untitled, date.today(),
    )  # fmt: skip
    assert address(app) == {"view": "brief"}


def test_an_empty_list_says_so():
    html = shown(run(view="brief", scenes="none"))
    assert WORDS.empty in html and 'class="present"' not in html


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Мой <обзор> *x*", {"title": "Мой <обзор> *x*"}),
        ("  T ", {"title": "T"}),
        ("", {}),
        ("   ", {}),
        (WORDS.untitled, {}),
    ],
)
def test_the_title_goes_into_the_address(typed, kept):
    app = run(view="brief", title="Before", scenes="figures")
    calm(app.text_input(key="brief_title").set_value(typed).run())
    assert address(app) == {"view": "brief", "scenes": "figures", **kept}
    assert app.text_input(key="brief_title").value == kept.get("title", WORDS.untitled)


def test_the_date_goes_into_the_address():
    app = run(view="brief")
    calm(app.date_input(key="brief_date").set_value(date(2026, 1, 2)).run())
    assert address(app) == {"view": "brief", "dated": "2026-01-02"}
    assert run(view="brief", dated="1956-10-19").date_input(key="brief_date").value == date(1956, 10, 19)


@pytest.mark.parametrize("dated", ["0001-01-01", "9999-12-31"])
def test_any_day_is_shown(dated):
    assert run(view="brief", dated=dated).date_input(key="brief_date").value == date.fromisoformat(dated)


@pytest.mark.parametrize("record", ["all", "articles"])
@pytest.mark.parametrize("number", range(1, len(DEFAULT) + 1))
def test_a_scene_is_presented(number, record):
    app = run(view="brief", scene=str(number), record=record)
    html = shown(app)
    assert f"<b>{number} / {len(DEFAULT)}</b>" in html and 'class="foot"' in html
    assert not app.get("file_uploader") and 'class="brief-view"' not in html


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


def test_an_export_is_offered_when_it_is_made(anew, monkeypatch):
    monkeypatch.setitem(KINDS, "pdf", Kind("pdf", "application/pdf", lambda filled, pages: b"x" * 2000))
    app = run(view="brief", title="T", dated="2026-11-21")
    calm(app.button(key="make_pdf").click().run())
    (ready,) = [b.label for b in app.get("download_button") if b.label.startswith(plain("Ready:"))]
    assert "t\\-2026\\-11\\-21\\-" in ready and ready.endswith("2 kB") and address(app)["view"] == "brief"


def test_an_export_that_fails_is_told_and_the_page_stands(anew, monkeypatch):
    def fail(filled, pages):
        raise RuntimeError("no [font](x)")

    monkeypatch.setitem(KINDS, "pptx", Kind("pptx", "x/y", fail))
    app = run(view="brief")
    calm(app.button(key="make_pptx").click().run())
    assert [error.value for error in app.error] == [
        plain(f"{WORDS.exports['pptx']} could not be made: RuntimeError: no [font](x)")
    ]
    assert app.button(key="make_pdf") and app.button(key="self_test")
