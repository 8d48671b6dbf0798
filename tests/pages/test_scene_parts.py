"""The parts of scenes, each with the numbers of its sources."""

import pytest

from content.data.briefing import Brief, read_scenes
from content.pages.document import Quote
from content.pages.scene_parts import Parts
from geo import UNITS
from tests.pages.test_render import BOOKS, PAGES

ATLAS = PAGES.atlas


def parts(record="all", order="both"):
    return Parts(Brief("T", "2026-01-02", read_scenes(None, BOOKS), order, record), ATLAS)


def test_only_the_first_line_bears_the_label_and_each_its_sources():
    statements = BOOKS.proposals["transfer-1956"].fate
    lines = parts().lines(statements, "Fate")
    assert [line.text for line in lines] == [statement.text for statement in statements]
    assert [line.label for line in lines] == ["Fate"] + [""] * (len(lines) - 1)
    assert all(line.cites for line in lines)


def test_with_the_articles_alone_only_what_they_bear_is_told():
    statements = BOOKS.proposals["transfer-1956"].fate
    lines = parts("articles").lines(statements)
    assert [line.text for line in lines] == [s.text for s in statements if s.excerpts] and len(lines) < len(statements)


def test_a_quote_is_byte_for_byte_with_outlet_date_and_voice():
    made = parts()
    excerpt = BOOKS.excerpts["a0-15"]
    quote = made.quote(excerpt)
    assert quote == Quote(excerpt.quote, "RIA Novosti", "23 October 2007", made.phrases.voice(excerpt), (1,))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("order", ["russian", "japanese"])
def test_both_sides_speak_of_each_unit_the_one_asked_for_first(unit, order):
    voices = parts(order=order).voices(unit)
    sides = ["russia" if "russian_official" in e.voice or e.reporting == "russia" else "japan" for e in voices]
    assert sides == (["russia", "japan"] if order == "russian" else ["japan", "russia"])
    assert all(unit in excerpt.units for excerpt in voices)


def test_areas_are_the_published_ones_beside_the_measured():
    table = parts().areas(ATLAS.areas)
    assert [row[1] for row in table.rows] == [line.figure.as_printed for line in ATLAS.areas]
    assert all(table.cites) and len(table.cites) == len(table.rows)
    for row, line in zip(table.rows, ATLAS.areas, strict=True):
        assert row[2] == f"{line.measured_km2:,.2f}" and float(row[3].rstrip(" %").replace("−", "-")) == pytest.approx(
            line.difference_percent, abs=0.005
        )


def test_silence_says_whose_it_is():
    assert parts().silence() == BOOKS.wording.dossier.no_source_says
    assert parts("articles").silence() == BOOKS.wording.dossier.articles_silent
