import re
import shutil

import pytest

from content.data.edition import edition
from tests.project import change, copy_project


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("original"))


@pytest.fixture
def copy(original, tmp_path):
    edition.cache_clear()
    return shutil.copytree(original, tmp_path / "copy")


def anew(root):
    edition.cache_clear()
    return edition(root)


def test_it_is_ten_hexadecimal_digits_and_the_same_twice():
    assert re.fullmatch("[0-9a-f]{10}", edition())
    first = edition()
    edition.cache_clear()
    assert edition() == first


def test_it_does_not_depend_on_where_the_files_are(original, copy):
    assert anew(copy) == anew(original)


def test_every_file_counts(copy):
    first = anew(copy)
    files = [
        *sorted((copy / "content" / "records").glob("*.yaml")),
        *sorted((copy / "seeds").glob("*.txt")),
        *sorted((copy / "geo").glob("*.geojson")),
        copy / "geo" / "areas.csv",
    ]
    assert len(files) > 20
    seen = {first}
    for path in files:
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        seen.add(anew(copy))
        path.write_bytes(before)
    assert len(seen) == len(files) + 1, "each change gives another edition"
    assert anew(copy) == first


def test_one_changed_word_of_a_record_counts(copy):
    first = anew(copy)
    change(copy, "proposals", "transfer-1956", title="Another title")
    assert anew(copy) != first


def test_an_added_article_counts(copy):
    first = anew(copy)
    added = copy / "content" / "records" / "added"
    added.mkdir(exist_ok=True)
    (added / "a5.yaml").write_text("articles: []\n", "utf-8")
    second = anew(copy)
    (copy / "seeds" / "new.txt").write_text("A text.", "utf-8")
    assert len({first, second, anew(copy)}) == 3


def test_a_name_counts_and_so_does_what_is_taken_out(copy):
    first = anew(copy)
    seed = next((copy / "seeds").glob("*.txt"))
    seed.rename(seed.with_name("renamed.txt"))
    second = anew(copy)
    (copy / "seeds" / "renamed.txt").unlink()
    assert len({first, second, anew(copy)}) == 3


def test_other_files_do_not_count(copy):
    for other in ["seeds/README.md", "geo/build.log", "content/records/notes.txt", "content/x.yaml"]:
        first = anew(copy)
        (copy / other).write_text("anything", "utf-8")
        assert anew(copy) == first
