"""The map of a scene, or of the page at hand, as a still picture with its names and its legend."""

from dataclasses import replace
from datetime import date
from typing import Any

from content.data import names
from content.data.briefing import Brief, Scene
from content.data.citations import when
from content.data.edition import edition
from content.data.load import Books
from content.data.phrases import Phrases
from content.pages.document import MapState
from content.pages.page import maps_at
from content.pages.painting import WIDE, holder_words
from content.pages.render import Pages
from content.pages.route import Place
from content.pages.scenes import presented
from geo.figure import About, Picture
from geo.styles import HOLDERS
from geo.webmap import VIEW

NARROW = 1040
"""How wide a picture of WIDE may be, in pixels: the land and the depths end where a wider one would go on."""


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


def picture_at(pages: Pages, place: Place, today: date) -> tuple[Picture, About]:
    """The map of a page, titled, with what it rests on, to take away; where two are compared, the first.

    Title and sources are those of the scene that shows the same: a proposal's with its date and who made it.
    """
    books, words = pages.books, pages.words
    brief, number = place.brief(books), int(place.scene or 1)
    if not place.scene:
        scene = replace(place, versus=None).scene_here() or Scene("overview")
        brief = Brief("", today.isoformat(), (scene,), place.names, place.record)
    briefing, _ = presented(brief, pages.atlas)
    sheet = briefing.sheets[number - 1]
    kind, title, subtitle = sheet.scene.kind, sheet.title, sheet.headline.text.removeprefix(f"{sheet.title}: ")
    if kind == "overview":
        title = names.ordered(words.page.group_names, place.names)
    elif kind == "island":
        title = " · ".join(names.lines(books.units[sheet.scene.first].names, place.names))
    elif kind == "proposal":
        proposal = books.proposals[sheet.scene.first]
        proposer = names.spelled(proposal.proposer, books.units, place.names)
        subtitle = f"{when(proposal.date, words.months)} · {words.dossier.proposer} {proposer}"
    labels = dict.fromkeys(source.label for source in briefing.sources if source.number in sheet.sources)
    cited = f"{words.brief.sources}: {'; '.join(labels)} · " if labels else ""
    rests = f"{cited}{words.brief.edition} {edition()}"
    state = maps_at(pages, place, today)[0]
    size = {"width_px": NARROW} if state.view == WIDE else {}
    shown = picture(state, books, place.names, title=title, subtitle=subtitle, source_line=rests, **size)
    said = f"{subtitle}. {described(state, books, place.names)}"
    return shown, About(title, said, words.page.title, today.isoformat(), rests, Phrases(pages.atlas).licence())
