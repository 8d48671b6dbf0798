import html
import re
from urllib.parse import parse_qsl

import pytest

from content.data.join import load_atlas
from content.model.types import NAME_ORDERS, SECTIONS
from content.pages.render import Pages
from content.pages.route import read_place
from content.pages.templating import render_problems
from geo import UNITS
from geo.problem import Problem
from tests.project import change, copy_project, reseal

PAGES = Pages(load_atlas())
BOOKS = PAGES.books

HOSTILE = "<script>window.pwned=1</script>`${window.pwned=1}`[x](javascript:alert(1))\"'&\u202e" + "x" * 10_000


def text(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def whole(unit, order="both", record="all"):
    """All sections of a unit's page."""
    return "".join(PAGES.ordered(order).dossier(unit, record, section) for section in SECTIONS)


@pytest.mark.parametrize("unit", UNITS)
def test_dossier_holds_every_quote_word_for_word(unit):
    shown = [
        html.unescape(quote)
        for quote in re.findall(r"<blockquote>(.*?)</blockquote>", PAGES.dossier(unit, "all", "passages"))
    ]
    assert shown == [excerpt.quote for excerpt in PAGES.atlas.dossiers[unit].excerpts]
    assert shown


@pytest.mark.parametrize("unit", UNITS)
def test_every_section_stands_under_the_units_name(unit):
    for section in SECTIONS:
        page = PAGES.dossier(unit, "all", section)
        (heading,) = re.findall(r"<h2>(.*?)</h2>", page)
        assert BOOKS.units[unit].names.en in heading, section
        assert re.findall(r'<a [^>]*aria-current="page">(.*?)</a>', page) == [BOOKS.wording.dossier.sections[section]]


@pytest.mark.parametrize("page", [*UNITS, None])
def test_nothing_is_said_without_its_source(page):
    markup = whole(page) if page else PAGES.start()
    said = re.findall(r'<p class="said">(.*?)</p>', markup, re.DOTALL)
    assert said
    assert [sentence for sentence in said if 'class="cite' not in sentence] == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_voice_that_is_not_the_governments_stands_before_the_position(unit):
    shown = re.findall(r'<div class="position">(.*?)</div>', whole(unit), re.DOTALL)
    positions = [position for these in PAGES.atlas.dossiers[unit].positions.values() for position in these]
    assert len(shown) == len(positions)
    for position in positions:
        (block,) = [block for block in shown if PAGES.spelled(position.statement.text) in html.unescape(block)]
        voices = [html.unescape(who) for who in re.findall("<b>(.*?)</b>.*<p", block, re.DOTALL)]
        assert voices == ([PAGES.spelled(position.who)] if position.who else [])


@pytest.mark.parametrize("unit", UNITS)
def test_every_link_leads_somewhere(unit):
    page = whole(unit)
    for href in set(re.findall(r'href="\?([^"]*)"', page)):
        place, wrong = read_place(dict(parse_qsl(html.unescape(href))), BOOKS)
        assert wrong == [] and place.query() == dict(parse_qsl(html.unescape(href)))
    anchors = set(re.findall(r'href="#([^"]*)"', page))
    assert anchors and anchors <= set(re.findall(r'id="([^"]*)"', page))


@pytest.mark.parametrize("order", NAME_ORDERS)
def test_the_order_of_names_leaves_quotes_alone(order):
    quotes = re.findall(r"<blockquote>.*?</blockquote>", whole("habomai", order))
    assert sorted(quotes) == sorted(re.findall(r"<blockquote>.*?</blockquote>", whole("habomai")))


@pytest.mark.parametrize("article", BOOKS.articles)
def test_article_is_shown_as_received(article):
    page = PAGES.article(article, "iturup")
    body = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL).group(1)
    assert text(body) == BOOKS.texts[article]
    marks = re.findall(r'<mark id="m-([^"]*)"', body)
    assert set(marks) == {excerpt.id for excerpt in BOOKS.excerpts_of(article)}


@pytest.mark.parametrize("article", BOOKS.articles)
def test_each_passage_leads_to_what_rests_on_it(article):
    page = PAGES.article(article, None)
    for excerpt in BOOKS.excerpts_of(article):
        row = re.search(rf'<li id="u-{excerpt.id}">(.*?)</li>', page, re.DOTALL).group(1)
        assert f'href="#m-{excerpt.id}"' in row
        for unit in excerpt.units:
            assert f'href="?island={unit}"' in row
        for href in re.findall(r'href="\?([^"]*)"', row):
            assert read_place(dict(parse_qsl(html.unescape(href))), BOOKS)[1] == []


def test_sources_list_every_article_and_reference():
    page = PAGES.sources(None)
    shown = text(page)
    for article in BOOKS.articles.values():
        assert article.headline in shown
    for reference in BOOKS.references.values():
        assert reference.title in shown


def test_the_conversions_are_shown_as_printed_flagged_and_worked_out():
    shown = text(whole("shikotan"))
    assert "276 square kilometers (172 square miles)" in shown
    assert "276 km² ÷ 2.589988 = 106.6 mi²" in shown
    larger = text(whole("iturup"))
    assert "4,629 square kilometers (2,890 square miles)" in larger
    assert "4,629 km² ÷ 2.589988 = 1,787.3 mi²" in larger


def test_the_start_says_what_to_do_and_what_each_side_claims():
    shown = text(PAGES.start())
    words = BOOKS.wording.start
    assert words.heading in shown and words.what_to_do in shown
    claims = [BOOKS.positions[name] for name in words.claims]
    assert {claim.side for claim in claims} == {"russia", "japan"}
    assert all(claim.statement.text in shown for claim in claims)
    assert "3,165 km², 63.4 % of the four; 120.5 km from Hokkaido" in shown
    assert "The record goes up to 20 February 2026." in shown


@pytest.mark.parametrize("order", NAME_ORDERS)
def test_the_start_puts_first_whose_names_stand_first(order):
    shown = text(PAGES.ordered(order).start())
    first, second = (BOOKS.positions[name].statement.text for name in BOOKS.wording.start.claims)
    assert (shown.index(first) < shown.index(second)) == (order != "russian")


def test_hostile_records_stay_text(tmp_path):
    root = copy_project(tmp_path)
    unit = BOOKS.units["habomai"].model_dump(mode="json")
    unit["names"]["en"] = unit["names"]["en_from_japanese"] = unit["names"]["ru"] = unit["aliases"][0]["name"] = HOSTILE
    change(root, "units", "habomai", names=unit["names"], aliases=unit["aliases"])
    change(root, "events", "dispute", title=HOSTILE)
    change(root, "references", "mofa-japan-areas", title=HOSTILE, publisher=HOSTILE)
    article = root / "seeds" / "000_7774e3d3b33d1bb7.txt"
    quote = BOOKS.excerpts["a0-16"].quote
    article.write_bytes(article.read_bytes().replace(quote.encode(), (quote + HOSTILE).encode()))
    reseal(root, "a0")
    change(root, "excerpts", "a0-16", quote=quote + HOSTILE)
    pages = Pages(load_atlas(root))
    shown = [
        *(pages.ordered("russian").dossier("habomai", "all", section) for section in SECTIONS),
        pages.start(),
        pages.article("a0", None),
        pages.sources(None),
        pages.reference("mofa-japan-areas", None),
        pages.notice(HOSTILE),
    ]
    for page in shown:
        assert "<script" not in page
        assert HOSTILE in html.unescape(page)


def test_problems_are_listed_whole_and_as_text():
    problem = Problem("a/b.yaml", "<b>", "field", HOSTILE, "text", "mend it")
    page = render_problems([problem, problem._replace(file="c.yaml")])
    assert page.count("<tr>") == 3
    assert "<script" not in page and "<b>" not in page
    assert [text(cell) for cell in re.findall(r"<td>(.*?)</td>", page)][:6] == list(problem)


def ids(page):
    return re.findall(r"view=proposal&amp;proposal=([a-z0-9-]+)", page)


def test_the_list_is_in_time_order_and_can_be_narrowed():
    in_order = [proposal.id for proposal in PAGES.atlas.proposals]
    assert sorted(in_order) == sorted(BOOKS.proposals)
    assert ids(PAGES.proposals()) == in_order
    for party in {proposal.party for proposal in BOOKS.proposals.values()}:
        wanted = [name for name in in_order if BOOKS.proposals[name].party == party]
        assert ids(PAGES.proposals(party=party)) == wanted
    assert BOOKS.wording.proposals.none in PAGES.proposals(party="japan", status="treaty")
    periods = BOOKS.wording.proposals.periods
    assert [name for period in periods for name in ids(PAGES.proposals(period=period))] == in_order


def test_the_articles_alone():
    everything, alone = whole("habomai"), whole("habomai", record="articles")
    told = "Soviet forces landed in the Habomai group"
    assert told in everything and told not in alone
    quotes = re.compile(r"<blockquote>.*?</blockquote>")
    assert quotes.findall(everything) == quotes.findall(alone)
    assert ids(PAGES.proposals(record="articles")) == [
        *("transfer-1956", "condition-1960", "two-island-offer-2006", "terms-2018")
    ]


def test_search_results_mark_the_hit_and_link_to_it():
    page = PAGES.search("Khabomai")
    assert "<mark>Khabomai</mark>" in page and "<mark>Habomai</mark>" in page
    for href in re.findall(r'href="\?([^"]*)"', page):
        assert read_place(dict(parse_qsl(html.unescape(href))), BOOKS)[1] == []
    assert BOOKS.wording.search.nothing in PAGES.search("zzzz")
    assert "<script" not in PAGES.search("<script>")


def test_a_reference_shows_what_cites_it():
    shown = PAGES.reference("treaty-san-francisco-1951", None)
    citing = [
        e for e in BOOKS.events.values() if any("treaty-san-francisco-1951" in s.references for s in e.statements)
    ]
    assert citing and BOOKS.wording.sources.cited_by in shown
    for event in citing:
        assert f"?view=time&amp;on={event.date}" in shown


def test_the_articles_alone_are_said_to_be_silent_not_the_sources():
    shown = PAGES.proposal("transfer-1956", record="articles")
    assert BOOKS.wording.dossier.no_source_says not in shown
    assert BOOKS.wording.proposals.heading in PAGES.proposals(record="articles")
    told = [statement for statement in BOOKS.proposals["transfer-1956"].statements if not statement.excerpts]
    assert told and not any(PAGES.spelled(statement.text) in text(shown) for statement in told)


def test_the_start_view_of_the_articles_alone_cites_nothing_else():
    assert set(re.findall(r'class="cite (\w+)"', PAGES.start("articles"))) == {"excerpt"}


def test_the_articles_alone_show_no_figure_of_another_source():
    figures = PAGES.figures("articles")
    assert "RIA Novosti, 23 Oct 2007" in figures
    assert "3,168" not in text(figures)
    dossier = whole("habomai", record="articles").split('id="s-areas"')[1].split("</section>")[0]
    assert "276" in dossier and "94.84" not in dossier
    assert BOOKS.wording.proposals.figures["survey"] not in text(PAGES.proposal("transfer-1956", record="articles"))
    assert BOOKS.wording.proposals.figures["article"] in text(PAGES.proposal("transfer-1956", record="articles"))


def test_the_total_of_a_source_is_said_to_be_our_sum():
    page = html.unescape(PAGES.proposal("transfer-1956"))
    shares = page.split('<table class="shares">')[1].split("</table>")[0]
    survey = next(row for row in shares.split("<tr>") if BOOKS.wording.proposals.figures["survey"] in row)
    assert "5,004 km²" in survey and BOOKS.wording.dossier.arithmetic in survey
    assert "5,003" in BOOKS.wording.proposals.shares_note


def test_every_note_stands_beside_its_passage_in_the_article():
    for note in BOOKS.notes.values():
        pages = {text(PAGES.article(BOOKS.excerpts[name].article, None)) for name in note.excerpts}
        assert all(PAGES.spelled(note.statement.text) in shown for shown in pages), note.id
