"""Read the record files. Everything wrong with them is collected, nothing raised, so that it can be listed at once."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from content.vocabulary import Record
from content.wording import Wording
from geo.problem import Problem

R = TypeVar("R", bound=Record)

FOLDER = "content/records"
SHOWN = 80
"""How many characters of a wrong value are shown."""


class _Loader(yaml.CBaseLoader):
    """Every scalar stays the text it is: `1956-10` is no date to be padded, `no` no truth value."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
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
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        problems.append(Problem(name, "", "", "no such file", "a UTF-8 text file", "restore it"))
    except UnicodeDecodeError as error:
        problems.append(Problem(name, "", "", brief(error), "UTF-8", "save the file as UTF-8"))
    return None


def read_yaml(root: Path, stem: str, problems: list[Problem]) -> object:
    """What `content/records/<stem>.yaml` holds, all scalars as text; None and a problem if it can't be read."""
    name = f"{FOLDER}/{stem}.yaml"
    text = read_text(root / name, name, problems)
    if text is None:
        return None
    try:
        data = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        problems.append(Problem(name, "", "", brief(error), "YAML", "mend it at the place named"))
        return None
    if not data:
        problems.append(Problem(name, "", "", "an empty file", "records", "restore the records"))
        return None
    return data


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
        problems.append(Problem(name, record, field, found, allowed, remedy))
    return problems


def read_records(root: Path, stem: str, kind: type[R], problems: list[Problem]) -> dict[str, R]:
    """The records of one file by id, in the file's order; what is wrong is added to `problems`."""
    name = f"{FOLDER}/{stem}.yaml"
    data = read_yaml(root, stem, problems)
    if data is None:
        return {}
    if not isinstance(data, list):
        problems.append(Problem(name, "", "", brief(data), "a list of records", "write each as '- id: ...'"))
        return {}
    records: dict[str, R] = {}
    for number, raw in enumerate(data, 1):
        label = raw.get("id", f"record {number}") if isinstance(raw, dict) else f"record {number}"
        try:
            record = kind.model_validate(raw)
        except ValidationError as error:
            problems.extend(_reported(name, str(label), error, kind))
            continue
        if record.id in records:
            problems.append(Problem(name, record.id, "id", "an id used before", "an id of its own", "rename one"))
        records[record.id] = record
    return records


def read_wording(root: Path, problems: list[Problem]) -> Wording | None:
    """Every label of the page, or None and what is wrong with them."""
    data = read_yaml(root, "wording", problems)
    if data is None:
        return None
    try:
        return Wording.model_validate(data)
    except ValidationError as error:
        problems.extend(_reported(f"{FOLDER}/wording.yaml", "", error, Wording))
    return None
