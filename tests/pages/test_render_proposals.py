"""A proposal's page, and two beside each other."""

import html
import re
from urllib.parse import parse_qsl

from content.pages.route import read_place
from tests.pages.test_render import BOOKS, PAGES, text


def test_a_proposal_shows_its_whole_life_with_sources():
    for name, proposal in BOOKS.proposals.items():
        page = PAGES.proposal(name)
        shown = text(page)
        assert [one.text for one in proposal.statements if PAGES.spelled(one.text) not in shown] == [], name
        (heading,) = re.findall(r"<h2>(.*?)</h2>", page)
        assert PAGES.spelled(proposal.title) in text(heading)
        said = re.findall(r'<p class="said">(.*?)</p>', page, re.DOTALL)
        assert said and [sentence for sentence in said if 'class="cite' not in sentence] == [], name
        for href in re.findall(r'href="\?([^"]*)"', page):
            assert read_place(dict(parse_qsl(html.unescape(href))), BOOKS)[1] == [], name


def test_the_2006_offer_has_its_printed_share_beside_ours():
    shown = text(PAGES.proposal("two-island-offer-2006"))
    assert "6% of the disputed territory" in shown
    assert "5.6 %" in shown and "6.9 %" in shown


def test_accounts_that_differ_stand_side_by_side():
    told = [proposal for proposal in BOOKS.proposals.values() if proposal.accounts]
    for proposal in told:
        for page in (PAGES.proposal(proposal.id), PAGES.comparison(proposal.id, "shimoda-border-1855")):
            before, side = page.split('<div class="accounts">')[:2]
            tellers = [html.unescape(who) for who in re.findall(r"<h5>(.*?)</h5>", side.split("</div>")[0])]
            assert tellers == [account.who for account in proposal.accounts]
            assert BOOKS.wording.dossier.accounts in text(before), proposal.id
    assert told


def test_where_the_articles_alone_are_shown_only_their_accounts_stand():
    page = PAGES.proposal("two-island-offer-2006", record="articles")
    assert re.findall(r"<h5>(.*?)</h5>", page) == ["RIA Novosti, October 2007", "Four articles of TASS, 2015 to 2019"]
    assert BOOKS.wording.dossier.accounts not in text(PAGES.proposal("terms-2018"))


def test_a_proposal_that_does_not_say_how_it_divides_is_not_worked_out():
    shown = text(PAGES.proposal("experts-2005"))
    words = BOOKS.wording.proposals
    assert f"Etorofu {words.divided_unsaid}" in shown and f"Kunashiri {words.divided_unsaid}" in shown
    assert shown.count(words.cannot_tell) == 3
    assert "Japan 37 % more like 37:63, with the smaller part going to Japan" in shown


def test_a_printed_share_is_shown_as_a_quote():
    printed = [(name, share.printed) for name, proposal in BOOKS.proposals.items() for share in proposal.shares]
    missing = [(name, words) for name, words in printed if f"<q>{html.escape(words)}</q>" not in PAGES.proposal(name)]
    assert printed and missing == []


def test_two_proposals_beside_each_other():
    page = PAGES.comparison("two-island-offer-2006", "aso-quarter-2006")
    shown = text(page)
    for name in ("two-island-offer-2006", "aso-quarter-2006"):
        for statement in BOOKS.proposals[name].statements:
            assert PAGES.spelled(statement.text) in shown
    assert "6.9 %" in shown and "52.5 %" in shown
    assert BOOKS.wording.proposals.cannot_tell in shown  # the article gives Iturup and Kunashir only together


def test_the_comparison_keeps_the_sources_own_percentage():
    shown = text(PAGES.comparison("two-island-offer-2006", "kawana-1998"))
    assert BOOKS.wording.proposals.as_printed in shown
    for share in BOOKS.proposals["two-island-offer-2006"].shares:
        assert share.printed in shown


def test_the_neighbours_of_a_proposal_are_those_of_the_filters():
    japanese = [p for p in PAGES.atlas.proposals if p.party == "japan"]
    shown = PAGES.proposal(japanese[1].id, party="japan")
    back = shown.split('<p class="back">')[1].split("</p>")[0]
    assert f"proposal={japanese[0].id}" in back and f"proposal={japanese[2].id}" in back
