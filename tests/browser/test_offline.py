"""With the cable out: nothing leaves the machine, unless an online layer is on, and then only for its tiles."""

import base64
import re

from dashboard_page import BOOKS
from playwright.sync_api import expect

from geo import UNITS
from geo.webmap import ONLINE

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
ATTRIBUTION = re.compile("OpenStreetMap.*ETOPO5.*GeoNames")


def test_nothing_leaves_the_machine(app, watch):
    app.open()
    for unit in UNITS:
        app.island(unit).click()
        app.expect_at(unit)
    app.in_map("() => map_div.setZoom(11, { animate: false })")
    app.citation_of("a2-13").click()
    expect(app.panel.locator("mark.chosen")).to_be_visible()
    app.panel.get_by_role("link", name=BOOKS.wording.sources.heading).click()
    expect(app.panel.locator("h2")).to_have_text(BOOKS.wording.sources.heading)
    app.page.locator(".options > summary").click()
    expect(app.page.get_by_text(BOOKS.wording.page.online_note)).to_be_visible()
    app.rest()
    expect(app.map.locator(".leaflet-control-attribution")).to_contain_text(ATTRIBUTION)
    assert watch.outside == []  # what was refused
    assert [url for url in watch.requests if not url.startswith((app.url, "data:", "blob:"))] == []


def test_online_layer_asks_its_own_host_only_and_only_while_on(app, watch):
    app.open("?island=habomai").expect_at("habomai")
    words = BOOKS.wording.page
    tiles = re.compile(r"^https://tile\.openstreetmap\.org/")
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    app.page.context.route(tiles, answer)
    app.in_map("() => map_div.setView([44.5, 147], 7, { animate: false })")
    assert asked == []
    app.choose_option(words.online_layers["streets"])
    expect(app.page).to_have_url(re.compile(r"online=streets"))
    expect(app.map.locator("img.leaflet-tile-loaded").first).to_be_visible()
    expect(app.map.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap contributors")
    app.expect_at("habomai")
    assert asked and all(tiles.match(url) for url in asked)

    app.choose_option(words.online_layers["none"])
    expect(app.map.locator("img.leaflet-tile")).to_have_count(0)
    app.rest()
    asked.clear()
    app.in_map("() => map_div.setView([43.5, 146], 9, { animate: false })")
    app.island("kunashir").press("Enter")
    app.expect_at("kunashir")
    assert asked == []


def test_online_layers_without_internet_leave_the_map_usable(app, watch):
    app.open("?online=imagery").expect_at(None)
    app.island("iturup").click()
    app.expect_at("iturup")
    host = re.match(r"https://[^/]+/", ONLINE["imagery"].build_url())[0]
    assert watch.outside and all(url.startswith(host) for url in watch.outside)
    assert all("ERR_INTERNET_DISCONNECTED" in error for error in watch.errors)
    watch.outside.clear()
    watch.errors.clear()
