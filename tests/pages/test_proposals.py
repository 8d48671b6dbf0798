"""The list of proposals: a unit's, and narrowed by filters that never lead to nothing."""

import html
import itertools
import re
from urllib.parse import parse_qsl

import pytest

from content.data.names import english
from content.pages.proposals import addresses, japans_share, listed, options, period_of
from content.pages.route import read_place
from geo import UNITS
from tests.pages.test_render import BOOKS, PAGES, text

ATLAS = PAGES.atlas
NAMES = ("party", "period", "status", "outcome")


@pytest.mark.parametrize("unit", UNITS)
def test_a_units_proposals_are_those_that_say_something_of_it(unit):
    own = listed(ATLAS, "all", {}, unit)
    assert own == [one for one in ATLAS.proposals if one.allocation[unit] != "not_addressed"]
    assert 0 < len(own) < len(ATLAS.proposals) or unit in ("shikotan", "habomai")
    shown = PAGES.proposals(unit)
    assert f"Proposals for {english(BOOKS.units[unit].names)} {len(own)} / {len(ATLAS.proposals)} address it" in text(
        shown
    )


def test_a_filter_says_how_many_it_leaves_and_none_leaves_nothing():
    for first, second in itertools.permutations(NAMES, 2):
        for one in options(ATLAS, "all", {}, None, first):
            chosen = {first: one.key}
            assert len(listed(ATLAS, "all", chosen)) == one.count > 0
            for other in options(ATLAS, "all", chosen, None, second):
                assert len(listed(ATLAS, "all", {**chosen, second: other.key})) == other.count > 0


def test_what_is_chosen_is_still_seen_where_it_leaves_nothing():
    assert [one for one in options(ATLAS, "all", {"status": "treaty"}, "habomai", "status") if one.key == "treaty"]


@pytest.mark.parametrize("name", ["transfer-1956", "kawana-1998", "aso-quarter-2006"])
def test_what_became_of_a_proposal_stands_wherever_it_is_named(name):
    outcome = BOOKS.wording.outcomes[BOOKS.proposals[name].outcome]
    for table in (PAGES.proposals(), PAGES.dossier("shikotan", section="proposals")):
        row = table.split(f'<tr id="p-{name}">')[1].split("</tr>")[0]
        assert f'class="outcome">{outcome}<' in row
    for page in (PAGES.proposal(name), PAGES.comparison(name, "terms-2018")):
        assert f'<span class="tag outcome">{outcome}</span>' in page


def test_every_outcome_is_that_of_a_proposal():
    assert {one.outcome for one in ATLAS.proposals} == set(BOOKS.wording.outcomes)


def test_every_proposal_is_of_one_period():
    assert {period_of(one) for one in ATLAS.proposals} == set(BOOKS.wording.proposals.periods)


@pytest.mark.parametrize(
    ("name", "percent"), [("transfer-1956", 6.9), ("kawana-1998", 100), ("aso-quarter-2006", 52.5)]
)
def test_japans_share_of_the_measured_area(name, percent):
    assert japans_share(ATLAS, BOOKS.proposals[name]) == pytest.approx(percent, abs=0.05)


def test_where_no_source_says_how_it_is_divided_there_is_no_share():
    unsaid = [one for one in ATLAS.proposals if "divided" in one.allocation.values()]
    assert unsaid and all(japans_share(ATLAS, one) is None for one in unsaid)
    assert addresses(unsaid[0], None)


@pytest.mark.parametrize("name", ["potsdam-1945", "us-trusteeship-1946"])
def test_what_is_left_open_has_no_share(name):
    assert japans_share(ATLAS, BOOKS.proposals[name]) is None


def test_a_proposal_opened_from_a_narrowed_list_leads_on_within_it():
    shown = PAGES.proposals(party="japan", period="1992-2011")
    for href in re.findall(r'href="(\?view=proposal&amp;proposal=[^"]*)"', shown):
        place, wrong = read_place(dict(parse_qsl(html.unescape(href).removeprefix("?"))), BOOKS)
        assert wrong == [] and (place.party, place.period) == ("japan", "1992-2011")


def test_a_proposal_that_each_side_ascribes_to_the_other_is_neither_sides():
    assert 'id="p-purchase-1991"' not in PAGES.proposals(party="japan") + PAGES.proposals(party="russia")
    assert 'id="p-purchase-1991"' in PAGES.proposals(party="disputed")
