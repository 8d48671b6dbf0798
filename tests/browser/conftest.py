"""Which browser runs, and the watch kept over every page: nothing leaves the machine, nothing fails unseen."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from dashboard_page import Dashboard
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Route, expect

expect.set_options(timeout=30_000)  # a machine under load is slow, not wrong; where all is well it costs nothing

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_BROWSER = (
    "The browser tests need Chromium and found none. Install one: `sudo apt-get install chromium`, or "
    "`python -m playwright install chromium`; or name one in the environment variable CHROMIUM."
)


def _chromium(own: str) -> str:
    """The first Chromium of: the variable CHROMIUM, the programs on PATH, Playwright's own."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), own if Path(own).exists() else None]
    path = next(filter(None, found), None)
    if path is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict, playwright: Playwright) -> dict:
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    path = _chromium(playwright.chromium.executable_path)
    return {**browser_type_launch_args, "executable_path": path, "args": [*FLAGS, *as_root]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "viewport": {"width": 1366, "height": 768}, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def base_url(server) -> str:
    return server.url


def _told(message: ConsoleMessage) -> str:
    """A message of the console, with the address of what it is about."""
    return f"{message.text} [{message.location['url']}]"


class Watch:
    """Keeps a record of one browser context. A test that expects something takes it out of the lists."""

    def __init__(self, context: BrowserContext):
        self.requests: list[str] = []
        self.outside: list[str] = []
        self.errors: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda message: message.type == "error" and self.errors.append(_told(message)))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.route(re.compile(r"^(?!https?://127\.0\.0\.1:|data:|blob:)"), self._refuse)

    def _refuse(self, route: Route) -> None:
        self.outside.append(route.request.url)
        route.abort("internetdisconnected")


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """What the pages of a test ask for and complain of; at the end there must be nothing that was not expected."""
    kept = Watch(context)
    yield kept
    assert kept.outside == []
    assert kept.errors == []


@pytest.fixture
def app(page: Page, watch: Watch, base_url: str) -> Dashboard:
    """The project's dashboard in a new browser window, not yet opened."""
    return Dashboard(page, base_url)
