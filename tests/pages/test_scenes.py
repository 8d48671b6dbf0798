"""Every kind of scene, filled in from the records as they are."""

import itertools

import pytest

from content.data.briefing import Brief, read_scenes
from content.data.citations import when
from content.data.edition import edition
from content.data.phrases import told_by_articles
from content.data.timeline import administered
from content.model.types import NAME_ORDERS, RECORDS
from content.pages.document import Line, MapState, Quote, Table
from content.pages.painting import paint_of_day, paint_of_proposal, treaty_lines
from content.pages.scenes import briefing
from geo import UNITS
from tests.pages.test_render import BOOKS, PAGES

ATLAS, WORDS = PAGES.atlas, BOOKS.wording
DAYS = ("1600", "1850", "1855-02-07", "1930", "1945-09-02", "1956-10", "2020")
OF_EACH_STATUS = {proposal.status: proposal for proposal in reversed(BOOKS.proposals.values())}
PAIRS = [
    f"compare:{one.id}:{other.id}"
    for one, other in itertools.combinations((*OF_EACH_STATUS.values(), BOOKS.proposals["experts-2005"]), 2)
]
ISLANDS = [f"island:{unit}" for unit in UNITS]
EVERY = ["overview", "figures", "disagreements", *ISLANDS, *(f"date:{day}" for day in DAYS)]
EVERY += [f"proposal:{name}" for name in BOOKS.proposals] + PAIRS


def filled(scenes, record="all", order="both"):
    return briefing(Brief("T", "2026-11-21", read_scenes(scenes, BOOKS), order, record), ATLAS)


FILLED = {record: filled(",".join(EVERY), record) for record in RECORDS}
SHEETS = {record: {sheet.scene.token: sheet for sheet in FILLED[record].sheets} for record in RECORDS}


def section(sheet, heading):
    (found,) = [one for one in sheet.sections if one.heading == heading]
    return found


def texts(sections):
    return {item.text for one in sections for item in one.items if isinstance(item, Line)}


def told(record, *names):
    """Whether the record shows all these proposals."""
    return record == "all" or all(told_by_articles(BOOKS.proposals[name]) for name in names)


def test_every_scene_is_filled_in_in_order():
    assert list(SHEETS["all"]) == list(SHEETS["articles"]) == EVERY
    assert FILLED["all"].edition == edition()
    for sheet in (*FILLED["all"].sheets, *FILLED["articles"].sheets):
        assert sheet.title and sheet.lead and sheet.sections
        assert all(one.items for one in (*sheet.sections, *sheet.notes)), sheet.scene
        for item in (item for one in (*sheet.sections, *sheet.notes) for item in one.items if isinstance(item, Table)):
            assert item.rows and len(item.rows) == len(item.cites)
            assert {len(row) for row in item.rows} == {len(item.columns)} and max(item.numbers, default=0) < len(
                item.columns
            )


@pytest.mark.parametrize(
    ("token", "title"),
    [
        ("overview", WORDS.page.title),
        ("figures", WORDS.figures.heading),
        ("disagreements", WORDS.dossier.disagreements),
        ("island:iturup", "Iturup / Etorofu"),
        ("island:habomai", "Habomai"),
        ("date:1945-09-02", "2 September 1945"),
        ("date:1956-10", "October 1956"),
        ("proposal:transfer-1956", BOOKS.proposals["transfer-1956"].title),
        (PAIRS[0], WORDS.proposals.compared),
    ],
)
def test_titles(token, title):
    assert SHEETS["all"][token].title == SHEETS["articles"][token].title == title


@pytest.mark.parametrize("record", RECORDS)
def test_the_map_shows_what_the_scene_tells(record):
    for sheet in SHEETS[record].values():
        kind, first, second = sheet.scene.kind, sheet.scene.first, sheet.scene.second
        expected = (MapState(),)
        if kind == "island":
            expected = (MapState(first),)
        elif kind in ("proposal", "compare") and not told(record, *filter(None, (first, second))):
            pass  # no article tells of it: nothing is painted
        elif kind == "proposal":
            expected = (MapState(paint=tuple(paint_of_proposal(BOOKS.proposals[first]).items())),)
        elif kind == "date":
            paint = tuple(paint_of_day(BOOKS, first, record).items())
            expected = (MapState(paint=paint, lines=tuple(treaty_lines(BOOKS, first, record))),)
        elif kind == "compare":
            pair = [BOOKS.proposals[first], BOOKS.proposals[second]]
            captions = [f"{when(p.date, WORDS.months)}: {p.title}" for p in pair]
            paints = [tuple(paint_of_proposal(p).items()) for p in pair]
            expected = tuple(MapState(paint=p, caption=c) for p, c in zip(paints, captions, strict=True))
        assert sheet.maps == expected, sheet.scene


def shares_of(name, record):
    """The rows that a proposal's shares must have."""
    for line in ATLAS.shares[name]:
        if record == "articles" and line.figures == "survey":
            continue
        label = f"{WORDS.proposals.figures[line.figures]}, {WORDS.proposals.total} {line.total_km2:,.0f} km²"
        label += f" ({WORDS.dossier.arithmetic})" if line.source else ""
        for holder, held in (line.holdings or {}).items():
            yield label, WORDS.holders[holder], f"{held.km2:,.0f}", f"{held.percent:.1f} %"
        if line.holdings is None:
            yield label, WORDS.proposals.cannot_tell, "", ""


@pytest.mark.parametrize("record", RECORDS)
def test_a_proposals_shares_are_those_of_the_atlas(record):
    for name, proposal in BOOKS.proposals.items():
        sheet = SHEETS[record][f"proposal:{name}"]
        if not told(record, name):
            assert texts(sheet.sections) == {WORDS.dossier.articles_silent}, name
            continue
        shares, *printed = section(sheet, WORDS.proposals.shares).items
        assert list(shares.rows) == list(shares_of(name, record)), name
        kept = [share for share in proposal.shares if record == "all" or share.excerpts]
        assert [line.text for line in printed] == [f"{WORDS.holders[s.holder]}: “{s.printed}”" for s in kept], name


def test_a_proposal_is_told_in_full():
    for name, proposal in BOOKS.proposals.items():
        sheet = SHEETS["all"][f"proposal:{name}"]
        assert sheet.title == proposal.title
        for part in (when(proposal.date, WORDS.months), WORDS.statuses[proposal.status], proposal.proposer):
            assert part in sheet.lead, name
        assert {statement.text for statement in proposal.statements} <= texts(sheet.sections), name
        for label, told in (("conditions", proposal.conditions), ("answer", proposal.answer), ("fate", proposal.fate)):
            lines = [line.text for line in section(sheet, getattr(WORDS.dossier, label)).items]
            assert lines == ([one.text for one in told] or [WORDS.dossier.no_source_says]), name


def test_a_pair_stands_side_by_side():
    for token in PAIRS:
        sheet = SHEETS["all"][token]
        one, other = (BOOKS.proposals[name] for name in (sheet.scene.first, sheet.scene.second))
        table = sheet.sections[0].items[0]
        rows = {row[0]: row[1:] for row in table.rows}
        assert table.columns == ("", one.title, other.title) and sheet.lead == f"{one.title} / {other.title}"
        assert rows[WORDS.proposals.by_status] == (WORDS.statuses[one.status], WORDS.statuses[other.status]), token
        assert rows[WORDS.proposals.by_outcome] == (WORDS.outcomes[one.outcome], WORDS.outcomes[other.outcome]), token
        assert rows[WORDS.dossier.proposer] == (one.proposer, other.proposer), token
        for place, proposal in enumerate((one, other)):
            for line in ATLAS.shares[proposal.id]:
                cell = rows[WORDS.proposals.figures[line.figures]][place]
                held = [f"{WORDS.holders[h]} {part.percent:.1f} %" for h, part in (line.holdings or {}).items()]
                assert cell == (", ".join(held) or WORDS.proposals.cannot_tell), token
            assert {statement.text for statement in proposal.terms} <= texts(sheet.sections), token


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("day", DAYS)
def test_who_held_what_on_a_day(day, record):
    sheet = SHEETS[record][f"date:{day}"]
    rows = dict(section(sheet, WORDS.time.administered).items[0].rows)
    held = administered(list(BOOKS.administrations.values()) if record == "all" else [], day)
    silent = WORDS.dossier.no_source_says if record == "all" else WORDS.dossier.articles_silent
    for territory, found in held.items():
        said = rows[WORDS.territories[territory]]
        assert said == silent if not found else said in (*WORDS.administrators.values(), WORDS.landed)
    lines = [one for one in sheet.sections if one.heading == WORDS.time.boundaries]
    assert len(lines) == bool(sheet.maps[0].lines)


def test_a_day_tells_the_last_event_before_it():
    headings = [one.heading for one in SHEETS["all"]["date:1956-10"].sections]
    assert any(heading.startswith("19 October 1956: ") for heading in headings)
    assert [one.heading for one in SHEETS["all"]["date:1600"].sections] == [WORDS.time.administered]


@pytest.mark.parametrize("unit", UNITS)
def test_an_islands_areas_are_its_own(unit):
    table = section(SHEETS["all"][f"island:{unit}"], WORDS.dossier.areas).items[0]
    own = [line for line in ATLAS.dossiers[unit].areas if line.figure.units == (unit,)]
    assert [row[1:3] for row in table.rows] == [(one.figure.as_printed, f"{one.measured_km2:,.2f}") for one in own]


@pytest.mark.parametrize("unit", UNITS)
def test_an_islands_voices_are_both_sides_in_the_chosen_order(unit):
    quotes = {}
    for order in NAME_ORDERS:
        items = section(filled(f"island:{unit}", order=order).sheets[0], WORDS.dossier.excerpts).items
        quotes[order] = [item.text for item in items]
        assert all(isinstance(item, Quote) for item in items)
    assert len(quotes["both"]) == 2 and quotes["both"] == quotes["japanese"] == quotes["russian"][::-1]


def test_the_figures_are_all_published_areas_and_populations():
    areas, people = (one.items[0] for one in SHEETS["all"]["figures"].sections)
    assert [row[1] for row in areas.rows] == [line.figure.as_printed for line in ATLAS.areas]
    assert [row[2] for row in people.rows] == [one.as_printed for one in ATLAS.populations]
    (areas,) = SHEETS["articles"]["figures"].sections
    assert 0 < len(areas.items[0].rows) == sum(line.figure.source in BOOKS.excerpts for line in ATLAS.areas)
