"""The address: opened cold it shows what a click shows, back and forward work, and what it asks wrongly is told."""

from urllib.parse import urlencode

import pytest
from dashboard_page import BOOKS
from ground import LAND
from playwright.sync_api import expect

from geo import UNITS


@pytest.mark.parametrize("unit", UNITS)
def test_address_opened_cold_shows_what_a_click_shows(app, unit):
    app.open(f"?island={unit}").expect_at(unit)
    app.expect_quotes_of(unit)
    dossier = app.panel.locator(
        "article.dossier"
    )  # around it the page marks when all of it is laid out, a moment later
    opened = dossier.inner_html()
    app.all_islands.click()
    app.expect_at(None)
    app.click_at(*LAND[unit][0])
    app.expect_at(unit)
    app.rest()
    assert dossier.inner_html() == opened


def test_click_after_address(app):
    app.open("?island=iturup").expect_at("iturup")
    app.island("habomai").click()
    app.expect_at("habomai")
    app.island("iturup").click()
    app.expect_at("iturup")


def test_back_and_forward_restore_everything(app):
    app.open()
    steps = [
        (None, lambda: None),
        ("iturup", lambda: app.island("iturup").click()),
        ("kunashir", lambda: app.button("kunashir").click()),
        ("habomai", lambda: app.island("habomai").press("Enter")),
        ("shikotan", lambda: app.island("shikotan").click()),
    ]
    for unit, step in steps:
        step()
        app.expect_at(unit)
    for unit, _ in reversed(steps[:-1]):
        app.page.go_back()
        app.expect_at(unit)
    for unit, _ in steps[1:]:
        app.page.go_forward()
        app.expect_at(unit)


def test_choosing_the_same_again_adds_no_step(app):
    app.open()
    app.island("iturup").click()
    app.expect_at("iturup")
    app.island("iturup").click()
    app.button("iturup").click()
    app.button("shikotan").click()  # what it shows, it shows after the answers to the two before it
    app.expect_at("shikotan")
    app.page.go_back()
    app.expect_at("iturup")
    app.page.go_back()
    app.expect_at(None)


@pytest.mark.parametrize(
    "query",
    [
        {"island": "atlantis"},
        {"island": "ITURUP"},
        {"view": "nowhere"},
        {"view": "sources", "article": "a0", "excerpt": "a0-99"},
        {"online": "everything"},
    ],
    ids=lambda query: "-".join(query.values()),
)
def test_unknown_value_gives_start_view_and_says_so(app, query):
    app.open(f"?{urlencode(query)}")
    name, value = list(query.items())[-1]
    expect(app.notice).to_have_text(BOOKS.wording.notices.bad_value.replace("{value}", f"{name}={value}"))
    expect(app.title).to_have_text(BOOKS.wording.start.heading)
    app.button("kunashir").click()
    app.expect_at("kunashir")
    expect(app.notice).to_have_count(0)


def test_every_unknown_value_is_named(app):
    app.open("?island=atlantis&names=klingon")
    expect(app.notice.locator("code")).to_have_text(["island=atlantis", "names=klingon"])


def test_click_on_the_map_below_a_notice(app):
    app.open("?island=atlantis")
    app.click_at(*LAND["shikotan"][0])
    app.expect_at("shikotan")
    expect(app.notice).to_have_count(0)
