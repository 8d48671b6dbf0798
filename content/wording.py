"""Every label of the page, as data: `content/records/wording.yaml`. A label that is missing or misspelt is an error."""

from typing import Annotated, get_args

from pydantic import AfterValidator, Field, StringConstraints

from content.model import Statement
from content.series import TERRITORIES, Administrator
from content.shares import SETS
from content.vocabulary import (
    SCENE_KINDS,
    DisagreementKind,
    Grade,
    Holder,
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
PERIODS = {
    "to-1944": ("", "1944"),
    "1945-1960": ("1945", "1960"),
    "1961-1991": ("1961", "1991"),
    "1992-2011": ("1992", "2011"),
    "from-2012": ("2012", "9999"),
}
"""Period -> its first and its last year."""


def _labels_for(*keys: str):
    """A label for each key of a closed vocabulary, and for nothing else."""

    def check(labels: dict[str, str]) -> dict[str, str]:
        if set(labels) != set(keys):
            raise ValueError(f"labels for exactly these keys: {', '.join(keys)}")
        return labels

    return Annotated[dict[str, Text], AfterValidator(check)]


def _text_with(name: str):
    """A text in which {name}, and nothing else, stands for what is filled in."""
    return Annotated[Text, StringConstraints(pattern=rf"^[^{{}}]*\{{{name}\}}[^{{}}]*$")]


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
    status: Text
    all_islands: Text
    options: Text
    names: Text
    name_orders: _labels_for(*NAME_ORDERS)
    views: _labels_for("island", "proposal", "time", "figures", "sources", "brief")
    record: Text
    records: _labels_for(*RECORDS)
    online: Text
    online_layers: _labels_for(*ONLINE_LAYERS)
    online_note: Text


class StartWords(Record):
    """Before an island is chosen."""

    heading: Text
    what_to_do: Text
    at_stake: tuple[Statement, ...] = Field(min_length=1)
    table: Text
    unit: Text
    names: Text
    measured: Text
    share: Text
    total: Text
    measured_note: Text
    rounded: Text
    sourcing: _text_with("outlets")
    """{outlets} stands for the outlets of the articles, with how many each."""


class DossierWords(Record):
    """The dossier's headings and small print."""

    contents: Text
    names: Text
    english: Text
    russian: Text
    japanese: Text
    also: Text
    areas: Text
    areas_note: Text
    published: Text
    all_four: Text
    islets: _labels_for("included", "excluded", "not_stated")
    population: Text
    population_note: Text
    height: Text
    measured_here: Text
    difference: Text
    source: Text
    history: Text
    proposals: Text
    further: Text
    wider: Text
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
    periods: _labels_for(*PERIODS)
    none: Text
    count: Text
    squares: Text
    back: Text
    previous: Text
    next: Text
    shares: Text
    shares_note: Text
    compare: Text
    compared: Text
    figures: _labels_for(*SETS)
    total: Text
    cannot_tell: Text
    as_printed: Text
    """Before the words in which a source prints a percentage."""
    divided: Text
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
    moments: Text
    strip: Text
    day: Text
    lanes: _labels_for(*TERRITORIES)
    """Short names, for the drawn timeline."""
    all: Text


class FigureWords(Record):
    """The figures view."""

    heading: Text
    square_miles: Text
    worked_out: Text
    chart: Text
    chart_x: Text
    chart_population: Text
    chart_people: Text
    download_areas: Text
    download_populations: Text


class BriefWords(Record):
    """The briefing: its view, and what its exports say."""

    heading: Text
    intro: Text
    untitled: Text
    article: Text
    area: Text
    date: Text
    proposal: Text
    figures: Text
    holder: Text
    share: Text
    territory: Text
    administered: Text
    definition: Text
    kinds: _labels_for(*SCENE_KINDS)
    title: Text
    dated: Text
    edition: Text
    edition_note: Text
    scenes: Text
    add: Text
    added: Text
    up: Text
    down: Text
    remove: Text
    clear: Text
    default: Text
    empty: Text
    present: Text
    leave: Text
    previous: Text
    next: Text
    keys: Text
    page_of: Text
    """{page} and {pages} stand for the number of a page and of all."""
    notes: Text
    notes_window: Text
    sources: Text
    continued: Text
    listed: Text
    """After the numbers of sources for which a slide's foot has no room."""
    contents: Text
    in_full: Text
    needs: Text
    """Why there is no map, where a browser can't make one of the exported page."""
    take_away: Text
    exports: _labels_for("pptx", "pdf", "html", "yaml")
    map_files: Text
    data_files: Text
    files: _labels_for("png", "svg", "geojson", "csv", "gpkg")
    make: Text
    making: Text
    failed: Text
    ready: Text
    load: Text
    loaded_wrong: Text
    self_test: Text
    self_test_run: Text
    self_test_intro: Text
    checks: _labels_for("records", "fonts", "pptx", "pdf", "html", "pictures", "data", "network")
    good: Text
    bad: Text
    all_good: Text
    not_good: Text
    licence: Text


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
    placeholder: Text
    results: Text
    also: Text
    nothing: Text
    kinds: _labels_for("unit", "excerpt", "article", "event", "proposal", "position", "disagreement", "reference")


class NoticeWords(Record):
    """When something is wrong."""

    bad_value: _text_with("value")
    """{value} stands for the value that is not known."""


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
    sides: _labels_for(*get_args(Side), "third_party")
    voices: _labels_for(*get_args(Voice))
    reporting: _labels_for(*get_args(Side))
    manners: _labels_for(*get_args(Manner))
    grades: _labels_for(*get_args(Grade))
    statuses: _labels_for(*get_args(Status))
    holders: _labels_for(*get_args(Holder))
    administrators: _labels_for(*get_args(Administrator))
    landed: Text
    """In place of the administrator, where a source says only that forces landed."""
    territories: _labels_for(*TERRITORIES)
    parties: _labels_for(*get_args(Party))
    note_kinds: _labels_for(*get_args(NoteKind))
    disagreement_kinds: _labels_for(*get_args(DisagreementKind))
    months: tuple[Text, ...] = Field(min_length=12, max_length=12)
