"""Dates and percentages in a query, in any form."""

import re

from content.data.passages import Piece
from content.data.search import search
from tests.data.test_search import ATLAS, finds, found, kinds, toy, values


def test_dates_and_percentages_in_any_form():
    for query, value in [
        ("1956-10-19", "1956-10-19"),
        ("19 October 1956", "1956-10-19"),
        ("19th of October 1956", "1956-10-19"),
        ("October 19, 1956", "1956-10-19"),
        ("Oct. 19, 1956", "1956-10-19"),
        ("1956 October 19", "1956-10-19"),
        ("1956/10/19", "1956-10-19"),
        ("19.10.1956", "1956-10-19"),
        ("10/19/1956", "1956-10-19"),
        ("19/10/1956", "1956-10-19"),
        ("19 октября 1956 года", "1956-10-19"),
        ("1956年10月19日", "1956-10-19"),
        ("１９５６年１０月１９日", "1956-10-19"),
        ("昭和31年10月19日", "1956-10-19"),
        ("1956-10", "1956-10"),
        ("October 1956", "1956-10"),
        ("октябрь 1956 г.", "1956-10"),
        ("1956年10月", "1956-10"),
        ("1956", "1956"),
        ("1956年", "1956"),
        ("1956 год", "1956"),
        ("昭和31年", "1956"),
        *((query, "6%") for query in ("6%", "6 %", "6 per cent", "6 percent", "6 процентов", "6パーセント", "６％")),
    ]:
        assert values(query) == [value]
        assert found(query) == found(value) != []


def test_what_is_no_date_is_none():
    for query in ["1956-13-40", "99 October 1956", "1945-46", "1855-1875", "1,956", "31 June 1956"]:
        assert not any(re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in values(query))


def test_a_year_finds_its_months_and_days_and_a_day_its_own_page():
    assert set(found("1956-10-19")) < set(found("1956-10")) < set(found("1956"))
    assert (("view", "time"), ("on", "1956-10-19")) in [entry.query for entry in found("1956-10-19")]


def test_the_year_alone_is_marked_where_the_year_is_asked_for():
    title = next(one.title for one in found("1956") if one.title.text.startswith("19 October 1956"))
    assert title.cut(search("1956", ATLAS).values)[:2] == [Piece("19 October "), Piece("1956", "hit")]


def test_a_percentage_is_found_in_every_kind_that_has_it():
    assert kinds("6%") >= {"proposal", "disagreement", "excerpt"}
    assert finds(toy("6% of it", "5.6%", "6 of them", "6.9 per cent", "6 per cent"), "6%") == {0, 4}
