"""The labels of the page, read from one file and checked: `words.dossier.heading`, `words.voices["agency"]`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ConfigDict, Field

from content.data.label_names import FILLED_IN, LISTS, NAMES
from content.data.record_files import FOLDER, brief, read_yaml, validated
from content.model.records import Statement
from content.model.types import Id, Record, Text
from geo.problem import Problem

FILE = f"{FOLDER}/wording.yaml"

#: Path of each group and closed list -> the names of its labels.
GROUPS = {tuple(group.split(".")) if group else (): tuple(names.split()) for group, names in NAMES.items()} | {
    tuple(name.split(".")): tuple(values) for name, values in LISTS.items()
}


class Labels:
    """A group of labels: each an attribute, as are the closed lists and groups in it. Nothing can be set."""

    __slots__ = ("__dict__", "_path")

    def __init__(self, path: str, labels: Mapping[str, Any]):
        object.__setattr__(self, "_path", path)
        vars(self).update(labels)

    def __getattr__(self, name: str) -> Any:  # only called for what is not there
        raise AttributeError(f"no label {self._path}{name}")

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"labels are not set: {self._path}{name}")


class _Start(Record):
    """The records that the start view names, and what it says of all four."""

    model_config = ConfigDict(extra="ignore")
    at_stake: tuple[Statement, ...] = Field(min_length=1)
    claims: tuple[Id, ...]
    """Positions: what each side says of all four, in a sentence or two."""
    events: tuple[Id, ...]


class _Others(Record):
    """What stands among the labels and is none."""

    model_config = ConfigDict(extra="ignore")
    start: _Start
    months: tuple[Text, ...] = Field(min_length=12, max_length=12)


OTHERS = {("months",), *(("start", name) for name in _Start.model_fields)}


def read_wording(root: Path, problems: list[Problem]) -> Labels:
    """Every label; what is wrong with any is added to `problems`, and then there is none."""
    data = read_yaml(root, "wording", problems)
    if data is None:
        return Labels("", {})
    faults, others = list(_faults(data)), validated(_Others, data, FILE, problems)
    problems += faults
    if faults or others is None or not isinstance(data, dict):
        return Labels("", {})
    return _labels({**data, "start": data["start"] | vars(others.start), "months": others.months})


def _faults(group: object, path: tuple[str, ...] = ()) -> Iterator[Problem]:
    """What is wrong with a group's labels and with those of the groups in it."""
    names = (*GROUPS[path], *(inner[-1] for inner in GROUPS if inner and inner[:-1] == path))
    allowed = f"labels: {', '.join(names)}"
    if not isinstance(group, dict):
        yield Problem(FILE, "", ".".join(path), brief(group), allowed, "write each as 'name: label'")
        return
    for name in dict.fromkeys((*names, *group)):
        here = (*path, name)
        label, field = group.get(name), ".".join(here)
        if name not in group:
            yield Problem(FILE, "", field, "nothing", "a label", "add it")
        elif here in GROUPS:
            yield from _faults(label, here)
        elif name not in names:
            if here not in OTHERS:
                yield Problem(FILE, "", field, brief(label), allowed, "correct the name's spelling or take it out")
        elif not isinstance(label, str) or not label.strip():
            yield Problem(FILE, "", field, brief(label), "a text", "fill it in")
        elif field in FILLED_IN and sorted(re.findall(r"\{\w*\}|[{}]", label)) != sorted(FILLED_IN[field]):
            yield Problem(FILE, "", field, brief(label), f"a text with {' and '.join(FILLED_IN[field])}", "write it in")


def _labels(group: dict[str, Any], path: tuple[str, ...] = ()) -> Any:
    """A group, or a closed list, with all that is in it."""
    made = {
        name: _labels(value, (*path, name)) if isinstance(value, dict)
        else value.strip() if isinstance(value, str) else value
        for name, value in group.items()
    }  # fmt: skip
    return MappingProxyType(made) if ".".join(path) in LISTS else Labels("".join(f"{name}." for name in path), made)
