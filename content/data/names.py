"""Names in pairs, in the order of names that the user chose. The order carries no claim; quotes are never touched."""

import re
from collections.abc import Mapping

from content.model.records import Islet, Names, UnitRecord
from content.model.types import Side
from geo import UNITS

UNIT = re.compile(r"\{(" + "|".join(UNITS) + r")\}")
"""A unit in a sentence of the records: "{iturup}"."""

Order = str
"""One of content.model.types.NAME_ORDERS."""


def ordered(pair: str, order: Order) -> str:
    """A pair of names, "Russian / Japanese", with the one that was asked for first."""
    return " / ".join(reversed(pair.split(" / "))) if order == "japanese" else pair


def english(names: Names, order: Order = "both") -> str:
    """Both English names, or the one that both languages share: "Iturup / Etorofu", "Shikotan"."""
    if names.en == names.en_from_japanese:
        return names.en
    return ordered(f"{names.en} / {names.en_from_japanese}", order)


def spelled(text: str, units: Mapping[str, UnitRecord], order: Order = "both") -> str:
    """A sentence with the units' names where it has "{iturup}": the pair at first, then the one asked for first."""
    seen: set[str] = set()

    def name(found: re.Match[str]) -> str:
        own, again = units[found[1]].names, found[1] in seen
        seen.add(found[1])
        return english(own, order).partition(" / ")[0] if again else english(own, order)

    return UNIT.sub(name, text)


def title(names: Names, order: Order) -> str:
    """A heading: the English pair, with the script of the side that was asked for first."""
    if order == "both":
        return english(names)
    parts = [f"{names.en} ({names.ru})", f"{names.en_from_japanese} ({names.ja})"]
    return " / ".join(parts if order == "russian" else reversed(parts))


def _two_lines(russian: str, japanese: str, both: tuple[str, str], order: Order) -> tuple[str, str]:
    return {"russian": (russian, japanese), "japanese": (japanese, russian), "both": both}[order]


def lines(names: Names, order: Order) -> tuple[str, str]:
    """The two lines of a unit's label on the map."""
    both = english(names), f"{names.ru} · {names.ja}"
    return _two_lines(f"{names.ru} {names.en}", f"{names.ja} {names.en_from_japanese}", both, order)


def islet_lines(islet: Islet, order: Order) -> tuple[str, str]:
    """The two lines of an islet's label on the map."""
    both = f"{islet.en} / {islet.romaji}", f"{islet.ru} · {islet.ja}"
    return _two_lines(f"{islet.ru} {islet.en}", f"{islet.ja} {islet.romaji}", both, order)


def by_language(names: Names, order: Order) -> tuple[tuple[str, str], ...]:
    """(language, name) for the rows of the dossier, the one asked for first."""
    rows = (("russian", names.ru), ("japanese", f"{names.ja} ({names.romaji})"))
    return rows[::-1] if order == "japanese" else rows


def sides(order: Order) -> tuple[Side, Side]:
    """Which side's column stands first: alphabetical, unless the user asked for the other order."""
    return ("russia", "japan") if order == "russian" else ("japan", "russia")
