import pytest

from content.data.record_files import brief, read_records, read_text
from content.model.records import Person


@pytest.fixture
def people(tmp_path):
    """Puts text into people.yaml and reads it: (records, problems)."""
    folder = tmp_path / "content" / "records"
    folder.mkdir(parents=True)

    def read(text):
        (folder / "people.yaml").write_text(text, "utf-8")
        problems = []
        records, homes = read_records(tmp_path, {"people": Person}, problems)
        assert homes == {("people", name): FILE for name in records["people"]}
        return records["people"], problems

    return read


FILE = "content/records/people.yaml"


def test_good_records(people):
    found, problems = people("- {id: a, name: A, office: O, side: japan}\n- {id: b, name: B, office: P}\n")
    assert problems == []
    assert found == {"a": Person(id="a", name="A", office="O", side="japan"), "b": Person(id="b", name="B", office="P")}


def test_scalars_stay_text(people):
    found, _ = people("- {id: a, name: no, office: 1956-10}\n")
    assert found["a"] == Person(id="a", name="no", office="1956-10")


@pytest.mark.parametrize(
    ("text", "record", "field", "found", "remedy"),
    [
        ("", "", "", "an empty file", "restore the records"),
        ("a: [", "", "", "", "mend it at the place named"),
        ("just text", "", "", "just text", "write each as '- id: ...'"),
        ("- {id: a, name: A, ofice: O, office: P}", "a", "ofice", "O", "correct the key's spelling or take it out"),
        ("- {id: a, name: A}", "a", "office", "nothing", "add it"),
        ("- {id: a, name: A, office: P, side: mars}", "a", "side", "mars", "correct it"),
        ("- {id: Not An Id, name: A, office: P}", "Not An Id", "id", "Not An Id", "correct it"),
        ("- {id: a, name: A, office: P}\n- {id: a, name: B, office: P}", "a", "id", "an id used before", "rename one"),
        ("- {id: a, name: A, name: B, office: P}", "", "", "the key 'name' stands twice", "mend it at the place named"),
        ("- {[a]: b}", "", "", "a key is a list or a mapping", "mend it at the place named"),
        ("- just text", "record 1", "", "just text", "correct it"),
    ],
)
def test_each_fault_is_named(people, text, record, field, found, remedy):
    _, problems = people(text)
    assert len(problems) == 1
    problem = problems[0]
    assert (problem.file, problem.record, problem.field, problem.remedy) == (FILE, record, field, remedy)
    assert found in problem.found


def test_all_faults_at_once(people):
    found, problems = people("- {id: a, nme: A}\n- {id: b, name: B, office: O}\n- {id: c, office: O}\n")
    assert list(found) == ["b"]
    assert [(p.record, p.field) for p in problems] == [("a", "name"), ("a", "office"), ("a", "nme"), ("c", "name")]


def test_missing_file_and_wrong_encoding(tmp_path):
    problems, remedy = [], "restore it, or save it as UTF-8"
    assert read_text(tmp_path / "none", "none", problems) is None
    (tmp_path / "latin").write_bytes("é".encode("latin-1"))
    assert read_text(tmp_path / "latin", "latin", problems) is None
    assert [(p.file, p.remedy) for p in problems] == [("none", remedy), ("latin", remedy)]


def test_text_is_byte_for_byte(tmp_path):
    (tmp_path / "a").write_bytes("one\r\ntwo\u2028three".encode())
    assert read_text(tmp_path / "a", "a", []) == "one\r\ntwo\u2028three"


def test_brief_is_one_short_line():
    assert brief("a\nb") == "a b"
    assert brief("") == "nothing"
    assert len(brief("x" * 10_000)) == 81
