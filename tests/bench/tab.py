"""The browser of the benches, and a tab in it whose clicks are timed."""

import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Frame, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.bench.harness import HERE, PATIENCE, NotMeasuredError

POLL_MS = 50
"""How often a page is asked; what is asked for happened before, and says when."""
REST_MS = 300  # a page is at rest when nothing changed for so long: longer than st_folium's delay of 250 ms

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # a tab that waits for its turn must not be slowed down for it
    "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
]  # fmt: skip

# A point of the element that really is the topmost there: its middle, or the first hit of a grid.
_HIT_POINT = """(element) => {
  const box = element.getBoundingClientRect();
  const hits = (x, y) => element.contains(document.elementFromPoint(x, y));
  const at = (i, j) => [box.x + (box.width * i) / 40, box.y + (box.height * j) / 40];
  if (hits(...at(20, 20))) return at(20, 20);
  for (let i = 1; i < 40; i += 1) for (let j = 1; j < 40; j += 1) if (hits(...at(i, j))) return at(i, j);
  return null;
}"""


#: The map's frame, on our page and on the obvious one.
FRAME = "iframe[src*=streamlit_folium]"

VIEWPORT = {"width": 1366, "height": 768}


@contextmanager
def open_browser() -> Iterator[Browser]:
    """One headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_CHROMIUM_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def hit_point(frame: Frame, selector: str, nth: int = 0) -> tuple[float, float]:
    """Where on the page the element can be clicked."""
    element = frame.locator(selector).nth(nth)
    element.wait_for(state="visible")
    point = element.evaluate(_HIT_POINT)
    if point is None:
        raise NotMeasuredError(f"{frame.page.url}: no point of {selector} ({nth}) can be clicked")
    if not frame.parent_frame:
        return tuple(point)
    box = frame.frame_element().bounding_box()
    return point[0] + box["x"], point[1] + box["y"]


def seen_ms(page: Page, selector: str) -> float:
    """Milliseconds from the navigation to the selector's first element, in whatever frame; `timing.js` must watch it.

    Only the page is asked: asking in a frame that is still being drawn takes the frame's own time, up to 70 ms.
    """
    page.set_default_timeout(PATIENCE * 1000)
    return page.wait_for_function(
        "(selector) => window.benchSeen?.[selector]", arg=selector, polling=POLL_MS
    ).json_value()


@dataclass(frozen=True)
class Timing:
    """Milliseconds from the DOM's click event to the change of the heading's text, and to the last change around it."""

    heading: float
    complete: float
    lit: bool
    """Whether the island that was clicked was lit before the browser painted again."""


class Tab:
    """One page, with a context (and so a process) of its own, and the stopwatch of `timing.js` in all its frames."""

    def __init__(self, browser: Browser, address: str, *, heading: str, region: str):
        self.heading = heading
        self.region = region
        context = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(path=HERE / "timing.js")
        self.page: Page = context.new_page()
        self.page.goto(address)

    def frame_of(self, selector: str) -> Frame:
        """The frame inside the iframe that `selector` finds, once it is there."""
        return self.page.wait_for_selector(selector, state="attached").content_frame()

    def rest(self) -> None:
        """Wait until the script has finished and the page no longer changes."""
        self.page.wait_for_function("(ms) => window.bench?.quiet(ms)", arg=REST_MS, polling="raf")

    def click(self, frame: Frame, selector: str, *, nth: int = 0, expected: str = "") -> Timing:
        """A click of the mouse on the element, timed. `expected` must be in the heading afterwards, and not before."""
        self.page.bring_to_front()
        self.rest()
        place = None
        while place != (place := hit_point(frame, selector, nth)):  # the page may still be finding its layout
            self.page.mouse.move(*place)
            self.rest()  # what hovering draws is not part of the click
        return self._timed(lambda: self.page.mouse.click(*place), f"{selector} ({nth}) clicked at {place}", expected)

    def press(self, key: str) -> Timing:
        """A key, timed."""
        self.page.bring_to_front()
        self.rest()
        return self._timed(lambda: self.page.keyboard.press(key), f"{key} pressed", "")

    def _timed(self, act: Callable[[], None], told: str, expected: str) -> Timing:
        self.page.evaluate("([heading, region]) => bench.arm(heading, region)", [self.heading, self.region])
        act()
        try:
            self.page.wait_for_function("bench.done()", polling="raf")
        except PlaywrightTimeoutError:
            found = self.page.evaluate("bench.result()")
            raise NotMeasuredError(f"{self.page.url}: {told}, the heading stays {found}") from None
        self.rest()
        result = self.page.evaluate("bench.result()")
        if expected.casefold() not in result["text"].casefold():
            raise NotMeasuredError(
                f"{self.page.url}: {told}, {expected!r} expected, the heading says {result['text']!r}"
            )
        if math.isnan(result["region"]):
            raise NotMeasuredError(f"{self.page.url}: the heading changed, but nothing in {self.region}")
        return Timing(result["heading"], result["region"], result["lit"])
