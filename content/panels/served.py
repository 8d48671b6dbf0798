"""Files that the browser fetches: each name holds its content's hash, so the browser may keep what it has."""

import hashlib
import tempfile
from collections import OrderedDict
from functools import cache
from pathlib import Path

from streamlit.components.v1 import declare_component

KEPT = 1024
"""Files at most that do not last: who was not asked for longest goes first, so that briefings fill no disk."""

_folder = tempfile.TemporaryDirectory(prefix="islands-files-")  # goes when the server stops
_names: OrderedDict[str, None] = OrderedDict()

_SERVED = f"{__name__}.files"  # as Streamlit names what this module declares

FROM_PAGE = f"component/{_SERVED}/"
"""The folder's address as the page sees it."""
FROM_FRAME = f"../{_SERVED}/"
"""The folder's address as a component's frame sees it."""


@cache
def declare() -> None:
    """Have the folder served. To be called in a run of the page: Streamlit overlooks what is declared elsewhere."""
    declare_component("files", path=_folder.name)  # a component's folder is served; nothing else of it is used


def served_folder() -> Path:
    """The folder of the files."""
    return Path(_folder.name)


def serve(stem: str, ending: str, text: str, *, lasting: bool = False) -> str:
    """Put a file there, unless it is there already; its name. Unless it is `lasting`, see `touch`."""
    data = text.encode("utf-8")
    name = f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
    if name not in _names:
        (served_folder() / name).write_bytes(data)
    return name if lasting else touch(name)


def touch(name: str) -> str:
    """Say that a file is still wanted; its name."""
    _names[name] = None
    _names.move_to_end(name)
    while len(_names) > KEPT:
        oldest, _ = _names.popitem(last=False)
        (served_folder() / oldest).unlink(missing_ok=True)
    return name
