"""Without a mouse: by Tab, Enter and Space on the map, by the buttons beside it, and Escape from wherever one is."""

import re

import pytest
from dashboard_page import BOOKS, ENGLISH
from playwright.sync_api import expect

from geo import UNITS

FOCUSED = "() => document.hasFocus() && document.activeElement.dataset.unit"


def tab_to(app, unit: str) -> list[str]:
    """Press Tab until the unit on the map has the focus; the units met on the way."""
    met = []
    for _ in range(40):
        app.page.keyboard.press("Tab")
        if focused := app.in_map(FOCUSED):
            met.append(focused)
        if focused == unit:
            return met
    raise AssertionError(f"40 times Tab did not lead to {unit}; met {met}")


def test_tab_reaches_all_four_in_order(app):
    app.open()
    assert tab_to(app, UNITS[-1]) == list(UNITS)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_key_on_island_opens_dossier(app, key):
    app.open()
    for unit in UNITS:
        tab_to(app, unit)
        expect(app.outline(unit)).to_contain_class("focused")
        app.page.keyboard.press(key)
        app.expect_at(unit)
        app.expect_quotes_of(unit)


def test_button_opens_dossier(app):
    app.open()
    for unit in UNITS:
        app.page.get_by_role("button", name=ENGLISH[unit], exact=True).click()
        app.expect_at(unit)
        app.expect_quotes_of(unit)


def test_button_works_by_keyboard(app):
    app.open()
    app.button("habomai").focus()
    app.page.keyboard.press("Enter")
    app.expect_at("habomai")
    app.all_islands.focus()
    app.page.keyboard.press("Space")
    app.expect_at(None)


def test_escape_clears_the_choice_from_page_and_map(app):
    app.open("?island=iturup").expect_at("iturup")
    app.panel.click(position={"x": 5, "y": 5})
    app.page.keyboard.press("Escape")
    app.expect_at(None)
    app.island("kunashir").click()
    app.expect_at("kunashir")
    assert app.in_map("() => document.hasFocus()")
    app.page.keyboard.press("Escape")
    app.expect_at(None)
    app.island("kunashir").click()  # the same again, after it was cleared from elsewhere
    app.expect_at("kunashir")


def test_all_islands_clears_the_choice(app):
    app.open()
    app.island("shikotan").click()
    app.expect_at("shikotan")
    app.all_islands.click()
    app.expect_at(None)


def test_islands_and_map_have_roles_and_names(app):
    app.open()
    expect(app.iframe).to_have_attribute("title", BOOKS.wording.map.title)
    for unit in UNITS:
        expect(app.island(unit)).to_have_role("button")
        expect(app.island(unit)).to_have_accessible_name(re.compile(rf"^{BOOKS.units[unit].names.en}\b"))
        expect(app.outline(unit)).to_have_attribute("aria-hidden", "true")


def test_escape_clears_after_tab_led_into_the_map(app):
    app.open()
    tab_to(app, "shikotan")
    app.page.keyboard.press("Enter")
    app.expect_at("shikotan")
    app.page.keyboard.press("Escape")
    app.expect_at(None)
