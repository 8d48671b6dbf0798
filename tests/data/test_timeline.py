from content.data.timeline import administered, at, covers, earliest, latest, moments
from content.model.series import TERRITORIES, Administration
from tests.exports.data_read import ATLAS

SAID = {"text": "So.", "references": ["r"]}


def held(holder, start, until=None, territory="iturup"):
    return Administration(id="a", territory=territory, start=start, until=until, holder=holder, statement=SAID)


def test_the_days_that_a_date_can_mean():
    for date, first, last in [
        ("1945", "1945-01-01", "1945-12-31"),
        ("1945-02", "1945-02-01", "1945-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1945-09-03", "1945-09-03", "1945-09-03"),
    ]:
        assert (earliest(date), latest(date)) == (first, last)


def test_a_source_vouches_only_for_what_its_dates_cover():
    for start, until, day, covered in [
        ("1855-02-07", "1945-08-28", "1855-02-06", False),
        ("1855-02-07", "1945-08-28", "1855-02-07", True),
        ("1855-02-07", "1945-08-28", "1945-08-27", True),
        ("1855-02-07", "1945-08-28", "1945-08-28", False),
        ("1945", None, "1945-06-01", False),  # it may have begun later that year
        ("1945", None, "1945-12-31", True),
        ("1945", "1946", "1946-01-01", False),  # it may have ended on that day
        ("1855-02-07", "1945-08-28", "1945", False),  # a year is taken at its end
        ("1945-08-28", None, "1945", True),
    ]:
        assert covers(held("japan", start, until), day) is covered


def test_where_no_source_covers_the_day_nothing_is_said():
    japan, russia = held("japan", "1855", "1945-08-28"), held("russia", "1945-08-28")
    found = administered([japan, russia], "1900")
    assert tuple(found) == TERRITORIES
    assert found["iturup"] == japan
    assert {who for territory, who in found.items() if territory != "iturup"} == {None}
    assert administered([japan, russia], "1850")["iturup"] is None
    assert administered([japan, russia], "2000")["iturup"] == russia


def test_the_moment_of_a_day():
    dates = ["1855-02-07", "1945-08-28", "1945", "1956-10-19"]
    assert at(dates, "1855-02-06") is None
    assert at(dates, "1855-02-07") == 0
    assert at(dates, "1900") == 0
    assert at(dates, "1945-08-28") == 1
    assert at(dates, "1950") == 2
    assert at(dates, "2026-01-01") == 3


def test_a_month_and_a_year_are_moments_of_their_own():
    dates = ["1956-02-11", "1956-03", "1956-10-19", "1956", "1957-01-01"]
    assert [at(dates, date) for date in dates] == [0, 1, 2, 3, 4]
    assert at(dates, "1956-03-30") == 0  # it may have happened on the 31st
    assert at(dates, "1956-04-01") == 1


def test_every_moment_can_be_reached_and_left():
    days = moments(ATLAS.books.events.values())
    assert [at(days, day) for day in days] == list(range(len(days)))
