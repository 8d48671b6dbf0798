"""The charts of the figures page, as they are drawn."""

import re

import pytest
from dashboard_page import BOOKS
from playwright.sync_api import expect

#: What lies on something else of the same kind, or sticks out of its chart.
AMISS = """(plot) => {
    const box = (one) => one.getBoundingClientRect();
    const whole = box(plot);
    const within = ({ left, right }) => left >= whole.left - 1 && right <= whole.right + 1;
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const found = [];
    for (const kind of ["a.cite, .lane > span", ".axis .track span"]) {
        const all = [...plot.querySelectorAll(kind)].filter((one) => one.textContent);
        all.forEach((one, n) => {
            if (!within(box(one))) found.push([one.textContent, "sticks out"]);
            for (const other of all.slice(n + 1))
                if (meet(box(one), box(other))) found.push([one.textContent, other.textContent]);
        });
    }
    return found;
}"""


@pytest.mark.parametrize("width", [320, 390, 960, 1366, 1920])
def test_nothing_lies_on_anything_else(app, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    app.open("?view=figures")
    plots = app.panel.locator(".plot")
    expect(plots).to_have_count(2)
    for plot in plots.all():
        assert plot.locator("a.cite").count() > 10
        assert plot.evaluate(AMISS) == []


def test_a_mark_says_its_figure_and_leads_to_its_source(app, page):
    app.open("?view=figures")
    app.tag()
    mark = app.panel.get_by_role("figure", name=BOOKS.wording.figures.chart, exact=True).get_by_role(
        "link", name=re.compile("276 km².*−19.65 %")
    )
    mark.hover()
    expect(page.locator("#islands-card b")).to_contain_text("RIA Novosti, 23 Oct 2007: 276 km²")
    mark.click()
    expect(app.panel.locator("mark.chosen").first).to_be_visible()
    app.expect_tagged()


def test_the_figures_are_taken_away_as_they_are_read(app, page):
    app.open("?view=figures&record=articles")
    with page.expect_download() as caught:
        app.panel.get_by_role("link", name=BOOKS.wording.figures.download_areas).click()
    text = caught.value.path().read_text("utf-8-sig")
    assert text.startswith("figure,units,area_km2,") and "RIA Novosti, 23 Oct 2007" in text
    assert "gsi-all" not in text


def test_on_paper_a_source_is_named_once_and_no_figure_beside_it(app, page):
    app.open("?view=figures")
    marks = set(app.panel.locator(".plot").first.locator("a.cite").all_text_contents())
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    named = app.panel.locator(".printed").text_content().partition(BOOKS.wording.figures.heading + " · ")[0]
    assert marks <= {one.split(" ")[0] for one in named.split("; ")}
    assert "km²" not in named and "3,608" not in named
