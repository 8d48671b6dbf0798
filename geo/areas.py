"""Areas: measured on the outlines, and as published. Two kinds of fact, compared but never mixed."""

import csv
import math
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from pyproj import Geod
from shapely import get_parts
from shapely.geometry.base import BaseGeometry

from geo import UNITS
from geo._files import read_text, shown_path
from geo.problem import DataError, Problem

AREAS = Path(__file__).with_name("areas.csv")

#: Square kilometres in a square mile, exactly: the square of the international mile of 1.609344 km
#: (the agreement of 1 July 1959 that fixed the yard at 0.9144 m).
KM2_PER_SQUARE_MILE = 2.589988110336

#: How many of a unit's polygons are meant where a source leaves the islets out: for Habomai the five over 1 km2.
MAIN_ISLANDS = {"iturup": 1, "kunashir": 1, "shikotan": 1, "habomai": 5}

Islets = Literal["included", "excluded", "not_stated"]

COLUMNS = ("id", "units", "area_km2", "as_printed", "year", "islets", "source", "note")

_WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One area as one source prints it."""

    id: str
    """Its key: lower-case words and numbers joined by hyphens."""
    units: tuple[str, ...]
    """The units it covers, in the order of UNITS; more than one when the source gives them only together."""
    area_km2: float
    """The figure, in square kilometres."""
    as_printed: str
    """The number as the source prints it, with its separators and decimals."""
    year: str
    """The year the source gives for the figure, else of its printing: "2020", "2021-2025" or "not_stated"."""
    islets: Islets
    """Whether the small islets around the main islands are counted."""
    source: str
    """The id of the reference or excerpt that prints it."""
    note: str
    """What a reader has to know to compare it; may be empty."""


def geodesic_area_km2(geometry: BaseGeometry) -> float:
    """Area of a Polygon or MultiPolygon in degrees, on the WGS84 ellipsoid, holes subtracted.

    Edges are geodesics (PROJ's, by way of pyproj). Rings may run either way round: an exterior always adds, a
    hole always subtracts.
    """
    polygons = [part for part in getattr(geometry, "geoms", [geometry]) if not part.is_empty]
    return math.fsum(_ring_km2(polygon.exterior) - math.fsum(map(_ring_km2, polygon.interiors)) for polygon in polygons)


def _ring_km2(ring: BaseGeometry) -> float:
    return abs(_WGS84.geometry_area_perimeter(ring)[0]) / 1e6


def main_islands_km2(unit: str, geometry: BaseGeometry) -> float:
    """Geodesic area of a unit without the islets around it, in km2: its MAIN_ISLANDS largest polygons."""
    polygons = sorted(map(geodesic_area_km2, get_parts(geometry)), reverse=True)
    return sum(polygons[: MAIN_ISLANDS[unit]])


def to_square_miles(km2: float) -> float:
    """Square kilometres in (international) square miles. Never the factor for lengths, 1.609344."""
    return km2 / KM2_PER_SQUARE_MILE


def difference_percent(value: float, base: float) -> float:
    """How far `value` lies above (+) or below (-) `base`, in per cent of `base`."""
    return (value - base) / base * 100


def read_areas(path: Path = AREAS) -> tuple[AreaFigure, ...]:
    """Every published figure, in the file's order.

    Raises DataError with all problems: a header other than COLUMNS, a row with too few or too many fields, an
    id missing, malformed or used twice, unknown, repeated or unordered units, an area that is not a positive
    number or not the number printed, a year, `islets` or `source` outside what is allowed.
    """
    file = shown_path(path)
    lines = read_text(path, "restore it from the repository").splitlines()
    header, *rows = csv.reader(lines)
    if tuple(header) != COLUMNS:
        problem = Problem(file, "line 1", "", ",".join(header), ",".join(COLUMNS), "restore the header")
        raise DataError([problem])
    problems: list[Problem] = []
    figures: list[AreaFigure] = []
    for number, row in enumerate(rows, start=2):
        if len(row) != len(COLUMNS):
            found, allowed = f"{len(row)} fields", f"{len(COLUMNS)} fields"
            remedy = "complete the row; put a note with commas in double quotes"
            problems.append(Problem(file, f"line {number}", "", found, allowed, remedy))
            continue
        fields: dict[str, str] = dict(zip(COLUMNS, row, strict=True))
        faults = [Problem(file, fields["id"] or f"line {number}", *fault) for fault in _faults(fields)]
        problems += faults
        if not faults:
            parsed: dict[str, Any] = {"units": tuple(fields["units"].split()), "area_km2": float(fields["area_km2"])}
            figures.append(AreaFigure(**{**fields, **parsed}))
    ids = Counter(row[0] for row in rows if len(row) == len(COLUMNS) and row[0])
    problems += [
        Problem(file, key, "id", f"{count} rows with this id", "one", "rename or remove the others")
        for key, count in ids.items()
        if count > 1
    ]
    if problems:
        raise DataError(problems)
    return tuple(figures)


def _faults(fields: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """What is wrong with one row: (field, found, allowed, remedy) each."""
    faults = []

    def check(field: str, good: bool, allowed: str, remedy: str) -> None:
        if not good:
            faults.append((field, repr(fields[field]), allowed, remedy))

    units, km2 = fields["units"].split(), fields["area_km2"]
    check(
        "id",
        re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fields["id"]) is not None,
        "lower-case words and numbers joined by hyphens",
        "name the row, for example mofa-2020-iturup",
    )
    check(
        "units",
        bool(units) and units == [unit for unit in UNITS if unit in units],
        f"one or more of {', '.join(UNITS)}, each once, in this order, with spaces between",
        "correct the units",
    )
    number = re.fullmatch(r"[0-9]+(\.[0-9]+)?", km2) is not None and float(km2) > 0
    check("area_km2", number, "a positive number of square kilometres, such as 1489.3", "correct the number")
    if number:
        check(
            "as_printed",
            printed_number(fields["as_printed"]) == float(km2),
            f"the number {km2} as the source prints it, such as 1,489.3",
            "make area_km2 and as_printed agree",
        )
    check(
        "year",
        re.fullmatch(r"[12][0-9]{3}(-[12][0-9]{3})?|not_stated", fields["year"]) is not None,
        "a year, the first and last of several (2021-2025), or not_stated",
        "give the year of the figure, else of its printing",
    )
    check("islets", fields["islets"] in get_args(Islets), ", ".join(get_args(Islets)), "choose one of them")
    check("source", bool(fields["source"].strip()), "the id of a reference or an excerpt", "name the source")
    return faults


def printed_number(text: str) -> float | None:
    """The number in a printed figure: 3,166.6 as in English and Japanese, or 3 166,6 as in Russian."""
    text = re.sub(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3})", "", text)
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if re.fullmatch(r"[0-9]+([.,][0-9]+)?", text) else None
