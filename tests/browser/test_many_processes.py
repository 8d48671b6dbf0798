"""Two dashboards behind nginx, as content/app/README.md has it; one is killed, its viewers go on with the other."""

import re
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from dashboard_page import Dashboard, title_of
from ground import LAND
from playwright.sync_api import Browser, Request, WebSocket, expect
from proxy import Proxy, kill, port_of, proxying

from geo import UNITS
from geo._files import TOP
from tests.conftest import Server, serving

#: What the viewers look at: the address, and what its heading says. nginx shares them out by turns.
VIEWS = {
    "?view=time&on=1945-09-02": "2 September 1945",
    "?view=proposal&proposal=kawana-1998": title_of("kawana-1998"),
    "?view=proposal&proposal=transfer-1956": title_of("transfer-1956"),
    "?view=brief&scenes=overview,proposal:two-island-offer-2006&scene=2": title_of("two-island-offer-2006"),
}
BACK = 30_000
"""Milliseconds within which a viewer must be back."""


def is_page(request: Request) -> bool:
    """Whether it asks for a page to read."""
    return "/page?" in request.url


class Viewer(Dashboard):
    """One person with a browser of their own, and a record of which process answered what they asked for."""

    def __init__(self, browser: Browser, proxy: Proxy, options: dict, watch_of: Callable):
        self.context = browser.new_context(**options)
        self.watch = watch_of(self.context)
        super().__init__(self.context.new_page(), proxy.url)
        self.answered: list[str] = []  # the ports that nginx asked, for each answer
        self.sockets: list[WebSocket] = []
        self.fetching: list[Request] = []  # pages on their way
        self.page.on("response", lambda answer: self.answered.append(answer.headers.get(proxy.header, "")))
        self.page.on("websocket", lambda socket: self.sockets.append(socket))
        self.page.on("request", lambda request: self.fetching.append(request) if is_page(request) else None)
        for end in ("requestfinished", "requestfailed"):
            self.page.on(end, lambda request: self.fetching.remove(request) if is_page(request) else None)

    def ports(self) -> set[str]:
        """The processes asked since the list was emptied; an answer from the browser's own store names none."""
        return {port for asked in self.answered for port in re.findall(r":(\d+)", asked)}

    def kept_on(self) -> str:
        """The process that the cookie names."""
        (port,) = [c["value"] for c in self.context.cookies() if c["name"] == "islands_process"]
        return port

    def sees(self) -> tuple:
        """Heading, address, and how each island is painted and whether it is chosen."""
        paint = [
            (self.outline(u).get_attribute("data-held"), self.island(u).get_attribute("aria-pressed")) for u in UNITS
        ]
        return self.panel.locator("h2").first.text_content(), self.page.url, paint

    def come_back(self) -> None:
        """Until the browser, by itself, has a new connection."""
        if len(self.sockets) == 1:
            self.page.wait_for_event("websocket", timeout=BACK)
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")

    def fetched(self) -> None:
        """Until the pages that are fetched ahead have come."""
        while self.fetching:
            self.page.wait_for_event("requestfinished", is_page, timeout=BACK)

    def expect_island(self, unit: str) -> None:
        """That the map and the address have the island chosen."""
        expect(self.page).to_have_url(re.compile(rf"[?&]island={unit}\b"))
        expect(self.island(unit)).to_have_attribute("aria-pressed", "true")


@pytest.fixture
def viewers(browser: Browser, browser_context_args: dict, proxy: Proxy, watch) -> Iterator[list[Viewer]]:
    """One for each view, opened one after the other, then waited for together."""
    made = [Viewer(browser, proxy, browser_context_args, type(watch)) for _ in VIEWS]
    for viewer, query in zip(made, VIEWS, strict=True):
        viewer.page.goto(f"{proxy.url}/{query}", wait_until="commit")
    for viewer in made:
        viewer.ready()
        viewer.rest()
        viewer.fetched()
    yield made
    for viewer in made:
        viewer.context.close()


@pytest.fixture
def doomed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A second dashboard, to be killed."""
    with serving(TOP, tmp_path_factory.mktemp("doomed") / "log.txt") as running:
        yield running


@pytest.fixture
def proxy(server: Server, doomed: Server, tmp_path) -> Iterator[Proxy]:
    with proxying([server.url, doomed.url], tmp_path) as running:
        yield running


def healthy(proxy: Proxy) -> bool:
    with urllib.request.urlopen(f"{proxy.url}/_stcore/health", timeout=5) as answer:
        return answer.read() == b"ok"


def test_viewers_of_a_killed_process_go_on_with_the_other(viewers, proxy, server, doomed):
    clicked = viewers[1]  # has choices on the map behind it, of which the other process never heard
    clicked.click_at(*LAND["shikotan"][0])
    clicked.expect_island("shikotan")
    for viewer, heading in zip(viewers, VIEWS.values(), strict=True):
        expect(viewer.panel.locator("h2").first).to_contain_text(heading)
        assert viewer.ports() == {viewer.kept_on()}, "each viewer stays on one process"
        viewer.tag()
    lost = [viewer for viewer in viewers if viewer.kept_on() == port_of(doomed.url)]
    kept = [viewer for viewer in viewers if viewer.kept_on() == port_of(server.url)]
    assert len(lost) >= 2 and len(kept) >= 2 and clicked in lost
    before = {viewer: viewer.sees() for viewer in viewers}
    assert healthy(proxy)

    for viewer in viewers:
        viewer.answered.clear()
    kill(doomed.url)
    assert healthy(proxy)
    for viewer in lost:
        viewer.come_back()
        assert viewer.kept_on() == port_of(server.url)
    for viewer in viewers:
        assert viewer.sees() == before[viewer]
        viewer.expect_tagged()
    for viewer in kept:
        assert (len(viewer.sockets), viewer.answered) == (1, []), "the others notice nothing"

    clicked.button("habomai").click()  # answered by the server alone
    clicked.expect_island("habomai")
    for viewer in viewers:
        viewer.answered.clear()
        viewer.click_at(*LAND["kunashir"][0])
        viewer.expect_island("kunashir")
        viewer.expect_tagged()
        assert viewer.ports() <= {port_of(server.url)}
        assert (viewer.watch.outside, viewer.watch.errors) == ([], [])
