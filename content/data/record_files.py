"""Read the record files. Everything wrong with them is collected, nothing raised, so that it can be listed at once."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, get_args

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
            problems.append(
                Problem(name, "", "", "no file, but a folder or a device", "a UTF-8 text file", "restore it")
            )
            return None
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        problems.append(Problem(name, "", "", "no such file", "a UTF-8 text file", "restore it"))
    except UnicodeDecodeError as error:
        problems.append(Problem(name, "", "", brief(error), "UTF-8", "save the file as UTF-8"))
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        found = f"what can't be read ({brief(error)})"
        problems.append(Problem(name, "", "", found, "a UTF-8 text file", "restore it, or let it be read"))
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


def read_added(root: Path, kinds: Collection[str], problems: list[Problem]) -> dict[str, dict[str, object]]:
    """File -> the records that it holds by kind, not yet checked. No such folder is no problem: nothing was added."""
    found = {}
    for path in sorted((root / ADDED).glob("*.yaml")):
        name = f"{ADDED}/{path.name}"
        data = read_yaml(root, f"added/{path.stem}", problems)
        if isinstance(data, dict):
            found[name] = data
            problems += [
                Problem(name, "", key, "a kind of record", f"one of: {', '.join(kinds)}", "correct the spelling")
                for key in data
                if key not in kinds
            ]
        elif data is not None:
            problems.append(
                Problem(name, "", "", brief(data), "lists of records by kind", "write 'articles:' above the card")
            )
    return found


class Homes(dict[tuple[str, str], str]):
    """(kind, id) -> the file in which the record stands: its kind's own, unless it came with an added article."""

    def __init__(self, added: Mapping[str, Mapping[str, object]]):
        for name, data in added.items():
            for stem, raws in data.items():
                ids = (raw.get("id") for raw in raws if isinstance(raw, dict)) if isinstance(raws, list) else ()
                self.update({(stem, id_): name for id_ in ids if isinstance(id_, str)})

    def __missing__(self, key: tuple[str, str]) -> str:
        return f"{FOLDER}/{key[0]}.yaml"


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
            allowed, remedy = f"keys: {', '.join(kind.model_fields)}", "correct the key's spelling or take it out"
        elif fault["type"] == "missing":
            found, allowed, remedy = "nothing", "a value", "add it"
        elif fault["input"] == "":  # as a draft leaves it
            remedy = "fill it in"
            if fault["type"] == "string_too_short":
                allowed = "a text"
            elif fault["type"] == "tuple_type" and len(fault["loc"]) == 1:
                allowed = _a_list(kind, field)
        problems.append(Problem(name, record, field, found, allowed, remedy))
    return problems


def _lists(
    root: Path, stem: str, added: Mapping[str, Mapping[str, object]], problems: list[Problem]
) -> Iterator[tuple[str, list]]:
    """Every list of one kind of record, with the file that it is in: the kind's own file first."""
    files = [(f"{FOLDER}/{stem}.yaml", "", read_yaml(root, stem, problems))]
    files += [(name, stem, data[stem]) for name, data in added.items() if stem in data]
    for name, field, data in files:
        if isinstance(data, list):
            yield name, data
        elif data is not None:
            problems.append(Problem(name, "", field, brief(data), "a list of records", "write each as '- id: ...'"))


def read_records(
    root: Path, stem: str, kind: type[R], problems: list[Problem], added: Mapping[str, Mapping[str, object]] = {}
) -> dict[str, R]:
    """The records of one kind by id, in their files' order; what is wrong is added to `problems`."""
    records: dict[str, R] = {}
    for name, data in _lists(root, stem, added, problems):
        for number, raw in enumerate(data, 1):
            label = raw.get("id", f"record {number}") if isinstance(raw, dict) else f"record {number}"
            try:
                record = kind.model_validate(raw)
            except ValidationError as error:
                problems.extend(_reported(name, str(label), error, kind))
                continue
            # a record has an id, so the label is it
            if label in records:
                problems.append(Problem(name, label, "id", "an id used before", "an id of its own", "rename one"))
            records[label] = record
    return records


def validated(kind: type[R], data: object, name: str, problems: list[Problem]) -> R | None:
    """The one record that a file holds, or None and what is wrong with it."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        problems.extend(_reported(name, "", error, kind))
    return None
