"""The app's own pages, packed: rendered by the same templates, each line kept once, compressed to a tenth."""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from content.brief.chart import shown_on_map
from content.brief.model import Brief
from content.brief.sheets import MapState
from content.painting import paint_of_day, paint_of_proposal, treaty_lines
from content.phrases import Phrases, administrator, shown
from content.render import Pages
from content.time_page import timeline
from content.timeline import administered, boundaries_on
from content.vocabulary import OVERVIEW, SECTIONS
from geo import UNITS
from geo.bundle import read_layers

#: What only the app can do: narrowing the list of proposals, and setting any two beside each other. Text is escaped, so
#: no record can hold these tags.
_ONLY_IN_APP = re.compile(r'<p class="filter">.*?</p>\n?|<details class="compare">.*?</details>\n?', re.DOTALL)
_STYLE = re.compile(r' style="((?:(?:left|width): [\d.]+%(?:; )?)+)"')


class Page(NamedTuple):
    """A page: its name in the address ("proposal:kawana-1998"), the container it stands in, and what the map shows."""

    name: str
    container: str
    markup: str
    map: MapState


def without_styles(markup: str) -> str:
    """Inline styles as data, which the page's script applies: its content policy allows no style attribute.

    A quotation mark in a text is escaped, so only the templates' own attributes can match.
    """
    return _STYLE.sub(r' data-style="\1"', _ONLY_IN_APP.sub("", markup))


def pages_of(pages: Pages, brief: Brief) -> Iterator[Page]:
    """Every page that the file holds, in a fixed order."""
    order, record = brief.names, brief.record
    yield Page("island:", "dossier", pages.start(order, record), MapState())
    for unit in UNITS:
        for section in SECTIONS:
            name = f"island:{unit}" + (f":{section}" if section != OVERVIEW else "")
            yield Page(name, "dossier", pages.dossier(unit, order, record, section), MapState(unit))
    yield Page("proposal:", "proposal", pages.proposals(record=record), MapState())
    for one in shown(pages.atlas.proposals, record):
        state = MapState(paint=tuple(paint_of_proposal(one).items()))
        yield Page(f"proposal:{one.id}", "proposal", pages.proposal(one.id, None, record), state)
    yield from _moments(pages, record)
    yield Page("figures:", "figures", pages.figures(record), MapState())
    yield Page("sources:", "sources", pages.sources(None, None, record), MapState())
    for name in pages.books.articles:
        yield Page(f"sources:{name}", "sources", pages.article(name, None, None), MapState())


def _moments(pages: Pages, record: str) -> Iterator[Page]:
    """The days on which something happened. The app's own time page is drawn up to today, so it has no fixed bytes."""
    moments = timeline(pages, record)
    listed = pages.render("brief_moments.html", record, moment=None, moments=moments)
    yield Page("time:", "timeline", listed, MapState())
    for before, moment, after in zip((None, *moments), moments, (*moments[1:], None), strict=False):
        day = moment.date
        markup = pages.render(
            "brief_moments.html",
            record,
            moment=moment,
            previous=before,
            following=after,
            administered=administered(shown(pages.books.administrations.values(), record), day),
            administrator=administrator,
            boundaries=boundaries_on(shown(pages.books.boundaries.values(), record), day),
        )
        paint = tuple(paint_of_day(pages.books, day, record).items())
        lines = tuple(treaty_lines(pages.books, day, record))
        yield Page(f"time:{day}", "timeline", markup, MapState(paint=paint, lines=lines))


def pack(pages: Pages, brief: Brief) -> str:
    """Pages and outlines as base64 of gzip of JSON; the same for the same input.

    Most lines stand on several pages, further apart than gzip looks back, so each is kept once, by its number.
    """
    lines: dict[str, int] = {}
    packed = {
        page.name: {
            "container": page.container,
            "map": shown_on_map(page.map),
            "lines": [lines.setdefault(line, len(lines)) for line in without_styles(page.markup).split("\n")],
        }
        for page in pages_of(pages, brief)
    }
    phrases = Phrases(pages.atlas)
    cited = {name: list(phrases.cited_by(name)) for name in pages.books.references}
    data = {"cited": cited, "pages": packed, "lines": list(lines), "outlines": read_layers()}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8"), mtime=0)).decode("ascii")
