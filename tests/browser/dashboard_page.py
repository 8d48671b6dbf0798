"""The dashboard's page as its tests speak of it: where things are, and how to say in one line what must hold."""

import re
from collections.abc import Iterable

from playwright.sync_api import FrameLocator, Locator, Page, expect

from content.data.join import ROOT
from content.data.load import read_books
from content.data.names import english, spelled
from geo import UNITS

BOOKS, PROBLEMS = read_books(ROOT)
assert not PROBLEMS, PROBLEMS

#: Unit -> its English names as the page writes them.
ENGLISH = {unit: english(BOOKS.units[unit].names) for unit in UNITS}


def title_of(proposal: str) -> str:
    """A proposal's title as it is shown, with the islands by both their names."""
    return spelled(BOOKS.proposals[proposal].title, BOOKS.units)


class Dashboard:
    """One page of the dashboard."""

    def __init__(self, page: Page, url: str):
        self.page = page
        self.url = url
        self.map: FrameLocator = page.frame_locator(".st-key-map iframe")
        self.iframe = page.locator(".st-key-map iframe")
        self.panel = page.locator(".st-key-panel")
        self.title = page.locator(".st-key-dossier h2")
        self.notice = page.locator(".notice")
        self.all_islands = page.locator('.controls [data-choose=""]')

    def open(self, query: str = "") -> "Dashboard":
        """Open an address cold, until the map is drawn and the panel is there."""
        self.page.goto(f"{self.url}/{query}")
        self.ready()
        return self

    def ready(self) -> None:
        expect(self.map.locator("html[data-ready]")).to_be_attached()
        expect(self.panel.locator("h2")).to_be_visible()

    def rest(self) -> None:
        """Until the server has answered all that was asked."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")

    # The map

    def island(self, unit: str) -> Locator:
        """The unit's button on the map: its invisible, generous target."""
        return self.map.locator(f"path[data-unit={unit}]")

    def outline(self, unit: str) -> Locator:
        """The unit's visible outline."""
        return self.map.locator("path.outline").nth(UNITS.index(unit))

    def in_map(self, script: str, argument: object = None):
        """What a function gives back that runs in the map's frame; it may use `map_div`, the Leaflet map."""
        return self.map.locator("#map_div").evaluate(f"(_, argument) => ({script})(argument)", argument)

    def view(self) -> list[float]:
        """Zoom, latitude and longitude of the map's middle."""
        return self.in_map("() => [map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]")

    def pixels(self, points: Iterable[tuple[float, float]]) -> list[dict[str, float]]:
        """Where points (longitude, latitude) stand on the map, as positions for a click."""
        script = "(points) => points.map(([x, y]) => map_div.latLngToContainerPoint([y, x]))"
        return [{"x": p["x"], "y": p["y"]} for p in self.in_map(script, list(points))]

    def click_at(self, lon: float, lat: float) -> None:
        """A real click with the mouse on a point of the map."""
        (position,) = self.pixels([(lon, lat)])
        self.map.locator("#map_div").click(position=position)

    # The page around it

    def button(self, unit: str) -> Locator:
        """The unit's button above the map."""
        return self.page.locator(f".controls [data-choose={unit}]")

    def choose_option(self, label: str) -> None:
        """Choose one of the options, and close their list again."""
        options = self.page.locator(".options > summary")
        options.click()
        choice = self.page.get_by_role("radio", name=label)
        choice.click()
        expect(choice).to_be_checked()
        options.click()

    def tag(self) -> None:
        """Mark the window, the frame and the frame's inside: a mark is gone when they are made anew."""
        self.page.evaluate("() => { window.tagged = true }")
        self.iframe.evaluate("(frame) => { frame.tagged = true }")
        self.in_map("() => { window.tagged = true }")

    def expect_tagged(self) -> None:
        """That neither the page nor the map was loaded anew since `tag`."""
        assert self.page.evaluate("() => window.tagged") is True
        assert self.iframe.evaluate("(frame) => frame.tagged") is True
        assert self.in_map("() => window.tagged") is True

    # What must hold

    def expect_at(self, unit: str | None) -> None:
        """That panel, address and map all show this unit, or the start view."""
        heading = re.compile(re.escape(ENGLISH[unit])) if unit else BOOKS.wording.start.heading
        expect(self.title).to_have_text(heading)
        expect(self.page).to_have_url(re.compile(rf"[?&]island={unit}\b" if unit else r"^(?!.*island=)"))
        for other in UNITS:
            expect(self.island(other)).to_have_attribute("aria-pressed", "true" if other == unit else "false")

    def expect_quotes_of(self, unit: str) -> None:
        """That the panel shows the passage in each side's own words, byte for byte: Japan's first."""
        cases = BOOKS.units[unit].overview.cases
        quotes = [BOOKS.excerpts[name].quote for name in (cases.japan_quote, cases.russia_quote)]
        shown = self.panel.locator("blockquote").evaluate_all("(all) => all.map((one) => one.textContent)")
        assert shown == quotes

    def section(self, name: str) -> None:
        """Turn to a section of the island's page."""
        link = self.panel.locator(".sections").get_by_role("link", name=BOOKS.wording.dossier.sections[name])
        link.click()
        expect(self.panel.locator("article.dossier")).to_contain_class(name)
        expect(link).to_have_attribute("aria-current", "page")

    def citation_of(self, excerpt: str) -> Locator:
        """The mark below a passage that leads to its article; its article's passages are opened first."""
        self.section("passages")
        article = self.panel.locator("details", has=self.page.locator(f"#x-{excerpt}"))
        if article.get_attribute("open") is None:
            article.locator("summary").click()
        return self.panel.locator(f"#x-{excerpt} figcaption a.cite")
