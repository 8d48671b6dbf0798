"""The briefing on the page, without a browser: its list, its scenes, its exports, and what changes the address."""

from datetime import date

import pytest
from markupsafe import escape
from script import address, calm, run, shown, with_options

from content.brief.exports import KINDS, Kind, export
from content.brief.model import DEFAULT
from content.panels.labels import plain
from geo import UNITS
from tests.test_render import BOOKS

WORDS = BOOKS.wording.brief
MAKERS = ("make_pptx", "make_pdf", "make_html")


@pytest.fixture
def anew():
    export.cache_clear()
    yield
    export.cache_clear()


def add(app):
    return app.button(key="add_scene")


def test_the_list_and_all_that_can_be_taken_away():
    app = with_options(view="brief")
    html = shown(app)
    assert html.count("<li><div>") == len(DEFAULT) and f"<h2>{WORDS.heading}</h2>" in html
    for way in (WORDS.up, WORDS.down, WORDS.remove):
        assert f'aria-label="{way}: Iturup / Etorofu"' in html
    assert [app.button(key=key).label for key in MAKERS] == [
        plain(WORDS.make.replace("{what}", WORDS.exports[kind])) for kind in ("pptx", "pdf", "html")
    ]
    labels = [button.label for button in app.get("download_button")]
    assert {plain(text) for text in (*WORDS.files.values(), WORDS.exports["yaml"])} <= set(labels)
    assert app.button(key="self_test").label == plain(WORDS.self_test_run)
    assert (app.text_input(key="brief_title").value, app.date_input(key="brief_date").value) == (
        WORDS.untitled, date.today(),
    )  # fmt: skip
    assert address(app) == {"view": "brief"}


def test_an_empty_list_says_so():
    html = shown(run(view="brief", scenes="none"))
    assert WORDS.empty in html and 'class="present"' not in html


@pytest.mark.parametrize(
    "query",
    [{"island": unit} for unit in UNITS]
    + [
        {},
        {"view": "figures"},
        {"view": "time", "on": "1956-10"},
        {"view": "proposal", "proposal": "terms-2018"},
        {"view": "proposal", "proposal": "kawana-1998", "versus": "terms-2018"},
    ],
)
def test_what_is_shown_can_be_added_once(query):
    app = run(**query, scenes="disagreements", title="T")
    assert add(app).label == plain(WORDS.add) and not add(app).disabled
    calm(add(app).click().run())
    kinds = {"figures": "figures", "time": "date:1956-10", None: "overview"}
    scene = f"island:{query['island']}" if "island" in query else kinds.get(query.get("view"))
    scene = scene or ":".join(["compare" if "versus" in query else "proposal", *list(query.values())[1:]])
    assert address(app) == {**query, "scenes": f"disagreements,{scene}", "title": "T"}
    assert add(app).label == plain(WORDS.added) and add(app).disabled


def test_what_is_added_to_the_default_list_stands_at_its_end():
    app = run(view="proposal", proposal="kawana-1998")
    calm(add(app).click().run())
    assert address(app)["scenes"] == ",".join((*DEFAULT, "proposal:kawana-1998"))


def test_the_first_scene_of_an_empty_list():
    app = run(island="iturup", scenes="none")
    calm(add(app).click().run())
    assert address(app) == {"island": "iturup", "scenes": "island:iturup"}


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_in_the_briefing_can_not_be_added_again(unit):
    button = add(run(island=unit))
    assert button.disabled and button.label == plain(WORDS.added)


@pytest.mark.parametrize("query", [{"view": "sources"}, {"view": "brief"}, {"view": "proposal"}])
def test_what_is_no_scene_can_not_be_added(query):
    button = add(run(**query))
    assert button.disabled and button.label == plain(WORDS.add)


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
    assert '<article class="sheet island">\n<h2>Habomai</h2>' in html and " / 12</b>" not in html


def test_the_notes_of_a_scene():
    html = shown(run(view="brief", scene="3", notes="1"))
    assert f"{WORDS.notes} · 3 / 12 · " in html and 'class="foot"' not in html


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("scene", value) for value in ("0", "13", "03", "３", "x", "9" * 5000)),
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
