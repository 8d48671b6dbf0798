"""On a projector, a laptop and a phone: nothing runs over the edge, nothing covers an island, a finger is enough."""

import pytest
from dashboard_page import BOOKS
from ground import LAND
from playwright.sync_api import expect
from sizes import SIZES, SMALL, sized

from geo import UNITS

#: Element of the page that is wider than what it stands in, if any.
TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll("[data-testid=stMain], .st-key-panel")]
    .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className || one.tagName)"""

#: (points) => those of the points, on a unit each, at which the mouse would hit something else.
MISSED = """(units) => Object.entries(units).flatMap(([unit, points]) => points.filter(([lon, lat]) => {
    const { x, y } = map_div.latLngToContainerPoint([lat, lon]);
    return document.elementFromPoint(x, y)?.dataset?.unit !== unit;
}).map((point) => [unit, point]))"""

#: The labels of units, and the outlines over which each stands. Sampled every 3 pixels, inside the outline's own fill.
COVERED = """() => {
    const outlines = [...document.querySelectorAll("path.outline")];
    return [...document.querySelectorAll(".label.of-unit")].flatMap((label) => {
        const box = label.getBoundingClientRect();
        const over = outlines.filter((path) => {
            const back = path.getScreenCTM().inverse();
            for (let x = box.left; x <= box.right; x += 3)
                for (let y = box.top; y <= box.bottom; y += 3)
                    if (path.isPointInFill(new DOMPoint(x, y).matrixTransform(back))) return true;
            return false;
        });
        return over.map((path) => [label.textContent, outlines.indexOf(path)]);
    });
}"""

#: Texts and controls of the map that stand on one another or beyond its edge.
CLASHES = """() => {
    const all = [...document.querySelectorAll(".label.of-unit, .legend, .leaflet-bar, .leaflet-control-scale")];
    const boxes = all.map((one) => one.getBoundingClientRect());
    const clashes = [];
    boxes.forEach((a, i) => {
        if (a.left < 0 || a.top < 0 || a.right > innerWidth || a.bottom > innerHeight)
            clashes.push([all[i].textContent, "the edge"]);
        boxes.slice(i + 1).forEach((b, j) => {
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                clashes.push([all[i].textContent, all[i + 1 + j].textContent]);
        });
    });
    return clashes;
}"""


@pytest.mark.parametrize("size", [sized(size) for size in SIZES])
def test_no_page_scrolls_sideways(app, size):
    app.open()
    assert app.page.evaluate(TOO_WIDE) == []
    app.button("iturup").click()
    app.expect_at("iturup")
    assert app.page.evaluate(TOO_WIDE) == []
    for section in ("history", "proposals", "positions", "figures"):
        app.section(section)
        assert app.page.evaluate(TOO_WIDE) == []
    app.citation_of("a0-15").click()
    expect(app.panel.locator("mark.chosen")).to_be_visible()
    assert app.page.evaluate(TOO_WIDE) == []
    app.panel.get_by_role("link", name=BOOKS.wording.sources.heading).click()
    expect(app.panel.locator("h2")).to_have_text(BOOKS.wording.sources.heading)
    assert app.page.evaluate(TOO_WIDE) == []


#: What is read may be so many screens high, before anything is opened.
READ = dict.fromkeys(("history", "proposals", "positions", "figures", "passages"), 3)
SCREENS = {"projector": {"overview": 1.0}, "laptop": {"overview": 1.6, **READ}}


@pytest.mark.parametrize("size", [sized("projector"), sized("laptop")])
def test_what_is_read_keeps_to_its_screens(app, size):
    over = {}
    for unit in UNITS:
        app.open(f"?island={unit}").expect_at(unit)
        for section, most in SCREENS[size].items():
            app.section(section)
            screens = app.panel.evaluate("(panel) => panel.scrollHeight / panel.clientHeight")
            if screens > most:
                over[unit, section] = round(screens, 2)
        if size == "projector":
            app.section("overview")
            for part in ("brief", "strip", "cases"):  # history, proposals and positions begin in view
                expect(app.panel.locator(f"#s-{part} h3")).to_be_in_viewport(ratio=1)
    assert over == {}


@pytest.mark.parametrize("size", [sized(size) for size in SIZES])
def test_every_piece_of_land_answers_for_its_unit(app, size):
    app.open()
    assert app.in_map(MISSED, LAND) == []


@pytest.mark.parametrize("size", [sized(size) for size in (*SIZES, *SMALL)])
def test_texts_on_the_map_stand_clear(app, size):
    app.open()
    assert app.in_map(COVERED) == []
    assert app.in_map(CLASHES) == []


@pytest.mark.parametrize("size", [sized("projector"), sized("laptop"), sized("small-projector")])
def test_legend_covers_no_island(app, size):
    app.open()
    legend = app.map.locator(".legend").bounding_box()
    for unit in UNITS:
        island = app.outline(unit).bounding_box()
        beside = island["x"] + island["width"] <= legend["x"] or legend["x"] + legend["width"] <= island["x"]
        above = island["y"] + island["height"] <= legend["y"] or legend["y"] + legend["height"] <= island["y"]
        assert beside or above, f"the legend lies over {unit}"


@pytest.mark.parametrize("size", [sized("phone", has_touch=True, is_mobile=True)])
def test_tap_chooses(app, size):
    app.open()
    for unit in ("habomai", "shikotan", "kunashir", "iturup"):
        app.island(unit).tap()
        app.expect_at(unit)
        app.expect_quotes_of(unit)
