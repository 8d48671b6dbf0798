"""The briefing as HTML for the screen: the list of its scenes, a scene that is presented, and the notes beside it."""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from content.data import names
from content.data.briefing import Brief, Scene
from content.data.citations import when
from content.data.edition import edition
from content.data.load import Books
from content.pages.document import Sheet
from content.pages.document_html import sheet_html
from content.pages.render import Pages
from content.pages.route import Place
from content.pages.scenes import Briefing


class Row(NamedTuple):
    """A line of the list of scenes; the addresses lead to the same list with the scene moved or taken out."""

    title: str
    token: str
    kind: str
    up: str | None
    down: str | None
    remove: str


def scene_title(scene: Scene, books: Books) -> str:
    """What a scene is called in the list."""
    words = books.wording
    if scene.kind == "overview":
        return words.page.title
    if scene.kind == "island":
        return names.english(books.units[scene.first].names)
    if scene.kind == "date":
        return when(scene.first, words.months)
    if scene.kind in ("proposal", "compare"):
        return " / ".join(books.proposals[name].title for name in (scene.first, scene.second) if name)
    return words.brief.kinds[scene.kind]


def _moved(scenes: tuple[Scene, ...], at: int, to: int) -> tuple[Scene, ...]:
    rest = scenes[:at] + scenes[at + 1 :]
    return (*rest[:to], scenes[at], *rest[to:])


def _href(brief: Brief, scenes: tuple[Scene, ...]) -> str:
    listed = Brief(brief.title, brief.date, scenes).listed()
    return "?" + urlencode({"view": "brief", "scenes": listed})


def brief_page(pages: Pages, place: Place) -> str:
    """The list of scenes, each with the ways to move it or take it out."""
    brief = place.brief(pages.books)
    scenes = brief.scenes
    rows = [
        Row(
            scene_title(scene, pages.books),
            scene.token,
            scene.kind,
            _href(brief, _moved(scenes, i, i - 1)) if i else None,
            _href(brief, _moved(scenes, i, i + 1)) if i + 1 < len(scenes) else None,
            _href(brief, scenes[:i] + scenes[i + 1 :]),
        )
        for i, scene in enumerate(scenes)
    ]
    return pages.render(
        "brief.html",
        rows=rows,
        default=place.scenes is None,
        defaults="?view=brief&scenes=",
        cleared=_href(brief, ()),
        edition=edition(),
    )


def scene_page(pages: Pages, briefing: Briefing, sheet: Sheet, number: int, aside: bool) -> str:
    """A scene as it is presented, its sources at its foot; or a unit's sheet, `aside` of the scene of this number."""
    brief = briefing.brief
    notes = Place(
        view="brief", scene=str(number), notes="1", scenes=brief.listed(), title=brief.title, dated=brief.date,
        names=brief.names, record=brief.record,
    )  # fmt: skip
    return pages.render(
        "scene.html",
        sheet=Markup(sheet_html(sheet, briefing, pages.words)),
        sources=[briefing.sources[source - 1] for source in sheet.sources],
        briefing=briefing,
        number=number,
        aside=aside,
        notes=False,
        count=len(briefing.sheets),
        notes_href="?" + urlencode(notes.query()),
    )


def notes_page(pages: Pages, briefing: Briefing, number: int) -> str:
    """The speaker's notes of a scene, for a second window."""
    sheet = briefing.sheets[number - 1]
    full = replace(sheet, sections=sheet.notes, notes=())
    markup = Markup(sheet_html(full, briefing, pages.words))
    titles = [sheet.title for sheet in briefing.sheets]
    return pages.render(
        "notes.html",
        sheet=markup,
        briefing=briefing,
        number=number,
        following=titles[number] if number < len(titles) else None,
        aside=False,
        notes=True,
        count=len(titles),
    )
