"""The join: outlines, figures and records become one Atlas, with one Dossier for each unit, or nothing at all."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from content.data.briefing import missing_scenes
from content.data.load import Books, read_books
from content.data.record_files import FOLDER
from content.data.rules import broken_rules
from content.data.shares import ShareLine, missing_figures, share_lines
from content.data.timeline import in_time
from content.model.proposal import Proposal
from content.model.records import Disagreement, Event, Excerpt, Note, Position, UnitRecord
from content.model.series import Distance, Height, Population
from geo import UNITS
from geo.areas import AreaFigure, difference_percent, geodesic_area_km2, main_islands_km2
from geo.distances import HOKKAIDO, Nearest, nearest, shore_to_shore_km
from geo.layers import largest_bounds, read_layers
from geo.problem import DataError, Problem

ROOT = Path(__file__).parents[2]

OUTLINES = "geo/islands.geojson"


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A published figure beside what the outlines measure for the same units, with or without islets as it is."""

    figure: AreaFigure
    measured_km2: float
    difference_percent: float
    """Published against measured: positive where the published figure is larger."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a unit or an islet lies from what is nearest to it, shore to shore."""

    hokkaido_km: float
    neighbour: Nearest
    """The nearest other unit; of an islet the nearest other islet."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All there is on one unit, in the order in which it is shown; every list in time order."""

    unit: UnitRecord
    measured_km2: float
    reach: Reach
    distances: tuple[Distance, ...]
    """As published; those of the unit as a whole first."""
    areas: tuple[AreaLine, ...]
    populations: tuple[Population, ...]
    heights: tuple[Height, ...]
    history: tuple[Event, ...]
    positions: dict[str, tuple[Position, ...]]
    excerpts: tuple[Excerpt, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True, eq=False)  # there is one of it: it is told apart by what it is, and hashable
class Atlas:
    """Everything that is shown, read once, checked, joined."""

    books: Books
    outlines: dict[str, str]
    """What the outlines' file says of them all: `attribution` and `license`, to be passed on with them."""
    shapes: dict[str, BaseGeometry]
    """Unit -> its outline, in degrees."""
    measured_km2: dict[str, float]
    dossiers: dict[str, Dossier]
    islets: dict[str, tuple[float, float, float, float]]
    """Islet -> (west, south, east, north)."""
    islet_reach: dict[str, Reach]
    areas: tuple[AreaLine, ...]
    """Every published area beside the measured one, in the order of the file."""
    populations: tuple[Population, ...]
    """In time order."""
    proposals: tuple[Proposal, ...]
    """All of them, in time order."""
    shares: dict[str, tuple[ShareLine, ...]]
    """Proposal id -> what each side would hold, under each set of figures."""
    notes: dict[str, tuple[Note, ...]]
    """Excerpt id -> the editor's notes on it."""
    flags: dict[str, tuple[Disagreement, ...]]
    """Excerpt id -> the disagreements it is part of."""


def load_atlas(root: Path | None = None) -> Atlas:
    """Read everything below `root` (this project), check it, join it. Raises DataError with every problem found."""
    root = root or ROOT
    books, problems = read_books(root)
    layers, faults = read_layers(root / "geo")
    problems += faults
    for layer, stem, records in (("islands", "units", books.units), ("habomai_islets", "islets", books.islets)):
        if layer in layers:
            problems += _one_to_one(stem, layers[layer], records, f"geo/{layer}.geojson")
    credit = _credit(root / OUTLINES) if "islands" in layers else {}
    problems += [
        Problem(OUTLINES, "", name, "nothing", "whom to credit, and under which licence", "add it beside `features`")
        for name, said in credit.items()
        if not said
    ]
    if books.areas or not problems:
        problems += missing_figures(books.areas)
    if not problems:  # with a record half read, what shows or cites it would be one more problem
        problems += missing_scenes(books)
        problems += broken_rules(books)
    if problems:
        raise DataError(problems)
    shapes, islets, hokkaido = layers["islands"], layers["habomai_islets"], layers["land"][HOKKAIDO]
    measured = {unit: geodesic_area_km2(shape) for unit, shape in shapes.items()}
    without_islets = {unit: main_islands_km2(unit, shape) for unit, shape in shapes.items()}
    areas = []
    for figure in books.areas:
        alike = without_islets if figure.islets == "excluded" else measured
        total = sum(alike[unit] for unit in figure.units)
        areas.append(AreaLine(figure, total, difference_percent(figure.area_km2, total)))
    reach = _reaches(shapes, hokkaido)
    return Atlas(
        books=books,
        outlines=credit,
        shapes=shapes,
        measured_km2=measured,
        dossiers={unit: _dossier(unit, books, areas, measured[unit], reach[unit]) for unit in UNITS},
        islets={name: largest_bounds(islet) for name, islet in islets.items()},
        islet_reach=_reaches(islets, hokkaido),
        areas=tuple(areas),
        populations=_in_time_order(books.populations),
        proposals=_in_time_order(books.proposals),
        shares={name: share_lines(proposal, measured, books.areas) for name, proposal in books.proposals.items()},
        notes=_by_excerpt(books, books.notes),
        flags=_by_excerpt(books, books.disagreements),
    )


def _credit(path: Path) -> dict[str, str]:
    """Whom the outlines credit, and their licence; "" where the file does not say it in a text."""
    file = json.loads(path.read_text("utf-8-sig"))
    said = {name: file.get(name) for name in ("attribution", "license")}
    return {name: text.strip() if isinstance(text, str) else "" for name, text in said.items()}


def _one_to_one(kind: str, outlined: Iterable[str], recorded: Iterable[str], geojson: str) -> list[Problem]:
    """Each outline has one record and each record one outline, or it is named, with the side on which it is missing."""
    sides = (
        (f"{FOLDER}/{kind}.yaml", {*outlined} - {*recorded}, "an outline without a record", "add its record"),
        (geojson, {*recorded} - {*outlined}, "a record without an outline", "add its outline"),
    )
    return [
        Problem(file, key, "", found, "one outline and one record for each", remedy)
        for file, missing, found, remedy in sides
        for key in sorted(missing)
    ]


def _in_time_order(records: Mapping[str, Any], unit: str | None = None) -> tuple:
    """Those of a unit, or all, by date; one known less closely stands after those within it: May 2014, then 2014."""
    kept = (record for record in records.values() if unit is None or unit in record.units)
    return tuple(sorted(kept, key=lambda record: in_time(record.date)))


def _dossier(unit: str, books: Books, areas: Iterable[AreaLine], km2: float, reach: Reach) -> Dossier:
    positions = _in_time_order(books.positions, unit)
    return Dossier(
        unit=books.units[unit],
        measured_km2=km2,
        reach=reach,
        distances=tuple(
            sorted((d for d in books.distances.values() if d.unit == unit), key=lambda d: (d.islet is not None, d.km))
        ),
        areas=_alone_and_newest_first(line for line in areas if unit in line.figure.units),
        populations=_in_time_order(books.populations, unit),
        heights=tuple(h for h in books.heights.values() if h.unit == unit),
        history=_in_time_order(books.events, unit),
        positions={side: tuple(p for p in positions if p.side == side) for side in ("russia", "japan", "third_party")},
        excerpts=tuple(
            sorted(
                (e for e in books.excerpts.values() if unit in e.units),
                key=lambda e: (books.articles[e.article].published_on, e.id),
            )
        ),
        disagreements=tuple(d for d in books.disagreements.values() if unit in d.units),
    )


def _alone_and_newest_first(lines: Iterable[AreaLine]) -> tuple[AreaLine, ...]:
    """Figures of the unit alone, then those it shares; within each the newest first, those without a year last."""
    newest = sorted(lines, key=lambda line: line.figure.year[:4].isdecimal() * line.figure.year, reverse=True)
    return tuple(sorted(newest, key=lambda line: len(line.figure.units)))


def _reaches(places: Mapping[str, BaseGeometry], hokkaido: BaseGeometry) -> dict[str, Reach]:
    """Of each place, how far it is from Hokkaido and from the nearest other one."""
    return {
        name: Reach(
            shore_to_shore_km(place, hokkaido),
            nearest(place, {other: shape for other, shape in places.items() if other != name}),
        )
        for name, place in places.items()
    }


def _by_excerpt(books: Books, records: Mapping[str, Any]) -> dict[str, tuple]:
    """Excerpt -> the records that are on it."""
    return {name: tuple(one for one in records.values() if name in one.excerpts) for name in books.excerpts}
