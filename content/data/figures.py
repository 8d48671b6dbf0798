"""Every area and population figure by source, year and definition, as rows for a chart and a file.

Worked out once for an atlas, because the page asks at every click.
"""

import csv
import io
from collections.abc import Iterable
from functools import lru_cache

from content.data.citations import cite_excerpt, cite_reference
from content.data.join import AreaLine, Atlas
from content.data.phrases import from_articles
from geo.areas import to_square_miles

AREA_COLUMNS = (
    *("units", "area_km2", "square_miles", "as_printed", "year", "islets", "source", "source_url"),
    *("measured_km2", "difference_percent", "note"),
)
POPULATION_COLUMNS = ("units", "date", "number", "as_printed", "definition", "source", "source_url")


def _source(atlas: Atlas, name: str) -> tuple[str, str]:
    """How a source is named, and its address or nothing."""
    books = atlas.books
    if name in books.excerpts:
        return cite_excerpt(books.excerpts[name], books).label, ""
    reference = books.references[name]
    return cite_reference(reference, books).label, reference.url or ""


def _units(atlas: Atlas, units: Iterable[str]) -> str:
    return " + ".join(atlas.books.units[unit].names.en for unit in units)


def area_lines(atlas: Atlas, lines: Iterable[AreaLine], record: str) -> list[AreaLine]:
    """The published areas that are shown; with record "articles" those that an article prints."""
    return [line for line in lines if record == "all" or from_articles(line.figure.source, atlas.books)]


@lru_cache(maxsize=2)
def area_rows(atlas: Atlas, record: str = "all") -> tuple[dict[str, str | float], ...]:
    """One row for each published area, in the order of the file: AREA_COLUMNS -> value."""
    rows = []
    for line in area_lines(atlas, atlas.areas, record):
        figure = line.figure
        label, url = _source(atlas, figure.source)
        rows.append(
            {
                "units": _units(atlas, figure.units),
                "area_km2": figure.area_km2,
                "square_miles": round(to_square_miles(figure.area_km2), 1),
                "as_printed": figure.as_printed,
                "year": figure.year,
                "islets": figure.islets,
                "source": label,
                "source_url": url,
                "measured_km2": round(line.measured_km2, 2),
                "difference_percent": round(line.difference_percent, 2),
                "note": figure.note,
            }
        )
    return tuple(rows)


@lru_cache(maxsize=1)
def population_rows(atlas: Atlas) -> tuple[dict[str, str | int], ...]:
    """One row for each population figure and source, in time order: POPULATION_COLUMNS -> value."""
    rows = []
    for figure in atlas.populations:
        sources = [_source(atlas, name) for name in figure.references]
        rows.append(
            {
                "units": _units(atlas, figure.units),
                "date": figure.date,
                "number": figure.number,
                "as_printed": figure.as_printed,
                "definition": figure.definition,
                "source": "; ".join(label for label, _ in sources),
                "source_url": " ".join(url for _, url in sources if url),
            }
        )
    return tuple(rows)


def as_csv(columns: tuple[str, ...], rows: Iterable[dict]) -> str:
    """Rows as CSV with a header line, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@lru_cache(maxsize=2)
def area_csv(atlas: Atlas, record: str = "all") -> str:
    """The areas as a file to take away."""
    return as_csv(AREA_COLUMNS, area_rows(atlas, record))


@lru_cache(maxsize=1)
def population_csv(atlas: Atlas) -> str:
    """The populations as a file to take away."""
    return as_csv(POPULATION_COLUMNS, population_rows(atlas))
