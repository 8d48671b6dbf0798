"""The map of a scene, or of the page at hand, as a still picture with its names and its legend."""

from typing import Any

from content.data import names
from content.data.load import Books
from content.pages.document import MapState
from content.pages.painting import WIDE, holder_words
from geo.figure import Picture
from geo.styles import HOLDERS
from geo.webmap import VIEW


def legend(state: MapState, books: Books) -> tuple[tuple[str, str], ...]:
    """(what a swatch shows, what it says), as in the legend on screen; without what lies outside the frame."""
    words, ((south, west), (north, east)) = books.wording.map, state.view or VIEW
    if state.paint is None:
        rows = [("units", words.legend_units)]
    else:
        said = holder_words(books.wording)
        painted = {holder for land, holder in state.paint if state.view == WIDE or not land.startswith("sakhalin")}
        rows = [(holder, said[holder]) for holder in HOLDERS if holder in painted]
    rows += [("selected", words.legend_selected)] if state.selected else []
    seen = any(west < lon < east and south < lat < north for course in state.lines for lon, lat in course)
    rows += [("line", words.legend_line)] if seen else []
    return (*rows, ("land", words.legend_land), ("depth", words.legend_depth))


def picture(state: MapState, books: Books, order: str, **size: Any) -> Picture:
    """The map in a state, names in the chosen order; `size` goes to geo.figure.Picture.

    Where Sakhalin is seen too, the four are so small that they have one name together, on two lines.
    """
    labels = tuple((unit, names.lines(record.names, order)) for unit, record in books.units.items())
    if state.view == WIDE:
        first, _, second = names.ordered(books.wording.page.group_names, order).partition(" / ")
        labels = (("shikotan", (first, second or first)),)
    return Picture(
        selected=state.selected,
        paint=state.paint,
        lines=state.lines,
        labels=labels,
        names=order,
        legend=legend(state, books),
        legend_title=books.wording.map.legend,
        view=state.view or VIEW,
        **size,
    )


def described(state: MapState, books: Books, order: str) -> str:
    """What is painted on the map, in words: "Map of the islands: Iturup / Etorofu: not addressed; …"."""
    words, meaning = books.wording, holder_words(books.wording)
    lands = {land: names.ordered(text, order) for land, text in words.territories.items()}
    parts = [f"{lands[land]}: {meaning[holder]}" for land, holder in state.paint or ()]
    if state.paint is None:
        units = ", ".join(lands[unit] for unit in books.units)
        parts.append(f"{units}: {words.map.legend_units}")
    if state.selected:
        parts.append(f"{words.map.legend_selected}: {lands[state.selected]}")
    if state.lines:
        parts.append(words.map.legend_line)
    return f"{words.map.title}: {'; '.join(parts)}"
