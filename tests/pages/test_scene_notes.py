"""The full text beside each scene."""

import pytest

from content.data.citations import when
from content.data.phrases import shown, told_by_articles
from content.model.types import RECORDS
from content.pages.document import Quote
from geo import UNITS
from tests.pages.test_scenes import ATLAS, BOOKS, SHEETS, WORDS, filled, texts


def notes(token, record="all"):
    return {section.heading: section.items for section in SHEETS[record][token].notes}


def quotes(sections):
    return [item.text for section in sections for item in section.items if isinstance(item, Quote)]


def test_the_overview_tells_where_the_articles_come_from():
    (sourcing, *cards) = notes("overview")[WORDS.sources.articles]
    assert sourcing.text.startswith("The articles come from RIA Novosti (1), TASS (4).") and "{" not in sourcing.text
    assert [card.label for card in cards] == [article.headline for article in BOOKS.articles.values()]


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("unit", UNITS)
def test_an_island_is_told_in_full(unit, record):
    dossier, told = ATLAS.dossiers[unit], notes(f"island:{unit}", record)
    assert [quote.text for quote in told[WORDS.dossier.excerpts]] == [excerpt.quote for excerpt in dossier.excerpts]
    for event in shown(dossier.history, record):
        of_all = len(event.units) == len(UNITS)
        lines = [line for line in told[WORDS.dossier.history] if line.text == event.title]
        assert bool(lines) == of_all and all(line.cites for line in lines)
        if not of_all:
            kept = {one.text for one in event.statements if record == "all" or one.excerpts}
            assert kept <= {line.text for line in told[WORDS.dossier.history]}
    listed = [row[1] for row in told[WORDS.dossier.areas][0].rows]
    assert listed == [
        line.figure.as_printed for line in dossier.areas if record == "all" or line.figure.source in BOOKS.excerpts
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_an_island_tells_the_positions_that_articles_bear(unit):
    of_unit = ATLAS.dossiers[unit].positions
    expected = {p.statement.text for these in of_unit.values() for p in these if told_by_articles(p)}
    assert {line.text for line in notes(f"island:{unit}")[WORDS.dossier.positions]} == expected


def test_a_proposal_is_told_in_full_with_its_passages_and_gaps():
    for proposal in BOOKS.proposals.values():
        cited = dict.fromkeys(name for one in proposal.statements for name in one.excerpts)
        whole = {
            f"{when(proposal.date, WORDS.months)}: {proposal.title}": [one.text for one in proposal.statements],
            WORDS.dossier.excerpts: [BOOKS.excerpts[name].quote for name in cited],
            WORDS.dossier.no_source: list(proposal.not_sourced),
        }
        told = {heading: [item.text for item in items] for heading, items in notes(f"proposal:{proposal.id}").items()}
        assert told == {heading: texts for heading, texts in whole.items() if texts}


def test_accounts_are_labelled_by_who_tells_them():
    told = next(one for one in BOOKS.proposals.values() if one.accounts)
    lines = SHEETS["all"][f"proposal:{told.id}"].notes[0].items
    labels = {line.text: line.label for line in lines}
    for account in told.accounts:
        assert labels[account.statements[0].text] == account.who


def test_a_pair_is_told_one_after_the_other():
    pair = filled("compare:transfer-1956:kawana-1998,proposal:transfer-1956,proposal:kawana-1998").sheets
    assert pair[0].notes == pair[1].notes + pair[2].notes


def test_a_day_tells_what_happened_and_why_a_land_counts_as_held():
    told = notes("date:1956-10")
    event = BOOKS.events["joint-declaration-1956"]
    assert {one.text for one in event.statements} <= {line.text for line in told[WORDS.time.moment]}
    assert BOOKS.excerpts["a1-16"].quote in quotes(SHEETS["all"]["date:1956-10"].notes)
    reasons = {one.statement.text for one in BOOKS.administrations.values()}
    assert {line.text for line in told[WORDS.time.administered]} <= reasons
    assert told[WORDS.time.administered][0].label == WORDS.territories["iturup"]
    assert notes("date:1600") == {} and WORDS.time.administered not in notes("date:1956-10", "articles")


@pytest.mark.parametrize("record", RECORDS)
def test_figures_work_out_what_the_articles_print(record):
    (lines,) = notes("figures", record).values()
    converted = [line for line in lines if line.text.startswith(f"{WORDS.dossier.printed}: ")]
    expected = [one for d in BOOKS.disagreements.values() for one in d.conversions]
    assert len(converted) == len(expected) > 0
    for line, conversion in zip(converted, expected, strict=True):
        assert conversion.km2_printed in line.text and conversion.square_miles_printed in line.text and line.cites


def test_each_disagreement_is_told_with_its_check_its_words_and_its_passages():
    sections = SHEETS["all"]["disagreements"].notes
    for section, one in zip(sections, BOOKS.disagreements.values(), strict=True):
        assert section.heading == one.title
        assert {*(check.text for check in one.check), one.neutral} <= texts([section])
        assert quotes([section]) == [BOOKS.excerpts[name].quote for name in one.excerpts]
    shown_lines = SHEETS["all"]["disagreements"].sections[0].items
    assert [(line.label, line.text) for line in shown_lines] == [
        (one.title, one.neutral) for one in BOOKS.disagreements.values()
    ]


def test_the_articles_alone_leave_the_wider_record_out_of_the_notes():
    wider = [p for p in BOOKS.proposals.values() if not told_by_articles(p)]
    assert len(wider) > 20
    for proposal in wider:
        assert SHEETS["articles"][f"proposal:{proposal.id}"].notes == ()
