"""The data to take away, each file opened again with what an analyst opens it with; the GeoPackage has its own."""

import csv
import io
import json
import subprocess
import sys
from hashlib import sha256

import geopandas
import pandas
import pytest
import shapely

from content.data.join import load_atlas
from content.data.phrases import Phrases
from content.exports import data
from content.exports.data import geojson, geopackage, table
from content.exports.tables import tables
from content.model.types import RECORDS
from geo import UNITS
from geo.layers import ISLANDS, read_layer
from tests.exports.data_read import ATLAS, BOOKS, EDITION, cells
from tests.project import TOP


@pytest.mark.parametrize("make", [geojson, table, geopackage])
def test_licence_attribution_and_edition_are_inside(make):
    content = make(ATLAS, EDITION).decode("utf-8", errors="replace")
    for text in (
        "Open Database License (ODbL) 1.0",
        "© OpenStreetMap contributors",
        Phrases(ATLAS).licence(),
        EDITION,
    ):
        assert text in content


OWN = {"attribution": "© The Survey of Nowhere", "license": "Free for any use"}


@pytest.fixture
def own(root):
    """An atlas whose outlines are somebody else's."""
    path = root / "geo" / "islands.geojson"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | OWN), "utf-8")
    return load_atlas(root)


def test_own_outlines_are_credited_in_place_of_the_shipped_ones(own, tmp_path):
    made = json.loads(geojson(own, EDITION))
    assert {name: made[name] for name in OWN} == OWN
    assert made["other_licenses"].startswith(f"Islands: {OWN['attribution']}, {OWN['license']}. ")
    rows = [*cells(table(own, EDITION)), *cells(table(own, EDITION, "all", "areas"))]
    assert {(row["attribution"], row["license"]) for row in rows} == {tuple(OWN.values())}
    assert made["sources"][0]["label"] == OWN["attribution"] and made["sources"][0]["note"] == OWN["license"]
    assert b"roaring-landmask" not in geopackage(own, EDITION)


@pytest.mark.parametrize("record", RECORDS)
def test_every_column_is_explained_and_nothing_else(record):
    made = tables(ATLAS, record)
    shown = {column for rows in made.values() for row in rows for column in row}
    assert data.columns(*made.values()).keys() == shown
    assert record == "articles" or data.columns().keys() == shown
    assert json.loads(geojson(ATLAS, EDITION, record))["columns"]["compared_km2"].startswith("What the outlines")


# GeoJSON


def test_geojson_has_the_outlines_as_shipped():
    shipped, made = json.loads(ISLANDS.read_text("utf-8")), json.loads(geojson(ATLAS, EDITION))
    assert [f["geometry"] for f in made["features"]] == [f["geometry"] for f in shipped["features"]]
    assert [f["id"] for f in made["features"]] == [f["properties"]["unit"] for f in made["features"]] == list(UNITS)
    assert (made["license"], made["attribution"]) == (shipped["license"], shipped["attribution"])


def test_geojson_keeps_to_its_rfc():
    made = json.loads(geojson(ATLAS, EDITION))
    assert "crs" not in made and made["type"] == "FeatureCollection"
    assert not {"coordinates", "geometries", "geometry", "properties"} & made.keys()  # section 7.1
    for polygon in shapely.get_parts(list(read_layer("islands").values())):
        assert polygon.exterior.is_ccw and not any(ring.is_ccw for ring in polygon.interiors)


def test_geojson_opens_in_geopandas():
    frame = geopandas.read_file(io.BytesIO(geojson(ATLAS, EDITION)))
    assert frame.crs == "EPSG:4326"
    assert list(frame["name_ja"]) == ["択捉島", "国後島", "色丹島", "歯舞群島"]
    assert set(frame["status"]) == {"Administered by Russia; claimed by Japan"}
    assert dict(frame.set_index("unit").geometry) == read_layer("islands")


@pytest.mark.parametrize("record", RECORDS)
def test_geojson_areas_are_the_atlas_s(record):
    made = json.loads(geojson(ATLAS, EDITION, record))
    known = {source["id"]: source for source in made["sources"]}
    for feature in made["features"]:
        own = feature["properties"]
        lines = {line.figure.id: line for line in ATLAS.areas if own["unit"] in line.figure.units}
        assert own["measured_km2"] == round(ATLAS.measured_km2[own["unit"]], 2)
        assert own["areas"] and (record == "articles" or len(own["areas"]) == len(lines))
        for area in own["areas"]:
            line = lines[area["figure"]]
            assert (area["area_km2"], area["as_printed"]) == (line.figure.area_km2, line.figure.as_printed)
            assert area["difference_percent"] == pytest.approx(line.difference_percent, abs=0.005)
            source = known[area["source_ids"]]
            assert (area["source"], area["source_url"]) == (source["label"], source.get("url"))


# CSV


def test_csv_is_a_row_for_each_unit_and_figure():
    rows = cells(table(ATLAS, EDITION))
    expected = [(unit, line.figure.id) for unit in UNITS for line in ATLAS.areas if unit in line.figure.units]
    assert [(row["unit"], row["figure"]) for row in rows] == expected
    assert all(row["license"] and row["attribution"] and row["edition"] == EDITION and row["source"] for row in rows)


def test_the_figures_alone_are_a_row_each():
    areas = cells(table(ATLAS, EDITION, "all", "areas"))
    assert [row["figure"] for row in areas] == [line.figure.id for line in ATLAS.areas]
    assert all("ODbL" in row["license"] and row["attribution"] and row["edition"] == EDITION for row in areas)
    counted = cells(table(ATLAS, EDITION, "all", "populations"))
    assert [(row["population"], row["date"]) for row in counted] == [(one.id, one.date) for one in ATLAS.populations]
    assert all(row["definition"] and row["source"] and row["edition"] == EDITION for row in counted)


def test_units_are_named_in_sentences_and_passages_left_as_they_are():
    made = tables(ATLAS, "all")
    assert not [text for rows in made.values() for row in rows for text in row.values() if "{shikotan}" in str(text)]
    assert any("Iturup / Etorofu" in str(row["text"]) for row in made["events"])
    passages = {row["passage"] for row in made["sources"] if "passage" in row}
    assert passages <= {excerpt.quote for excerpt in BOOKS.excerpts.values()}


def test_csv_is_as_rfc_4180_and_spreadsheets_have_it():
    content = table(ATLAS, EDITION)
    assert content.startswith(b"\xef\xbb\xbfunit,")
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert len({len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))}) == 1


def test_csv_opens_in_pandas_with_numbers_as_numbers():
    frame = pandas.read_csv(io.BytesIO(table(ATLAS, EDITION)))
    assert frame.columns[0] == "unit"
    assert all(frame[name].dtype == "float64" for name in ("measured_km2", "area_km2", "difference_percent"))
    assert frame["difference_percent"].min() < 0
    article = frame[frame["units"] == "shikotan habomai"].drop_duplicates("figure")
    assert list(article["area_km2"]) == [276] and list(article["source"]) == ["RIA Novosti, 23 Oct 2007"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_is_made_text(first):
    assert data._harmless(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("value", [-0.06, None, "", "Kunashir", "−0.06 %", "3,168", "a=b"])
def test_all_else_stays(value):
    assert data._harmless(value) is value


# Same input, same bytes

DIGESTS = """
from hashlib import sha256
from content.data.join import load_atlas
from content.exports.data import geojson, geopackage, table
atlas = load_atlas()
print(*(sha256(make(atlas, "0123456789")).hexdigest() for make in (geojson, table, geopackage)))
"""


def test_same_bytes_in_another_process_later():
    ours = [sha256(make(ATLAS, EDITION)).hexdigest() for make in (geojson, table, geopackage)]
    run = subprocess.run([sys.executable, "-c", DIGESTS], cwd=TOP, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ours
