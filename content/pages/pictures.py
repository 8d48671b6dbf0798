"""The map of a scene, or of the page at hand, as a still picture with its names and its legend."""

from typing import Any

from content.data import names
from content.data.load import Books
from content.pages.document import MapState
from content.pages.painting import holder_words
from geo.figure import Picture
from geo.styles import HOLDERS


def legend(state: MapState, books: Books) -> tuple[tuple[str, str], ...]:
    """(what a swatch shows, what it says), as in the legend on screen."""
    words = books.wording
    if state.paint is None:
        rows = [("units", words.map.legend_units)]
        rows += [("selected", words.map.legend_selected)] if state.selected else []
    else:
        said = holder_words(words)
        painted = {holder for _, holder in state.paint}
        rows = [(holder, said[holder]) for holder in HOLDERS if holder in painted]
        rows += [("selected", words.map.legend_selected)] if state.selected else []
    rows += [("line", words.map.legend_line)] if state.lines else []
    return (*rows, ("land", words.map.legend_land), ("depth", words.map.legend_depth))


def picture(state: MapState, books: Books, order: str, **size: Any) -> Picture:
    """The map in a state, names in the chosen order; `size` goes to geo.figure.Picture."""
    return Picture(
        selected=state.selected,
        paint=state.paint,
        lines=state.lines,
        labels=tuple((unit, names.lines(record.names, order)) for unit, record in books.units.items()),
        names=order,
        legend=legend(state, books),
        legend_title=books.wording.map.legend,
        **size,
    )


def described(state: MapState, books: Books) -> str:
    """What is painted on the map, in words: "Map of the four island units: Iturup / Etorofu: not addressed; …"."""
    words, meaning = books.wording, holder_words(books.wording)
    parts = [f"{words.territories[land]}: {meaning[holder]}" for land, holder in state.paint or ()]
    if state.paint is None:
        units = ", ".join(words.territories[unit] for unit in books.units)
        parts.append(f"{units}: {words.map.legend_units}")
    if state.selected:
        parts.append(f"{words.map.legend_selected}: {words.territories[state.selected]}")
    if state.lines:
        parts.append(words.map.legend_line)
    return f"{words.map.title}: {'; '.join(parts)}"
