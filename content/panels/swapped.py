"""Markup that the browser fetches as a file and swaps in itself.

Measured: a dossier as one element of Streamlit's costs 150 ms from click to heading, 60 ms of them for the cleaning of
its markup, and 50 ms more for the layout; made ready in the browser, 5 ms. The list of sources: 230 ms, and so 90.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from content.panels.scripted import component
from content.panels.served import FROM_PAGE, touch
from content.panels.session import map_sequence
from content.panels.written import Leaf
from content.place import Place

_NOTHING: Mapping[str, Leaf] = MappingProxyType({})

_component = component("islands_reading", Path(__file__).with_suffix(".js"))


def put_up(leaf: Leaf, place: Place, ahead: Mapping[str, Leaf] = _NOTHING) -> None:
    """Have the browser put up a page. Once in a run.

    `ahead` gives for links the pages that they lead to, which the browser may put up in the click.
    """
    _component(
        key="reading",
        data={
            "page": leaf.page,
            "file": _address(leaf),
            "ahead": {href: [_address(there), there.page] for href, there in ahead.items()},
            "place": place.reading(),
            "sequence": map_sequence(),
        },
    )


def _address(leaf: Leaf) -> str:
    return FROM_PAGE + touch(leaf.file)
