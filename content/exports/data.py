"""The joined data to take away, as GeoJSON, CSV and GeoPackage, with licence and sources inside; areas in km2.

The same atlas gives the same bytes. With record "articles" a file holds what an article bears, and our own measurement.
"""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from content.data.join import Atlas
from content.data.phrases import Phrases
from content.exports.cited import Row, shipped
from content.exports.tables import Joined
from geo.layers import read_layer

ALTERED = "cut by position; 5 decimals"
"""What was altered in the outlines; the licence wants it said. As in geo/README.md."""

WRITTEN = "1970-01-01T00:00:00.000Z"
"""In place of the time at which a GeoPackage is written, which would make each another file; it has its edition."""

#: What a spreadsheet takes for the start of a formula, as first character of a cell (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")

_one_writer = Lock()


def about(atlas: Atlas, edition: str, record: str) -> dict[str, str]:
    """What a reader must know of a file: subject -> text. Licence and attribution are those of the outlines' file."""
    words, outlines = atlas.books.wording, shipped()
    return {
        "title": words.page.title,
        "status": words.page.status,
        "license": outlines["license"],
        "attribution": outlines["attribution"],
        "other_licenses": words.brief.licence,
        "altered": ALTERED,
        "measured": words.dossier.areas_note,
        **({"populations": words.dossier.population_note} if record == "all" else {}),
        "sourcing": Phrases(atlas).sourcing(),
        "record": words.page.records[record],
        "edition": edition,
        "edition_note": words.brief.edition_note,
    }


def geojson(atlas: Atlas, edition: str, record: str = "all") -> bytes:
    """One feature for each unit, with a list `areas`, as RFC 7946 has it: WGS84, coordinates as shipped.

    What `about` says, and `sources`, stand beside `features`; readers pass over members that they don't know.
    """
    joined = Joined(atlas, record)
    outlines = {feature["properties"]["unit"]: feature["geometry"] for feature in joined.outlines["features"]}
    features = [
        {
            "type": "Feature",
            "id": row["unit"],
            "properties": {**row, "areas": joined.areas(str(row["unit"]))},
            "geometry": outlines[row["unit"]],
        }
        for row in joined.units()
    ]
    top = {"type": "FeatureCollection", **about(atlas, edition, record), "sources": joined.sources()}
    return json.dumps({**top, "features": features}, ensure_ascii=False, separators=(",", ":")).encode()


def table(atlas: Atlas, edition: str, record: str = "all") -> bytes:
    """A row for each unit and published area, as CSV (RFC 4180): what is said of the unit, then of the figure.

    Licence, attribution and edition are columns: lines before the header break pandas, lines after the last row
    become data, and a column survives sorting, filtering and copying a part.
    """
    joined = Joined(atlas, record)
    told = about(atlas, edition, record)
    inside = {name: told[name] for name in ("license", "attribution", "other_licenses", "altered", "edition")}
    rows = []
    for unit in joined.units():
        own = {f"unit_{name}" if name.startswith("source") else name: value for name, value in unit.items()}
        rows += [{**own, **area, **inside} for area in joined.areas(str(unit["unit"])) or ({},)]
    return as_csv(rows)


def as_csv(rows: Iterable[Row]) -> bytes:
    """Rows as a file for a spreadsheet; Excel reads UTF-8 by its byte order mark, which others pass over."""
    out, rows = io.StringIO(), list(rows)
    writer = csv.DictWriter(out, dict.fromkeys(name for row in rows for name in row), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def geopackage(atlas: Atlas, edition: str, record: str = "all") -> bytes:
    """Layer `units`, and tables without geometry: areas, populations, events, proposals, shares, sources, about.

    A table of which no row is shown is left out: the articles print no population.
    """
    joined, told = Joined(atlas, record), about(atlas, edition, record)
    tables = {
        "units": joined.units(),
        "areas": [row for unit in atlas.dossiers for row in joined.areas(unit)],
        "populations": joined.populations(),
        "events": joined.events(),
        "proposals": joined.proposals(),
        "shares": joined.shares(),
        "sources": joined.sources(),
        "about": [{"subject": subject, "text": text} for subject, text in told.items()],
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "islands.gpkg"
        _write(path, {name: rows for name, rows in tables.items() if rows}, told)
        return path.read_bytes()


def _write(path: Path, tables: dict[str, Iterable[Row]], told: dict[str, str]) -> None:
    """Write the tables as layers, the first with the outlines, and `told` as the file's metadata."""
    import geopandas
    import pandas
    import pyogrio

    outlines = read_layer("islands")
    options = {"OGR_CURRENT_DATE": WRITTEN, "OGR_SQLITE_SYNCHRONOUS": "OFF"}  # OFF: no waiting for the disk
    with _one_writer:  # GDAL's options are the process's, not the thread's
        before = {name: pyogrio.get_gdal_config_option(name) for name in options}
        pyogrio.set_gdal_config_options(options)
        try:
            for name, rows in tables.items():
                frame = pandas.DataFrame(rows)
                if name == "units":
                    shapes = [outlines[unit] for unit in frame["unit"]]
                    frame = geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")
                    pyogrio.write_dataframe(
                        frame, path, name, "GPKG", promote_to_multi=True, dataset_metadata=told, layer_metadata=told
                    )
                else:
                    pyogrio.write_dataframe(frame, path, name, "GPKG", append=False)
        finally:
            pyogrio.set_gdal_config_options(before)


def _harmless(value: object) -> object:
    """A text that a spreadsheet would run gets an apostrophe in front; numbers are ours, and stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
