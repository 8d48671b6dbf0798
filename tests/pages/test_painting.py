import itertools

import pytest

from content.model.series import NEIGHBOURS
from content.model.types import RECORDS
from content.pages.painting import UNKNOWN, WIDE, frame_of_day, paint_of_day, paint_of_proposal, treaty_lines
from geo import UNITS
from geo.styles import HOLDERS
from geo.webmap import REGIONS
from tests.pages.test_render import BOOKS


def test_a_proposal_paints_the_four_units():
    paints = {name: list(paint_of_proposal(proposal).items()) for name, proposal in BOOKS.proposals.items()}
    given = {name: [(unit, proposal.allocation[unit]) for unit in UNITS] for name, proposal in BOOKS.proposals.items()}
    assert paints == {
        name: [(unit, share if isinstance(share, str) else "part") for unit, share in shares]
        for name, shares in given.items()
    }
    assert {holder for paint in paints.values() for _, holder in paint} <= set(HOLDERS)


def test_a_unit_that_is_divided_is_painted_so():
    quarter = paint_of_proposal(BOOKS.proposals["aso-quarter-2006"])
    assert quarter == {"iturup": "part", "kunashir": "japan", "shikotan": "japan", "habomai": "japan"}
    assert "divided" in paint_of_proposal(BOOKS.proposals["experts-2005"]).values(), "though nobody says how"
    assert paint_of_proposal(BOOKS.proposals["transfer-1956"]) == {
        "iturup": "not_addressed", "kunashir": "not_addressed", "shikotan": "handed_over", "habomai": "handed_over",
    }  # fmt: skip


@pytest.mark.parametrize("day", ["1700", "1850", "1855-02-06"])
def test_a_day_without_a_source_paints_the_units_unknown_and_no_neighbour(day):
    assert paint_of_day(BOOKS, day, "all") == dict.fromkeys(UNITS, UNKNOWN)
    assert treaty_lines(BOOKS, day, "all") == []


@pytest.mark.parametrize(
    ("day", "four", "sakhalin_south"),
    [
        ("1860", "japan", "undivided"),
        ("1880", "japan", "russia"),
        ("1910", "japan", "japan"),
        ("1950", "russia", "russia"),
        ("2026", "russia", "russia"),
    ],
)
def test_a_day_paints_who_administered(day, four, sakhalin_south):
    paint = paint_of_day(BOOKS, day, "all")
    assert {paint[unit] for unit in UNITS} == {four} and paint["sakhalin_south"] == sakhalin_south
    assert set(paint) <= {*UNITS, *NEIGHBOURS} == {*UNITS, *itertools.chain(*REGIONS.values())} and set(
        paint.values()
    ) <= set(HOLDERS)


def test_september_1945_paints_unit_by_unit():
    paint = paint_of_day(BOOKS, "1945-09-02", "all")
    assert paint["kunashir"] == "russia" and paint["habomai"] == "japan"


def test_a_neighbour_that_no_source_covers_stays_bare():
    assert "sakhalin_north" not in paint_of_day(BOOKS, "1920-06-15", "all")


@pytest.mark.parametrize("day", ["1860", "1945-09-02", "2020"])
def test_the_articles_alone_say_of_no_day_who_held_what(day):
    assert paint_of_day(BOOKS, day, "articles") == dict.fromkeys(UNITS, UNKNOWN)
    assert treaty_lines(BOOKS, day, "articles") == []


@pytest.mark.parametrize(
    ("day", "count"),
    [("1855-02-06", 0), ("1855-02-07", 1), ("1860", 1), ("1880", 0), ("1910", 1), ("1945-09-02", 0), ("2020", 0)],
)
def test_treaty_lines_stand_only_while_they_stood(day, count):
    courses = treaty_lines(BOOKS, day, "all")
    assert len(courses) == count
    assert all(len(course) >= 2 and course in {b.course for b in BOOKS.boundaries.values()} for course in courses)


@pytest.mark.parametrize("record", RECORDS)
def test_lines_are_longitude_then_latitude(record):
    points = [point for course in treaty_lines(BOOKS, "1860", record) for point in course]
    assert len(points) >= 2 * (record == "all")
    assert all(130 < longitude < 160 and 40 < latitude < 60 for longitude, latitude in points)


@pytest.mark.parametrize(
    ("day", "frame"),
    [("1875-05-07", WIDE), ("1855-02-07", WIDE), ("1945-09-02", None), ("1956-10-19", None), ("2026", None)],
)
def test_the_frame_holds_sakhalin_where_a_day_is_about_it(day, frame):
    assert frame_of_day(BOOKS, day, "all") == frame


def test_the_articles_alone_tell_nothing_of_sakhalin():
    assert frame_of_day(BOOKS, "1875-05-07", "articles") is None
