import pytest

from content.data.join import load_atlas
from content.data.shares import SETS

ATLAS = load_atlas()


def test_every_proposal_is_worked_out_under_every_set():
    sets = {name: tuple(line.figures for line in lines) for name, lines in ATLAS.shares.items()}
    assert sets == dict.fromkeys(ATLAS.books.proposals, SETS)
    lines = {(name, line.figures): line for name, lines in ATLAS.shares.items() for line in lines}
    held = {key: line.holdings.values() for key, line in lines.items() if line.holdings is not None}
    assert {key: sum(one.percent for one in these) for key, these in held.items()} == {
        key: pytest.approx(100) for key in held
    }
    assert {key: sum(one.km2 for one in these) for key, these in held.items()} == {
        key: pytest.approx(lines[key].total_km2) for key in held
    }
    assert [key for key, line in lines.items() if (line.source is None) != (line.figures == "measured")] == []


def test_japans_share():
    for figures, percent in (("survey", 6.9), ("article", 5.63)):
        line = next(line for line in ATLAS.shares["two-island-offer-2006"] if line.figures == figures)
        assert line.holdings["japan"].percent == pytest.approx(percent, abs=0.05)
        handed = next(line for line in ATLAS.shares["transfer-1956"] if line.figures == figures)
        assert handed.holdings["handed_over"] == line.holdings["japan"]
