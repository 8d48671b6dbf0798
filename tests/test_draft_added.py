"""The file that a draft becomes, in content/records/added/: its faults are named there, and its records may move."""

import pytest
import yaml

from content.data.join import load_atlas
from content.data.load import read_books
from content.data.record_files import _Loader
from tests.project import records
from tests.sixth_article import ARTICLE, DRAFT, drafted, fill_in


@pytest.mark.parametrize(
    ("text", "record", "field", "found", "allowed"),
    [
        ("", "", "", "an empty file", "records"),
        ("- id: a5", "", "", "[{'id': 'a5'}]", "lists of records by kind"),
        ("article: []", "", "article", "a kind of record", "one of: units, islets, articles, people"),
        ("people: none", "", "people", "none", "a list of records"),
        ("events:", "", "events", "nothing", "a list of records"),
        ("people:\n- {id: lavrov, name: A, office: O}", "lavrov", "id", "an id used before", "an id of its own"),
        ("people:\n- {id: new, name: A, office: O, sid: O}", "new", "sid", "O", "keys: id, name, office, side"),
        (
            "notes:\n- {id: new, kind: style, excerpts: [a9-01], statement: {text: T, excerpts: [a0-01]}}",
            "new", "excerpts", "a9-01", "an id in content/records/excerpts.yaml",
        ),
        ("excerpts:\n- {id: x, article: a0, quote: Q, voice: [agency], manner: narrated, refers_to: 2007}",
            "x", "quote", "Q", "text that stands once, byte for byte, in seeds/000_7774e3d3b33d1bb7.txt"),
    ],
)  # fmt: skip
def test_a_fault_in_an_added_file_is_named_there(root, text, record, field, found, allowed):
    (root / DRAFT).parent.mkdir(exist_ok=True)
    (root / DRAFT).write_text(text, "utf-8")
    (problem,) = read_books(root)[1]
    assert (problem.file, problem.record, problem.field) == (DRAFT, record, field)
    assert problem.found.startswith(found) and problem.allowed.startswith(allowed)


def test_what_was_added_may_move_to_the_main_files(root):
    drafted(root, ARTICLE)
    fill_in(root / DRAFT)
    added = load_atlas(root).books
    for stem, these in yaml.load((root / DRAFT).read_text("utf-8"), _Loader).items():
        path = root / "content" / "records" / f"{stem}.yaml"
        listed = yaml.safe_dump(these, allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(path.read_text("utf-8").rstrip("\n") + "\n\n" + listed, "utf-8")
    (root / DRAFT).unlink()
    assert "a5" in [card["id"] for card in records(root, "articles")]
    moved = load_atlas(root).books
    assert (moved.articles, moved.excerpts, moved.events) == (added.articles, added.excerpts, added.events)
