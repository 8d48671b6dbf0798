"""Every kind of scene, filled in from the records as they are."""

import itertools

import pytest

from content.data.briefing import DEFAULT, Brief, read_scenes
from content.data.citations import when
from content.data.edition import edition
from content.data.names import spelled
from content.data.phrases import numeral, told_by_articles
from content.model.types import NAME_ORDERS, RECORDS
from content.pages.brevity import CITED, NOTES, SAID, notes, words
from content.pages.document import Line, MapState, Quote, Table, cited
from content.pages.painting import WIDE, WITH_URUP, paint_of_day, paint_of_proposal, treaty_lines
from content.pages.scenes import briefing
from geo import UNITS
from tests.pages.test_render import BOOKS, PAGES

ATLAS, WORDS = PAGES.atlas, BOOKS.wording
DAYS = ("1600", "1850", "1855-02-07", "1875-05-07", "1930", "1945-09-02", "1956-10", "2020")
OF_EACH_STATUS = {proposal.status: proposal for proposal in reversed(BOOKS.proposals.values())}
PAIRS = [
    f"compare:{one.id}:{other.id}"
    for one, other in itertools.combinations((*OF_EACH_STATUS.values(), BOOKS.proposals["experts-2005"]), 2)
]
EVERY = list(dict.fromkeys((
    *DEFAULT, *(f"date:{day}" for day in DAYS), *(f"proposal:{name}" for name in BOOKS.proposals), *PAIRS,
)))  # fmt: skip


def filled(scenes, record="all", order="both"):
    read = [scene for token in scenes.split(",") for scene in read_scenes(token, BOOKS)]  # EVERY is too many for one
    return briefing(Brief("T", "2026-11-21", tuple(read), order, record), ATLAS)


FILLED = {record: filled(",".join(EVERY), record) for record in RECORDS}
SHEETS = {record: {sheet.scene.token: sheet for sheet in FILLED[record].sheets} for record in RECORDS}


def texts(sections):
    return {item.text for one in sections for item in one.items if isinstance(item, Line)}


def rows(sheet):
    (table,) = (item for section in sheet.tables for item in section.items)
    return {row[0]: row[1:] for row in table.rows}


@pytest.mark.parametrize("record", RECORDS)
def test_every_scene_says_one_thing_in_few_words_with_few_sources(record):
    briefed = FILLED[record]
    assert [sheet.scene.token for sheet in briefed.sheets] == EVERY and briefed.edition == edition()
    for sheet in briefed.sheets:
        assert sheet.title and sheet.headline.text and sheet.said, sheet.scene
        assert sum(map(words, sheet.said)) <= SAID + 5 and len(sheet.sources) <= CITED, sheet.scene
        assert sum(map(words, (item for one in notes(sheet.full) for item in one.items))) <= NOTES, sheet.scene
        assert all(one.items for one in (*sheet.full, *sheet.tables)), sheet.scene
        known = {source.number for source in briefed.sources}
        assert {n for one in (*sheet.full, *sheet.tables) for item in one.items for n in cited(item)} <= known


def test_what_the_default_says_is_recorded_and_sourced():
    for token in DEFAULT:
        (own,) = (one for one in BOOKS.scenes.values() if one.scene == token)
        sheet = SHEETS["all"][token]
        assert len(sheet.said) == len(own.said) and sheet.headline.cites
        assert all(line.cites for line in sheet.said), token


def test_with_the_articles_alone_a_scene_says_nothing_that_no_article_bears():
    kinds = {source.number: source.grade for source in FILLED["articles"].sources}
    articles = {number for number, kind in kinds.items() if kind == WORDS.brief.article}
    for one in BOOKS.scenes.values():
        sheet = SHEETS["articles"][one.scene]
        recorded = [statement.text for statement in (one.headline, *one.said) if statement.references]
        assert not {sheet.headline.text, *(line.text for line in sheet.said)} & set(recorded)
    assert set(SHEETS["articles"]["disagreements"].sources) <= articles
    for proposal in (one for one in BOOKS.proposals.values() if not told_by_articles(one)):
        sheet = SHEETS["articles"][f"proposal:{proposal.id}"]
        assert [line.text for line in sheet.said] == [WORDS.dossier.articles_silent] and sheet.maps == (MapState(),)


def spell(text):
    return spelled(text, BOOKS.units)


@pytest.mark.parametrize(
    ("token", "title", "headline"),
    [
        ("overview", WORDS.brief.kinds["overview"], "Russia administers the four"),
        ("island:iturup", "Iturup / Etorofu", "Iturup / Etorofu is the largest"),
        ("date:1956-10", "October 1956", "19 October 1956: "),
        ("date:1600", "1600", "1600"),
        ("proposal:kawana-1998", "Border north of Iturup / Etorofu", "18 April 1998: Border north of Iturup / Etorofu"),
        (PAIRS[0], " / ", f"{when(BOOKS.proposals[PAIRS[0].split(':')[1]].date, WORDS.months)}: "),
    ],
)
def test_titles_and_headlines(token, title, headline):
    sheet = SHEETS["all"][token]
    assert title in sheet.title and sheet.headline.text.startswith(headline)


@pytest.mark.parametrize("order", NAME_ORDERS)
def test_names_stand_in_the_chosen_order_in_titles_headlines_and_tables(order):
    briefed = filled("overview,island:iturup,date:1855-02-07,figures,compare:transfer-1956:kawana-1998", order=order)
    pair = "Etorofu / Iturup" if order == "japanese" else "Iturup / Etorofu"
    overview, island, day, figures, pair_sheet = briefed.sheets
    assert island.title == pair and island.headline.text.startswith(pair) and pair in day.headline.text
    assert pair in rows(overview) and pair in rows(pair_sheet) and figures.beside.rows[0][0] == pair
    assert all(pair in section.items[0].columns for section in figures.tables)
    quotes = [item for one in island.full for item in one.items if isinstance(item, Quote)]
    assert ("Russian" in quotes[0].voice) == (order == "russian"), "the side that was asked for first"


def test_the_map_shows_what_the_scene_tells():
    for sheet in SHEETS["all"].values():
        kind, first, second = sheet.scene.kind, sheet.scene.first, sheet.scene.second
        paints = [tuple(paint_of_proposal(BOOKS.proposals[name]).items()) for name in (first, second) if kind in
                  ("proposal", "compare") and name]  # fmt: skip
        if kind == "island":
            assert sheet.maps[0].selected == first and bool(sheet.maps[0].view) == (first == "habomai")
        elif kind == "date":
            paint, lines = tuple(paint_of_day(BOOKS, first, "all").items()), tuple(treaty_lines(BOOKS, first, "all"))
            assert sheet.maps == (MapState(paint=paint, lines=lines, view=sheet.maps[0].view),)
        elif paints:
            assert [state.paint for state in sheet.maps] == paints
            assert [bool(state.caption) for state in sheet.maps] == [kind == "compare"] * len(paints)
        else:
            assert sheet.maps[0].paint is None
    frames = {day: SHEETS["all"][f"date:{day}"].maps[0].view for day in DAYS}
    assert frames["1855-02-07"] == WIDE and frames["1930"] is None
    assert SHEETS["all"]["dates"].maps[0].view == WITH_URUP


def test_a_proposal_is_told_in_full():
    for name, proposal in BOOKS.proposals.items():
        sheet = SHEETS["all"][f"proposal:{name}"]
        told = texts(sheet.full)
        assert {spell(statement.text) for statement in proposal.statements} <= told, name
        assert set(map(spell, proposal.not_sourced)) <= told, name
        assert (WORDS.dossier.no_source_says in told) == (not proposal.answer or not proposal.fate), name
        (shares,) = (one for one in sheet.full if one.heading == WORDS.proposals.shares)
        lines = ATLAS.shares[name]
        assert [item.label for item in shares.items][: len(lines)] == [
            WORDS.proposals.figures[line.figures] for line in lines
        ], name
        for item, line in zip(shares.items, lines, strict=False):
            held = [f"{WORDS.holders[h]} {part.percent:.1f} %" for h, part in (line.holdings or {}).items()]
            assert item.text == (", ".join(held) or WORDS.proposals.cannot_tell), name
        assert len(shares.items) == len(lines) + len(proposal.shares)


def test_a_pair_stands_side_by_side():
    for token in PAIRS:
        sheet = SHEETS["all"][token]
        one, other = (BOOKS.proposals[name] for name in (sheet.scene.first, sheet.scene.second))
        told = rows(sheet)
        assert told[WORDS.proposals.by_status] == (WORDS.statuses[one.status], WORDS.statuses[other.status]), token
        assert told[WORDS.proposals.by_outcome] == (WORDS.outcomes[one.outcome], WORDS.outcomes[other.outcome]), token
        assert told[WORDS.dossier.proposer] == (spell(one.proposer), spell(other.proposer)), token
        assert {spell(statement.text) for p in (one, other) for statement in p.terms} <= texts(sheet.full), token
        assert len(sheet.maps) == len(sheet.said) == 2


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("day", DAYS)
def test_who_held_what_on_a_day(day, record):
    sheet = SHEETS[record][f"date:{day}"]
    (held,) = (one for one in sheet.full if one.heading == WORDS.time.administered)
    lands = [land for line in held.items for land in line.text.split("; ")]
    assert sorted(lands) == sorted(WORDS.territories.values()), "each land once"
    silent = WORDS.dossier.no_source_says if record == "all" else WORDS.dossier.articles_silent
    said = {*WORDS.administrators.values(), WORDS.landed, silent}
    assert {line.label for line in held.items} <= said
    assert all(line.cites or line.label == silent for line in held.items)
    assert bool(texts(one for one in sheet.full if one.heading == WORDS.time.boundaries)) == bool(sheet.maps[0].lines)


def test_both_cases_have_as_many_arguments_and_a_quote_each():
    japan, russia = SHEETS["all"]["cases"].full
    assert (japan.heading, russia.heading) == (WORDS.sides["japan"], WORDS.sides["russia"])
    assert all(any(isinstance(item, Quote) for item in side.items) for side in (japan, russia))
    assert filled("cases", order="russian").sheets[0].full[0].heading == WORDS.sides["russia"]
    told = {WORDS.sides[s] for s in ("japan", "russia")}
    said = SHEETS["articles"]["cases"].said
    assert {line.label for line in said} == told and all(line.cites for line in said), (
        "both, also of the articles alone"
    )


def test_today_is_the_latest():
    dates = [one.heading for one in SHEETS["all"]["today"].full]
    assert dates[0].startswith("20 February 2026: ")


@pytest.mark.parametrize("record", RECORDS)
def test_the_figures_are_all_published_ones_each_once(record):
    tables = [item for section in SHEETS[record]["figures"].tables for item in section.items]
    shown = [cell for table in tables for row in table.rows for cell in row[1:] if cell]
    areas = [line.figure for line in ATLAS.areas if record == "all" or line.figure.source in BOOKS.excerpts]
    people = list(ATLAS.populations) if record == "all" else []
    assert len(tables) == (2 if record == "all" else 1)
    assert len(shown) == len(areas) + len(people) + len(UNITS) + 1, "those measured too"
    assert all(any(cell.startswith(numeral(one.as_printed)) for cell in shown) for one in (*areas, *people))
    assert all(len(row) == len(table.columns) and len(table.rows) == len(table.cites) for table in tables
               for row in table.rows)  # fmt: skip


def test_each_disagreement_is_told_in_neutral_words():
    (section,) = SHEETS["all"]["disagreements"].full
    expected = [(spell(one.title), spell(one.neutral)) for one in BOOKS.disagreements.values()]
    assert [(line.label, line.text) for line in section.items] == expected
    (table,) = SHEETS["all"]["disagreements"].tables[0].items
    assert isinstance(table, Table) and [tuple(row) for row in table.rows] == expected


def test_the_annexes_tell_once_what_the_scenes_rest_on():
    history, positions, passages, disagreements, figures = FILLED["all"].annexes
    said = [item.text for annex in (history, positions) for one in annex.sections for item in one.items]
    assert len(said) == len(set(said))
    named = {name for unit in BOOKS.units.values() for name in unit.overview.events}
    assert {spell(s.text) for name in named for s in BOOKS.events[name].statements} <= set(said)
    quotes = [item.text for one in passages.sections for item in one.items]
    assert sorted(quotes) == sorted(excerpt.quote for excerpt in BOOKS.excerpts.values())
    assert [one.heading for one in disagreements.sections] == [spell(one.title) for one in BOOKS.disagreements.values()]
    assert figures.sections == SHEETS["all"]["figures"].tables
    assert filled("none").annexes == () and filled("none").sources == ()
