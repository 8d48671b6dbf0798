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

from content.exports import data
from content.exports.data import as_csv, geojson, geopackage, table
from content.exports.tables import Joined
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
        BOOKS.wording.brief.licence,
        EDITION,
    ):
        assert text in content


def test_what_was_altered_is_what_the_readme_says():
    row = next(
        line for line in (TOP / "geo/README.md").read_text("utf-8").splitlines() if "| `islands.geojson`" in line
    )
    assert data.ALTERED in row


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
        lines = {line.figure.id: line for line in ATLAS.dossiers[own["unit"]].areas}
        assert own["measured_km2"] == round(ATLAS.measured_km2[own["unit"]], 2)
        assert own["areas"] and (record == "articles" or len(own["areas"]) == len(lines))
        for area in own["areas"]:
            line = lines[area["figure"]]
            assert (area["area_km2"], area["as_printed"]) == (line.figure.area_km2, line.figure.as_printed)
            assert area["difference_percent"] == pytest.approx(line.difference_percent, abs=0.005)
            source = known[area["source_ids"]]
            assert (area["source"], area["source_url"]) == (source["label"], source["url"])


# CSV


def test_csv_is_a_row_for_each_unit_and_figure():
    rows = cells(table(ATLAS, EDITION))
    expected = [(unit, line.figure.id) for unit, dossier in ATLAS.dossiers.items() for line in dossier.areas]
    assert [(row["unit"], row["figure"]) for row in rows] == expected
    assert all(row["license"] and row["attribution"] and row["edition"] == EDITION and row["source"] for row in rows)


def test_the_figures_alone_are_a_row_each():
    rows = Joined(ATLAS, "all")
    assert [row["figure"] for row in cells(as_csv(rows.areas()))] == [line.figure.id for line in ATLAS.areas]
    counted = cells(as_csv(rows.populations()))
    assert [(row["population"], row["date"]) for row in counted] == [(one.id, one.date) for one in ATLAS.populations]
    assert all(row["definition"] and row["source"] for row in counted)


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
