"""On paper: the map whole, what is read, and at its foot its sources, its title, its edition and its address."""

import re

import pytest
from dashboard_page import BOOKS
from playwright.sync_api import expect

from geo import UNITS

WITHIN = """(path) => {
  const [frame, box] = [path.ownerDocument.defaultView, path.getBoundingClientRect()];
  return box.left >= 0 && box.top >= 0 && box.right <= frame.innerWidth && box.bottom <= frame.innerHeight;
}"""
LIGHT = "() => getComputedStyle(document.documentElement).getPropertyValue('--sea')"


def printed(app):
    """As the browser lays it out for paper, which it does without a window."""
    app.page.emulate_media(media="print", color_scheme="dark")
    for frame in (app.page.main_frame, *app.page.main_frame.child_frames):
        frame.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize(
    "query", ["", "?island=habomai", "?view=proposal&proposal=kawana-1998", "?view=time&on=1945-09-02"]
)
def test_a_page_prints_as_a_handout(app, query):
    app.open(query)
    heading = app.panel.locator("h2").first.text_content()
    printed(app)
    expect(app.panel.locator("h2").first).to_have_text(heading)
    for gone in (".controls", ".views", ".search"):
        expect(app.page.locator(gone)).to_be_hidden()
    for unit in UNITS:
        assert app.outline(unit).evaluate(WITHIN), unit
    foot = app.panel.locator(".printed")
    expect(foot).to_contain_text(app.page.url)
    expect(foot).to_contain_text(BOOKS.wording.brief.edition)
    cited = app.panel.locator("a.cite[aria-label]")
    for mark in cited.all()[:5]:
        expect(foot).to_contain_text(re.compile(rf"(^|; ){re.escape(mark.text_content())} \S"))
    assert app.in_map(LIGHT) == "#dde6e4"


def test_the_link_and_a_citation_are_copied(app, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    app.open("?island=habomai&section=history")
    app.page.locator(".options > summary").click()
    for button, holds in (("link", app.page.url), ("citation", "Habomai · ")):
        app.page.locator(f"[data-copy={button}]").click()
        expect(app.page.locator(".options output").last).to_have_text(BOOKS.wording.page.copied)
        text = app.page.evaluate("() => navigator.clipboard.readText()")
        assert text.startswith(holds) and text.endswith(app.page.url)
