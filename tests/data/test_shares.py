import pytest

from content.data.join import load_atlas
from content.data.shares import SETS

ATLAS = load_atlas()


@pytest.mark.parametrize("name", ATLAS.books.proposals)
def test_every_proposal_is_worked_out_under_every_set(name):
    lines = ATLAS.shares[name]
    assert tuple(line.figures for line in lines) == SETS
    for line in lines:
        if line.holdings is not None:
            assert sum(held.percent for held in line.holdings.values()) == pytest.approx(100)
            assert sum(held.km2 for held in line.holdings.values()) == pytest.approx(line.total_km2)
    assert lines[0].source is None and all(line.source for line in lines[1:])


@pytest.mark.parametrize(
    ("name", "figures", "percent"),
    [
        ("transfer-1956", "survey", 6.9),
        ("transfer-1956", "article", 5.63),
        ("two-island-offer-2006", "survey", 6.9),
        ("two-island-offer-2006", "article", 5.63),
    ],
)
def test_japans_share(name, figures, percent):
    line = next(line for line in ATLAS.shares[name] if line.figures == figures)
    assert line.holdings["japan"].percent == pytest.approx(percent, abs=0.05)
