"""How many bytes come over the wire? For the first page, beyond a Streamlit page with one heading; and for a click.

    python -m tests.bench.weight

Counted in the browser, headers and frames of the websocket included. Streamlit's server compresses no file of its own
("static/"), which a proxy in front of it would: so "gzip" counts each of them as gzip makes it, and "wire" as it came.
What is "beyond": of Streamlit's own, the files that the empty page has no need of; of ours, everything.
"""

import base64
import gzip
import re
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.harness import PAGES, ROOT, machine, report, serve, units
from tests.bench.tab import FRAME, Tab, open_browser

BOUNDS = {"first_page_gzip_kb": 260, "click_kb": 20}
PLAIN = re.compile(r"text|javascript|json|svg")


class Meter:
    """Everything that one page receives and sends."""

    def __init__(self, page: Page):
        self.files: dict[str, dict] = {}
        self.frames = {"received": 0, "sent": 0}
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        listen = self.session.on
        listen("Network.responseReceived", self._response)
        listen("Network.loadingFinished", self._finished)
        listen("Network.webSocketFrameReceived", lambda event: self._frame("received", event))
        listen("Network.webSocketFrameSent", lambda event: self._frame("sent", event))

    def _response(self, event: dict) -> None:
        answer = event["response"]
        if answer["url"].startswith("http"):
            self.files[event["requestId"]] = {"answer": answer, "wire": 0}

    def _finished(self, event: dict) -> None:
        if event["requestId"] in self.files:
            self.files[event["requestId"]]["wire"] += event["encodedDataLength"]

    def _frame(self, way: str, event: dict) -> None:
        self.frames[way] += len(base64.b64decode(event["response"]["payloadData"]))

    def weighed(self) -> dict[str, tuple[int, int]]:
        """Path of each file -> bytes as they came, and as gzip makes them."""
        found = {}
        for request, file in self.files.items():
            headers = {name.casefold(): value for name, value in file["answer"]["headers"].items()}
            size = file["wire"]
            if size and "content-encoding" not in headers and PLAIN.search(headers.get("content-type", "")):
                body = self.session.send("Network.getResponseBody", {"requestId": request})
                data = body["body"].encode() if not body["base64Encoded"] else base64.b64decode(body["body"])
                size = min(size, size - len(data) + len(gzip.compress(data)))
            found[urlsplit(file["answer"]["url"]).path] = (file["wire"], size)
        return found

    def reset(self) -> None:
        """Forget what was counted."""
        self.files.clear()
        self.frames.update(received=0, sent=0)


def opened(browser: Browser, url: str, selector: str) -> tuple[Tab, Meter]:
    """A page in a browser that has never seen it, at rest, with all that it asked for counted."""
    tab = Tab(browser, "about:blank", heading=selector, region="body")
    meter = Meter(tab.page)
    tab.page.goto(url)
    tab.page.wait_for_selector(selector)
    tab.rest()
    tab.page.wait_for_load_state("networkidle")
    return tab, meter


def measure() -> dict[str, object]:
    """Kilobytes (of 1000 bytes) and numbers of requests."""
    with ExitStack() as stack:
        ours, empty = (
            stack.enter_context(serve(*which)) for which in ((ROOT / "dashboard.py", ROOT), (PAGES / "empty.py",))
        )
        browser = stack.enter_context(open_browser())
        facts = machine(browser)
        _, base = opened(browser, empty.url, "h2")
        tab, meter = opened(browser, ours.url, ".st-key-panel h2")
        frame = tab.frame_of(FRAME)
        frame.wait_for_selector("html[data-ready]", state="attached")
        tab.page.wait_for_load_state("networkidle")
        least, all_files = base.weighed(), meter.weighed()
        more = {path: size for path, size in all_files.items() if path not in least}
        talk = sum(meter.frames.values()) - sum(base.frames.values())
        streamlit = {path: size for path, size in more.items() if path.startswith("/static/")}
        own = {path: size for path, size in more.items() if path not in streamlit}

        clicks = []
        for unit in units():
            meter.reset()
            tab.click(frame, f"path[data-unit={unit}]", expected=unit)
            tab.page.wait_for_load_state("networkidle")
            clicks.append(sum(meter.frames.values()) + sum(wire for wire, _ in meter.weighed().values()))

        meter.reset()
        tab.page.goto(ours.url)
        tab.frame_of(FRAME).wait_for_selector("html[data-ready]", state="attached")
        tab.page.wait_for_load_state("networkidle")
        again = sum(meter.frames.values()) + sum(wire for wire, _ in meter.weighed().values())
    kb = 1000
    return {
        "first_page_gzip_kb": (sum(size for _, size in own.values()) + talk) / kb,
        "first_page_wire_kb": (sum(wire for wire, _ in own.values()) + talk) / kb,
        "of_it_websocket_kb": talk / kb,
        "further_streamlit_gzip_kb": sum(size for _, size in streamlit.values()) / kb,
        "further_streamlit_wire_kb": sum(wire for wire, _ in streamlit.values()) / kb,
        "empty_page_gzip_kb": (sum(size for _, size in least.values()) + sum(base.frames.values())) / kb,
        "empty_page_wire_kb": (sum(wire for wire, _ in least.values()) + sum(base.frames.values())) / kb,
        "click_kb": max(clicks) / kb,
        "second_visit_wire_kb": again / kb,
        "requests": len(all_files),
        "requests_empty": len(least),
        "heaviest_gzip_kb": {
            Path(path).name: round(size / kb, 1)
            for path, (_, size) in sorted(own.items(), key=lambda one: -one[1][1])[:10]
        },
        "bounds": BOUNDS,
        **facts,
    }


if __name__ == "__main__":
    sys.exit(report(measure))
