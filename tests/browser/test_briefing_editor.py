"""The briefing's list: scenes added, moved, dragged and taken out, and the briefer's own words."""

import re
from urllib.parse import parse_qs, urlsplit

from dashboard_page import BOOKS, title_of
from playwright.sync_api import Page, expect

from content.data.briefing import DEFAULT

WORDS = BOOKS.wording.brief


def scenes_of(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("scenes", [",".join(DEFAULT)])[0].split(",")


def test_a_page_is_added_moved_and_taken_out(app):
    app.open("?view=proposal&proposal=kawana-1998")
    app.page.get_by_role("button", name=WORDS.add).click()
    expect(app.page.get_by_role("button", name=WORDS.present_from)).to_be_enabled()
    assert scenes_of(app.page) == [*DEFAULT, "proposal:kawana-1998"]
    app.page.get_by_role("link", name=BOOKS.wording.page.views["brief"], exact=True).click()
    title = title_of("kawana-1998")
    rows = app.panel.locator("ol.scenes > li")
    expect(rows).to_have_count(len(DEFAULT) + 1)
    app.panel.get_by_role("link", name=f"{WORDS.up}: {title}").last.click()
    expect(rows.nth(len(DEFAULT) - 1)).to_contain_text(title)
    app.panel.get_by_role("link", name=f"{WORDS.remove}: {title}", exact=True).click()
    expect(rows).to_have_count(len(DEFAULT))
    app.page.go_back()
    expect(rows).to_have_count(len(DEFAULT) + 1)
    app.panel.get_by_role("link", name=WORDS.clear).click()
    expect(app.panel).to_contain_text(WORDS.empty)
    app.panel.get_by_role("link", name=WORDS.default).click()
    expect(rows).to_have_count(len(DEFAULT))


def test_a_scene_in_the_briefers_own_words(app):
    app.open("?view=brief&scenes=figures,island:habomai")
    row = app.panel.locator("ol.scenes > li").nth(1)
    row.locator("summary").click()
    headline = row.locator("[data-own='1']")
    headline.fill("Habomai, a <b>name</b>, 100 %")
    headline.press("Enter")
    expect(row.locator("summary")).to_contain_text("Habomai, a <b>name</b>, 100 %")
    row.locator("summary").click()
    row.locator("[data-own='2']").fill("Ask who lives there")
    row.locator("[data-own='2']").press("Enter")
    expect(row.locator("summary")).to_contain_text("Ask who lives there")
    app.panel.get_by_role("link", name=f"{WORDS.up}: Habomai").click()
    expect(app.panel.locator("ol.scenes > li").first.locator("summary")).to_contain_text("Ask who lives there")
    app.panel.locator("a.present").click()
    expect(app.page.locator(".scene h2")).to_have_text("Habomai, a <b>name</b>, 100 %")
    expect(app.page.locator(".scene p.refs").first).to_have_text(WORDS.own_words)
    app.page.reload()
    expect(app.page.locator(".scene h2")).to_have_text("Habomai, a <b>name</b>, 100 %")


def test_a_scene_is_dragged_to_another_place(app):
    app.open("?view=brief&scenes=figures,today,cases")
    rows = app.panel.locator("ol.scenes > li")
    rows.nth(2).drag_to(rows.nth(0))
    expect(app.page).to_have_url(re.compile("scenes=cases%2Cfigures%2Ctoday"))
    expect(rows.first).to_contain_text(WORDS.kinds["cases"])


def test_slides_and_pages_are_told_before_one_takes_them(app):
    app.open("?view=brief&scenes=overview,figures")
    expect(app.panel.locator("[data-counts]")).to_have_text(re.compile(r"^\d+ slides, \d+ pages:$"))


def test_each_scene_has_its_map_beside_it(app):
    app.open("?view=brief&scenes=date:1875,island:habomai")
    for image in app.panel.locator("ol.scenes img").all():
        expect(image).to_have_js_property("naturalWidth", 192)


def test_title_and_date_go_into_the_address_and_keep_the_focus(app):
    app.open("?view=brief&scenes=overview")
    title = app.panel.locator("[data-option=title]")
    title.fill("  A <b>trial</b> ")
    title.press("Enter")
    expect(app.page).to_have_url(re.compile(r"title=A\+%3Cb%3Etrial%3C%2Fb%3E(&|$)"))
    expect(title).to_have_value("A <b>trial</b>")
    expect(title).to_be_focused()
    dated = app.panel.locator("[data-option=dated]")
    dated.fill("2026-01-02")
    expect(dated).to_have_attribute("value", "2026-01-02")  # as the next page has it
    expect(app.page).to_have_url(re.compile("dated=2026-01-02"))
    title.fill("")
    title.press("Enter")
    expect(title).to_have_value(WORDS.untitled)
    expect(app.page).not_to_have_url(re.compile("title="))
