"""`python -m content.brief`: files without the app, and what it says when something can't be made."""

import pytest

from content.brief import main
from content.exports.files import EXPORTS, export

STARTS = {"pptx": b"PK", "pdf": b"%PDF-", "html": b"<!", "yaml": b"title:"}


@pytest.fixture
def brief(tmp_path):
    """A short briefing as a file."""
    path = tmp_path / "short.yaml"
    path.write_text("title: Short\ndate: 2026-01-02\nscenes: [overview, 'island:habomai']\n", "utf-8")
    return path


def test_every_kind_is_written_without_the_app(brief, tmp_path, capsys):
    outs = {kind: tmp_path / f"out.{kind}" for kind in EXPORTS}
    given = [part for kind, path in outs.items() for part in (f"--{kind}", str(path))]
    assert main(["--brief", str(brief), *given]) == 0
    for kind, path in outs.items():
        assert path.read_bytes()[:6].startswith(STARTS[kind][:6])
    said = capsys.readouterr().out
    assert all(str(path) in said for path in outs.values()) and "edition" in said


def test_the_date_is_the_given_one(brief, tmp_path):
    out = tmp_path / "out.yaml"
    assert main(["--brief", str(brief), "--date", "2026-11-21", "--yaml", str(out)]) == 0
    assert "2026-11-21" in out.read_text("utf-8") and "2026-01-02" not in out.read_text("utf-8")


def test_nothing_asked_for_is_said_and_ends_with_2(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2 and "--pptx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title: T\ndate: 2026-01-01\nscenes: ['island:atlantis']\n", "island:atlantis"),
        ("nonsense", "nonsense"),
        ("", "empty"),
    ],
)
def test_a_wrong_briefing_is_named_and_nothing_made(tmp_path, capsys, text, named):
    wrong, out = tmp_path / "wrong.yaml", tmp_path / "out.html"
    wrong.write_text(text, "utf-8")
    assert main(["--brief", str(wrong), "--html", str(out)]) == 1
    assert named in capsys.readouterr().err and not out.exists()


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["--brief", str(tmp_path / "gone.yaml"), "--yaml", str(tmp_path / "out.yaml")]) == 1
    assert "gone.yaml" in capsys.readouterr().err


def test_one_that_fails_leaves_the_rest(brief, tmp_path, capsys, monkeypatch):
    def fails(filled, pages):
        raise ImportError("no slides today")

    monkeypatch.setitem(EXPORTS, "pptx", fails)
    export.cache_clear()
    slides, page = tmp_path / "out.pptx", tmp_path / "out.html"
    assert main(["--brief", str(brief), "--pptx", str(slides), "--html", str(page)]) == 1
    assert "no slides today" in capsys.readouterr().err
    assert page.exists() and not slides.exists()


def test_a_folder_that_is_not_there_is_named(brief, tmp_path, capsys):
    assert main(["--brief", str(brief), "--yaml", str(tmp_path / "no" / "out.yaml")]) == 1
    assert "out.yaml" in capsys.readouterr().err
