"""A Brief as data: a title, a date, and scenes in an order; as text in the address, and as a small YAML file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, unquote

from content.data.load import Books
from content.model.types import SCENE_KINDS, is_day_so_far
from geo import UNITS
from geo.problem import Problem

HERE = "content/data/briefing.py"

LONGEST_TITLE = LONGEST_HEADLINE = 120
LONGEST_POINT = 240
MOST_SCENES = 60
EMPTY = "none"
"""A list of scenes with nothing in it, as it stands in the address; without the list there is the default one."""

DEFAULT = (
    "overview",
    "dates",
    "date:1855-02-07",
    "date:1945-09-02",
    "proposal:transfer-1956",
    "cases",
    "island:iturup",
    "island:kunashir",
    "island:shikotan",
    "island:habomai",
    "compare:kawana-1998:moscow-proposal-1998",
    "figures",
    "disagreements",
    "today",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to show. `first` and `second` are a unit, a day or proposals, as `kind` wants, or empty."""

    kind: str
    first: str = ""
    second: str = ""
    headline: str = ""
    """The briefer's own, in the record's stead."""
    point: str = ""
    """What the briefer wants to say besides; it stands in the notes."""

    @property
    def token(self) -> str:
        """The scene as text: "overview", "island:habomai", "compare:transfer-1956:kawana-1998"."""
        return ":".join(part for part in (self.kind, self.first, self.second) if part)

    @property
    def written(self) -> str:
        """The scene as it stands in the address, with the briefer's words: "figures|A%20headline|A%20point"."""
        return "|".join((self.token, *(quote(text, safe="") for text in (self.headline, self.point)))).rstrip("|")


def read_scene(text: str, books: Books) -> Scene:
    """The scene that a text names, as `Scene.written` has it.

    Raises: ValueError, which says what is wrong, if it names none.
    """
    token, *own = text.split("|")
    words = [" ".join(unquote(one).split()) for one in own]
    if len(words) > 2 or any(len(a) > b for a, b in zip(words, (LONGEST_HEADLINE, LONGEST_POINT), strict=False)):
        raise ValueError(
            f"{token!r}: a headline of {LONGEST_HEADLINE} characters and a point of {LONGEST_POINT}, no more"
        )
    kind, *rest = token.split(":")
    if kind not in SCENE_KINDS:
        raise ValueError(f"{kind!r} is no kind of scene; there are {', '.join(SCENE_KINDS)}")
    known = {"island": [UNITS], "proposal": [books.proposals], "compare": [books.proposals, books.proposals]}
    if kind == "date":
        if len(rest) != 1 or not is_day_so_far(rest[0]):
            raise ValueError(f"{token!r} names no day up to today, such as 1945-09-02, 1945-09 or 1945")
    elif len(rest) != len(known.get(kind, ())) or any(
        name not in allowed for name, allowed in zip(rest, known.get(kind, ()), strict=True)
    ):
        raise ValueError(f"{token!r} names nothing that is known here")
    return replace(Scene(kind, *rest), **dict(zip(("headline", "point"), words, strict=False)))


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing. `names` is the order of names, `record` "all" or "articles", `date` a full day."""

    title: str
    date: str
    scenes: tuple[Scene, ...]
    names: str = "both"
    record: str = "all"

    def listed(self) -> str:
        """The scenes as one text, for the address."""
        return ",".join(scene.written for scene in self.scenes) or EMPTY


def read_scenes(text: str | None, books: Books) -> tuple[Scene, ...]:
    """The scenes of the address; the default ones if it names none.

    Raises: ValueError if one is not known, or if there are more than MOST_SCENES.
    """
    tokens: Sequence[str] = DEFAULT if text is None else () if text == EMPTY else text.split(",")
    if len(tokens) > MOST_SCENES:
        raise ValueError(f"{len(tokens)} scenes; at most {MOST_SCENES}")
    return tuple(read_scene(token, books) for token in tokens)


def missing_scenes(books: Books) -> list[Problem]:
    """The default scenes, and those that have a text of their own, that show what no record holds."""
    problems = []
    named = [(HERE, token, "DEFAULT", token) for token in DEFAULT]
    named += [(books.homes["scenes", one.id], one.id, "scene", one.scene) for one in books.scenes.values()]
    for file, record, field, token in named:
        try:
            read_scene(token, books)
        except ValueError as error:
            remedy = "give the record its id back, or change the scene"
            problems.append(Problem(file, record, field, str(error), "what a record holds", remedy))
    return problems


def scene_of(view: str, island: str | None, proposal: str | None, versus: str | None, on: str | None) -> Scene | None:
    """The scene that shows what a page shows; None for a page that no scene shows."""
    if view == "island":
        return Scene("island", island) if island else Scene("overview")
    if view == "proposal" and proposal:
        return Scene("compare", proposal, versus) if versus else Scene("proposal", proposal)
    if view == "time":
        return Scene("date", on or date.today().isoformat())
    return Scene("figures") if view == "figures" else None
