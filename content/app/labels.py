"""Widget labels. Streamlit reads them as Markdown, so what stands in a record has to be made plain first."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """`text` as Markdown that shows it as it is: every ASCII punctuation mark escaped, which CommonMark always allows.

    That leaves no link, image, emoji shortcode, formula, colour directive or markup, and nothing to fetch.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
