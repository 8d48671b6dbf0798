import csv
import io

import pytest

from content.data.figures import AREA_COLUMNS, POPULATION_COLUMNS, area_rows, as_csv, population_rows
from tests.pages.test_render import BOOKS, PAGES, text

ATLAS = PAGES.atlas
AREAS = area_rows(ATLAS)
POPULATIONS = population_rows(ATLAS)


def test_every_area_of_the_file_has_its_row():
    assert len(AREAS) == len(ATLAS.areas)
    for row, line in zip(AREAS, ATLAS.areas, strict=True):
        assert tuple(row) == AREA_COLUMNS
        assert row["area_km2"] == line.figure.area_km2
        assert row["square_miles"] == pytest.approx(line.figure.area_km2 / 2.589988110336, abs=0.05)
        assert row["source"]


def test_the_article_of_2007_as_a_row():
    row = next(row for row in AREAS if row["units"] == "Shikotan + Habomai")
    assert (row["area_km2"], row["square_miles"], row["source"]) == (276, 106.6, "RIA Novosti, 23 Oct 2007")


def test_every_population_has_its_row_and_its_definition():
    assert len(POPULATIONS) == len(ATLAS.populations)
    for row, figure in zip(POPULATIONS, ATLAS.populations, strict=True):
        assert tuple(row) == POPULATION_COLUMNS
        assert (row["date"], row["as_printed"]) == (figure.date, figure.as_printed)
        assert row["definition"] and row["source"], figure.id


def test_the_residents_of_1945_add_up():
    counted = {p.units: p.number for p in BOOKS.populations.values() if p.date == "1945-08-15"}
    single = sum(number for units, number in counted.items() if len(units) == 1)
    assert single == 17_291


@pytest.mark.parametrize(("columns", "rows"), [(AREA_COLUMNS, AREAS), (POPULATION_COLUMNS, POPULATIONS)])
def test_csv_survives_the_round_trip(columns, rows):
    read = list(csv.DictReader(io.StringIO(as_csv(columns, rows), newline="")))
    assert [{key: str(value) for key, value in row.items()} for row in rows] == read


def test_the_page_works_out_what_disagrees():
    shown = text(PAGES.figures())
    assert "276 km² ÷ 2.589988 = 106.6 mi²" in shown and "4,629 km² ÷ 2.589988 = 1,787.3 mi²" in shown
    assert BOOKS.disagreements["share-six-percent"].title in shown
    assert "17,291" in shown and "17,291" not in text(PAGES.figures("articles"))
