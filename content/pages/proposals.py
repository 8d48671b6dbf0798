"""The list of proposals: those of a unit, narrowed by who made them, when, of what standing and with what outcome."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from content.data.join import Atlas
from content.data.phrases import cells, shown
from content.model.proposal import Proposal
from content.model.types import PERIODS

Filters = Mapping[str, str | None]
"""Of content.pages.route.FILTERS: what is chosen of each, if anything."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter, and how many proposals it leaves with the other filters as they are."""

    key: str
    count: int


def period_of(proposal: Proposal) -> str:
    """The period in which a proposal was made: one of content.model.types.PERIODS."""
    return next(period for period, (first, last) in PERIODS.items() if first <= proposal.date[:4] <= last)


def addresses(proposal: Proposal, unit: str | None) -> bool:
    """Whether a proposal says anything of a unit; of all four, it does."""
    return unit is None or dict(cells(proposal))[unit] != "not_addressed"


def _values(proposal: Proposal) -> dict[str, str]:
    return {
        "party": proposal.party,
        "status": proposal.status,
        "outcome": proposal.outcome,
        "period": period_of(proposal),
    }


def listed(atlas: Atlas, record: str, filters: Filters, unit: str | None = None) -> list[Proposal]:
    """The proposals that address a unit and that all filters leave, in time order."""
    return [
        proposal
        for proposal in shown(atlas.proposals, record)
        if addresses(proposal, unit)
        and all(chosen in (None, _values(proposal)[name]) for name, chosen in filters.items())
    ]


def options(atlas: Atlas, record: str, filters: Filters, unit: str | None, name: str) -> list[Option]:
    """The choices of one filter that lead to something; and the chosen one, so that it can be seen and taken back."""
    others = {**filters, name: None}
    counts = Counter(_values(proposal)[name] for proposal in listed(atlas, record, others, unit))
    chosen = filters.get(name)
    return [Option(key, count) for key, count in {**({chosen: 0} if chosen else {}), **counts}.items()]


def japans_share(atlas: Atlas, proposal: Proposal) -> float | None:
    """Per cent of the measured area that would be Japan's, administered by it or not; None where none can be told."""
    measured = next(line for line in atlas.shares[proposal.id] if line.figures == "measured")
    if measured.holdings is None or measured.holdings.keys() <= {"deferred", "not_addressed"}:
        return None
    return sum(
        held.percent for holder, held in measured.holdings.items() if holder in ("japan", "sovereignty", "handed_over")
    )
