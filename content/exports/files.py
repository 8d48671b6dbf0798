"""What is taken away: a briefing's exports, the data, the map at hand.

Each is made when it is asked for, and what makes it loads its library only then. The same input gives the same bytes.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from content.data.briefing import Brief
from content.data.briefing_file import dump_brief
from content.data.edition import edition
from content.exports import data
from content.pages.pictures import picture_at
from content.pages.render import Pages
from content.pages.route import Place
from content.pages.scenes import Briefing, briefing
from geo.figure import png, svg
from geo.problem import DataError

FAILURES = (DataError, ImportError, OSError, ValueError, RuntimeError, MemoryError)
"""What a maker can fail with: data, a library that is missing or fails (typst's error is a RuntimeError), the disk."""

LONGEST = 60
"""Characters of the title that a file's name takes."""


class File(NamedTuple):
    """A file that a page offers."""

    mime: str
    make: Callable[[Pages, Place], tuple[str, bytes]]
    """Gives its name and what it holds. Raises one of FAILURES."""


def _pptx(filled: Briefing, pages: Pages) -> bytes:
    from content.exports.pptx.deck import slides

    return slides(filled, pages.atlas)


def _pdf(filled: Briefing, pages: Pages) -> bytes:
    from content.exports.pdf import document

    return document(filled, pages.atlas)


def _html(filled: Briefing, pages: Pages) -> bytes:
    from content.exports.html import page

    return page(filled, pages)


def _yaml(filled: Briefing, pages: Pages) -> bytes:
    return dump_brief(filled.brief).encode("utf-8")


EXPORTS = {"pptx": _pptx, "pdf": _pdf, "html": _html, "yaml": _yaml}
"""What a briefing is made into, by the file's ending."""


def file_name(brief: Brief, ending: str) -> str:
    """ "four-island-units-2026-11-21-0123456789.pptx": letters of any script, digits and hyphens, good on any disk."""
    plain = unicodedata.normalize("NFC", brief.title).casefold()
    title = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:LONGEST].rstrip("-") or "briefing"
    return f"{title}-{brief.date}-{edition()}.{ending}"


@lru_cache(maxsize=8)
def export(ending: str, brief: Brief, pages: Pages) -> tuple[str, bytes]:
    """The name and the bytes of a briefing's export, made once.

    Raises: one of FAILURES.
    """
    return file_name(brief, ending), EXPORTS[ending](briefing(brief, pages.atlas), pages)


def _briefing(ending: str, pages: Pages, place: Place) -> tuple[str, bytes]:
    return export(ending, place.brief(pages.books), pages)


def _data(name: str, make: Callable[..., bytes], pages: Pages, place: Place) -> tuple[str, bytes]:
    stem, _, ending = name.partition(".")
    return f"{stem}-{edition()}.{ending}", make(pages.atlas, edition(), place.record)


def _map(ending: str, pages: Pages, place: Place) -> tuple[str, bytes]:
    """The map of a page as pixels or vectors."""
    shown, about = picture_at(pages, place, date.today())
    made = png(shown, about=about) if ending == "png" else svg(shown, about).encode("utf-8")
    return f"islands-map-{edition()}.{ending}", made


SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FILES = {
    "briefing.pptx": File(SLIDES, partial(_briefing, "pptx")),
    "briefing.pdf": File("application/pdf", partial(_briefing, "pdf")),
    "briefing.html": File("text/html", partial(_briefing, "html")),
    "briefing.yaml": File("application/yaml", partial(_briefing, "yaml")),
    "data.geojson": File("application/geo+json", partial(_data, "islands-data.geojson", data.geojson)),
    "data.csv": File("text/csv", partial(_data, "islands-data.csv", data.table)),
    "data.gpkg": File("application/geopackage+sqlite3", partial(_data, "islands-data.gpkg", data.geopackage)),
    "areas.csv": File("text/csv", partial(_data, "areas.csv", partial(data.table, name="areas"))),
    "populations.csv": File("text/csv", partial(_data, "populations.csv", partial(data.table, name="populations"))),
    "map.png": File("image/png", partial(_map, "png")),
    "map.svg": File("image/svg+xml", partial(_map, "svg")),
}
"""Name in the address and in a page's data-file -> the file."""
