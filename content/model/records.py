"""The record types: what a record may hold, checked in the constructor, so that nothing after it needs an "if missing".

Every record is frozen, and an unknown key is an error: a misspelt field can't vanish.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from content.model.types import (
    DisagreementKind,
    Grade,
    Id,
    Manner,
    NoteKind,
    PartialDate,
    Reading,
    Record,
    Side,
    Text,
    Topic,
    Unit,
    Verbatim,
    Voice,
)


class Reference(Record):
    """A source other than the articles."""

    id: Id
    title: Text
    """As the source prints it."""
    name: Annotated[Text, StringConstraints(max_length=48)] | None = None
    """What its citations call it, where publisher and date would not say: "Treaty of Shimoda, 1855"."""
    publisher: Text
    date: PartialDate | None = None
    """When it was published, as far as is known."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://")] | None = None
    """Address of the page that was read; none where only a mirror or a private copy was read."""
    grade: Grade
    read: Reading
    note: Text | None = None
    """What a reader must know of it: read in part, a translation, a copy."""


class Statement(Record):
    """A sentence in our own words, with what it rests on."""

    text: Text
    excerpts: tuple[Id, ...] = ()
    references: tuple[Id, ...] = ()
    arithmetic: bool = False
    """True where the sentence only works out figures that the record prints."""

    @model_validator(mode="after")
    def _is_sourced(self) -> "Statement":
        if not (self.excerpts or self.references or self.arithmetic):
            raise ValueError("nothing is said without its source: name an excerpt or a reference")
        return self


class Names(Record):
    """The names of a place, the same place in each language."""

    en: Text
    """The English name that stands first wherever one must: from Russian for Iturup and Kunashir."""
    en_from_japanese: Text
    """The English name taken from Japanese; the same as `en` where both languages share it."""
    ru: Text
    ja: Text
    romaji: Text
    references: tuple[Id, ...] = Field(min_length=1)


class Alias(Record):
    """A further spelling of a unit's name."""

    name: Text
    excerpts: tuple[Id, ...] = ()
    references: tuple[Id, ...] = ()


class Cases(Record):
    """What each side's case rests on, for one unit: the same number of arguments, and a passage in its own words."""

    russia: tuple[Id, ...] = Field(min_length=1)
    japan: tuple[Id, ...] = Field(min_length=1)
    """Positions."""
    russia_quote: Id
    japan_quote: Id
    """Excerpts."""


class Overview(Record):
    """What is said of a unit first: the few records of all that a reader who has ten seconds needs."""

    matters: Statement
    """One sentence: why this island matters."""
    people: tuple[Id, ...] = Field(min_length=1)
    """Populations: how many people live there by the latest figure that is not in doubt, and how many did in 1945."""
    events: tuple[Id, ...] = Field(min_length=5, max_length=7)
    proposals: tuple[Id, ...] = Field(min_length=4, max_length=5)
    cases: Cases


class UnitRecord(Record):
    """One of the four island units: how it is named, who administers it, who claims it."""

    id: Unit
    names: Names
    aliases: tuple[Alias, ...] = ()
    kind: Text
    """What it is, e.g. "island" or "group of islets"."""
    administered_by: tuple[Statement, ...] = Field(min_length=1)
    claimed_by: tuple[Statement, ...] = Field(min_length=1)
    overview: Overview


class Islet(Record):
    """A named islet, or group of rocks, of the Habomai group."""

    id: Id
    en: Text
    ru: Text
    ja: Text
    romaji: Text
    references: tuple[Id, ...] = Field(min_length=1)


class Omission(Record):
    """An article's sentence that is left out on purpose."""

    quote: Verbatim
    reason: Text


class Article(Record):
    """The card of a received article."""

    id: Id
    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    outlet: Text
    headline: Verbatim
    place: Text
    """Where it was written, from its dateline."""
    date_printed: tuple[Verbatim, ...] = ()
    """Every date and weekday that the article gives for itself, word for word; none where none is printed."""
    published_on: PartialDate
    date_inferred: Text
    """How the full date was found."""
    references: tuple[Id, ...] = ()
    headings: tuple[Verbatim, ...] = ()
    """Lines of the article that are not sentences of its body: subheadings, bylines."""
    clutter: tuple[Verbatim, ...] = ()
    """Lines of the web page that are not the article: menus, buttons, picture credits."""
    left_out: tuple[Omission, ...] = ()


class Person(Record):
    """Someone who speaks, or is named, in an article."""

    id: Id
    name: Text
    office: Text
    side: Side | None = None


class Excerpt(Record):
    """A passage of an article, byte for byte, as a whole citation."""

    id: Id
    article: Id
    quote: Verbatim
    voice: tuple[Voice, ...] = Field(min_length=1)
    """Whose statement it is."""
    manner: Manner
    """quoted: the speaker's own words stand in it; paraphrased: the agency's words for a named speaker;
    narrated: the agency speaks itself."""
    reporting: Side | None = None
    """Narrated only: the side whose stance the agency tells without naming a speaker."""
    speakers: tuple[Id, ...] = ()
    refers_to: PartialDate
    """When what it tells happened or was said, as far as the article lets us say."""
    until: PartialDate | None = None
    """The end, where it speaks of a span of time."""
    units: tuple[Unit, ...] = ()
    """Units that it names or plainly means; empty where it speaks of the talks or the treaty as a whole."""
    implied: bool = False
    """True where the units are meant without being named."""

    @model_validator(mode="after")
    def _voice_fits_manner(self) -> "Excerpt":
        if (self.manner == "narrated") != (self.voice == ("agency",)):
            raise ValueError("manner 'narrated' goes with voice 'agency' and with no other")
        if self.manner != "narrated" and not self.speakers:
            raise ValueError("a quoted or paraphrased passage names its speaker")
        if self.reporting and self.manner != "narrated":
            raise ValueError("'reporting' is for narrated passages; a speaker's side is in 'voice'")
        return self


class Event(Record):
    """Something that happened, in our own words."""

    id: Id
    date: PartialDate
    until: PartialDate | None = None
    title: Text
    units: tuple[Unit, ...] = Field(min_length=1)
    answers: Id | None = None
    """The event that it answers: shown with it, and never of a later date."""
    statements: tuple[Statement, ...] = Field(min_length=1)


class Position(Record):
    """What a side holds, as the sources tell it."""

    id: Id
    side: Side | Literal["third_party"]
    who: Text | None = None
    """Whose voice it is, where it is not that side's government: a third party, a side's critics, a chamber's head."""
    topic: Topic | None = None
    """A side's alone: to which of its arguments it belongs."""
    supports: Side | None = None
    """A third party's alone: the side whose case it bears out, if any."""
    date: PartialDate
    """When it was said or reported."""
    units: tuple[Unit, ...] = Field(min_length=1)
    statement: Statement

    @model_validator(mode="after")
    def _fits_its_side(self) -> "Position":
        third_party = self.side == "third_party"
        if third_party and not self.who:
            raise ValueError("a third party's position says in 'who' whose it is")
        if third_party == bool(self.topic) or (self.supports and not third_party):
            raise ValueError(
                "a side's position has a 'topic'; a third party's has none, and may name whom it 'supports'"
            )
        return self


class Argument(Record):
    """What a side argues on a topic, and answers the other; its positions on that topic are the dated statements."""

    id: Id
    topic: Topic
    side: Side
    claims: tuple[Statement, ...] = Field(min_length=1)
    answers: tuple[Statement, ...] = Field(min_length=1)


class Conversion(Record):
    """An area printed in two units of measure, to be worked out beside what is printed."""

    excerpt: Id
    km2: Annotated[float, Field(gt=0)]
    km2_printed: Verbatim
    square_miles: Annotated[float, Field(gt=0)]
    square_miles_printed: Verbatim


class Disagreement(Record):
    """Two or more sources that can't both be right, or one that does not stand up to a check."""

    id: Id
    kind: DisagreementKind
    title: Text
    units: tuple[Unit, ...] = Field(min_length=1)
    excerpts: tuple[Id, ...] = Field(min_length=1)
    check: tuple[Statement, ...] = Field(min_length=1)
    conversions: tuple[Conversion, ...] = ()
    neutral: Text
    """How to say it so that both sides' experts can let it stand."""


class SceneText(Record):
    """What a scene of a briefing says: its one sentence, and what stands below it."""

    id: Id
    scene: Text
    """As the address writes it: "island:habomai"."""
    headline: Statement
    said: tuple[Statement, ...] = Field(min_length=1)


class Note(Record):
    """An editor's note that stands beside a quote which stays untouched."""

    id: Id
    kind: NoteKind
    excerpts: tuple[Id, ...] = Field(min_length=1)
    statement: Statement
