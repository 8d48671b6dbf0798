"""The labels of the page, read from one file and checked: `words.dossier.heading`, `words.voices["agency"]`."""

import re
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import AfterValidator, Field, create_model

from content.data.record_files import FOLDER, read_yaml, validated
from content.data.shares import SETS
from content.model import series, types
from content.model.records import Statement
from content.model.types import Id, Record, Text
from geo.problem import Problem
from geo.webmap import NAMED

FILE = f"{FOLDER}/wording.yaml"

NAMES = {
    "": "landed",
    "page": """title group_names subtitle status all_islands options names record online online_note copy_link
        copy_citation copied""",
    "map": """title legend legend_units legend_selected legend_land legend_depth legend_line unknown home
        unreachable""",
    "start": """heading what_to_do up_to table from_hokkaido unit names measured share total measured_note
        sourcing""",
    "dossier": """contents area of_the_four to_hokkaido measured away_from people in_year residents_1945 brief since
        proposals_for cases shared_areas own_history common_history date proposal would_hold_it distances distances_note
        from_shore measured_km published_km nearest names english russian japanese also areas areas_note published
        all_four population population_note height measured_here difference source history proposals proposer addressee
        terms accounts conditions answer fate would_hold no_source no_source_says articles_silent positions
        positions_note in_answer said_by_date others excerpts excerpts_note disagreements neutral printed worked_out
        linear arithmetic editor flagged""",
    "proposals": """heading intro all by_party by_status by_outcome by_period none squares heading_of address
        japans_share japans_share_note narrow back previous next shares shares_note compare compared differ agree total
        cannot_tell as_printed divided part divided_unsaid""",
    "time": "earlier later play pause administered boundaries moment its_history answers moments strip day all",
    "figures": """heading square_miles how_large working chart chart_said chart_note chart_population
        chart_population_said chart_population_note download_areas download_populations""",
    "brief": """heading intro untitled article area date title
        dated edition edition_note scenes add present_from up down remove clear default empty present blank leave
        previous next keys page_of notes notes_window edit own_words headline
        point sources minute backup annex more_sources more_rows
        in_full needs take_away map_files data_files making failed ready load loaded_wrong self_test
        self_test_run self_test_intro good bad all_good not_good licence""",
    "sources": """heading cited_by publisher publishers back articles voices voice passages references
        references_note outlet published_on printed_as how_dated sha256 as_received used left_out clutter no_address""",
    "search": "label short results forgiven nothing instead nearly hint articles_alone more",
    "notices": "bad_value unreachable",
}
"""Group -> the names of its labels; those of no group under ""."""

LISTS: dict[str, Iterable[str]] = {
    "page.name_orders": types.NAME_ORDERS,
    "page.views": ("island", "proposal", "time", "figures", "sources", "brief"),
    "page.records": types.RECORDS,
    "page.online_layers": types.ONLINE_LAYERS,
    "start.questions": ("proposal", "time", "figures", "brief"),
    "dossier.sections": types.SECTIONS,
    "dossier.topics": get_args(types.Topic),
    "dossier.supporters": (*get_args(types.Side), "neither"),
    "dossier.islets": ("included", "excluded", "not_stated"),
    "proposals.periods": types.PERIODS,
    "proposals.figures": SETS,
    "time.lanes": series.TERRITORIES,
    "brief.kinds": types.SCENE_KINDS,
    "brief.exports": ("pptx", "pdf", "html", "yaml"),
    "brief.files": ("png", "svg", "geojson", "csv", "gpkg"),
    "brief.checks": ("records", "fonts", "files", "network"),
    "search.kinds": types.FOUND_KINDS,
    "sides": (*get_args(types.Side), "third_party"),
    "voices": get_args(types.Voice),
    "reporting": get_args(types.Side),
    "manners": get_args(types.Manner),
    "grades": get_args(types.Grade),
    "readings": get_args(types.Reading),
    "statuses": get_args(types.Status),
    "outcomes": get_args(types.Outcome),
    "holders": get_args(types.Holder),
    "administrators": get_args(series.Administrator),
    "territories": series.TERRITORIES,
    "parties": get_args(types.Party),
    "places": NAMED,
    "places_in_pairs": ("urup", "ekaterina", "nemuro", "notsuke"),
    "note_kinds": get_args(types.NoteKind),
    "disagreement_kinds": get_args(types.DisagreementKind),
}
"""Closed list -> its values: one label for each, and for nothing else."""

FILLED_IN = {
    "start.up_to": "{date}",
    "start.sourcing": "{outlets}",
    "start.questions.proposal": "{count}",
    "proposals.heading_of": "{unit}",
    "figures.chart_said": "{near} {count} {furthest}",
    "search.forgiven": "{asked} {nearest}",
    "brief.licence": "{outlines}",
    "brief.page_of": "{page} {pages}",
    "brief.more_sources": "{count}",
    "brief.more_rows": "{count}",
    "brief.making": "{what}",
    "brief.failed": "{what} {why}",
    "brief.ready": "{file} {size}",
    "notices.bad_value": "{value}",
}
"""Label -> what is filled in where it says {so}, each once and nothing else in braces."""

OTHERS: dict[str, dict[str, Any]] = {
    "": {"months": Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]},
    "start": {
        "at_stake": Annotated[tuple[Statement, ...], Field(min_length=1)],  # what it says of all four
        "claims": tuple[Id, ...],  # positions: what each side says of all four, in a sentence or two
        "events": tuple[Id, ...],
    },
}
"""Group -> what stands among its labels and is none."""


class Labels(Record):
    """A group of labels: each an attribute, as are the closed lists and groups in it. Nothing can be set."""

    if TYPE_CHECKING:  # which labels there are, only the tables above say

        def __getattr__(self, name: str) -> Any: ...


def _label(path: str) -> Any:
    """What a label may be: a text, with everything in it that is filled in."""
    wanted = sorted(FILLED_IN.get(path, "").split())

    def is_filled_in(label: str) -> str:
        if sorted(re.findall(r"\{\w*\}|[{}]", label)) != wanted:
            raise ValueError(f"a text with {' and '.join(wanted)}")
        return label

    return Annotated[Text, AfterValidator(is_filled_in)] if wanted else Text


def _model(name: str, fields: dict[str, Any]) -> type[Labels]:
    required: dict[str, Any] = {field: (kind, ...) for field, kind in fields.items()}
    return create_model(name, __base__=Labels, **required)


def _by_value(labels: Record) -> MappingProxyType[str, str]:
    return MappingProxyType(labels.model_dump(by_alias=True))


def _group(group: str) -> type[Labels]:
    """What a group must hold: its labels, the closed lists in it with one for each value, and the groups in it."""
    inside = f"{group}." if group else ""
    fields = {name: _label(inside + name) for name in NAMES[group].split()} | OTHERS.get(group, {})
    for path, values in LISTS.items():
        above, _, name = path.rpartition(".")
        if above == group:
            # By alias, as a model has attributes of its own, `copy` for one.
            labels = {f"for_{value}": Annotated[_label(f"{path}.{value}"), Field(alias=value)] for value in values}
            fields[name] = Annotated[_model(path, labels), AfterValidator(_by_value)]
    if not group:
        fields |= {name: _group(name) for name in NAMES if name}
    return _model(group or "labels", fields)


WORDING = _group("")


def read_wording(root: Path, problems: list[Problem]) -> Labels:
    """Every label; what is wrong with any is added to `problems`, and then there is none."""
    data = read_yaml(root, "wording", problems)
    read = None if data is None else validated(WORDING, data, FILE, problems)
    return read or Labels()
