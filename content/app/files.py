"""What is taken away: a briefing's exports, the data, the map at hand. Each is made when it is asked for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from content.data.edition import edition
from content.exports import data
from content.exports.export import KINDS, export
from content.pages.pictures import picture_at
from content.pages.render import Pages
from content.pages.route import Place
from geo.figure import png, svg

Make = Callable[[Pages, Place], tuple[str, bytes]]


class File(NamedTuple):
    """A file that a page offers."""

    mime: str
    make: Make
    """Gives its name and what it holds. Raises one of content.exports.export.FAILURES."""


def _briefing(kind: str, pages: Pages, place: Place) -> tuple[str, bytes]:
    return export(kind, place.brief(pages.books), pages)


def _joined(make: Callable[..., bytes], ending: str, pages: Pages, place: Place) -> tuple[str, bytes]:
    """The joined data, with its licence and its sources inside."""
    return f"islands-data-{edition()}.{ending}", make(pages.atlas, edition(), place.record)


def _figures(name: str, pages: Pages, place: Place) -> tuple[str, bytes]:
    return f"{name}-{edition()}.csv", data.table(pages.atlas, edition(), place.record, name)


def _map(ending: str, pages: Pages, place: Place) -> tuple[str, bytes]:
    """The map of a page as pixels or vectors."""
    shown, about = picture_at(pages, place, date.today())
    made = png(shown, about=about) if ending == "png" else svg(shown, about).encode("utf-8")
    return f"islands-map-{edition()}.{ending}", made


FILES = {f"briefing.{kind}": File(KINDS[kind].mime, partial(_briefing, kind)) for kind in KINDS} | {
    "data.geojson": File("application/geo+json", partial(_joined, data.geojson, "geojson")),
    "data.csv": File("text/csv", partial(_joined, data.table, "csv")),
    "data.gpkg": File("application/geopackage+sqlite3", partial(_joined, data.geopackage, "gpkg")),
    "areas.csv": File("text/csv", partial(_figures, "areas")),
    "populations.csv": File("text/csv", partial(_figures, "populations")),
    "map.png": File("image/png", partial(_map, "png")),
    "map.svg": File("image/svg+xml", partial(_map, "svg")),
}
"""Name in the address and in a page's data-file -> the file."""
