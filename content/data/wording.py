"""Every label of the page, as data: `content/records/wording.yaml`. A label that is missing or misspelt is an error."""

from typing import get_args

from pydantic import Field

from content.data.brief_words import BriefWords
from content.data.labelled import labels_for, text_with
from content.data.shares import SETS
from content.model.records import Statement
from content.model.series import TERRITORIES, Administrator
from content.model.types import (
    PERIODS,
    SECTIONS,
    DisagreementKind,
    Grade,
    Holder,
    Id,
    Manner,
    NoteKind,
    Party,
    Record,
    Side,
    Status,
    Text,
    Voice,
)

NAME_ORDERS = ("both", "russian", "japanese")
ONLINE_LAYERS = ("none", "streets", "imagery")
RECORDS = ("all", "articles")


class MapWords(Record):
    """On the map."""

    title: Text
    legend: Text
    legend_units: Text
    legend_selected: Text
    legend_land: Text
    legend_depth: Text
    legend_line: Text
    unknown: Text
    home: Text
    unreachable: Text


class PageWords(Record):
    """Around the panels."""

    title: Text
    group_names: Text
    subtitle: Text
    status: Text
    all_islands: Text
    options: Text
    names: Text
    name_orders: labels_for(*NAME_ORDERS)
    views: labels_for("island", "proposal", "time", "figures", "sources", "brief")
    record: Text
    records: labels_for(*RECORDS)
    online: Text
    online_layers: labels_for(*ONLINE_LAYERS)
    online_note: Text


class StartWords(Record):
    """Before an island is chosen."""

    heading: Text
    what_to_do: Text
    at_stake: tuple[Statement, ...] = Field(min_length=1)
    claims: tuple[Id, ...]
    """Positions: what each side says of all four, in a sentence or two."""
    events: tuple[Id, ...]
    questions: labels_for("proposal", "time", "figures", "brief")
    up_to: text_with("date")
    """{date} stands for the last day that a record tells of."""
    table: Text
    from_hokkaido: Text
    unit: Text
    names: Text
    measured: Text
    share: Text
    total: Text
    measured_note: Text
    sourcing: text_with("outlets")
    """{outlets} stands for the outlets of the articles, with how many each."""


class DossierWords(Record):
    """The dossier's headings and small print."""

    contents: Text
    sections: labels_for(*SECTIONS)
    area: Text
    of_the_four: Text
    to_hokkaido: Text
    measured: Text
    away_from: Text
    people: Text
    in_year: Text
    brief: Text
    since: Text
    proposals_for: Text
    cases: Text
    shared_areas: Text
    own_history: Text
    common_history: Text
    date: Text
    proposal: Text
    would_hold_it: Text
    statements: labels_for("russia", "japan", "third_party")
    other_voices: labels_for("russia", "japan")
    distances: Text
    distances_note: Text
    from_shore: Text
    measured_km: Text
    published_km: Text
    nearest: Text
    names: Text
    english: Text
    russian: Text
    japanese: Text
    also: Text
    areas: Text
    areas_note: Text
    published: Text
    all_four: Text
    islets: labels_for("included", "excluded", "not_stated")
    population: Text
    population_note: Text
    height: Text
    measured_here: Text
    difference: Text
    source: Text
    history: Text
    proposals: Text
    proposer: Text
    addressee: Text
    terms: Text
    accounts: Text
    conditions: Text
    answer: Text
    fate: Text
    would_hold: Text
    no_source: Text
    no_source_says: Text
    articles_silent: Text
    positions: Text
    positions_note: Text
    excerpts: Text
    excerpts_note: Text
    disagreements: Text
    neutral: Text
    printed: Text
    worked_out: Text
    linear: Text
    arithmetic: Text
    editor: Text
    flagged: Text


class ProposalWords(Record):
    """The proposal view."""

    heading: Text
    intro: Text
    all: Text
    by_party: Text
    by_status: Text
    by_period: Text
    periods: labels_for(*PERIODS)
    none: Text
    squares: Text
    heading_of: text_with("unit")
    """{unit} stands for a unit's name."""
    address: Text
    japans_share: Text
    japans_share_note: Text
    narrow: Text
    back: Text
    previous: Text
    next: Text
    shares: Text
    shares_note: Text
    compare: Text
    compared: Text
    differ: Text
    agree: Text
    figures: labels_for(*SETS)
    total: Text
    cannot_tell: Text
    as_printed: Text
    """Before the words in which a source prints a percentage."""
    divided: Text
    part: Text
    divided_unsaid: Text


class TimeWords(Record):
    """The time view."""

    earlier: Text
    later: Text
    play: Text
    pause: Text
    administered: Text
    boundaries: Text
    moment: Text
    its_history: Text
    moments: Text
    strip: Text
    day: Text
    lanes: labels_for(*TERRITORIES)
    """Short names, for the drawn timeline."""
    all: Text


class FigureWords(Record):
    """The figures view."""

    heading: Text
    square_miles: Text
    worked_out: Text
    how_large: Text
    working: Text
    chart: Text
    chart_x: Text
    chart_population: Text
    chart_people: Text
    download_areas: Text
    download_populations: Text


class SourceWords(Record):
    """The sources panel."""

    heading: Text
    cited_by: Text
    publisher: Text
    publishers: Text
    back: Text
    articles: Text
    voices: Text
    voice: Text
    passages: Text
    references: Text
    references_note: Text
    outlet: Text
    published_on: Text
    printed_as: Text
    how_dated: Text
    sha256: Text
    as_received: Text
    used: Text
    left_out: Text
    clutter: Text
    no_address: Text


class SearchWords(Record):
    """Searching."""

    label: Text
    short: Text
    results: Text
    also: Text
    forgiven: Text
    """{asked} stands for what was typed, {nearest} for the spelling that there is."""
    nothing: Text
    """Before what was searched for."""
    instead: Text
    """Before the nearest spelling by which something is found."""
    nearly: Text
    hint: Text
    articles_alone: Text
    more: Text
    kinds: labels_for(
        *("unit", "islet", "event", "proposal", "position", "disagreement", "excerpt", "article", "reference")
    )


class NoticeWords(Record):
    """When something is wrong."""

    bad_value: text_with("value")
    """{value} stands for the value that is not known."""
    unreachable: Text


class Wording(Record):
    """All of it."""

    page: PageWords
    map: MapWords
    start: StartWords
    dossier: DossierWords
    proposals: ProposalWords
    time: TimeWords
    figures: FigureWords
    brief: BriefWords
    sources: SourceWords
    search: SearchWords
    notices: NoticeWords
    sides: labels_for(*get_args(Side), "third_party")
    voices: labels_for(*get_args(Voice))
    reporting: labels_for(*get_args(Side))
    manners: labels_for(*get_args(Manner))
    grades: labels_for(*get_args(Grade))
    statuses: labels_for(*get_args(Status))
    holders: labels_for(*get_args(Holder))
    administrators: labels_for(*get_args(Administrator))
    landed: Text
    """In place of the administrator, where a source says only that forces landed."""
    territories: labels_for(*TERRITORIES)
    parties: labels_for(*get_args(Party))
    note_kinds: labels_for(*get_args(NoteKind))
    disagreement_kinds: labels_for(*get_args(DisagreementKind))
    months: tuple[Text, ...] = Field(min_length=12, max_length=12)
