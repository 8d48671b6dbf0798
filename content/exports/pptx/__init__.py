"""The briefing as slides (PPTX): few words, a map to edit, the sources; what has no room is in the document.

python-pptx and what draws the maps are imported when the first deck is made, not before: the page's start must not pay
for them. Lengths are in points, 1/72 inch, from a slide's upper left corner; a slide has 960 by 540.
"""

from content.data.join import Atlas
from content.pages.scenes import Briefing


def slides(briefing: Briefing, atlas: Atlas) -> bytes:
    """The slides of a briefing as a PPTX file; the same bytes for the same briefing.

    Raises DataError if a map file or a font is missing or wrong.
    """
    from content.exports.pptx.deck import Deck
    from content.exports.pptx.package import packed

    return packed(Deck(briefing, atlas).presentation)
