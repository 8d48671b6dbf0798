"""The views beside the dossier: each address opened cold shows what one clicks to, and the map is never made anew."""

import re

import pytest
from dashboard_page import BOOKS, title_of
from playwright.sync_api import expect

from geo import UNITS

WORDS = BOOKS.wording


def view_link(app, view: str):
    return app.page.get_by_role("navigation", name=WORDS.page.title).get_by_role("link", name=WORDS.page.views[view])


def held(app) -> list[str]:
    """Unit -> who holds it, as the map is painted."""
    return [app.outline(unit).get_attribute("data-held") for unit in UNITS]


def test_every_view_is_reached_by_its_link_and_back(app):
    app.open()
    app.tag()
    views = [view for view in WORDS.page.views if view != "island"]
    for view in views:
        view_link(app, view).click()
        expect(view_link(app, view)).to_have_attribute("aria-current", "page")
        expect(app.page).to_have_url(re.compile(rf"view={view}$"))
    for view in views[-2::-1]:
        app.page.go_back()
        expect(view_link(app, view)).to_have_attribute("aria-current", "page")
    app.page.go_back()
    app.expect_at(None)
    app.expect_tagged()


def test_a_proposal_paints_the_map_and_moves_nothing(app):
    app.open("?view=proposal")
    app.tag()
    view = app.view()
    title = title_of("two-island-offer-2006")
    app.panel.get_by_role("link", name=title).click()
    expect(app.page.locator(".st-key-proposal h2")).to_have_text(title)
    expect(app.outline("iturup")).to_have_attribute("data-held", "russia")
    assert held(app) == ["russia", "russia", "japan", "japan"]
    expect(app.map.locator(".legend")).to_contain_text(WORDS.holders["russia"])
    app.panel.get_by_role("link", name=WORDS.proposals.back).click()
    expect(app.outline("iturup")).to_have_attribute("data-held", "")
    assert app.view() == view
    app.expect_tagged()


def test_a_divided_unit_is_hatched(app):
    app.open("?view=proposal&proposal=aso-quarter-2006")
    expect(app.outline("iturup")).to_have_attribute("data-held", "part")
    expect(app.page.locator(".st-key-proposal")).to_contain_text("52.5 %")
    expect(app.island("iturup")).to_have_accessible_name(re.compile(f"^Iturup.*{WORDS.proposals.part}$"))


def test_the_list_is_narrowed_by_its_filters(app):
    app.open("?view=proposal")
    rows = app.panel.locator("table.list tbody tr")
    expect(rows).to_have_count(len(BOOKS.proposals))
    app.panel.get_by_text(WORDS.proposals.narrow).click()
    app.panel.get_by_role("link", name=WORDS.statuses["official_note"]).click()
    notes = [proposal for proposal in BOOKS.proposals.values() if proposal.status == "official_note"]
    expect(rows).to_have_count(len(notes))
    expect(app.page).to_have_url(re.compile("status=official_note"))


def test_two_proposals_on_maps_that_move_together(app, page):
    page.goto(f"{app.url}/?view=proposal&proposal=transfer-1956&versus=aso-quarter-2006")
    frames = page.locator(".st-key-map iframe")
    expect(frames).to_have_count(2)
    maps = [frames.nth(i).content_frame for i in (0, 1)]
    for frame in maps:
        expect(frame.locator("html[data-ready]")).to_be_attached()
    expect(maps[0].locator("path.outline").first).to_have_attribute("data-held", "not_addressed")
    expect(maps[1].locator("path.outline").first).to_have_attribute("data-held", "part")
    expect(maps[1].locator(".caption")).to_contain_text(title_of("aso-quarter-2006"))
    middle = "() => [map_div.getZoom(), map_div.getCenter().lat.toFixed(3), map_div.getCenter().lng.toFixed(3)].join()"
    before = maps[0].locator("#map_div").evaluate(middle)
    maps[0].get_by_role("button", name="Zoom in").click()
    page.wait_for_function(
        """(before) => {
          const views = [...document.querySelectorAll(".st-key-map iframe")].map(({ contentWindow: { map_div } }) => {
            const { lat, lng } = map_div.getCenter();
            return [map_div.getZoom(), lat.toFixed(3), lng.toFixed(3)].join();
          });
          return views[0] !== before && views[0] === views[1];
        }""",
        arg=before,
    )


@pytest.mark.parametrize("day", ["1860", "1910", "1945-09-02", "2020"])
def test_a_day_paints_who_administered_what(app, day):
    app.open(f"?view=time&on={day}")
    expected = {
        "1860": ["japan"] * 4,
        "1910": ["japan"] * 4,
        "1945-09-02": ["russia", "russia", "russia", "japan"],
        "2020": ["russia"] * 4,
    }[day]
    expect(app.outline("iturup")).to_have_attribute("data-held", expected[0])
    assert held(app) == expected


def test_stepping_and_playing_through_time(app):
    app.open("?view=time&on=1956-10-19")
    app.tag()
    title = app.page.locator(".st-key-timeline h2")
    expect(title).to_have_text("19 October 1956")
    app.panel.locator(".toolbar a.next").click()
    expect(title).not_to_have_text("19 October 1956")
    expect(app.page).not_to_have_url(re.compile("on=1956-10-19"))  # the page is there before its address
    app.page.go_back()
    expect(title).to_have_text("19 October 1956")
    app.panel.get_by_role("button", name=WORDS.time.play).click()
    expect(title).not_to_have_text("19 October 1956")
    app.panel.get_by_role("button", name=WORDS.time.pause).click()
    expect(app.panel.get_by_role("button", name=WORDS.time.play)).to_be_visible()
    app.expect_tagged()


@pytest.mark.parametrize(("query", "unit"), [("Khabomai", "habomai"), ("択捉", "iturup"), ("Итурупа", "iturup")])
def test_search_finds_every_spelling(app, page, query, unit):
    app.open("?view=sources")
    app.tag()
    field = page.get_by_role("searchbox", name=WORDS.search.label)
    field.fill(query)
    field.press("Enter")
    first = app.panel.locator("ul.cards > li").first
    expect(first.locator("mark").first).to_be_visible()
    expect(page).to_have_url(re.compile("[?&]q="))
    first.get_by_role("link").first.click()
    app.expect_at(unit)
    app.expect_tagged()


def test_the_articles_alone(app):
    app.open("?island=habomai").expect_at("habomai")
    app.section("history")
    event = app.panel.locator("#e-reply-1960")
    expect(event).to_have_count(1)
    app.choose_option(WORDS.page.records["articles"])
    expect(event).to_have_count(0)
    expect(app.page).to_have_url(re.compile("record=articles"))
    app.section("overview")
    app.expect_quotes_of("habomai")


def test_the_drawn_timeline_is_a_control(app):
    app.open("?view=time&on=1956-10-19")
    app.tag()
    title = app.page.locator(".st-key-timeline h2")
    strip = app.panel.get_by_role("slider")
    expect(strip).to_have_attribute("aria-valuetext", "19 October 1956")
    lane = strip.locator(".lane .track").first
    lane.click(position={"x": 2, "y": 4})
    expect(title).to_have_text("7 February 1855")
    strip.focus()
    app.page.keyboard.press("ArrowRight")
    expect(title).to_have_text("7 May 1875")
    expect(strip).to_be_focused()
    app.page.keyboard.press("End")
    expect(app.panel.locator(".toolbar a.next")).to_have_count(0)
    app.page.keyboard.press("Home")
    expect(title).to_have_text("7 February 1855")
    expect(app.page).to_have_url(re.compile("on=1855-02-07"))
    app.page.go_back()
    expect(app.panel.locator(".toolbar a.next")).to_have_count(0)
    app.expect_tagged()


def test_a_step_from_the_keyboard_keeps_the_focus(app):
    app.open("?view=time&on=1956-10-19")
    later = app.panel.locator(".toolbar a.next")
    later.focus()
    app.page.keyboard.press("Enter")
    expect(app.page.locator(".st-key-timeline h2")).not_to_have_text("19 October 1956")
    expect(later).to_be_focused()


def test_the_list_to_compare_with_narrows_as_one_types(app):
    app.open("?view=proposal&proposal=kawana-1998")
    app.panel.locator(".compare > summary").click()
    app.panel.get_by_role("searchbox", name=WORDS.proposals.narrow).fill("transfer shikotan 1956")
    shown = app.panel.locator("#others li:visible")
    expect(shown).to_have_count(1)
    shown.get_by_role("link").click()
    expect(app.page).to_have_url(re.compile("versus=transfer-1956"))
    expect(app.panel.locator("tr.differs")).to_have_count(4)
