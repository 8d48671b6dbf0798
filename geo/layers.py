"""The GeoJSON files of this folder: read and checked whole, and stopped at with all that is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo._files import read_text, shown_path
from geo.problem import DataError, Problem

FOLDER = Path(__file__).parent

ISLANDS = FOLDER / "islands.geojson"

REMAKE = "restore it, or remake it as geo/README.md says"

#: Layer, whose file is <layer>.geojson -> the property that tells its features apart.
KEYS = {
    "islands": "unit",
    "habomai_islets": "islet",
    "land": "region",
    "depth": "deeper_than_m",
    "places": "place",
    "hit_areas": "unit",
}


def read_features(layer: str, folder: Path = FOLDER) -> list:
    """The members of the layer's FeatureCollection, whatever they are. Raises DataError if there is no such file."""
    return read_collection(folder / f"{layer}.geojson")["features"]


def read_collection(path: Path) -> dict:
    """A file's FeatureCollection, whatever its members are. Raises DataError if it is none."""
    file, text = shown_path(path), read_text(path, REMAKE)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        found = f"text that is not JSON ({error.msg})"
        raise DataError([Problem(file, f"line {error.lineno}", "", found, "GeoJSON", REMAKE)]) from error
    kind = document.get("type") if isinstance(document, dict) else None
    if kind != "FeatureCollection" or not isinstance(document.get("features"), list):
        found = f"JSON of type {kind!r}" if kind != "FeatureCollection" else "no list of features"
        raise DataError([Problem(file, "", "", found, "a GeoJSON FeatureCollection", REMAKE)])
    return document


def read_layer(layer: str, folder: Path = FOLDER) -> dict[str, BaseGeometry]:
    """Key -> its geometry in degrees, in the file's order; the units in that of UNITS.

    The file is read with json and shapely, not with a GIS driver: drivers drop what they can't read. Raises DataError
    with every problem found: a file that is missing, empty or no FeatureCollection; a feature without its key, or of an
    unknown unit; a key twice, or a unit not at all; a geometry that is missing, of the wrong kind, empty, invalid or
    outside the range of longitude and latitude; of a unit, any property besides `unit`.
    """
    file, key = shown_path(folder / f"{layer}.geojson"), KEYS[layer]
    of_units = key == "unit"
    problems: list[Problem] = []
    features: dict[str, dict] = {}
    for number, feature in enumerate(read_features(layer, folder), start=1):
        record = f"feature {number}"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        name = properties.get(key) if isinstance(properties, dict) else None
        if name is None or (of_units and name not in UNITS):
            found = "nothing" if name is None else repr(name)
            allowed = f"one of {', '.join(UNITS)}" if of_units else "a value"
            problems.append(Problem(file, record, f"properties.{key}", found, allowed, REMAKE))
        elif str(name) in features:
            found = f"a second feature ({record})"
            problems.append(Problem(file, str(name), "", found, f"one feature for each {key}", "remove one of them"))
        else:
            features[str(name)] = feature
            problems += (Problem(file, str(name), *fault) for fault in _faults(feature, layer))
    wanted = [unit for unit in UNITS if of_units and unit not in features]
    problems += (Problem(file, unit, "", "no feature", "one feature for each unit", REMAKE) for unit in wanted)
    if not features and not wanted:
        problems.append(Problem(file, "", "", "no features", "at least one", REMAKE))
    if problems:
        raise DataError(problems)
    return {name: _shape(features[name]["geometry"]) for name in (UNITS if of_units else features)}


def read_layers(folder: Path = FOLDER) -> tuple[dict[str, dict[str, BaseGeometry]], list[Problem]]:
    """Layer -> what `read_layer` makes of it, for each that is whole; and everything that is wrong with the others."""
    layers, problems = {}, []
    for layer in KEYS:
        try:
            layers[layer] = read_layer(layer, folder)
        except DataError as error:
            problems += error.problems
    return layers, problems


def largest_bounds(geometry: BaseGeometry) -> tuple[float, float, float, float]:
    """(west, south, east, north) of the largest polygon, in degrees."""
    return max(shapely.get_parts(geometry), key=shapely.area).bounds


def _shape(geometry: dict) -> BaseGeometry:
    # GEOS's own reader: it has one kind of error for every malformed geometry, where shapely.geometry.shape
    # has half a dozen and lets some through.
    return shapely.from_geojson(json.dumps(geometry))


def _faults(feature: dict, layer: str) -> Iterator[tuple[str, str, str, str]]:
    """What is wrong with a feature that has its key: (field, found, allowed, remedy) each; nothing when all is well."""
    for name in sorted(feature["properties"].keys() - {"unit"}) if KEYS[layer] == "unit" else ():
        remedy = "remove it: attributes that come with borrowed data take a side"
        yield f"properties.{name}", "a property", "unit only", remedy
    for found, allowed in _geometry_faults(feature.get("geometry"), layer):
        yield "geometry", found, allowed, REMAKE


def _geometry_faults(geometry: object, layer: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a GeoJSON geometry: (found, allowed) each."""
    kinds = ("Point",) if layer == "places" else ("Polygon", "MultiPolygon")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in kinds:
        yield "nothing" if kind is None else repr(kind), " or ".join(kinds)
        return
    try:
        shape = _shape(geometry)
    except shapely.GEOSException as error:
        yield f"coordinates that make no {kinds[0].lower()} ({error})", "closed rings of [longitude, latitude]"
        return
    if shape.is_empty:
        yield "an empty geometry", f"at least one {kinds[0].lower()}"
        return
    if not shape.is_valid:
        yield f"an invalid geometry ({shapely.is_valid_reason(shape)})", "a valid one"
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield f"bounds {shape.bounds}", "longitude -180 to 180, latitude -90 to 90, in this order"
