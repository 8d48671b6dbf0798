"""A copy of the project's data that a test may break, and the few edits that tests make."""

import hashlib
import shutil
from pathlib import Path

import yaml

TOP = Path(__file__).parents[1]


def copy_project(to: Path) -> Path:
    """The data of this project, copied so that it can be broken: geo/, content/records/ and seeds/ below `to`.

    Without the articles added since, each of which is whole in its own file: the next one is a5.
    """
    for folder in ("geo", "content/records", "seeds"):
        shutil.copytree(TOP / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__", "*.py", "added"))
    return to


def records(root: Path, stem: str) -> list[dict]:
    """The records of one file, all scalars as text, as the loader sees them."""
    return yaml.load((root / "content" / "records" / f"{stem}.yaml").read_text("utf-8"), yaml.CBaseLoader)


def write(root: Path, stem: str, data: object) -> None:
    """Put records into one file."""
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    (root / "content" / "records" / f"{stem}.yaml").write_text(text, "utf-8")


def change(root: Path, stem: str, record: str, **fields: object) -> None:
    """Set fields of one record."""
    data = records(root, stem)
    next(entry for entry in data if entry["id"] == record).update(fields)
    write(root, stem, data)


def drop(root: Path, stem: str, record: str) -> None:
    """Take one record out."""
    write(root, stem, [entry for entry in records(root, stem) if entry["id"] != record])


def reseal(root: Path, article: str) -> None:
    """Make an article's card fit its changed file."""
    card = next(entry for entry in records(root, "articles") if entry["id"] == article)
    change(root, "articles", article, sha256=hashlib.sha256((root / "seeds" / card["file"]).read_bytes()).hexdigest())
