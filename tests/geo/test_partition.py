import pytest

from geo.partition import DIVIDED, Holding, fractions, partition

IT, KU, SH, HA = "iturup", "kunashir", "shikotan", "habomai"

# Four toy units of 50, 30, 15 and 5 km2: a hundred in all, so that km2 are per cent.
TOY = {(IT,): 50.0, (KU,): 30.0, (SH,): 15.0, (HA,): 5.0}
PAIRS = {(IT, KU): 80.0, (SH, HA): 20.0}

# As Japan's Foreign Ministry prints them, islets included; they add up to 5,004.
SURVEY = {(IT,): 3168.0, (KU,): 1490.0, (SH,): 251.0, (HA,): 95.0}


def allocation(iturup, kunashir, shikotan, habomai):
    return {IT: iturup, KU: kunashir, SH: shikotan, HA: habomai}


def test_two_and_two():
    held = partition(allocation("russia", "russia", "japan", "japan"), TOY)
    assert held == {"russia": Holding(80, 80), "japan": Holding(20, 20)}
    assert partition(allocation("russia", "russia", "japan", "japan"), PAIRS) == held


def test_one_holder_has_all():
    assert partition(allocation(*["shared"] * 4), TOY) == {"shared": Holding(100, 100)}


def test_a_divided_unit():
    held = partition(allocation({"japan": 0.25, "russia": 0.75}, "japan", "japan", "japan"), TOY)
    assert held == {"japan": Holding(62.5, 62.5), "russia": Holding(37.5, 37.5)}


def test_figures_that_cannot_tell():
    assert partition(allocation("russia", "japan", "japan", "japan"), PAIRS) is None
    halves = {"japan": 0.5, "russia": 0.5}
    assert partition(allocation(halves, halves, "japan", "japan"), PAIRS) == {
        "japan": Holding(60, 60),
        "russia": Holding(40, 40),
    }


@pytest.mark.parametrize("share", [{"japan": 0.5}, {"japan": 0.7, "russia": 0.7}, {"japan": 1.5, "russia": -0.5}, {}])
def test_fractions_add_to_one(share):
    with pytest.raises(ValueError, match="add to 1"):
        fractions({IT: share}, IT)


@pytest.mark.parametrize("figures", [TOY, PAIRS])
def test_a_unit_divided_without_saying_how_cannot_be_worked_out(figures):
    assert fractions({IT: DIVIDED}, IT) == {DIVIDED: 1}
    assert partition(allocation(DIVIDED, DIVIDED, "japan", "japan"), figures) is None
    assert partition(allocation(DIVIDED, "russia", "japan", "japan"), figures) is None


@pytest.mark.parametrize(
    ("name", "shares", "percent"),
    [
        ("declaration of 1956", allocation("not_addressed", "not_addressed", "japan", "japan"), 6.9),
        ("three islands", allocation("russia", "japan", "japan", "japan"), 36.7),
        ("a fifth of Iturup", allocation({"japan": 0.20, "russia": 0.80}, "japan", "japan", "japan"), 49.4),
        ("21 % of Iturup", allocation({"japan": 0.21, "russia": 0.79}, "japan", "japan", "japan"), 50.0),
        ("a quarter of Iturup", allocation({"japan": 0.25, "russia": 0.75}, "japan", "japan", "japan"), 52.5),
        ("half of Iturup", allocation({"japan": 0.5, "russia": 0.5}, "japan", "japan", "japan"), 68.4),
    ],
)
def test_shares_under_japans_survey(name, shares, percent):
    assert partition(shares, SURVEY)["japan"].percent == pytest.approx(percent, abs=0.1)


def test_the_share_of_the_2007_article():
    figures = {(IT, KU): 4629.0, (SH, HA): 276.0}
    held = partition(allocation("russia", "russia", "japan", "japan"), figures)
    assert held["japan"] == Holding(276, pytest.approx(5.63, abs=0.005))
