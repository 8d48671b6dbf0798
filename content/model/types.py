"""What the records' fields are made of: ids, texts, partial dates, the closed lists, and the base of all records."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from geo import Unit as Unit

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Verbatim = Annotated[str, StringConstraints(min_length=1)]


def is_partial_date(value: str) -> str:
    """`value`, if it is a date as far as it goes; else ValueError, which says how to write one."""
    parts = value.split("-")
    widths = [len(part) for part in parts]
    if not all(part.isascii() and part.isdecimal() for part in parts) or widths not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError(f"{value!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, as much as is known")
    year, month, day = [*map(int, parts), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{value!r} is not a date: {error}") from error
    return value


def is_full_day(value: str) -> bool:
    """Whether it is a day written in full: "2026-11-21"."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_day_so_far(value: str) -> bool:
    """Whether it is a date, as far as it goes, and not one to come."""
    try:
        return is_partial_date(value) <= date.today().isoformat()
    except ValueError:
        return False


PartialDate = Annotated[str, AfterValidator(is_partial_date)]
"""As much of a date as is known: "1956", "1956-10" or "1956-10-19"; never padded. Sorts as text."""

Side = Literal["russia", "japan"]
Topic = Literal["history", "war", "san_francisco", "declaration_1956", "security", "people", "talks"]
"""What the two sides argue about."""
Voice = Literal["russian_official", "japanese_official", "agency", "private_person", "third_party"]
OFFICIAL = {"russia": "russian_official", "japan": "japanese_official"}
"""Side -> the voice of those who speak for it."""
Manner = Literal["quoted", "paraphrased", "narrated"]
Grade = Literal["primary", "official", "press", "tertiary"]
Reading = Literal["itself", "copy", "quoted"]
"""How a reference's text was read for this record: the head of content/records/references.yaml has the rule."""
Status = Literal[
    "treaty",
    "official_offer",
    "official_note",
    "official_remark",
    "official_claim",
    "official_draft",
    "internal_paper",
    "third_party",
    "agreed_statement",
    "reported",
    "personal",
    "planning",
]
Outcome = Literal[
    "agreed",
    "in_force",
    "not_carried_out",
    "halted",
    "in_part",
    "refused",
    "lapsed",
    "unanswered",
    "not_put",
    "disputed",
]
"""What became of a proposal with those to whom it was made, by what its record's sources say.

"in_force": law of one side, put to nobody; "not_carried_out": agreed and ratified, and not carried out;
"halted": agreed, and the talks on it halted since; "in_part": agreed in part, or in another form; "lapsed": withdrawn,
overtaken or not taken up; "not_put": no source says that it was put to the other side as an offer; "disputed": whether
it was made, or what came of it, is told differently. Where no source names an answer, it is "unanswered".
"""
Holder = Literal["japan", "sovereignty", "handed_over", "russia", "shared", "deferred", "not_addressed"]
"""Who would hold a unit, as the proposal's author reads it: the head of content/records/proposals.yaml has the rule."""
Party = Literal["russia", "japan", "both", "disputed", "person", "third_party"]
"""Who makes a proposal: one of the two sides, both together, one of them (each names the other), a person or group for
themselves, or somebody else."""
NoteKind = Literal["spelling", "loaded_wording", "format", "omission", "repetition", "attribution", "style"]
PERIODS = {
    "to-1944": ("", "1944"),
    "1945-1960": ("1945", "1960"),
    "1961-1991": ("1961", "1991"),
    "1992-2011": ("1992", "2011"),
    "from-2012": ("2012", "9999"),
}
"""Period -> its first and its last year."""
OVERVIEW = "overview"
SECTIONS = (OVERVIEW, "history", "proposals", "positions", "figures", "passages")
"""The parts of an island's page, in their order; the first is what a click brings up."""
SCENE_KINDS = (
    *("overview", "dates", "date", "proposal", "compare", "cases", "island", "figures", "disagreements", "today"),
)
"""What a briefing can show."""
FOUND_KINDS = ("unit", "islet", "event", "proposal", "position", "disagreement", "excerpt", "article", "reference")
"""What the search finds, in the order in which it is listed."""
NameOrder = Literal["both", "russian", "japanese"]
NAME_ORDERS: tuple[NameOrder, ...] = get_args(NameOrder)
ONLINE_LAYERS = ("none", "streets", "imagery")
Shown = Literal["all", "articles"]
RECORDS: tuple[Shown, ...] = get_args(Shown)
"""What is shown: the articles and the wider record, or only what an article bears."""
DisagreementKind = Literal["contradiction", "arithmetic", "definition", "accuracy", "unconfirmed"]


class Record(BaseModel):
    """The base of all records."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=False)
