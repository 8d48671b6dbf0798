"""An island's page: what stands first is its own, short, and even-handed."""

import html
import re

import lxml.html
import pytest

from content.data.names import spelled
from content.model.types import PERIODS
from content.pages import budget
from content.pages.budget import OVERVIEW_WORDS, words
from content.pages.island import counted, disagreements, history, is_own, overview, passages, strip, supporters, topics
from content.pages.render import Pages
from geo import UNITS
from tests.exports.data_read import ATLAS, BOOKS
from tests.project import change, copy_project

PAGES = Pages(ATLAS)
SIDES = ("japan", "russia")


def lines(unit):
    """The lines of an overview that a reader sees, without numbers of sources."""
    markup = re.sub(r'<span class="cites">.*?</span>\n?', "", PAGES.dossier(unit), flags=re.DOTALL)
    blocks = lxml.html.fromstring(markup).xpath(
        "//*[self::p or self::li or self::tr or self::dt or self::dd or self::h2]"
    )
    return [text for block in blocks if (text := " ".join(block.text_content().split()))]


@pytest.mark.parametrize("unit", UNITS)
def test_an_overview_says_little_and_names_its_own(unit):
    assert 250 < words(PAGES.dossier(unit)) <= OVERVIEW_WORDS
    others = {line for other in UNITS if other != unit for line in lines(other)}
    own = [line for line in lines(unit) if line not in others]
    assert len(own) / len(lines(unit)) >= 0.4


@pytest.mark.parametrize("unit", UNITS)
def test_the_brief_history_is_in_time_order(unit):
    dates = [event.date for event in overview(ATLAS, unit, SIDES, "all").events]
    assert dates == sorted(dates) != []


@pytest.mark.parametrize("unit", UNITS)
def test_history_is_told_once_in_two_parts(unit):
    found = history(ATLAS.dossiers[unit], "all")
    common = [event for period in found.common.values() for event in period]
    assert set(found.common) == set(PERIODS)
    assert all(map(is_own, found.own)) and not any(map(is_own, common))
    assert sorted(event.id for event in (*found.own, *common)) == sorted(e.id for e in ATLAS.dossiers[unit].history)
    page = PAGES.dossier(unit, "all", "history")
    assert page.index(f"e-{found.own[0].id}") < page.index("<details")


@pytest.mark.parametrize("unit", UNITS)
def test_the_strip_holds_every_proposal_as_the_unit_has_it(unit):
    cells = strip(ATLAS, unit, "all")
    assert [cell.proposal for cell in cells] == list(ATLAS.proposals)
    for cell in cells:
        share = cell.proposal.allocation[unit]
        assert cell.holder == (share if isinstance(share, str) else "part")
    assert sum(count for _, count in counted(cells)) == len(BOOKS.proposals)
    assert PAGES.dossier(unit).count('tabindex="-1"') == len(cells)


@pytest.mark.parametrize("record", ["all", "articles"])
@pytest.mark.parametrize("unit", UNITS)
def test_each_position_stands_once_under_its_topic_or_after_both_cases(unit, record):
    dossier = ATLAS.dossiers[unit]
    argued = topics(ATLAS, unit, SIDES, record)
    under = [p for cases in argued.values() for case in cases for p in case.positions]
    beside = [p for these in supporters(dossier, SIDES, record).values() for p in these]
    assert sorted(p.id for p in under + beside) == sorted(
        p.id for these in dossier.positions.values() for p in these if record == "all" or p.statement.excerpts
    )
    assert all(
        p.topic == topic and p.side == case.side
        for topic, cases in argued.items()
        for case in cases
        for p in case.positions
    )
    page = PAGES.dossier(unit, record, "positions")
    assert all(spelled(p.statement.text, BOOKS.units) in html.unescape(page) for p in under + beside)
    assert set(re.findall(r'class="cite ([a-z]+)"', page)) == {"excerpt"} or record == "all"


def test_those_who_bear_out_either_case_stand_apart():
    found = supporters(ATLAS.dossiers["kunashir"], SIDES, "all")
    assert list(found) == ["japan", "russia", "neither"]
    assert min(map(len, found.values())) >= 4


def test_passages_stand_under_their_articles():
    dossier = ATLAS.dossiers["shikotan"]
    found = passages(dossier)
    assert [excerpt for these in found.values() for excerpt in these] == list(dossier.excerpts)
    assert all(excerpt.article == article for article, these in found.items() for excerpt in these)


def test_the_disagreements_of_a_units_passages_are_its_own_too():
    for dossier in ATLAS.dossiers.values():
        named = {one.id for one in disagreements(ATLAS, dossier)}
        assert {one.id for one in dossier.disagreements} <= named
        assert {flag.id for excerpt in dossier.excerpts for flag in ATLAS.flags.get(excerpt.id, ())} <= named


def test_with_the_articles_alone_nothing_else_is_named():
    found = overview(ATLAS, "habomai", SIDES, "articles")
    assert found.people == ()
    assert {event.id for event in found.events} == {"transfer-clause-1956"}
    page = PAGES.dossier("habomai", "articles")
    assert set(re.findall(r'class="cite ([a-z]+)"', page)) == {"excerpt"}


def test_a_page_over_its_budget_is_a_problem(monkeypatch):
    monkeypatch.setattr(budget, "OVERVIEW_WORDS", 100)
    monkeypatch.setattr(budget, "CASES_APART", -1)
    found = [(p.record, p.field) for p in budget.over_budget(PAGES)]
    assert found == [(unit, field) for unit in UNITS for field in ("overview", "overview.cases", "positions")]


def test_an_overview_that_names_nothing_is_a_problem(tmp_path):
    from content.data.load import read_books

    root = copy_project(tmp_path)
    unit = BOOKS.units["iturup"].model_dump(mode="json")
    unit["overview"]["matters"]["arithmetic"] = "true"
    unit["overview"]["events"][0] = "never-happened"
    unit["overview"]["cases"]["russia_quote"] = "zz-99"
    change(root, "units", "iturup", overview=unit["overview"])
    found = [(p.record, p.field, p.found) for p in read_books(root)[1]]
    assert found == [
        ("iturup", "overview.events", "never-happened"),
        ("iturup", "overview.cases.russia_quote", "zz-99"),
    ]
