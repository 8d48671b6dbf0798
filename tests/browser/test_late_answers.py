"""A slow line: what is done before the answer to the step before has come, and so with an address that is old."""

import re

import pytest
from dashboard_page import BOOKS, Dashboard
from playwright.sync_api import Page, WebSocketRoute, expect


class Line:
    """Between page and server. What the server says can be held back; what the page says goes through."""

    def __init__(self, page: Page):
        self.held: list[bytes] | None = None
        page.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        socket.connect_to_server().on_message(self._answer)

    def _answer(self, message: bytes) -> None:
        if self.held is None:
            self.socket.send(message)
        else:
            self.held.append(message)

    def hold(self) -> None:
        """From now on nothing comes from the server."""
        self.held = []

    def let_go(self) -> None:
        """All that was held back comes, in its order."""
        held, self.held = self.held, None
        for message in held:
            self.socket.send(message)


@pytest.fixture
def line(page) -> Line:
    return Line(page)


def expect_to_stay_at(app: Dashboard, unit: str) -> None:
    app.expect_at(unit)
    app.rest()
    app.expect_at(unit)


@pytest.mark.parametrize("by", [Dashboard.island, Dashboard.button], ids=["map", "buttons"])
def test_away_and_back(line, app, by):
    app.open("?island=kunashir").expect_at("kunashir")
    line.hold()
    by(app, "habomai").click()
    by(app, "kunashir").click()
    line.let_go()
    expect_to_stay_at(app, "kunashir")


def test_away_and_back_by_the_links(line, app):
    app.open("?view=figures")
    line.hold()
    for view in ("sources", "figures"):
        app.page.get_by_role("link", name=BOOKS.wording.page.views[view], exact=True).click()
    line.let_go()
    for _ in range(2):
        expect(app.page).to_have_url(re.compile(r"[?]view=figures$"))
        expect(app.panel.locator("h2")).to_have_text(BOOKS.wording.figures.heading)
        app.rest()


def test_what_follows_a_choice_is_about_the_choice(line, app):
    app.open("?island=kunashir&scenes=overview").expect_at("kunashir")
    line.hold()
    app.island("shikotan").click()
    app.page.locator("[data-add]").click()
    line.let_go()
    expect(app.page).to_have_url(re.compile(r"scenes=overview%2Cisland%3Ashikotan(&|$)"))
    expect_to_stay_at(app, "shikotan")


def test_back_leads_back_from_what_came_late(line, app):
    app.open("?island=kunashir").expect_at("kunashir")
    line.hold()
    app.island("habomai").click()
    line.let_go()
    expect_to_stay_at(app, "habomai")
    app.page.go_back()
    expect_to_stay_at(app, "kunashir")
    app.page.go_forward()
    expect_to_stay_at(app, "habomai")
