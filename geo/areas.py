"""Areas: measured on the outlines, and as published. Two kinds of fact, compared but never mixed."""

import csv
import re
from pathlib import Path
from typing import Literal, get_args

import shapely
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pyproj import Geod
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

_WGS84 = Geod(ellps="WGS84")


def printed_number(text: str) -> float | None:
    """The number in a printed figure: 3,166.6 as in English and Japanese, or 3 166,6 as in Russian."""
    text = re.sub(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3})", "", text)
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if re.fullmatch(r"[0-9]+([.,][0-9]+)?", text) else None


class AreaFigure(BaseModel):
    """One area as one source prints it: a row of areas.csv, whose columns are these fields in this order."""

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)

    id: str = Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="lower-case words and numbers joined by hyphens")
    units: tuple[str, ...] = Field(
        description=f"one or more of {', '.join(UNITS)}, each once, in this order, with spaces between"
    )
    """The units it covers; more than one when the source gives them only together."""
    area_km2: float = Field(gt=0, description="a positive number of square kilometres, such as 1489.3")
    as_printed: str = Field(description="the number of area_km2 as the source prints it, such as 1,489.3")
    year: str = Field(
        pattern="^([12][0-9]{3}(-[12][0-9]{3})?|not_stated)$",
        description="the year of the figure, else of its printing; two joined by a hyphen; or not_stated",
    )
    islets: Islets = Field(description=", ".join(get_args(Islets)))
    """Whether the small islets around the main islands are counted."""
    source: str = Field(pattern=r"\S", description="the id of a reference or an excerpt")
    note: str
    """What a reader has to know to compare it; may be empty."""

    @field_validator("units", mode="before")
    @classmethod
    def _in_order(cls, units: str) -> list[str]:
        if units.split() != [unit for unit in UNITS if unit in units.split()] or not units.split():
            raise ValueError
        return units.split()

    @field_validator("as_printed")
    @classmethod
    def _is_the_number(cls, printed: str, others: ValidationInfo) -> str:
        if "area_km2" in others.data and printed_number(printed) != others.data["area_km2"]:
            raise ValueError
        return printed


COLUMNS = tuple(AreaFigure.model_fields)


def geodesic_area_km2(geometry: BaseGeometry) -> float:
    """Area of a Polygon or MultiPolygon in degrees, on the WGS84 ellipsoid, holes subtracted.

    Edges are geodesics (PROJ's, by way of pyproj). Rings may run either way round: an exterior always adds, a
    hole always subtracts.
    """
    return _WGS84.geometry_area_perimeter(shapely.orient_polygons(geometry))[0] / 1e6


def main_islands_km2(unit: str, geometry: BaseGeometry) -> float:
    """Geodesic area of a unit without the islets around it, in km2: its MAIN_ISLANDS largest polygons."""
    polygons = sorted(map(geodesic_area_km2, shapely.get_parts(geometry)), reverse=True)
    return sum(polygons[: MAIN_ISLANDS[unit]])


def to_square_miles(km2: float) -> float:
    """Square kilometres in (international) square miles. Never the factor for lengths, 1.609344."""
    return km2 / KM2_PER_SQUARE_MILE


def difference_percent(value: float, base: float) -> float:
    """How far `value` lies above (+) or below (-) `base`, in per cent of `base`."""
    return (value - base) / base * 100


def read_areas(path: Path = AREAS) -> tuple[AreaFigure, ...]:
    """Every published figure, in the file's order.

    Raises DataError with all problems: a file that can't be read, a header other than COLUMNS, a row with too few or
    too many fields, a field that AreaFigure doesn't allow, an id used twice.
    """
    file = shown_path(path)
    header, *rows = csv.reader(read_text(path, "restore it from the repository").splitlines())
    if tuple(header) != COLUMNS:
        problem = Problem(file, "line 1", "", ",".join(header), ",".join(COLUMNS), "restore the header")
        raise DataError([problem])
    problems: list[Problem] = []
    figures: dict[str, AreaFigure] = {}
    for number, row in enumerate(rows, start=2):
        record = row[0] if row and row[0] else f"line {number}"
        if len(row) != len(COLUMNS):
            found, allowed = f"{len(row)} fields", f"{len(COLUMNS)} fields"
            remedy = "complete the row; put a note with commas in double quotes"
            problems.append(Problem(file, f"line {number}", "", found, allowed, remedy))
        elif record in figures:
            problems.append(Problem(file, record, "id", "an id used before", "an id of its own", "rename one"))
        else:
            try:
                figures[record] = AreaFigure.model_validate(dict(zip(COLUMNS, row, strict=True)))
            except ValidationError as error:
                for field in dict.fromkeys(str(fault["loc"][0]) for fault in error.errors()):
                    allowed = str(AreaFigure.model_fields[field].description)
                    remedy = "correct it; geo/README.md says what the columns hold"
                    problems.append(Problem(file, record, field, repr(row[COLUMNS.index(field)]), allowed, remedy))
    if problems:
        raise DataError(problems)
    return tuple(figures.values())
