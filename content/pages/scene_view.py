"""The briefing as HTML for the screen: the list of its scenes, a scene that is presented, and the notes beside it."""

from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from content.data.briefing import LONGEST_HEADLINE, LONGEST_POINT, LONGEST_TITLE, Brief, Scene
from content.data.edition import edition
from content.pages.brevity import notes
from content.pages.document import Sheet
from content.pages.render import Pages
from content.pages.route import Place
from content.pages.scenes import Briefing, presented


class Row(NamedTuple):
    """A line of the list of scenes; the addresses lead to the same list with the scene moved or taken out."""

    title: str
    scene: Scene
    headline: str
    """The record's, or what stands in its place."""
    up: str | None
    down: str | None
    remove: str


def _moved(scenes: tuple[Scene, ...], at: int, to: int) -> tuple[Scene, ...]:
    rest = scenes[:at] + scenes[at + 1 :]
    return (*rest[:to], scenes[at], *rest[to:])


def _href(scenes: tuple[Scene, ...]) -> str:
    return "?" + urlencode({"view": "brief", "scenes": Brief("", "", scenes).listed()})


def brief_page(pages: Pages, place: Place) -> str:
    """The list of scenes, each with the ways to move it or take it out."""
    briefing, _ = presented(place.brief(pages.books), pages.atlas)
    scenes = briefing.brief.scenes
    rows = [
        Row(
            sheet.title,
            sheet.scene,
            sheet.headline.text,
            _href(_moved(scenes, i, i - 1)) if i else None,
            _href(_moved(scenes, i, i + 1)) if i + 1 < len(scenes) else None,
            _href(scenes[:i] + scenes[i + 1 :]),
        )
        for i, sheet in enumerate(briefing.sheets)
    ]
    return pages.render(
        "brief.html",
        rows=rows,
        brief=briefing.brief,
        longest=(LONGEST_TITLE, LONGEST_HEADLINE, LONGEST_POINT),
        default=place.scenes is None,
        defaults="?view=brief&scenes=",
        cleared=_href(()),
        edition=edition(),
    )


def sheet_html(pages: Pages, briefing: Briefing, sheet: Sheet, told: object = ()) -> Markup:
    """One scene: headline, what is said, the table beside the map; a source's number is a link to "#source-<number>".

    `told`, sections that are read beside it, stands below, folded.
    """
    sources = {source.number: source for source in briefing.sources}
    return Markup(pages.render("sheet.html", sheet=sheet, sources=sources, told=told))


def scene_page(pages: Pages, briefing: Briefing, sheet: Sheet, number: int, aside: bool) -> str:
    """A scene as it is presented, its sources at its foot; or a unit's sheet, `aside` of the scene of this number."""
    brief = briefing.brief
    to_notes = Place(
        view="brief", scene=str(number), notes="1", scenes=brief.listed(), title=brief.title, dated=brief.date,
        names=brief.names, record=brief.record,
    )  # fmt: skip
    return pages.render(
        "scene.html",
        sheet=sheet_html(pages, briefing, sheet),
        sources=[briefing.sources[source - 1] for source in sheet.sources],
        briefing=briefing,
        number=number,
        aside=aside,
        notes=False,
        count=len(briefing.sheets),
        notes_href="?" + urlencode(to_notes.query()),
    )


def notes_page(pages: Pages, briefing: Briefing, number: int) -> str:
    """The speaker's notes of a scene, for a second window."""
    sheet = briefing.sheets[number - 1]
    titles = [sheet.headline.text for sheet in briefing.sheets]
    return pages.render(
        "notes.html",
        sheet=sheet,
        told=notes(sheet.full),
        briefing=briefing,
        number=number,
        following=titles[number] if number < len(titles) else None,
        aside=False,
        notes=True,
        count=len(titles),
    )
