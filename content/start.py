"""What a visitor waits for when the server has just been started: the data, read and checked, and the dossiers."""

from pathlib import Path

from content import atlas
from content.atlas import Atlas, load_atlas
from content.kept import kept
from content.render import Pages

AS_OPENED = ("both", "all")
"""The order of names and the record of an address that asks for neither."""


def first_pages(root: Path | None = None) -> Pages:
    """The pages of the data below `root` (this project). Raises DataError with every problem found."""
    root = root or atlas.ROOT
    data, dossiers = kept(root, lambda: _made(root))
    return Pages(data, {AS_OPENED: dossiers})


def _made(root: Path) -> tuple[Atlas, str]:
    data = load_atlas(root)
    return data, Pages(data).dossiers(*AS_OPENED)
