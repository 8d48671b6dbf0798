import html
import itertools
import re
from datetime import date
from urllib.parse import parse_qsl

import pytest

from content.data.timeline import boundaries_on, latest
from content.model.series import TERRITORIES
from content.pages.route import read_place
from content.pages.time import Moment, along, decades, stretches, time_page, timeline
from tests.pages.test_render import BOOKS, PAGES, text

TODAY = date(2026, 11, 26)


def page(day=None, record="all"):
    return time_page(PAGES, day, record, TODAY)


def holders(day):
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>\n<td>(.*?)</td>', page(day), re.DOTALL)
    return {text(place): text(holder).strip() for place, holder in rows}


@pytest.mark.parametrize(
    ("day", "four", "sakhalin_south"),
    [
        ("1855-02-06", "Our sources don't say.", "Our sources don't say."),
        ("1860", "Japan", "undivided between Russia and Japan"),
        ("1880", "Japan", "Russia / Soviet Union"),
        ("1910", "Japan", "Japan"),
        ("1950", "Russia / Soviet Union", "Russia / Soviet Union"),
        (None, "Russia / Soviet Union", "Russia / Soviet Union"),
    ],
)
def test_who_administered_what(day, four, sakhalin_south):
    found = holders(day)
    for unit in ("Iturup / Etorofu", "Kunashir / Kunashiri", "Shikotan", "Habomai"):
        assert found[unit] == four
    assert found["Sakhalin south of 50° N"] == sakhalin_south


def test_the_days_of_september_1945_differ_by_unit():
    found = holders("1945-09-02")
    assert found["Kunashir / Kunashiri"] == BOOKS.wording.landed, (
        "the source tells of a landing, not of a civil administration"
    )
    assert found["Habomai"] == "Japan"


def test_the_decrees_of_1946_count_for_all_four_units():
    four = ("Iturup / Etorofu", "Kunashir / Kunashiri", "Shikotan", "Habomai")
    assert {holders("1946-02-01")[unit] for unit in four} == {BOOKS.wording.landed}
    assert {holders("1946-02-02")[unit] for unit in four} == {"Russia / Soviet Union"}


def test_every_moment_is_listed_in_order_and_can_be_stepped_to():
    moments = timeline(PAGES, "all")
    assert sum(len(moment.events) for moment in moments) == len(BOOKS.events)
    shown = page("1956-10-19")
    assert re.findall(r'<li.*?view=time&amp;on=([^"]*)"', shown) == [moment.date for moment in moments]
    at = [moment.date for moment in moments].index("1956-10-19")
    assert f'href="?view=time&amp;on={moments[at - 1].date}">←' in shown
    assert re.search(rf'<a class="next"[^>]* href="\?view=time&amp;on={moments[at + 1].date}"', shown)
    assert len(re.findall('aria-current="true"', shown)) == 1


def test_the_moment_shows_its_passages_word_for_word():
    shown = [html.unescape(quote) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", page("1956-10-19"))]
    assert BOOKS.excerpts["a1-16"].quote in shown and BOOKS.excerpts["a1-18"].quote in shown


def test_each_link_leads_to_a_day():
    for href in re.findall(r'href="\?([^"]*)"', page("1945")):
        assert read_place(dict(parse_qsl(html.unescape(href))), BOOKS)[1] == []


def test_the_ends_have_no_step_beyond():
    assert '<span class="next">' in page(TODAY.isoformat()) and '<a class="next"' not in page(TODAY.isoformat())
    assert '<a class="previous"' not in page(timeline(PAGES, "all")[0].date)


def test_the_moments_stand_by_decade():
    found = decades([Moment("1713", ()), Moment("1941-12", ()), Moment("1945", ()), Moment("1951-09-08", ())])
    assert {name: [one.date for one in these] for name, these in found.items()} == {
        "– 1855": ["1713"],
        "1940s": ["1941-12", "1945"],
        "1950s": ["1951-09-08"],
    }


def test_the_chosen_island_is_lit_and_said():
    shown = time_page(PAGES, "1920", "all", TODAY, "shikotan")
    assert shown.count('class="lane lit"') == 1 and "<b>Shikotan</b>: " in shown


@pytest.mark.parametrize(
    ("day", "lines"),
    [("1850", 0), ("1860", 1), ("1880", 0), ("1910", 1), ("1945-09-02", 0), ("2020", 0)],
)
def test_treaty_lines_stand_only_while_they_stood(day, lines):
    drawn = boundaries_on(list(BOOKS.boundaries.values()), day)
    assert len(drawn) == lines
    for boundary in drawn:
        assert PAGES.spelled(boundary.statement.text) in text(page(day))


def test_the_articles_alone():
    listed = {event.id for moment in timeline(PAGES, "articles") for event in moment.events}
    assert "reply-1960" not in listed and "joint-declaration-1956" in listed


def lanes(shown):
    strip = shown.split('<div class="strip"')[1].split("<h2>")[0]
    return re.findall(r'<i class="cell (\w+)" title="[^"]*" data-style="left: ([\d.]+)%; width: ([\d.]+)%"', strip)


def test_the_drawn_timeline_runs_from_1855_to_today():
    assert along("1855", TODAY) == 0 and along(TODAY.isoformat(), TODAY) == 100
    assert along("1945", TODAY) == pytest.approx(90 / (TODAY.year - 1855 + 1) * 100, abs=0.6)


def test_each_territory_has_its_lane_and_no_span_is_drawn_without_a_source():
    drawn = stretches(PAGES, "all", TODAY)
    assert list(drawn) == list(TERRITORIES)
    for territory, spans in drawn.items():
        own = [a for a in BOOKS.administrations.values() if a.territory == territory]
        assert [(s.holder, s.left) for s in spans] == [(a.holder, along(latest(a.start), TODAY)) for a in own]
        assert all(s.width > 0 and s.left + s.width <= 100 for s in spans)
        assert all(left.left + left.width <= right.left for left, right in itertools.pairwise(spans))
    north = drawn["sakhalin_north"]
    assert all(not s.left <= along("1920-06-15", TODAY) <= s.left + s.width for s in north), (
        "no source of the record says when in 1920 the north changed hands"
    )
    assert len(lanes(page("1945"))) == sum(len(spans) for spans in drawn.values())


def test_every_moment_since_1855_can_be_pressed_on_the_drawn_timeline():
    strip = page("1945").split("moments-lane")[1].split("years")[0]
    shown = [moment.date for moment in timeline(PAGES, "all") if moment.date >= "1855"]
    assert re.findall(r"on=([^\"]*)", strip) == shown


def test_the_drawn_timeline_says_where_it_stands():
    strip = page("1956-10-19").split('<div class="strip"')[1].split(">")[0]
    at = [moment.date for moment in timeline(PAGES, "all")].index("1956-10-19") + 1
    assert f'aria-valuenow="{at}"' in strip and 'aria-valuetext="19 October 1956"' in strip and 'role="slider"' in strip


def test_the_articles_alone_say_of_no_day_who_administered():
    shown = page("1860", "articles")
    assert lanes(shown) == [] and "administers" not in shown
    rows = re.findall(r'<tr><th scope="row">.*?</th>\n<td>(.*?)</td>', shown, re.DOTALL)
    assert {text(row).strip() for row in rows} == {BOOKS.wording.dossier.articles_silent}
    assert 'class="cite primary"' not in shown and 'class="cite official"' not in shown


def test_an_event_names_the_one_that_it_answers():
    answer = next(event for event in BOOKS.events.values() if event.answers)
    asked = BOOKS.events[answer.answers]
    link = f"view=time&amp;on={asked.date}"
    for shown in (page(answer.date), PAGES.dossier("shikotan", "all", "history")):
        after = shown.partition(f'id="e-{answer.id}"')[2]
        assert after.index(BOOKS.wording.time.answers) < after.index(link) < after.index(asked.title)
