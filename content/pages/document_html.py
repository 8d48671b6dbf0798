"""A scene as HTML: for the exported page and for the screen. Every value is escaped by the template engine."""

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content.data.labels import Labels
from content.pages.document import Line, Quote, Sheet
from content.pages.render import TEMPLATES
from content.pages.scenes import Briefing


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template engine of the briefing's own templates, which escapes what it fills in."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["line"] = lambda item: isinstance(item, Line)
    made.tests["quote"] = lambda item: isinstance(item, Quote)
    return made


def sheet_html(sheet: Sheet, briefing: Briefing, words: Labels, notes: bool = False) -> str:
    """One scene: title, lead, sections, each number of a source a link to "#source-<number>".

    With `notes` the full text stands below it, folded.
    """
    sources = {source.number: source for source in briefing.sources}
    return environment().get_template("sheet.html").render(sheet=sheet, sources=sources, w=words, notes=notes)
