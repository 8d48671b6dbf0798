"""How an export's file is called: title, date, edition."""

import re
import unicodedata

from content.pages.scenes import Briefing

LONGEST = 60
"""Characters of the title that a file's name takes."""


def file_name(briefing: Briefing, ending: str) -> str:
    """ "four-island-units-2026-11-21-0123456789.pptx": letters of any script, digits and hyphens, good on any disk."""
    plain = unicodedata.normalize("NFC", briefing.brief.title).casefold()
    title = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:LONGEST].rstrip("-") or "briefing"
    return f"{title}-{briefing.brief.date}-{briefing.edition}.{ending}"
