"""A file to take away."""

from collections.abc import Callable

import streamlit as st

from content.app.labels import plain


def download(label: str, make: Callable[[], str | bytes], name: str, mime: str, key: str) -> None:
    """A button whose file is made when it is pressed.

    Made earlier it would cost every visit of the page; and Streamlit's page asks after it when the button appears, in
    vain where the reader has left meanwhile.
    """
    st.download_button(plain(label), make, name, mime, key=key, on_click="ignore")
