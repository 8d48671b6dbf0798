"""The labels of the briefing: its view, and what its exports say."""

from content.data.labelled import labels_for
from content.model.types import SCENE_KINDS, Record, Text


class BriefWords(Record):
    """The briefing: its view, and what its exports say."""

    heading: Text
    intro: Text
    untitled: Text
    article: Text
    area: Text
    date: Text
    figures: Text
    holder: Text
    share: Text
    territory: Text
    administered: Text
    definition: Text
    kinds: labels_for(*SCENE_KINDS)
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
    exports: labels_for("pptx", "pdf", "html", "yaml")
    map_files: Text
    data_files: Text
    files: labels_for("png", "svg", "geojson", "csv", "gpkg")
    make: Text
    making: Text
    failed: Text
    ready: Text
    keep: Text
    load: Text
    loaded_wrong: Text
    self_test: Text
    self_test_run: Text
    self_test_intro: Text
    checks: labels_for("records", "fonts", "pptx", "pdf", "html", "pictures", "data", "network")
    good: Text
    bad: Text
    all_good: Text
    not_good: Text
    licence: Text
