"""Record types of what is dated or counted: who administered a territory, how many lived there, how high it is."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from content.model.records import Statement
from content.model.types import Id, PartialDate, Record, Text, Unit, Verbatim

Neighbour = Literal["kurils_central_north", "sakhalin_north", "sakhalin_south", "hokkaido"]
Territory = Literal[Unit, Neighbour]
NEIGHBOURS: tuple[Neighbour, ...] = get_args(Neighbour)
TERRITORIES: tuple[Territory, ...] = get_args(Territory)

Administrator = Literal["russia", "japan", "undivided"]


class Administration(Record):
    """Who administered a territory for a span of time, as a source states it."""

    id: Id
    territory: Territory
    start: PartialDate
    until: PartialDate | None = None
    """The day or year it ended; none while it lasts."""
    holder: Administrator
    by: Literal["administration", "landing"] = "administration"
    """What the source vouches for; "landing" where it says that forces landed, nothing of a civil administration."""
    statement: Statement


Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


class Boundary(Record):
    """A border that a treaty states, for the span of time in which it stood."""

    id: Id
    start: PartialDate
    until: PartialDate | None = None
    course: tuple[tuple[Longitude, Latitude], ...] = Field(min_length=2)
    """Where the line runs on the map; the statement says whether the treaty gives that course."""
    statement: Statement


class Population(Record):
    """A population figure as one source prints it."""

    id: Id
    units: tuple[Unit, ...] = Field(min_length=1)
    date: PartialDate
    number: Annotated[int, Field(ge=0)]
    as_printed: Verbatim
    definition: Text
    """Whom it counts."""
    references: tuple[Id, ...] = Field(min_length=1)


class Distance(Record):
    """A distance to a place on Hokkaido as one source prints it: of a whole unit, or of one islet of Habomai."""

    id: Id
    unit: Unit
    islet: Id | None = None
    to: Text
    """The place on Hokkaido that it is measured from."""
    km: Annotated[float, Field(gt=0)]
    as_printed: Verbatim
    references: tuple[Id, ...] = Field(min_length=1)


class Height(Record):
    """A highest point as one source prints it."""

    id: Id
    unit: Unit
    name: Text
    metres: Annotated[float, Field(gt=0)]
    as_printed: Verbatim
    references: tuple[Id, ...] = Field(min_length=1)
