import json

from content.check import main, report
from geo import UNITS
from tests.project import change, copy_project, records


def test_the_project_is_whole(capsys):
    assert main(["--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["problems"] == []
    assert printed["uncovered"] == []
    assert set(printed) == {
        *("articles", "excerpts", "events", "proposals", "positions", "disagreements", "references"),
        *("problems", "uncovered", "islands", "readings"),
    }
    assert (
        printed["articles"] >= 5
        and printed["proposals"] >= 35
        and printed["events"] >= 45
        and printed["disagreements"] >= 15
    )


def test_summary_in_words(capsys):
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == list(UNITS) and [line.split()[0] for line in lines[1:4]] == ["japan", "russia", "own"]
    for japan, russia in zip(*(map(int, line.split()[2:]) for line in lines[1:3]), strict=True):
        assert min(japan, russia) >= 0.85 * max(japan, russia)
    assert lines[4].split() == ["references", "primary", "official", "press", "tertiary"]
    assert [line.split()[:2] for line in lines[5:8]] == [["read:", way] for way in ("itself", "copy", "quoted")]
    assert " articles, " in lines[8]


def test_every_problem_is_printed_and_the_exit_code_is_1(tmp_path, capsys):
    root = copy_project(tmp_path)
    change(root, "excerpts", "a0-01", quote="Never said.")
    change(root, "people", "date", ofice="x")
    assert main(["--root", str(root)]) == 1
    printed = capsys.readouterr().out
    assert "content/records/excerpts.yaml: a0-01: quote: found Never said." in printed
    assert "content/records/people.yaml: date: ofice: found x; allowed: keys: id, name, office, side" in printed


def test_a_sentence_without_record_is_uncovered_but_no_problem(tmp_path):
    root = copy_project(tmp_path)
    a4 = next(card for card in records(root, "articles") if card["id"] == "a4")
    change(root, "articles", "a4", left_out=a4["left_out"][:1])
    found = report(root)
    assert found["problems"] == []
    assert [gap["article"] for gap in found["uncovered"]] == ["a4"]
    assert "non-exhaustible" in found["uncovered"][0]["sentence"]
