"""Which labels there are: the names that the pages and the code read, and the lists that have one for each value."""

from collections.abc import Iterable
from typing import get_args

from content.data.shares import SETS
from content.model import series, types

NAMES = {
    "": "landed",
    "page": "title group_names subtitle status all_islands options names record online online_note",
    "map": """title legend legend_units legend_selected legend_land legend_depth legend_line unknown home
        unreachable""",
    "start": """heading what_to_do up_to table from_hokkaido unit names measured share total measured_note
        sourcing""",
    "dossier": """contents area of_the_four to_hokkaido measured away_from people in_year brief since proposals_for
        cases shared_areas own_history common_history date proposal would_hold_it distances distances_note from_shore
        measured_km published_km nearest names english russian japanese also areas areas_note published all_four
        population population_note height measured_here difference source history proposals proposer addressee terms
        accounts conditions answer fate would_hold no_source no_source_says articles_silent positions positions_note
        excerpts excerpts_note disagreements neutral printed worked_out linear arithmetic editor flagged""",
    "proposals": """heading intro all by_party by_status by_outcome by_period none squares heading_of address
        japans_share japans_share_note narrow back previous next shares shares_note compare compared differ agree total
        cannot_tell as_printed divided part divided_unsaid""",
    "time": "earlier later play pause administered boundaries moment its_history moments strip day all",
    "figures": """heading square_miles worked_out how_large working chart chart_x chart_population chart_people
        download_areas download_populations""",
    "brief": """heading intro untitled article area date figures holder share territory administered definition title
        dated edition edition_note scenes add added up down remove clear default empty present leave previous
        next keys page_of notes notes_window sources minute backup annex more_sources more_rows contents in_full needs
        take_away map_files data_files make making failed ready keep load loaded_wrong self_test self_test_run
        self_test_intro good bad all_good not_good licence""",
    "sources": """heading cited_by publisher publishers back articles voices voice passages references
        references_note outlet published_on printed_as how_dated sha256 as_received used left_out clutter no_address""",
    "search": "label short results also forgiven nothing instead nearly hint articles_alone more",
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
    "dossier.statements": ("russia", "japan", "third_party"),
    "dossier.other_voices": ("russia", "japan"),
    "dossier.islets": ("included", "excluded", "not_stated"),
    "proposals.periods": types.PERIODS,
    "proposals.figures": SETS,
    "time.lanes": series.TERRITORIES,
    "brief.kinds": types.SCENE_KINDS,
    "brief.exports": ("pptx", "pdf", "html", "yaml"),
    "brief.files": ("png", "svg", "geojson", "csv", "gpkg"),
    "brief.checks": ("records", "fonts", "pptx", "pdf", "html", "pictures", "data", "network"),
    "search.kinds": (
        *("unit", "islet", "event", "proposal", "position", "disagreement", "excerpt", "article", "reference"),
    ),
    "sides": (*get_args(types.Side), "third_party"),
    "voices": get_args(types.Voice),
    "reporting": get_args(types.Side),
    "manners": get_args(types.Manner),
    "grades": get_args(types.Grade),
    "statuses": get_args(types.Status),
    "outcomes": get_args(types.Outcome),
    "holders": get_args(types.Holder),
    "administrators": get_args(series.Administrator),
    "territories": series.TERRITORIES,
    "parties": get_args(types.Party),
    "note_kinds": get_args(types.NoteKind),
    "disagreement_kinds": get_args(types.DisagreementKind),
}
"""Closed list -> its values: one label for each, and for nothing else."""

FILLED_IN = {
    "start.up_to": ["{date}"],
    "start.sourcing": ["{outlets}"],
    "start.questions.proposal": ["{count}"],
    "proposals.heading_of": ["{unit}"],
    "search.forgiven": ["{asked}", "{nearest}"],
    "brief.page_of": ["{page}", "{pages}"],
    "brief.more_sources": ["{count}"],
    "brief.more_rows": ["{count}"],
    "brief.make": ["{what}"],
    "brief.making": ["{what}"],
    "brief.failed": ["{what}", "{why}"],
    "brief.ready": ["{file}", "{size}"],
    "notices.bad_value": ["{value}"],
}
"""Label -> what is filled in where it says {so}, each once and nothing else in braces."""
