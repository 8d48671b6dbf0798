"""How an export's file is called: title, date, edition."""

import re
import unicodedata

from content.data.briefing import Brief
from content.data.edition import edition

LONGEST = 60
"""Characters of the title that a file's name takes."""


def file_name(brief: Brief, ending: str) -> str:
    """ "four-island-units-2026-11-21-0123456789.pptx": letters of any script, digits and hyphens, good on any disk."""
    plain = unicodedata.normalize("NFC", brief.title).casefold()
    title = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:LONGEST].rstrip("-") or "briefing"
    return f"{title}-{brief.date}-{edition()}.{ending}"
