"""How much may stand on a page at once: rules of the check, so that whoever adds a record meets them."""

import html
import re
from collections.abc import Iterator

from content.pages.island import overview, topics
from content.pages.render import Pages
from geo import UNITS
from geo.problem import Problem

OVERVIEW_WORDS = 450
"""The most that an island's page may say before anything is opened."""

CASES_APART = 0.15
"""By how much, of the longer, the two sides' words may differ: on an island's page, and under its positions."""

UNITS_FILE = "content/records/units.yaml"
SIDES = ("japan", "russia")


def words(markup: str) -> int:
    """How many words a reader sees of a piece of HTML."""
    return len(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def over_budget(pages: Pages) -> Iterator[Problem]:
    """Every island's page that says too much at once, or more for one side than for the other."""
    for unit in UNITS:
        said = words(pages.dossier(unit))
        if said > OVERVIEW_WORDS:
            found, allowed = f"{said} words on the overview", f"at most {OVERVIEW_WORDS}"
            yield Problem(UNITS_FILE, unit, "overview", found, allowed, "name fewer records, or shorter ones")
        for field, length in (("overview.cases", case_words(pages, unit)), ("positions", position_words(pages, unit))):
            if max(length.values()) * (1 - CASES_APART) > min(length.values()):
                found = ", ".join(f"{side} {count} words" for side, count in length.items())
                allowed = f"lengths that differ by at most {CASES_APART:.0%}"
                yield Problem(UNITS_FILE, unit, field, found, allowed, "let the other side say as much")


def case_words(pages: Pages, unit: str) -> dict[str, int]:
    """Side -> words of its case on a unit's page: its arguments and the passage in its own words."""
    cases = overview(pages.atlas, unit, SIDES, "all").cases
    return {
        case.side: sum(len(one.statement.text.split()) for one in case.arguments) + len(case.quote.quote.split())
        for case in cases
    }


def position_words(pages: Pages, unit: str) -> dict[str, int]:
    """Side -> words under a unit's positions: its arguments, its answers, and all that it has said by date."""
    said: dict[str, int] = dict.fromkeys(SIDES, 0)
    for case in (case for cases in topics(pages.atlas, unit, SIDES, "all").values() for case in cases):
        statements = (*case.claims, *case.answers, *(position.statement for position in case.positions))
        said[case.side] += sum(len(statement.text.split()) for statement in statements)
    return said
