"""The template engine, and the one page that needs no records."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from content.pages.document import Line, Quote
from geo.problem import Problem

TEMPLATES = Path(__file__).parents[1] / "web" / "templates"


def environment() -> Environment:
    """A template engine, which escapes what it fills in and knows the items of a document apart.

    Every text goes through the context's `spelled`, if there is one, but what is escaped already, as the quotes are:
    {{ excerpt.quote | e }}.
    """

    @pass_context
    def finalize(context: Context, value: object) -> object:
        spelled = context.get("spelled") if type(value) is str and "{" in value else None
        return spelled(value) if spelled else value

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["line"] = lambda item: isinstance(item, Line)
    made.tests["quote"] = lambda item: isinstance(item, Quote)
    return made


def render_problems(problems: list[Problem]) -> str:
    """The list of problems; it needs no records, because they may be what is broken."""
    return environment().get_template("problems.html").render(problems=problems)
