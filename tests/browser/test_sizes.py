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

#: (selectors) => those of the first's texts that stand over a shape of the second. Sampled every 3 pixels.
COVERED = """([texts, shapes]) => {
    const outlines = [...document.querySelectorAll(shapes)];
    const shown = (one) => one.checkVisibility({ visibilityProperty: true });
    return [...document.querySelectorAll(texts)].filter(shown).flatMap((label) => {
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

#: Texts and controls of the map, of any kind, that stand on one another or beyond its edge.
CLASHES = """() => {
    const all = [...document.querySelectorAll(".label, .edge span, .leaflet-control, .caption, .locator")]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }));
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

#: The names that are shown, of one kind.
SHOWN = """(kind) => [...document.querySelectorAll(`.label.of-${kind}`)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.textContent)"""

LOOK = "([zoom, lon, lat]) => { map_div.setView([lat, lon], zoom, { animate: false }); }"


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
    for view in ("?view=proposal", "?view=figures", "?view=time&on=1945-09-02"):
        app.open(view)
        assert app.page.evaluate(TOO_WIDE) == [], view
    app.open("?island=iturup&section=passages").expect_at("iturup")
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
    assert len(app.in_map(SHOWN, "unit")) == 4
    assert len(app.in_map(SHOWN, "sea")) == 2
    assert any("Hokkaido" in name for name in app.in_map(SHOWN, "country"))
    for texts, shapes in ((".of-unit, .of-sea, .of-country", "path.outline"), (".of-sea", "path.land")):
        assert app.in_map(COVERED, [texts, shapes]) == []
    assert app.in_map(CLASHES) == []


@pytest.mark.parametrize("size", [sized("laptop"), sized("phone")])
def test_texts_stand_clear_on_a_wide_map_and_on_two(app, page, size):
    app.open("?view=time&on=1875-05-07")
    assert app.in_map(CLASHES) == []
    assert app.in_map(COVERED, [".of-sea", "path.land, path.outline"]) == []
    page.goto(f"{app.url}/?view=proposal&proposal=transfer-1956&versus=kawana-1998")
    for i in (0, 1):
        frame = page.locator(".st-key-map iframe").nth(i).content_frame
        expect(frame.locator(".caption")).not_to_be_empty()
        assert frame.locator("#map_div").evaluate(CLASHES) == []


@pytest.mark.parametrize("size", [sized("laptop"), sized("phone")])
def test_each_unit_has_its_name_at_every_zoom(app, size):
    app.open()
    for unit, ((lon, lat), *_) in LAND.items():
        for zoom in (6.75, 7.5, 8.25, 9, 9.75, 10.5, 11.25, 12):
            app.in_map(LOOK, [zoom, lon, lat])
            assert any(BOOKS.units[unit].names.en in name for name in app.in_map(SHOWN, "unit")), (unit, zoom)
            assert app.in_map(CLASHES) == [], (unit, zoom)


STRAITS = {"Ekaterina Strait": (146.75, 44.4), "Nemuro Strait": (145.4, 44.0), "Izmena Strait": (145.45, 43.65)}


def test_straits_are_named_where_they_have_room_in_both_names(app):
    app.open()
    assert app.in_map(SHOWN, "strait") == []
    for name, (lon, lat) in STRAITS.items():
        app.in_map(LOOK, [9.5, lon, lat])
        (shown,) = [shown for shown in app.in_map(SHOWN, "strait") if name in shown]
        assert shown.count("Strait") == 2
        assert app.in_map(COVERED, [".of-strait", "path.outline"]) == []


@pytest.mark.parametrize("size", [sized("laptop"), sized("phone")])
def test_locator_is_there_where_it_has_room_and_hidden_while_presenting(app, page, size):
    app.open()
    locator = app.map.locator(".locator")
    expect(locator).to_be_visible(visible=size == "laptop")
    app.in_map(LOOK, [5, 148, 47])
    expect(locator).to_be_hidden()
    page.goto(f"{app.url}/?view=brief&scene=1")
    frame = page.locator(".st-key-map iframe").first.content_frame
    expect(frame.locator("[data-presenting] .locator")).to_be_hidden()


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
