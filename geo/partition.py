"""What each side would hold under an allocation of the units, in km2 and per cent, under each set of figures. Pure."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from geo import UNITS

DIVIDED = "divided"
"""In an allocation, in place of a holder: the unit is among those that a proposal divides, without saying how."""

Allocation = Mapping[Any, str | Mapping[Any, float]]
"""Unit -> its holder, or DIVIDED, or, where a proposal says how a unit is divided, holder -> fraction of its area.

Units and holders are texts; for a type checker, a mapping whose keys are only some texts is none whose keys are texts.
"""

FigureSet = Mapping[tuple[str, ...], float]
"""Units -> their area together, in km2: one entry for each area that a source prints, each unit in one of them."""


class Holding(NamedTuple):
    """What one holder would have."""

    km2: float
    percent: float
    """Of all that the figure set covers."""


def fractions(allocation: Allocation, unit: str) -> dict[str, float]:
    """Holder -> fraction of one unit. Raises ValueError if the fractions are not positive or don't add to 1."""
    share = allocation[unit]
    if isinstance(share, str):
        return {share: 1.0}
    if any(part <= 0 for part in share.values()) or not math.isclose(sum(share.values()), 1, abs_tol=1e-9):
        raise ValueError(f"fractions of {unit} must be positive and add to 1, got {dict(share)}")
    return dict(share)


def partition(allocation: Allocation, figures: FigureSet) -> dict[str, Holding] | None:
    """Holder -> what it would have of all four units, in the order in which holders first appear along UNITS.

    None where it can't be told: a source that prints two units only together says nothing of a proposal that treats
    them differently, and no figures tell the parts of a unit that is divided without saying how.
    """
    if DIVIDED in allocation.values():
        return None
    held = {holder: 0.0 for unit in UNITS for holder in fractions(allocation, unit)}
    for units, km2 in figures.items():
        first, *others = (fractions(allocation, unit) for unit in units)
        if any(other != first for other in others):
            return None
        for holder, fraction in first.items():
            held[holder] += km2 * fraction
    total = math.fsum(figures.values())
    return {holder: Holding(km2, km2 / total * 100) for holder, km2 in held.items()}
