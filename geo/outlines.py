"""The outlines of the four units: read, check everything, and stop with all that is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo._files import REMAKE, read_features, shown_path
from geo.problem import DataError, Problem

if TYPE_CHECKING:
    import geopandas

ISLANDS = Path(__file__).with_name("islands.geojson")

CRS = "EPSG:4326"


def read_outlines(path: Path = ISLANDS) -> "geopandas.GeoDataFrame":
    """The units' outlines: index `unit` in the order of UNITS, one column `geometry`, CRS EPSG:4326.

    The file is read with json and shapely, not with a GIS driver: drivers drop what they can't read. Raises
    DataError with every problem found: a file that is missing, empty or no FeatureCollection; a feature that
    has no unit, or an unknown one; a unit twice or not at all; a geometry that is missing, not a polygon,
    empty, invalid or outside the range of longitude and latitude; any property besides `unit`.
    """
    file = shown_path(path)
    problems: list[Problem] = []
    features: dict[str, dict] = {}
    for number, feature in enumerate(read_features(path), start=1):
        record = f"feature {number}"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        unit = properties.get("unit") if isinstance(properties, dict) else None
        if unit not in UNITS:
            found = "nothing" if unit is None else repr(unit)
            problems.append(Problem(file, record, "properties.unit", found, f"one of {', '.join(UNITS)}", REMAKE))
        elif unit in features:
            found = f"a second feature ({record})"
            problems.append(Problem(file, unit, "", found, "one feature for each unit", "remove one of them"))
        else:
            features[unit] = feature
            problems += (Problem(file, unit, *fault) for fault in _faults(feature))
    missing = (unit for unit in UNITS if unit not in features)
    problems += (Problem(file, unit, "", "no feature", "one feature for each unit", REMAKE) for unit in missing)
    if problems:
        raise DataError(problems)
    import geopandas  # heavy; the page itself does without

    outlines = geopandas.GeoSeries({unit: _shape(features[unit]["geometry"]) for unit in UNITS}, crs=CRS)
    return geopandas.GeoDataFrame(geometry=outlines.rename_axis("unit"))


def _shape(geometry: dict) -> BaseGeometry:
    # GEOS's own reader: it has one kind of error for every malformed geometry, where shapely.geometry.shape
    # has half a dozen and lets some through.
    return shapely.from_geojson(json.dumps(geometry))


def _faults(feature: dict) -> Iterator[tuple[str, str, str, str]]:
    """What is wrong with a unit's feature: (field, found, allowed, remedy) each; nothing when all is well."""
    for name in sorted(feature["properties"].keys() - {"unit"}):
        remedy = "remove it: attributes that come with borrowed data take a side"
        yield f"properties.{name}", "a property", "unit only", remedy
    for found, allowed in _geometry_faults(feature.get("geometry")):
        yield "geometry", found, allowed, REMAKE


def _geometry_faults(geometry: object) -> Iterator[tuple[str, str]]:
    """What is wrong with a GeoJSON geometry: (found, allowed) each."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        yield "nothing" if kind is None else repr(kind), "Polygon or MultiPolygon"
        return
    try:
        shape = _shape(geometry)
    except shapely.GEOSException as error:
        yield f"coordinates that make no polygon ({error})", "closed rings of [longitude, latitude]"
        return
    if shape.is_empty:
        yield "an empty geometry", "at least one polygon"
        return
    if not shape.is_valid:
        yield f"an invalid geometry ({shapely.is_valid_reason(shape)})", "a valid one"
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield f"bounds {shape.bounds}", "longitude -180 to 180, latitude -90 to 90, in this order"
