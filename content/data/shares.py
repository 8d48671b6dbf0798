"""What each side would hold under a proposal, under each set of figures that covers all four units."""

from collections.abc import Iterable
from dataclasses import dataclass

from content.model.proposal import Proposal
from geo import UNITS
from geo.areas import AreaFigure
from geo.partition import FigureSet, Holding, partition
from geo.problem import Problem

#: Sets of published figures: name -> the ids of their rows in geo/areas.csv, which together cover each unit once.
PUBLISHED = {
    "survey": ("mofa-2020-iturup", "mofa-2020-kunashir", "mofa-2020-shikotan", "mofa-2020-habomai"),
    "article": ("ria-2007-iturup-kunashir", "ria-2007-shikotan-habomai"),
}

SETS = ("measured", *PUBLISHED)

AREAS = "geo/areas.csv"


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A proposal worked out under one set of figures."""

    figures: str
    """One of SETS."""
    source: str | None
    """The reference or excerpt that prints the figures; None for our own measurement."""
    total_km2: float
    holdings: dict[str, Holding] | None
    """None where the figures give units only together that the proposal treats differently."""


def missing_figures(figures: Iterable[AreaFigure]) -> list[Problem]:
    """What keeps the sets of PUBLISHED from being made of these figures; empty when each covers every unit once."""
    units_of = {figure.id: figure.units for figure in figures}
    problems = []
    for name, rows in PUBLISHED.items():
        needed = f"a row with this id: shares are worked out from it ({name})"
        problems += [Problem(AREAS, row, "", "no row", needed, "restore it") for row in rows if row not in units_of]
        covered = [unit for row in rows for unit in units_of.get(row, ())]
        if units_of.keys() >= set(rows) and sorted(covered) != sorted(UNITS):
            found, allowed = " + ".join(" ".join(units_of[row]) for row in rows), "each unit once, together"
            problems.append(Problem(AREAS, ", ".join(rows), "units", found, allowed, "correct the units"))
    return problems


def share_lines(
    proposal: Proposal, measured_km2: dict[str, float], figures: Iterable[AreaFigure]
) -> tuple[ShareLine, ...]:
    """The proposal under each set of figures, in the order of SETS."""
    by_id = {figure.id: figure for figure in figures}
    sets: dict[str, tuple[str | None, FigureSet]] = {
        "measured": (None, {(unit,): measured_km2[unit] for unit in UNITS})
    }
    for name, rows in PUBLISHED.items():
        sets[name] = by_id[rows[0]].source, {by_id[row].units: by_id[row].area_km2 for row in rows}
    return tuple(
        ShareLine(name, source, sum(areas.values()), partition(proposal.allocation, areas))
        for name, (source, areas) in sets.items()
    )
