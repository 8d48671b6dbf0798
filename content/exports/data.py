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

from shapely.geometry import mapping

from content.data.join import Atlas
from content.data.phrases import Phrases
from content.exports.tables import Row, sources, tables
from geo.styles import TOKENS

COLUMNS = Path(__file__).with_name("columns.csv")
"""Column -> what it means, the same in whatever table it stands."""

STYLE = Path(__file__).with_name("units.qml")

WRITTEN = "1970-01-01T00:00:00.000Z"
"""In place of the time at which a GeoPackage is written, which would make each another file; it has its edition."""

#: What a spreadsheet takes for the start of a formula, as first character of a cell (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")

_one_writer = Lock()


def about(atlas: Atlas, edition: str, record: str) -> dict[str, str]:
    """What a reader must know of a file: subject -> text. Licence and attribution are those of the outlines' file."""
    words, phrases = atlas.books.wording, Phrases(atlas)
    return {
        "title": words.page.title,
        "status": words.page.status,
        **atlas.outlines,
        "other_licenses": phrases.licence(),
        "measured": words.dossier.areas_note,
        **({"populations": words.dossier.population_note} if record == "all" else {}),
        "sourcing": phrases.sourcing(),
        "record": words.page.records[record],
        "edition": edition,
        "edition_note": words.brief.edition_note,
    }


def columns(*shown: Iterable[Row]) -> dict[str, str]:
    """Column -> what it means, for those of some rows; every one that there can be, without any rows."""
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        meaning = {row["column"]: row["meaning"] for row in csv.DictReader(file)}
    names = dict.fromkeys(name for rows in shown for row in rows for name in row)
    return {name: meaning[name] for name in names} if shown else meaning


def _with_areas(made: dict[str, list[Row]]) -> Iterable[tuple[Row, list[Row]]]:
    """Each unit, and the published areas that count it, alone or, as `units` says, with others."""
    for unit in made["units"]:
        yield unit, [area for area in made.get("areas", ()) if unit["unit"] in str(area["units"]).split()]


def geojson(atlas: Atlas, edition: str, record: str = "all") -> bytes:
    """One feature for each unit, with a list `areas`, as RFC 7946 has it: WGS84, coordinates as shipped.

    What `about` says, `columns` and `sources` stand beside `features`; readers pass over members they don't know.
    """
    made = tables(atlas, record)
    shown = made["units"], made.get("areas", [])
    features = [
        {
            "type": "Feature",
            "id": unit["unit"],
            "properties": {**unit, "areas": areas},
            "geometry": mapping(atlas.shapes[str(unit["unit"])]),
        }
        for unit, areas in _with_areas(made)
    ]
    top = {"type": "FeatureCollection", **about(atlas, edition, record), "columns": columns(*shown)}
    document = {**top, "sources": sources(atlas, *shown), "features": features}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def table(atlas: Atlas, edition: str, record: str = "all", name: str = "") -> bytes:
    """One of the tables as CSV (RFC 4180); without a name a row for each unit and area: what is said of each.

    Licence, attribution and edition are columns: lines before the header break pandas, lines after the last row
    become data, and a column survives sorting, filtering and copying a part.
    """
    made, told = tables(atlas, record), about(atlas, edition, record)
    inside: Row = {subject: told[subject] for subject in ("license", "attribution", "other_licenses", "edition")}
    rows = made.get(name, [])
    for unit, areas in () if name else _with_areas(made):
        own = {f"unit_{column}" if column.startswith("source") else column: value for column, value in unit.items()}
        rows += [{**own, **area} for area in areas or ({},)]
    rows = [{**row, **inside} for row in rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, dict.fromkeys(column for row in rows for column in row), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: _harmless(value) for column, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")  # by its byte order mark Excel knows UTF-8; others pass over it


def geopackage(atlas: Atlas, edition: str, record: str = "all") -> bytes:
    """Layer `units`, and the other tables without geometry; what the columns mean, what `about` says, QGIS's style."""
    made, told = tables(atlas, record), about(atlas, edition, record)
    made["columns"] = [{"column": name, "meaning": text} for name, text in columns(*made.values()).items()]
    made["about"] = [{"subject": subject, "text": text} for subject, text in told.items()]
    made["layer_styles"] = [_style()]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "islands.gpkg"
        _write(path, atlas, made, told)
        return path.read_bytes()


def _style() -> Row:
    """How QGIS is to draw the units: a row of the table in which it looks for that."""
    qml = STYLE.read_text("utf-8")
    for token in ("unit", "edge", "ink", "halo"):
        qml = qml.replace(f"{{{token}}}", TOKENS["light"][token])
    blank = dict.fromkeys(("f_table_catalog", "f_table_schema", "styleSLD", "description", "owner", "ui"), "")
    of = {"f_table_name": "units", "f_geometry_column": "geom", "styleName": "islands", "useAsDefault": True}
    return {**blank, **of, "styleQML": qml, "update_time": WRITTEN}


def _write(path: Path, atlas: Atlas, made: dict[str, list[Row]], told: dict[str, str]) -> None:
    """Write the tables as layers, the first with the outlines, and `told` as the file's metadata."""
    import geopandas
    import pandas
    import pyogrio

    options = {"OGR_CURRENT_DATE": WRITTEN, "OGR_SQLITE_SYNCHRONOUS": "OFF"}  # OFF: no waiting for the disk
    with _one_writer:  # GDAL's options are the process's, not the thread's
        before = {name: pyogrio.get_gdal_config_option(name) for name in options}
        pyogrio.set_gdal_config_options(options)
        try:
            for name, rows in made.items():
                frame = pandas.DataFrame(rows)
                if name == "units":
                    frame = geopandas.GeoDataFrame(frame, geometry=list(atlas.shapes.values()), crs="EPSG:4326")
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
