"""Switching views, choosing a proposal, stepping in time, the next scene: how long until its heading? Beside a button.

    python -m tests.bench.views

From the DOM's click or key event to the change of the heading's text, as in click.py; the yardstick is Streamlit's own
`st.button` changing an `st.header`, in a process and a tab of its own, pressed between any two of ours.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack

from playwright.sync_api import Browser

from tests.bench.harness import PAGES, ROOT, machine, percentile, report, serve, units
from tests.bench.tab import FRAME, Tab, Timing, open_browser

WARM_UP = 1
MEASURED = 10
BOUND = 1.0
HEADING = ".st-key-panel h2"


class Dashboard(Tab):
    """Our page, opened at one address."""

    def __init__(self, browser: Browser, url: str, query: str):
        super().__init__(browser, url + query, heading=HEADING, region=".st-key-panel")
        self.frame_of(FRAME).wait_for_selector("html[data-ready]", state="attached")

    def follow(self, selector: str) -> Timing:
        """A click on a link of the page."""
        return self.click(self.page.main_frame, selector)


def tasks(browser: Browser, url: str) -> dict[str, Callable[[int], Timing]]:
    """Name -> what is done for the n-th time."""
    views = Dashboard(browser, url, "/")
    proposals = Dashboard(browser, url, "/?view=proposal")
    time = Dashboard(browser, url, "/?view=time&on=1855-02-07")
    scenes = Dashboard(browser, url, "/?view=brief&scene=1")

    def choose_proposal(n: int) -> Timing:
        timing = proposals.follow(f".st-key-proposal tbody a >> nth={n % 4}")  # those that stand on the screen
        proposals.follow(".st-key-proposal .back a >> nth=0")
        return timing

    return {
        **{
            f"to_{name}": lambda n, view=view: views.follow(f".views a[data-view={view}]")
            for name, view in {
                "proposals": "proposal",
                "time": "time",
                "figures": "figures",
                "sources": "sources",
                "briefing": "brief",
                "islands": "island",
            }.items()
        },
        "choose_proposal": choose_proposal,
        "step_in_time": lambda n: time.follow(".st-key-timeline a[data-hold=next]"),
        "next_scene": lambda n: scenes.press(("PageDown", "PageUp")[n % 2]),
    }


def measure() -> dict[str, object]:
    """Milliseconds, p50 and p95, of each task and of the button; and each task's p50 as a multiple of the button's."""
    with ExitStack() as stack:
        ours, yardstick = (
            stack.enter_context(serve(*which)).url for which in ((ROOT / "dashboard.py", ROOT), (PAGES / "button.py",))
        )
        browser = stack.enter_context(open_browser())
        facts = machine(browser)
        button = Tab(browser, yardstick, heading="h2", region="body")
        todo = tasks(browser, ours)
        times: dict[str, list[float]] = {"button": [], **{name: [] for name in todo}}
        names, pressed = units(), 0
        for n in range(WARM_UP + MEASURED):
            for name, do in todo.items():
                timing = button.click(
                    button.page.main_frame, "[data-testid=stButton] button", expected=names[pressed % len(names)]
                )
                pressed += 1
                took = do(n)
                if n >= WARM_UP:
                    times["button"].append(timing.heading)
                    times[name].append(took.heading)
    middle = {name: percentile(values, 50) for name, values in times.items()}
    ratios = {name: round(value / middle["button"], 2) for name, value in middle.items() if name != "button"}
    return {
        "ms_p50": {name: round(value, 1) for name, value in middle.items()},
        "ms_p95": {name: round(percentile(values, 95), 1) for name, values in times.items()},
        "ratio_to_button": ratios,
        "worst_ratio": max(ratios.values()),
        "bounds": {"worst_ratio": BOUND},
        "n": MEASURED,
        **facts,
    }


if __name__ == "__main__":
    sys.exit(report(measure))
