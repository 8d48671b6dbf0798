"""Pages in one piece: all of the exported file's, and those with which the app opens."""

import base64
import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from content.data.briefing import Brief
from content.data.phrases import shown
from content.model.types import OVERVIEW, SECTIONS
from content.pages.page import Page, page_at
from content.pages.render import Pages
from content.pages.route import VIEWS, Place
from content.pages.time import timeline
from geo import UNITS


def first_places(place: Place) -> list[Place]:
    """What whoever comes to a place sees first: the place, the start view, and the islands' pages."""
    return [*(Place(island=unit, names=place.names, record=place.record) for unit in (None, *UNITS)), place]


def places(pages: Pages, brief: Brief) -> Iterator[Place]:
    """Where one can go in the file, in a fixed order."""
    books = pages.books
    yield Place()
    for unit in UNITS:
        yield from (Place(island=unit, section=None if name == OVERVIEW else name) for name in SECTIONS)
    yield from (Place(view="proposal", proposal=one.id) for one in shown(pages.atlas.proposals, brief.record))
    yield from (Place(view="time", on=moment.date) for moment in timeline(pages, brief.record))
    yield from (Place(view=view) for view in VIEWS[1:])
    yield from (Place(view="sources", article=name) for name in books.articles)
    yield from (Place(view="sources", reference=name) for name in books.references)
    for number in range(1, len(brief.scenes) + 1):
        yield from (Place(view="brief", scene=str(number), island=unit) for unit in (None, *UNITS))


def site(pages: Pages, brief: Brief) -> dict[str, Page]:
    """The file's pages by address. `pages` are those without the app."""
    own = {"scenes": brief.listed(), "title": brief.title, "dated": brief.date, "names": brief.names}
    return {
        urlencode(sorted(place.query().items())): page_at(
            pages, replace(place, record=brief.record, **own), date.fromisoformat(brief.date)
        )
        for place in places(pages, brief)
    }


def packed(pages: Mapping[str, Page], **more: object) -> str:
    """Pages and `more`, which is JSON, as base64 of gzip of JSON; the same for the same input.

    `html` is given as numbers of `lines`: most stand on several pages, further apart than gzip looks back.
    """
    lines: dict[str, int] = {}
    numbered = {
        name: {**page.plain(), "html": [lines.setdefault(line, len(lines)) for line in page.html.split("\n")]}
        for name, page in pages.items()
    }
    text = json.dumps({"pages": numbered, "lines": list(lines), **more}, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8"), mtime=0)).decode("ascii")
