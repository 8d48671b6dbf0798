"""What a visitor waits for when the server has just been started: the data, read and checked, and the dossiers."""

from content.atlas import ROOT, Atlas, load_atlas
from content.kept import kept
from content.render import Pages

AS_OPENED = ("both", "all")
"""The order of names and the record of an address that asks for neither."""


def first_pages() -> Pages:
    """The pages of the project's data, unless something is wrong with it: raises DataError with every problem."""
    atlas, dossiers = kept(ROOT, _made)
    return Pages(atlas, {AS_OPENED: dossiers})


def _made() -> tuple[Atlas, str]:
    atlas = load_atlas()
    return atlas, Pages(atlas).dossiers(*AS_OPENED)
