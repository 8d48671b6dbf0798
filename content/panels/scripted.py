"""Components whose script the browser fetches once: Streamlit would send its text with every answer, 5 kB a script."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from content.panels.served import FROM_PAGE, serve

#: The script's own function is called a little later than Streamlit calls this one, in the same order.
_STUB = """
const script = import(new URL({url}, document.baseURI));
export default (component) => {{
  const ended = script.then((module) => module.default(component));
  return () => ended.then((end) => end?.());
}};
"""


def component(name: str, script: Path) -> Callable[..., object]:
    """A component of `st.components.v2`, whose `script` is a module with a default function as Streamlit asks for.

    It is declared when it is first mounted, because Streamlit overlooks what is declared outside a run of the page.
    """

    @cache
    def declared() -> Callable[..., object]:
        file = serve(script.stem, "js", script.read_text("utf-8"), lasting=True)
        stub = _STUB.format(url=json.dumps(FROM_PAGE + file))
        return st.components.v2.component(name, js=stub, isolate_styles=False)

    return lambda **given: declared()(**given)
