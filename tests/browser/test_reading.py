"""The panel: from a statement to the very passage and back, from section to section, and the order of names."""

import re

import pytest
from dashboard_page import BOOKS, ENGLISH
from playwright.sync_api import expect
from sizes import sized

QUOTES = "(all) => all.map((one) => one.textContent)"


def expect_marked(app, excerpt: str) -> None:
    """That the article is open with this passage, and only this, marked as the chosen one and in view."""
    chosen = app.page.locator(".st-key-sources mark.chosen")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_attribute("id", f"m-{excerpt}")
    expect(chosen).to_have_js_property("textContent", BOOKS.excerpts[excerpt].quote)
    expect(chosen).to_be_in_viewport()
    headline = BOOKS.articles[BOOKS.excerpts[excerpt].article].headline
    expect(app.panel.locator("h2")).to_have_text(headline)


@pytest.mark.parametrize("excerpt", ["a0-15", "a2-13", "a4-13"])
def test_citation_opens_its_passage_and_leads_back(app, excerpt):
    unit = BOOKS.excerpts[excerpt].units[0]
    app.open(f"?island={unit}").expect_at(unit)
    app.tag()
    app.citation_of(excerpt).click()
    expect_marked(app, excerpt)
    expect(app.page).to_have_url(re.compile(rf"[?&]view=sources&.*excerpt={excerpt}\b"))
    expect(app.island(unit)).to_have_attribute("aria-pressed", "true")
    app.panel.get_by_role("link", name=BOOKS.wording.sources.back).click()
    app.expect_at(unit)
    app.page.go_back()
    expect_marked(app, excerpt)
    app.expect_tagged()


def test_every_passage_opens_cold(app):
    excerpt = "a3-16"
    app.open(f"?view=sources&article=a3&excerpt={excerpt}&island=habomai")
    expect_marked(app, excerpt)
    marked = app.panel.locator("mark").evaluate_all(QUOTES)
    assert sorted(marked) == sorted(one.quote for one in BOOKS.excerpts_of("a3"))
    expect(app.panel.locator(".text")).to_have_js_property("textContent", BOOKS.texts["a3"].replace("\r\n", "\n"))


def test_statement_leads_to_its_reference(app):
    app.open("?island=iturup").expect_at("iturup")
    app.tag()
    link = app.panel.locator(".matters a.cite:not(.excerpt)").first
    reference = re.search(r"reference=([a-z0-9-]+)", link.get_attribute("href"))[1]
    link.click()
    expect(app.page.locator(".st-key-sources h2")).to_have_text(BOOKS.references[reference].title)
    expect(app.panel).to_contain_text(BOOKS.wording.sources.cited_by)
    app.expect_tagged()


@pytest.mark.parametrize("size", [sized("laptop"), sized("phone")])
def test_a_section_is_one_step_away_and_has_an_address(app, size):
    app.open("?island=kunashir").expect_at("kunashir")
    app.tag()
    for section, part in (("passages", "s-excerpts"), ("history", "s-history"), ("figures", "s-areas")):
        app.section(section)
        expect(app.panel.locator(f"#{part} h3").first).to_be_in_viewport(ratio=1)
        expect(app.page).to_have_url(re.compile(rf"island=kunashir&section={section}$"))
    app.page.go_back()
    expect(app.panel.locator("#s-history")).to_be_visible()
    app.section("overview")
    expect(app.page).to_have_url(re.compile(r"\?island=kunashir$"))
    app.expect_tagged()


def test_the_same_section_of_another_island_is_read_from_its_top(app):
    app.open("?island=kunashir&section=history").expect_at("kunashir")
    app.panel.locator("#s-history li").last.scroll_into_view_if_needed()
    app.island("shikotan").click()
    app.expect_at("shikotan")
    expect(app.page).to_have_url(re.compile("island=shikotan&section=history$"))
    expect(app.panel.locator("#e-landing-shikotan-1945")).to_be_visible()
    expect(app.title).to_be_in_viewport()


def test_order_of_names_changes_labels_and_title_but_no_quote(app):
    app.open("?island=iturup").expect_at("iturup")
    app.tag()
    names, words = BOOKS.units["iturup"].names, BOOKS.wording.page
    label = app.map.locator(".of-unit", has_text=names.en)
    quotes = sorted(app.panel.locator("blockquote").evaluate_all(QUOTES))  # whose stands first changes
    view = app.view()
    russian, japanese = f"{names.en} ({names.ru})", f"{names.en_from_japanese} ({names.ja})"
    for order, title, first, second in (
        ("russian", f"{russian} / {japanese}", f"{names.ru} {names.en}", f"{names.ja} {names.en_from_japanese}"),
        ("japanese", f"{japanese} / {russian}", f"{names.ja} {names.en_from_japanese}", f"{names.ru} {names.en}"),
        ("both", ENGLISH["iturup"], ENGLISH["iturup"], f"{names.ru} · {names.ja}"),
    ):
        app.choose_option(words.name_orders[order])
        expect(app.title).to_have_text(title)
        expect(label.locator("b")).to_have_text(first)
        expect(label.locator("span")).to_have_text(second)
        assert sorted(app.panel.locator("blockquote").evaluate_all(QUOTES)) == quotes
    app.expect_at("iturup")
    app.expect_tagged()
    assert app.view() == view


@pytest.mark.parametrize("way", ["link", "history"])
@pytest.mark.parametrize("opened", ["cold", "map"])
def test_the_way_back_leads_to_the_line_that_was_read(app, way, opened):
    app.open("?island=shikotan" if opened == "cold" else "")
    if opened == "map":
        app.island("shikotan").click()
    app.expect_at("shikotan")
    app.rest()
    citation = app.citation_of("a4-14")
    citation.scroll_into_view_if_needed()
    citation.click()
    expect(app.page.locator(".st-key-sources mark.chosen")).to_be_in_viewport()
    if way == "link":
        app.panel.get_by_role("link", name=BOOKS.wording.sources.back).click()
    else:
        app.page.go_back()
    app.expect_at("shikotan")
    expect(citation).to_be_in_viewport()
