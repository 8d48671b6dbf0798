"""The labels of the page: nothing stands in wording.yaml that no one reads."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from content.data.wording import Wording
from tests.project import TOP

SOURCES = {
    path: path.read_text("utf-8")
    for pattern in ("content/**/*.html", "content/**/*.py", "geo/webmap.py", "geo/web/*.js", "dashboard.py")
    for path in TOP.glob(pattern)
    if path.name != "wording.py"
}

#: Read by a key that is worked out: w.dossier[language], from content.data.names.by_language; w.page[field].
BY_KEY = {"dossier.russian", "dossier.japanese", "page.names", "page.record", "page.online"}


def labels() -> Iterator[str]:
    """Every label as "group.label"; labels by key of a vocabulary as "group", as their keys are checked when read."""
    for group, field in Wording.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from (f"{group}.{label}" for label in field.annotation.model_fields)
        else:
            yield group


def is_read(name: str) -> bool:
    """Whether a source says `w.group.label`, or takes out the group and says `words.label`."""
    group, _, label = name.rpartition(".")
    direct = re.compile(rf"\b(w|words|wording)\.{re.escape(name)}\b")
    taken = re.compile(rf"\b(words|wording)\.{group}\b(?!\.)")
    through = re.compile(rf"\bwords\.{label}\b")

    def holds_group(path):  # the map's script is given the labels of the map and no others
        return group == "map" if path.suffix == ".js" else group and taken.search(SOURCES[path])

    return name in BY_KEY or any(
        direct.search(text) or (holds_group(path) and through.search(text)) for path, text in SOURCES.items()
    )


def test_no_label_counts_the_articles():
    text = (TOP / "content" / "records" / "wording.yaml").read_text("utf-8")
    assert not re.search(r"\b(four|five|six|\d+)( news)? articles\b|\ball (five|six)\b", text, re.IGNORECASE)


def test_every_label_is_read():
    assert [name for name in labels() if not is_read(name)] == []


@pytest.mark.parametrize(
    "name", ["page.choose", "map.choose", "dossier.said_by", "dossier.status", "sources.grade", "no"]
)
def test_label_that_nothing_reads_is_found(name):
    assert not is_read(name)
