"""A Brief as a small YAML file: saved, and read back with every fault named."""

from typing import Annotated
from urllib.parse import quote

import yaml
from pydantic import AfterValidator, Field, StringConstraints, model_validator

from content.data.briefing import LONGEST_TITLE, MOST_SCENES, Brief, Scene, read_scene
from content.data.load import Books
from content.data.record_files import brief as shortened
from content.data.record_files import parse_yaml, validated
from content.model.types import NameOrder, Record, Shown, is_full_day
from geo.problem import DataError, Problem

LARGEST = 100_000
"""Characters; a longer file is no briefing."""

DEEPEST = 5
"""How deep lists and mappings may stand in each other."""


def _full_day(value: str) -> str:
    if not is_full_day(value):
        raise ValueError(f"{value!r} is no day; write YYYY-MM-DD")
    return value


class OwnScene(Record):
    """A scene, with the briefer's own words if there are any; without them its token alone."""

    scene: str
    headline: str = ""
    point: str = ""

    @model_validator(mode="before")
    @classmethod
    def _token_alone(cls, written: object) -> object:
        return {"scene": written} if isinstance(written, str) else written


class BriefFile(Record):
    """What the file may hold."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE, strip_whitespace=True)]
    date: Annotated[str, AfterValidator(_full_day)]
    scenes: tuple[OwnScene, ...] = Field(min_length=1, max_length=MOST_SCENES)
    names: NameOrder = "both"
    record: Shown = "all"


def dump_brief(brief: Brief) -> str:
    """The file's text."""
    data = {
        "title": brief.title,
        "date": brief.date,
        "names": brief.names,
        "record": brief.record,
        "scenes": [_saved(scene) for scene in brief.scenes],
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def _saved(scene: Scene) -> str | dict[str, str]:
    own = {name: text for name, text in (("headline", scene.headline), ("point", scene.point)) if text}
    return {"scene": scene.token, **own} if own else scene.token


def _monstrous(text: str) -> str | None:
    """What in the text would be too much to load, if anything; fit to be told.

    A few lines of aliases can stand for more than any memory holds, and thousands of brackets end the process.
    """
    depth = 0
    try:
        for event in yaml.parse(text, yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                return "an alias (*)"
            if depth > DEEPEST:
                return "lists within lists"
    except yaml.YAMLError:
        pass  # told in full when it is loaded
    return None


def parse_brief(text: str, name: str, books: Books) -> Brief:
    """The briefing that a file's text holds; `name` is what problems call the file.

    Raises: DataError with every fault.
    """
    problems: list[Problem] = []
    if len(text) > LARGEST:
        raise DataError([Problem(name, "", "", f"{len(text):,} characters", f"at most {LARGEST:,}", "choose another")])
    if monstrous := _monstrous(text):
        plain = "a title, a date and a list of scenes"
        raise DataError([Problem(name, "", "", monstrous, plain, "write them plainly")])
    data = parse_yaml(text, name, problems)
    if data is None:
        raise DataError(problems)
    read = validated(BriefFile, data, name, problems)
    scenes = []
    for own in read.scenes if read else ():
        token = "|".join((own.scene, quote(own.headline, safe=""), quote(own.point, safe="")))
        try:
            scenes.append(read_scene(token, books))
        except ValueError as error:
            problems.append(Problem(name, "", "scenes", shortened(own.scene), str(error), "correct it or take it out"))
    if problems or read is None:
        raise DataError(problems)
    return Brief(read.title, read.date, tuple(scenes), read.names, read.record)
