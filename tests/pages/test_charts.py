"""The charts' places, on figures that one can compute in one's head."""

import pytest

from content.data.join import AreaLine
from content.model.series import Population
from content.pages.charts import Axis, Column, area_chart, axis, columns, population_chart, rows
from geo.areas import AreaFigure


def area(units, difference):
    figure = AreaFigure.model_validate(
        {"id": "toy", "units": units, "area_km2": 100 + difference, "as_printed": str(100 + difference), "year": "2000",
         "islets": "included", "source": "toy", "note": ""}
    )  # fmt: skip
    return AreaLine(figure, 100, difference)


def people(unit, date, number):
    return Population.model_validate(
        {"id": "toy", "units": [unit], "date": date, "number": str(number), "as_printed": str(number),
         "definition": "All.", "references": ["toy"]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], Axis(0, 1, 1)),
        ([0.4], Axis(0, 1, 1)),
        ([-0.4], Axis(-1, 0, 1)),
        ([1, 6], Axis(0, 6, 1)),
        ([1, 7], Axis(0, 8, 2)),
        ([-20, 6], Axis(-20, 10, 5)),
        ([-130, -70], Axis(-150, 0, 50)),
    ],
)
def test_a_scale_has_few_round_steps_and_holds_zero(values, found):
    assert axis(values) == found
    assert 0 in found.ticks() and len(found.ticks()) <= 8


def test_a_value_stands_in_proportion():
    assert [Axis(-20, 20, 10).place(value) for value in (-20, 0, 5, 20)] == [0, 50, 62.5, 100]
    assert list(Axis(-20, 20, 10).ticks()) == [-20, -10, 0, 10, 20]


def test_marks_that_would_touch_stand_in_different_rows():
    assert list(rows([10, 12, 19, 22, 30], apart=10)) == [0, 1, 2, 0, 1]
    assert list(rows([5, 5, 5], apart=1)) == [0, 1, 2]
    assert list(rows([0, 50, 100], apart=10)) == [0, 0, 0]


def test_years_without_a_count_are_cut_short():
    assert columns([2001, 2002]) == [Column("2001", 25), Column("2002", 75)]
    # 1 + ½ + 1 columns: their middles at ½, 1¼ and 2 of 2½
    assert columns([1945, 2015]) == [Column("1945", 20), Column("…", 50), Column("2015", 80)]
    assert columns([2001, 2001]) == [Column("2001", 25), Column("2001", 75)]


def test_areas_stand_by_their_difference_in_a_lane_for_the_same_units():
    lanes, scale = area_chart([area("iturup", 5), area("habomai", -5), area("iturup", -1), area("iturup", -1.5)])
    assert scale == Axis(-6, 6, 2)
    assert [(one.line.difference_percent, one.row) for one in lanes["iturup",]] == [(-1.5, 0), (-1, 1), (5, 0)]
    assert [round(one.left, 1) for one in lanes["iturup",]] == [37.5, 41.7, 91.7]
    assert [one.row for one in lanes["habomai",]] == [0]


def test_counts_stand_above_their_year_to_one_scale():
    lanes, drawn = population_chart(
        [people("iturup", "2001-01-01", 50), people("habomai", "2001", 0), people("iturup", "2002-05", 200)]
    )
    assert drawn == [Column("2001", 25), Column("2002", 75)]
    assert [(one.left, one.up) for one in lanes["iturup",]] == [(25, 25), (75, 100)]
    assert [(one.left, one.up) for one in lanes["habomai",]] == [(25, 0)]


def test_two_counts_of_a_year_stand_beside_each_other():
    lanes, drawn = population_chart(
        [people("iturup", "2001-01-01", 10), people("iturup", "2001", 10), people("habomai", "2001", 0)]
    )
    assert drawn == [Column("2001", 25), Column("2001", 75)]
    assert [one.left for one in lanes["iturup",]] == [25, 75]
    assert [one.left for one in lanes["habomai",]] == [25]


def test_nobody_counted_is_drawn_at_the_foot():
    lanes, _ = population_chart([people("habomai", "2001", 0)])
    assert lanes["habomai",][0].up == 0
