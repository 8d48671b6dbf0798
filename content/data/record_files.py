"""Read the record files. Everything wrong with them is collected, nothing raised, so that it can be listed at once."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import ValidationError

from content.model.types import Record
from geo.problem import Problem

R = TypeVar("R", bound=Record)

FOLDER = "content/records"
ADDED = f"{FOLDER}/added"
"""One file for each article added since, with its card and all that is built on it: {kind: [records]}."""
SHOWN = 80
"""How many characters of a wrong value are shown."""


class _Loader(yaml.CBaseLoader):
    """Every scalar stays the text it is: `1956-10` is no date to be padded, `no` no truth value."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if not isinstance(key.value, str):
                raise yaml.constructor.ConstructorError(None, None, "a key is a list or a mapping", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def brief(value: object) -> str:
    """A value as a problem shows it: one line, not too long."""
    text = " ".join(str(value).split()) or "nothing"
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file, byte for byte (no newline is translated), or None and a problem."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise OSError("a folder or a device")
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        found = "no such file"
    except UnicodeDecodeError as error:
        found = brief(error)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        found = f"what can't be read ({brief(error)})"
    problems.append(Problem(name, "", "", found, "a text file in UTF-8", "restore it, or save it as UTF-8"))
    return None


def read_yaml(root: Path, stem: str, problems: list[Problem]) -> object:
    """What `content/records/<stem>.yaml` holds, all scalars as text; None and a problem if it can't be read."""
    name = f"{FOLDER}/{stem}.yaml"
    text = read_text(root / name, name, problems)
    return None if text is None else parse_yaml(text, name, problems)


def parse_yaml(text: str, name: str, problems: list[Problem]) -> object:
    """What a YAML text holds, all scalars as text; None and a problem if it is none, or empty."""
    try:
        data = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        problems.append(Problem(name, "", "", brief(error), "YAML", "mend it at the place named"))
        return None
    if not data:
        problems.append(Problem(name, "", "", "an empty file", "records", "restore the records"))
        return None
    return data


def read_lists(root: Path, kinds: Collection[str], problems: list[Problem]) -> Iterator[tuple[str, str, list]]:
    """(file, kind, records as they are written), each kind's own file first, then those of the added articles."""
    found = [(f"{FOLDER}/{kind}.yaml", "", kind, read_yaml(root, kind, problems)) for kind in kinds]
    for path in sorted((root / ADDED).glob("*.yaml")):  # no such folder is no problem: nothing was added
        name, data = f"{ADDED}/{path.name}", read_yaml(root, f"added/{path.stem}", problems)
        if isinstance(data, dict):
            found += [(name, kind, kind, these) for kind, these in data.items()]
        elif data is not None:
            allowed, remedy = "lists of records by kind", "write 'articles:' above the card"
            problems.append(Problem(name, "", "", brief(data), allowed, remedy))
    for name, field, kind, these in found:
        if kind not in kinds:
            allowed = f"one of: {', '.join(kinds)}"
            problems.append(Problem(name, "", kind, "a kind of record", allowed, "correct the spelling"))
        elif isinstance(these, list):
            yield name, kind, these
        elif these is not None:
            allowed, remedy = "a list of records", "write each as '- id: ...'"
            problems.append(Problem(name, "", field, brief(these), allowed, remedy))


def _a_list(kind: type[Record], name: str) -> str:
    """What a field that must be a list may hold, in words: which values, and whether there may be none."""
    field = kind.model_fields[name]
    values = get_args(next(iter(get_args(field.annotation)), None))
    of = f" of: {', '.join(values)}" if values and all(isinstance(value, str) for value in values) else ""
    return f"a list{of}{'' if field.is_required() else '; [] for none'}"


def _reported(name: str, record: str, error: ValidationError, kind: type) -> list[Problem]:
    """One problem for each fault that the model finds in one record."""
    problems = []
    for fault in error.errors(include_url=False):
        field = ".".join(map(str, fault["loc"]))
        found, allowed = brief(fault["input"]), fault["msg"].removeprefix("Value error, ")
        remedy = "correct it"
        if fault["type"] == "extra_forbidden":
            keys = f"keys: {', '.join(kind.model_fields)}"
            allowed = keys if len(fault["loc"]) == 1 else "no such key"
            remedy = "correct the key's spelling or take it out"
        elif fault["type"] == "missing":
            found, allowed, remedy = "nothing", "a value", "add it"
        elif fault["type"] in ("string_too_short", "string_type"):
            allowed, remedy = "a text", "correct it" if fault["input"] else "fill it in"
        elif fault["input"] == "":  # as a draft leaves it
            remedy = "fill it in"
            if fault["type"] == "tuple_type" and len(fault["loc"]) == 1:
                allowed = _a_list(kind, field)
        problems.append(Problem(name, record, field, found, allowed, remedy))
    return problems


def validated(kind: type[R], data: object, name: str, problems: list[Problem], record: str = "") -> R | None:
    """A record of a file, or what the file holds as a whole; None and what is wrong with it."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        problems.extend(_reported(name, record, error, kind))
    return None


def read_records(
    root: Path, kinds: Mapping[str, type[Record]], problems: list[Problem]
) -> tuple[dict[str, dict[str, Any]], dict[tuple[str, str], str]]:
    """Kind -> id -> record, in the files' order, and (kind, id) -> the file that it stands in."""
    records: dict[str, dict[str, Any]] = {kind: {} for kind in kinds}
    homes: dict[tuple[str, str], str] = {}
    for name, kind, these in read_lists(root, kinds, problems):
        for number, raw in enumerate(these, 1):
            label = str(raw.get("id", f"record {number}") if isinstance(raw, dict) else f"record {number}")
            record = validated(kinds[kind], raw, name, problems, label)
            if record is None:
                continue
            if label in records[kind]:
                problems.append(Problem(name, label, "id", "an id used before", "an id of its own", "rename one"))
            records[kind][label], homes[kind, label] = record, name
    return records, homes
