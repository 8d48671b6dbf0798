"""With the mouse: every island and islet answers a real click, at once, and nothing else about the map changes."""

import re

import pytest
from dashboard_page import BOOKS, ENGLISH
from ground import ISLETS, LAND, SEA
from playwright.sync_api import expect

from geo import UNITS

PRESSED = """() => [...document.querySelectorAll("path[data-unit]")]
    .filter((path) => path.getAttribute("aria-pressed") === "true").map((path) => path.dataset.unit)"""


@pytest.mark.parametrize("unit", UNITS)
def test_click_on_outline_opens_dossier(app, unit):
    app.open().expect_at(None)
    app.click_at(*LAND[unit][0])
    app.expect_at(unit)
    app.expect_quotes_of(unit)


def test_click_on_another_island_switches(app):
    app.open()
    for unit in (*UNITS, "iturup"):
        app.island(unit).click()  # the middle of its target
        app.expect_at(unit)


def test_click_on_each_islet_chooses_habomai(app):
    app.open()
    missed = []
    for islet, place in ISLETS.items():
        app.island("iturup").click()
        app.click_at(*place)
        if app.in_map(PRESSED) != ["habomai"]:
            missed.append(islet)
    assert missed == []
    app.expect_at("habomai")


def test_click_on_open_sea_keeps_choice(app):
    app.open("?island=shikotan").expect_at("shikotan")
    app.click_at(*SEA)
    app.rest()
    app.expect_at("shikotan")


def test_drag_that_begins_on_an_island_pans_and_chooses_nothing(app):
    app.open()
    before = app.view()
    frame = app.iframe.bounding_box()
    (spot,) = app.pixels([LAND["iturup"][0]])
    app.page.mouse.move(frame["x"] + spot["x"], frame["y"] + spot["y"])
    app.page.mouse.down()
    app.page.mouse.move(frame["x"] + spot["x"] - 90, frame["y"] + spot["y"] + 40, steps=4)
    app.page.mouse.up()
    assert app.view() != before
    app.rest()
    app.expect_at(None)


def test_outline_is_lit_before_the_server_can_answer(app):
    app.open()
    for number, unit in enumerate(UNITS):
        # One task of the browser: no answer can come in between.
        lit = app.island(unit).evaluate(
            """(path) => {
                path.dispatchEvent(new MouseEvent("click", { bubbles: true }));
                const lit = [...document.querySelectorAll("path.outline")].map((one) => one.matches(".selected"));
                return [path.ariaPressed, ...lit];
            }"""
        )
        assert lit == ["true", *(other == number for other in range(len(UNITS)))]
        app.expect_at(unit)


def test_a_click_puts_no_ring_around_the_map(app):
    app.open()
    app.island("habomai").click()
    app.expect_at("habomai")
    assert not app.in_map("() => document.querySelector('#map_div').matches(':focus-visible')")


def test_clicks_faster_than_the_answers_end_on_the_last(app):
    app.open()
    frame = app.iframe.bounding_box()
    order = ("iturup", "kunashir", "shikotan", "habomai", "kunashir")
    for spot in app.pixels([LAND[unit][0] for unit in order]):
        app.page.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"])
    app.expect_at(order[-1])
    app.rest()
    app.expect_at(order[-1])
    assert app.in_map(PRESSED) == [order[-1]]


def test_choosing_moves_and_reloads_nothing(app, watch):
    app.open()
    app.in_map("() => map_div.setView([44.1, 146.4], 8.25, { animate: false })")
    app.tag()
    view, loaded = app.view(), [url for url in watch.requests if "/component/" in url or "map.js" in url]
    app.island("kunashir").click()
    app.expect_at("kunashir")
    app.button("shikotan").click()
    app.expect_at("shikotan")
    app.page.go_back()
    app.expect_at("kunashir")
    app.all_islands.click()
    app.expect_at(None)
    app.rest()
    assert app.view() == view
    app.expect_tagged()
    assert [url for url in watch.requests if "/component/" in url or "map.js" in url] == loaded
    assert len([url for url in loaded if re.search(r"/islands/[0-9a-f-]+/map\.js$", url)]) == 1


def test_hovering_names_the_island(app):
    app.open()
    tooltip = app.map.locator(".leaflet-tooltip.names")
    for unit in UNITS:
        app.island(unit).hover()
        names = BOOKS.units[unit].names
        expect(tooltip).to_have_text(f"{ENGLISH[unit]} · {names.ru} · {names.ja}")
        expect(app.outline(unit)).to_contain_class("hovered")
    app.map.locator("#map_div").hover(position={"x": 200, "y": 5})
    expect(tooltip).to_have_count(0)
