"""What a briefing is taken away as: for each kind a name, an ending, a maker, which loads its library when asked."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from content.data.briefing import Brief
from content.data.briefing_file import dump_brief
from content.data.edition import edition
from content.pages.render import Pages
from content.pages.scenes import Briefing, briefing
from geo.problem import DataError

FAILURES = (DataError, ImportError, OSError, ValueError, RuntimeError, MemoryError)
"""What a maker can fail with: data, a library that is missing or fails (typst's error is a RuntimeError), the disk."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One format."""

    ending: str
    mime: str
    make: Callable[[Briefing, Pages], bytes]


def _pptx(filled: Briefing, pages: Pages) -> bytes:
    from content.exports.pptx import slides

    return slides(filled, pages.atlas)


def _pdf(filled: Briefing, pages: Pages) -> bytes:
    from content.exports.pdf import document

    return document(filled, pages.atlas)


def _html(filled: Briefing, pages: Pages) -> bytes:
    from content.exports.html import page

    return page(filled, pages)


def _yaml(filled: Briefing, pages: Pages) -> bytes:
    return dump_brief(filled.brief).encode("utf-8")


KINDS = {
    "pptx": Kind("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", _pptx),
    "pdf": Kind("pdf", "application/pdf", _pdf),
    "html": Kind("html", "text/html", _html),
    "yaml": Kind("yaml", "application/yaml", _yaml),
}


LONGEST = 60
"""Characters of the title that a file's name takes."""


def file_name(brief: Brief, ending: str) -> str:
    """ "four-island-units-2026-11-21-0123456789.pptx": letters of any script, digits and hyphens, good on any disk."""
    plain = unicodedata.normalize("NFC", brief.title).casefold()
    title = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:LONGEST].rstrip("-") or "briefing"
    return f"{title}-{brief.date}-{edition()}.{ending}"


@lru_cache(maxsize=8)
def export(kind: str, brief: Brief, pages: Pages) -> tuple[str, bytes]:
    """The name and the bytes of a briefing's export; made once, because the same input gives the same bytes.

    Raises: one of FAILURES.
    """
    return file_name(brief, KINDS[kind].ending), KINDS[kind].make(briefing(brief, pages.atlas), pages)
