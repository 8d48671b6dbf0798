"""A citation's card: what the source is and says, by pointing or by keyboard, without leaving the page."""

import pytest
from dashboard_page import BOOKS
from playwright.sync_api import expect

from content.data.citations import cite_excerpt, cite_reference

UNIT = "shikotan"
QUOTE = BOOKS.excerpts[BOOKS.units[UNIT].overview.cases.russia_quote]


@pytest.fixture
def card(app):
    return app.page.get_by_role("tooltip")


def test_pointing_at_a_mark_shows_the_passage_word_for_word(app, card):
    app.open(f"?island={UNIT}")
    app.panel.locator(f"#x-{QUOTE.id} a.cite").hover()
    expect(card).to_contain_text(cite_excerpt(QUOTE, BOOKS).label.partition(",")[0])
    expect(card.locator("p").first).to_have_text(QUOTE.quote)
    card.hover()
    expect(card).to_be_visible()  # it stays while one reads it
    app.panel.locator("h2").hover()
    expect(card).to_have_count(0)


def test_a_reference_says_what_it_is_and_how_far_it_can_be_trusted(app, card):
    name = BOOKS.units[UNIT].overview.matters.references[0]
    app.open(f"?island={UNIT}")
    app.panel.locator(f'.matters a.cite[href*="reference={name}"]').hover()
    reference = BOOKS.references[name]
    expect(card).to_contain_text(cite_reference(reference, BOOKS).label)
    expect(card).to_contain_text(reference.title)
    expect(card).to_contain_text(BOOKS.wording.grades[reference.grade])
    expect(card).to_contain_text(BOOKS.wording.readings[reference.read])


def test_the_keyboard_opens_it_and_escape_closes_it_alone(app, card):
    app.open(f"?island={UNIT}")
    mark = app.panel.locator(f"#x-{QUOTE.id} a.cite")
    mark.focus()
    app.page.keyboard.press("Shift+Tab")
    app.page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(card.locator("p").first).to_have_text(QUOTE.quote)
    expect(mark).to_have_attribute("aria-describedby", "islands-card")
    app.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    app.expect_at(UNIT)
    mark.press("Enter")
    expect(app.panel.locator("mark.chosen")).to_have_text(QUOTE.quote)
    expect(card).to_have_count(0)
