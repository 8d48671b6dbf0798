"""How long until the page is there? Beside a Streamlit page with one heading and nothing else.

    python -m tests.bench.start

Two times. "serve": from the command to the first answer of the server. "open": from the navigation to a map that
answers a click, in a browser that has never seen the page; the yardstick's ends when its heading stands. The visit
right after a start is told apart: the server still reads its data. Ours and the yardstick in turn, one browser.
"""

import sys
from contextlib import ExitStack

from playwright.sync_api import Browser, Frame

from tests.bench.harness import HERE, PAGES, ROOT, Server, let_rest, machine, percentile, report, serve, units
from tests.bench.tab import FRAME, VIEWPORT, hit_point, open_browser, seen_ms

STARTS = 3
VISITS = 16
BOUNDS = {"open_ratio": 1.35, "first_open_ratio": 1.8}


def visit(browser: Browser, url: str, *, ours: bool) -> float:
    """Milliseconds from the navigation to a heading, or to a map that answers: it is clicked, to see that it does."""
    context = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce")
    context.add_init_script(path=HERE / "timing.js")
    page = context.new_page()
    page.goto(url, wait_until="commit")
    try:
        if not ours:
            return seen_ms(page, "h2")
        at = seen_ms(page, "html[data-ready]")
        frame: Frame = page.wait_for_selector(FRAME, state="attached").content_frame()
        unit = units()[0]
        page.mouse.click(*hit_point(frame, f"path[data-unit={unit}]"))
        frame.wait_for_selector(f"path[data-unit={unit}][aria-pressed=true]", state="attached")
        page.wait_for_function(
            "(unit) => document.querySelector('.st-key-panel h2').textContent.includes(unit)", arg=unit.title()
        )
        return at
    finally:
        context.close()


def measure() -> dict[str, object]:
    """The figures: seconds to serve, milliseconds to open, and how ours stand to the yardstick's."""
    kinds = {"ours": (ROOT / "dashboard.py", ROOT), "empty": (PAGES / "empty.py", None)}
    starts: dict[str, list[Server]] = {kind: [] for kind in kinds}
    opened: dict[str, list[float]] = {kind: [] for kind in kinds}
    first: dict[str, list[float]] = {kind: [] for kind in kinds}
    with open_browser() as browser:
        facts = machine(browser)
        for _ in range(STARTS):
            for kind, where in kinds.items():
                with serve(*where) as server:
                    starts[kind].append(server)
                    first[kind].append(visit(browser, server.url, ours=kind == "ours"))
        with ExitStack() as stack:
            servers = {kind: stack.enter_context(serve(*where)) for kind, where in kinds.items()}
            for kind, server in servers.items():
                visit(browser, server.url, ours=kind == "ours")
                let_rest(server)
            for _ in range(VISITS):
                for kind, server in servers.items():
                    opened[kind].append(visit(browser, server.url, ours=kind == "ours"))
    figures = {}
    for kind in kinds:
        figures[f"{kind}_serve_s_p50"] = percentile([server.start_s for server in starts[kind]], 50)
        figures[f"{kind}_first_open_ms_p50"] = percentile(first[kind], 50)
        figures |= {f"{kind}_open_ms_p{p}": percentile(opened[kind], p) for p in (50, 95)}
    return {
        **figures,
        "serve_ratio": figures["ours_serve_s_p50"] / figures["empty_serve_s_p50"],
        "first_open_ratio": figures["ours_first_open_ms_p50"] / figures["empty_first_open_ms_p50"],
        "open_ratio": figures["ours_open_ms_p50"] / figures["empty_open_ms_p50"],
        "bounds": BOUNDS,
        "n": len(opened["ours"]),
        **facts,
    }


if __name__ == "__main__":
    sys.exit(report(measure))
