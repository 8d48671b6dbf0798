"""Where the user is: everything that the address of the page holds, and nothing else holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from content.data.briefing import LONGEST_TITLE, Brief, Scene, read_scenes, scene_of
from content.data.load import Books
from content.data.phrases import told_by_articles
from content.model.types import (
    NAME_ORDERS,
    ONLINE_LAYERS,
    OVERVIEW,
    PERIODS,
    RECORDS,
    SECTIONS,
    Outcome,
    Party,
    Status,
    is_day_so_far,
    is_full_day,
)
from geo import UNITS

VIEWS = ("island", "proposal", "time", "figures", "sources", "brief")
STICKY = ("island", "names", "online", "record", "scenes", "title", "dated")
"""What a link leaves as it is, unless it says otherwise."""

BRIEF = ("scenes", "title", "dated", "scene", "notes")
"""What a briefing is made of, and where in it one is."""

FILTERS = ("party", "status", "outcome", "period")
"""What narrows the list of proposals."""


@dataclass(frozen=True, slots=True)
class Place:
    """The state of the page. The defaults are the start view, and do not stand in the address."""

    view: str = "island"
    island: str | None = None
    section: str | None = None
    """The part of the island's page; the overview if there is none."""
    article: str | None = None
    excerpt: str | None = None
    reference: str | None = None
    proposal: str | None = None
    versus: str | None = None
    """The proposal that the other one is compared with."""
    party: str | None = None
    status: str | None = None
    outcome: str | None = None
    period: str | None = None
    on: str | None = None
    q: str | None = None
    """What is searched for, as it was typed."""
    scenes: str | None = None
    """The briefing's scenes as one text; the default ones if it is not there."""
    title: str | None = None
    """The briefing's."""
    dated: str | None = None
    """The briefing's date, a full day."""
    scene: str | None = None
    """The number, from 1, of the scene that is being presented."""
    notes: str | None = None
    """"1" where the speaker's notes stand in the scene's stead, in a second window."""
    names: str = "both"
    online: str = "none"
    record: str = "all"

    def query(self) -> dict[str, str]:
        """The query of the address, in a fixed order, without what is as at the start."""
        start = Place()
        return {
            name: value for name in self.__slots__ if (value := getattr(self, name)) != getattr(start, name)
        }  # fmt: skip

    def brief(self, books: Books) -> Brief:
        """The briefing that the address holds."""
        title = self.title or books.wording.brief.untitled
        dated = self.dated or date.today().isoformat()
        return Brief(title, dated, read_scenes(self.scenes, books), self.names, self.record)

    def scene_here(self) -> Scene | None:
        """The scene that shows what is shown here; None where no scene does."""
        return scene_of(self.view, self.island, self.proposal, self.versus, self.on)


def place_of(brief: Brief) -> Place:
    """The place whose address holds a briefing."""
    return Place(title=brief.title, dated=brief.date, scenes=brief.listed(), names=brief.names, record=brief.record)


def _wrong_brief(query: Mapping[str, str], books: Books) -> list[str]:
    """The values of a briefing that are not known."""
    wrong, count = [], 0
    try:
        count = len(read_scenes(query.get("scenes"), books))
    except ValueError:
        wrong.append(f"scenes={query['scenes']}")
    fits = {
        "title": lambda value: 0 < len(value) <= LONGEST_TITLE,
        "dated": is_full_day,
        "scene": [str(number) for number in range(1, count + 1)].__contains__,
        "notes": lambda value: value == "1",
    }
    return wrong + [f"{name}={query[name]}" for name, fit in fits.items() if name in query and not fit(query[name])]


def read_place(query: Mapping[str, str], books: Books) -> tuple[Place, list[str]]:
    """The place that a query names, and its values that are not known ("island=atlantis"); with any, the start view."""
    known = {
        "view": VIEWS,
        "island": UNITS,
        "section": SECTIONS,
        "article": books.articles,
        "excerpt": books.excerpts,
        "reference": books.references,
        "proposal": books.proposals,
        "versus": books.proposals,
        "party": get_args(Party),
        "status": get_args(Status),
        "outcome": get_args(Outcome),
        "period": PERIODS,
        "names": NAME_ORDERS,
        "online": ONLINE_LAYERS,
        "record": RECORDS,
    }
    wrong = [f"{name}={query[name]}" for name in known if name in query and query[name] not in known[name]]
    if "on" in query and not is_day_so_far(query["on"]):
        wrong.append(f"on={query['on']}")
    wrong += _wrong_brief(query, books)
    if wrong:
        return Place(), wrong
    place = Place(**{name: query[name] for name in (*known, "on", "q", *BRIEF) if name in query})
    if place.excerpt and books.excerpts[place.excerpt].article != place.article:
        place = replace(place, article=books.excerpts[place.excerpt].article)
    if place.view != "sources":
        place = replace(place, article=None, excerpt=None, reference=None, q=None)
    if place.view != "proposal":
        place = replace(place, **dict.fromkeys(("proposal", "versus", *FILTERS)))
    compared = [name for name in dict.fromkeys((place.proposal, place.versus)) if name]
    if place.record == "articles":
        compared = [name for name in compared if told_by_articles(books.proposals[name])]
    # One alone is the proposal, whichever of the two the address named it.
    place = replace(place, **dict(zip(("proposal", "versus"), (*compared, None, None), strict=False)))
    if place.view != "brief":
        place = replace(place, scene=None, notes=None)
    if place.view != "time":
        place = replace(place, on=None)
    if place.view != "island" or not place.island or place.section == OVERVIEW:
        place = replace(place, section=None)
    return place, []
