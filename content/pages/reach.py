"""Whether a reader can come to all that the records say: a rule of the check."""

import html
import re
from collections.abc import Iterator
from datetime import date

from content.data.load import Books, within
from content.data.names import spelled
from content.data.record_files import brief
from content.model.types import SECTIONS
from content.pages.page import page_at
from content.pages.render import Pages
from content.pages.route import read_place
from geo import UNITS
from geo.problem import Problem

READ = ("text", "neutral", "quote", "title", "printed", "as_printed", "definition", "not_sourced")
"""The fields that a reader is to see, at any depth of a record."""


def addresses(books: Books) -> Iterator[dict[str, str]]:
    """The addresses that links lead to: each view, part of an island's page, proposal, article, border and scene."""
    yield from ({"view": view} for view in ("island", "proposal", "figures", "sources"))
    yield from ({"island": unit, "section": section} for unit in UNITS for section in SECTIONS)
    yield from ({"view": "proposal", "proposal": name} for name in books.proposals)
    yield from ({"view": "sources", "article": name} for name in books.articles)
    yield from ({"view": "brief", "scenes": one.scene, "scene": "1"} for one in books.scenes.values())
    spans = (*books.administrations.values(), *books.boundaries.values())
    yield from ({"view": "time", "on": day} for day in dict.fromkeys(span.start for span in spans))


def unreachable(pages: Pages) -> Iterator[Problem]:
    """Every record that says something which stands on no page."""
    books, shown = pages.books, set()
    for address in addresses(books):
        page = page_at(pages, read_place(address, books)[0], date.today())
        shown |= {_one_line(html.unescape(piece)) for piece in re.split(r"<[^>]*>", page.html)}
    everything = "\n".join(shown)
    for file, record in books.every():
        for where, name, value in within(record):
            said = _one_line(spelled(value, books.units)) if name in READ and value else ""
            if said not in shown and said not in everything:
                allowed = "what stands on a page"
                yield Problem(file, record.id, where, brief(value), allowed, "correct what it belongs to")


def _one_line(text: str) -> str:
    return " ".join(text.split())
