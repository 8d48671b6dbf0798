"""The draft of a hostile file: its text comes back byte for byte; and what is refused changes nothing."""

import hashlib
import re

import pytest
import yaml

from content.check import report
from content.data.record_files import _Loader
from content.draft import main, quoted
from tests.sixth_article import ARTICLE, DRAFT, drafted, everything, put, quotes

HOSTILE = [
    "- dash first.", "# no comment.", "key: value.", "?key.", "'single' and \"double\".", "\"Quote,\" he said: 'no'.",
    "*alias &anchor !tag | > % @ `.", "[a, b] {c: d}.", "--- document.", "...end.", "null.", "no.", "2018-02-11.",
    "1.", "back\\slash \\n \\x41.", "tab\there.", "nbsp\u00a0here.", "zero\u200bwidth.", "bom\ufeffinside.",
    "nul\x00.", "bell\x07 and del\x7f.", "next\x85line.", "ls\u2028ps\u2029end.", "soft\u00adhyphen.", "rtl\u202eend.",
    "択捉島 と Итуруп.", "emoji 😀.", "private \ue000 and \U0010ffff.", "old\rmac.", "<script>alert(1)</script>.",
    "{name} {{ name }} {% x %} %s.", "trailing colon:.", "é e\u0301.",
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_hostile_sentences_come_back_byte_for_byte(root, end):
    article = end.join(["\ufeffMenu", *(f"  {text}  " for text in HOSTILE), 'A headline: # "so"\u00a0\' - \\'])
    data = drafted(root, article)
    found = quotes(data)
    assert "".join(article.split()) == "".join("".join(["\ufeffMenu", *found, article.splitlines()[-1]]).split())
    raw = (root / "seeds" / "NEW.txt").read_bytes()
    assert all(quote.encode() in raw for quote in found)
    assert not any("\n" in quote or quote.endswith("\r") for quote in found)
    text = (root / DRAFT).read_text("utf-8")
    loose = yaml.load("\n".join(re.findall(r"^  # (- .*)$", text, re.MULTILINE)[:2]), _Loader)
    assert loose == ['A headline: # "so"\u00a0\' - \\'] and data["articles"][0]["headline"] == "\ufeffMenu"
    assert data["articles"][0]["sha256"] == hashlib.sha256(raw).hexdigest()
    assert not any(problem["remedy"] != "fill it in" for problem in report(root)["problems"])


def test_quoted_comes_back():
    texts = [*HOSTILE, "", " space ", "line\nbreak"]
    assert [yaml.load(f"a: {quoted(text)}", _Loader)["a"] for text in texts] == texts
    assert all(quoted(text).isprintable() for text in texts)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../NEW.txt", b"One came.", "is not in seeds/"),
        ("sub/NEW.txt", b"One came.", "is not in seeds/"),
        ("README.md", b"One came.", "its name must end in .txt"),
        ("NONE.txt", None, "there is no file"),
        ("NEW.txt", b"", "is empty"),
        ("NEW.txt", b" \r\n\t\n...", "is empty"),
        ("NEW.txt", "Île.".encode("latin-1"), "allowed: a text file in UTF-8"),
        ("NEW.txt", "One came.".encode("utf-16"), "allowed: a text file in UTF-8"),
        ("004_f38f321cf535aa5e.txt", None, "has its card already: a4, for seeds/004_f38f321cf535aa5e.txt"),
        ("COPY.txt", "a4", "has its card already: a4, for seeds/004_f38f321cf535aa5e.txt"),
    ],
)
def test_refused(root, capsys, name, content, told):
    path = root / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    if content == "a4":
        content = (root / "seeds" / "004_f38f321cf535aa5e.txt").read_bytes()
    if content is not None:
        path.write_bytes(content)
    before = everything(root)
    assert main(["--root", str(root), str(path)]) == 1
    printed = capsys.readouterr()
    assert told in printed.err and printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert everything(root) == before


def test_link_out_of_seeds_is_refused(root, capsys):
    (root / "elsewhere.txt").write_text("One came.")
    (root / "seeds" / "NEW.txt").symlink_to(root / "elsewhere.txt")
    assert main(["--root", str(root), str(root / "seeds" / "NEW.txt")]) == 1
    assert "is not in seeds/" in capsys.readouterr().err


def test_unreadable_records_are_named(root, capsys):
    (root / "content/records/articles.yaml").write_text("- id: [a\n", "utf-8")
    assert main(["--root", str(root), str(put(root, ARTICLE))]) == 1
    assert "the records must be read first: content/records/articles.yaml" in capsys.readouterr().err
