"""Where Habomai's named islets lie. Their outlines are part of the unit's; this only tells them apart."""

import json
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo._files import REMAKE, read_features, shown_path
from geo.problem import DataError, Problem

ISLETS = Path(__file__).with_name("habomai_islets.geojson")


def read_islets(path: Path = ISLETS) -> dict[str, BaseGeometry]:
    """Islet -> its outline, in degrees.

    Raises DataError if the file is not what `geo.build` writes.
    """
    try:
        return {feature["properties"]["islet"]: _outline(feature["geometry"]) for feature in read_features(path)}
    except (KeyError, TypeError, ValueError, shapely.GEOSException) as error:
        found = f"{type(error).__name__}: {error}"
        raise DataError([Problem(shown_path(path), "", "", found, "named islets with polygons", REMAKE)]) from error


def _outline(geometry: dict) -> BaseGeometry:
    shape = shapely.from_geojson(json.dumps(geometry))
    if shape.is_empty:
        raise ValueError("an islet without an outline")
    return shape


def largest_bounds(geometry: BaseGeometry) -> tuple[float, float, float, float]:
    """(west, south, east, north) of the largest polygon, in degrees."""
    return max(shapely.get_parts(geometry), key=shapely.area).bounds
