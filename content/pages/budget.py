"""How much may stand on a page at once: rules of the check, so that whoever adds a record meets them."""

import html
import re
from collections.abc import Iterator

from content.pages.island import overview
from content.pages.render import Pages
from geo import UNITS
from geo.problem import Problem

OVERVIEW_WORDS = 450
"""The most that an island's page may say before anything is opened."""

CASES_APART = 0.15
"""By how much, of the longer, the two sides' cases on a page may differ in words."""

UNITS_FILE = "content/records/units.yaml"


def words(markup: str) -> int:
    """How many words a reader sees of a piece of HTML."""
    return len(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def over_budget(pages: Pages) -> Iterator[Problem]:
    """Every island's page that says too much at once, or more for one side than for the other."""
    for unit in UNITS:
        said = words(pages.dossier(unit, "both"))
        if said > OVERVIEW_WORDS:
            found, allowed = f"{said} words on the overview", f"at most {OVERVIEW_WORDS}"
            yield Problem(UNITS_FILE, unit, "overview", found, allowed, "name fewer records, or shorter ones")
        length = case_words(pages, unit)
        if max(length.values()) * (1 - CASES_APART) > min(length.values()):
            found = ", ".join(f"{side} {count} words" for side, count in length.items())
            allowed = f"lengths that differ by at most {CASES_APART:.0%}"
            yield Problem(UNITS_FILE, unit, "overview.cases", found, allowed, "choose arguments of like length")


def case_words(pages: Pages, unit: str) -> dict[str, int]:
    """Side -> words of its case on a unit's page: its arguments and the passage in its own words."""
    cases = overview(pages.atlas, unit, ("japan", "russia"), "all").cases
    return {
        case.side: sum(len(one.statement.text.split()) for one in case.arguments) + len(case.quote.quote.split())
        for case in cases
    }
