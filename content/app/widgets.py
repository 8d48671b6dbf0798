"""Streamlit's widgets: their labels, which it reads as Markdown, and files to take away."""

import re
from collections.abc import Callable

import streamlit as st

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """`text` as Markdown that shows it as it is: every ASCII punctuation mark escaped, which CommonMark always allows.

    That leaves no link, image, emoji shortcode, formula, colour directive or markup, and nothing to fetch.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def download(label: str, make: Callable[[], str | bytes], name: str, mime: str, key: str) -> None:
    """A button whose file is made when it is pressed.

    Made earlier it would cost every visit of the page; and Streamlit's page asks after it when the button appears, in
    vain where the reader has left meanwhile.
    """
    st.download_button(plain(label), make, name, mime, key=key, on_click="ignore")
