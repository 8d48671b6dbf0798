"""Click an outline: how long until the dossier's heading? Beside Streamlit's button, and the obvious st_folium page.

    python -m tests.bench.click     or     python tests/bench/click.py

Three servers, three tabs of one browser, one click of each in turn. A time runs from the DOM's click event, in the
frame where it happens, to the change of the heading's text in the page: not to the pixels.
"""

import sys
from contextlib import ExitStack
from pathlib import Path

if not __package__:  # started as a file: this folder's click.py must not stand in for the package of that name
    sys.path[0] = str(Path(__file__).parents[2])

from tests.bench.harness import PAGES, ROOT, machine, percentile, report, serve, units
from tests.bench.tab import FRAME, Tab, open_browser

WARM_UP = 3
MEASURED = 30
BOUNDS = {"ratio_to_button": 0.25, "ratio_p95": 0.5, "complete_to_button": 1.0, "speedup_over_plain_at_least": 8}


def measure() -> dict[str, object]:
    """The figures, in milliseconds; `button` and `plain` are the yardsticks, `click` and `complete` are ours."""
    with ExitStack() as stack:
        ours, button, plain = (
            stack.enter_context(server).url
            for server in (
                serve(ROOT / "dashboard.py", ROOT),
                serve(PAGES / "button.py"),
                serve(PAGES / "plain.py"),
            )
        )
        browser = stack.enter_context(open_browser())
        facts = machine(browser)
        ours = Tab(browser, ours, heading=".st-key-panel h2", region=".st-key-panel")
        button = Tab(browser, button, heading="h2", region="body")
        plain = Tab(browser, plain, heading="h2", region="body")
        our_map, plain_map = ours.frame_of(FRAME), plain.frame_of(FRAME)

        times = {"button": [], "plain": [], "click": [], "complete": []}
        names, lit = units(), 0
        for i in range(WARM_UP + MEASURED):
            nth = i % len(names)
            unit = names[nth]
            pressed = button.click(button.page.main_frame, "[data-testid=stButton] button", expected=unit)
            obvious = plain.click(plain_map, "path.leaflet-interactive", nth=nth, expected=unit)
            clicked = ours.click(our_map, f"path[data-unit={unit}]", expected=unit)
            if i < WARM_UP:
                continue
            times["button"].append(pressed.heading)
            times["plain"].append(obvious.heading)
            times["click"].append(clicked.heading)
            times["complete"].append(clicked.complete)
            lit += clicked.lit

    figures = {f"{key}_ms_p{p}": percentile(values, p) for key, values in times.items() for p in (50, 95)}
    return {
        **figures,
        "ratio_to_button": figures["click_ms_p50"] / figures["button_ms_p50"],
        "ratio_p95": figures["click_ms_p95"] / figures["button_ms_p95"],
        "complete_to_button": figures["complete_ms_p50"] / figures["button_ms_p50"],
        "speedup_over_plain": figures["plain_ms_p50"] / figures["click_ms_p50"],
        "lit_before_the_next_paint": lit,
        "bounds": BOUNDS,
        "n": MEASURED,
        **facts,
    }


if __name__ == "__main__":
    sys.exit(report(measure))
