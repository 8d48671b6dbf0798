"""A sixth article: what the draft holds, what it refuses, and the whole way from a file in seeds/ to the dossier."""

import hashlib
import re

import pytest
import yaml

from content.atlas import load_atlas
from content.books import read_books
from content.check import main as check
from content.check import report
from content.draft import main, quoted, sentences
from content.read import _Loader
from tests.project import TOP, copy_project, records

HEADLINE = "Ferry between Nemuro and Shikotan sails again"
SENTENCES = [
    "TOKYO, May 2. /TASS/. The ferry to Shikotan sailed on Wednesday: for the first time in three years.",
    "\"We waited #1: long, 'very' long,\" Foreign Minister Motegi said.",
    "- It carried 12 people, among them U.S. tourists & one <b>dog</b>.",
    "[Almost] everybody slept!",
    "The captain was pleased.",
]
ARTICLE = f"All news\n\n{HEADLINE}\n\n{SENTENCES[0]} {SENTENCES[1]}\n\n{SENTENCES[2]}\n{' '.join(SENTENCES[3:])}\n"
DRAFT = "content/records/added/a5.yaml"
EMPTY = ("voice", "manner", "speakers", "refers_to", "units")


@pytest.fixture
def root(tmp_path):
    return copy_project(tmp_path)


def put(root, text, name="NEW.txt"):
    """An article in seeds/, as received."""
    path = root / "seeds" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def drafted(root, text, name="NEW.txt"):
    """What the draft of an article holds, as the dashboard reads it."""
    assert main(["--root", str(root), str(put(root, text, name))]) == 0
    return yaml.load((root / DRAFT).read_text("utf-8"), _Loader)


def quotes(data):
    return [excerpt["quote"] for excerpt in data["excerpts"]]


def everything(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fill_in(path):
    """What a person does with the draft of ARTICLE in an editor: line by line, in the file as it was written."""
    text = path.read_text("utf-8")

    def change(pattern, new):
        nonlocal text
        text, times = re.subn(pattern, lambda _: new, text, flags=re.MULTILINE)
        assert times == 1, pattern

    change(r"^  date_printed:$", '  date_printed: ["May 2", Wednesday]')
    change(r"^  published_on:.*$", "  published_on: 2018-05-02")
    change(r"^  date_inferred:.*$", "  date_inferred: No year is printed; 2 May was a Wednesday in 2018.")
    change(r'^  # - "All news".*\n', "")
    change(r"^  headings:$", "  headings: []")
    change(r"^  clutter:$", "  clutter:\n    - All news")
    change(
        r"^  # left_out:\n(  #.*\n){3}", f"  left_out:\n    - quote: {SENTENCES[4]}\n      reason: On the captain.\n"
    )
    change(r"\n- id: a5-05\n(  .+\n)+", "")
    narrated = "  voice: [agency]\n  manner: narrated\n  speakers: []\n"
    said = "  voice: [japanese_official]\n  manner: quoted\n  speakers: [motegi]\n"
    for number in ("01", "02", "03", "04"):
        who = said if number == "02" else narrated
        change(
            rf"(?<=^- id: a5-{number}\n  article: a5\n)(  quote: .*\n    .*\n)(  (?:{'|'.join(EMPTY)}):\n){{5}}",
            f"  quote: |-\n    {SENTENCES[int(number) - 1]}\n{who}  refers_to: 2018-05-02\n  units: [shikotan]\n",
        )
    example = text[text.index("# events:") :]
    text = text.replace(example, re.sub(r"^# ?", "", example, flags=re.MULTILINE))
    change(r"what-happened-2018", "ferry-2018")
    change(r"date: 2018-02-11", "date: 2018-05-02")
    change(r"title: What happened", "title: Ferry sails again")
    change(r"units: \[iturup, kunashir, shikotan, habomai\]$", "units: [shikotan]")
    change(r"In our own words, with who says so\.", "TASS writes that a ferry sailed to Shikotan.")
    change(r"excerpts: \[a5-01\]", "excerpts: [a5-01, a5-02, a5-03, a5-04]")
    path.write_text(text, "utf-8")


def test_the_whole_way(root, capsys):
    before, was = everything(root), report(root)
    article = put(root, ARTICLE)
    assert main(["--root", str(root), str(article)]) == 0
    assert f"{root / DRAFT}: 5 sentences." in capsys.readouterr().out
    assert everything(root) == before | {path: path.read_bytes() for path in (article, root / DRAFT)}

    assert check(["--root", str(root)]) == 1
    told = [problem for problem in report(root)["problems"] if problem not in was["problems"]]
    assert {problem["file"] for problem in told} == {DRAFT}
    card = ("date_printed", "published_on", "date_inferred", "headings", "clutter")
    assert [(problem["record"], problem["field"]) for problem in told] == [
        *(("a5", field) for field in card),
        *((f"a5-{number:02d}", field) for number in range(1, 6) for field in EMPTY),
    ]
    assert all(problem["found"] == "nothing" and problem["remedy"] == "fill it in" for problem in told)
    allowed = {problem["field"]: problem["allowed"] for problem in told}
    assert allowed["voice"] == "a list of: russian_official, japanese_official, agency"
    assert allowed["units"] == "a list of: iturup, kunashir, shikotan, habomai; [] for none"
    assert allowed["speakers"] == "a list; [] for none"
    assert allowed["date_inferred"] == "a text"

    fill_in(root / DRAFT)
    found = report(root)
    assert found["problems"] == was["problems"] == []
    assert found["uncovered"] == []
    assert {name: found[name] - was[name] for name in ("articles", "excerpts", "events")} == {
        "articles": 1,
        "excerpts": 4,
        "events": 1,
    }
    atlas = load_atlas(root)
    assert [piece.text for piece in atlas.marked["a5"] if piece.excerpt] == SENTENCES[:4]
    assert [e.quote for e in atlas.dossiers["shikotan"].excerpts if e.article == "a5"] == SENTENCES[:4]
    assert "ferry-2018" in [event.id for event in atlas.dossiers["shikotan"].history]
    assert not [e for e in atlas.dossiers["iturup"].excerpts if e.article == "a5"]


def test_card_holds_what_is_certain_and_leaves_the_rest(root):
    (card,) = drafted(root, ARTICLE)["articles"]
    assert card == {
        "id": "a5", "file": "NEW.txt", "sha256": hashlib.sha256(ARTICLE.encode()).hexdigest(), "outlet": "TASS",
        "headline": HEADLINE, "place": "Tokyo", "date_printed": "", "published_on": "", "date_inferred": "",
        "headings": "", "clutter": "",
    }  # fmt: skip
    text = (root / DRAFT).read_text("utf-8")
    assert '# - "All news"  # clutter in a' in text
    assert 'Found: ["May 2", "Wednesday"]' in text


def test_what_is_not_certain_is_left(root):
    (card,) = drafted(root, "MOSXOW, May 2. /Daily Planet/. One came.\nMenu\nMenu\nFoot")["articles"]
    assert (card["outlet"], card["headline"], card["place"]) == ("", "", "")
    text = (root / DRAFT).read_text("utf-8")
    assert '# the dateline prints "MOSXOW"' in text and '# the dateline prints "Daily Planet"' in text
    assert text.count('# - "Menu"\n') == text.count('# - "Foot"\n') == 1


def test_no_loose_line_needs_no_list(root):
    (card,) = drafted(root, "Headline\nOne came.")["articles"]
    assert (card["headline"], card["headings"], card["clutter"]) == ("Headline", [], [])


def test_no_sentence(root):
    assert drafted(root, "Menu\nHeadline")["excerpts"] == []


@pytest.mark.parametrize("article", ["a1", "a2", "a3", "a4"])
def test_the_received_articles_would_be_drafted_as_they_were_recorded(root, article):
    books, _ = read_books(TOP)
    recorded = [e.quote for e in books.excerpts_of(article)]
    recorded += [omission.quote for omission in books.articles[article].left_out]
    assert sorted(quotes(drafted(root, books.texts[article] + "\n"))) == sorted(recorded)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("One came. Two went.", ["One came.", "Two went."]),
        ("The U.S. troops left. He said so.", ["The U.S. troops left.", "He said so."]),
        ("TOKYO, May 2 (RIA Novosti) - One came. Two went.", ["TOKYO, May 2 (RIA Novosti) - One came.", "Two went."]),
        ("MOSCOW, May 2. /TASS/. One came. Two went.", ["MOSCOW, May 2. /TASS/. One came.", "Two went."]),
        ("MOSCOW, May 2, 2018. /TASS/. One came.", ["MOSCOW, May 2, 2018. /TASS/. One came."]),
        ("One came. One came.", ["One came.", "One came."]),
        ("  One came.\r", ["One came."]),
        ("One came. Show more", ["One came.", "Show more"]),
        ("All news", []),
        ("", []),
        (" ... ", []),
    ],
)
def test_sentences(line, found):
    assert sentences(line) == found


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


@pytest.mark.parametrize("text", [*HOSTILE, "", " space ", "line\nbreak"])
def test_quoted_comes_back(text):
    assert yaml.load(f"a: {quoted(text)}", _Loader) == {"a": text}
    assert quoted(text).isprintable()


def test_sentence_that_stands_twice_is_said_to(root):
    assert quotes(drafted(root, "Headline\nOne came. Two went.\nOne came.")) == ["One came.", "Two went.", "One came."]
    assert (root / DRAFT).read_text("utf-8").count("# Stands more than once in the file") == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../NEW.txt", b"One came.", "is not in seeds/"),
        ("sub/NEW.txt", b"One came.", "is not in seeds/"),
        ("README.md", b"One came.", "its name must end in .txt"),
        ("NONE.txt", None, "there is no file"),
        ("NEW.txt", b"", "is empty"),
        ("NEW.txt", b" \r\n\t\n...", "is empty"),
        ("NEW.txt", "Île.".encode("latin-1"), "allowed: UTF-8"),
        ("NEW.txt", "One came.".encode("utf-16"), "allowed: UTF-8"),
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


def test_a_second_draft_takes_the_next_id_and_nothing_is_overwritten(root, capsys):
    drafted(root, ARTICLE)
    before = everything(root)
    assert main(["--root", str(root), str(root / "seeds" / "NEW.txt")]) == 1
    assert "has its card already: a5" in capsys.readouterr().err
    assert everything(root) == before
    (root / DRAFT).rename(root / "content/records/added/a7.yaml.txt")  # put aside: its id stays taken
    assert main(["--root", str(root), str(put(root, "Another.", "OTHER.txt"))]) == 0
    assert (root / "content/records/added/a8.yaml").exists()


def test_unreadable_records_are_named(root, capsys):
    (root / "content/records/articles.yaml").write_text("- id: [a\n", "utf-8")
    assert main(["--root", str(root), str(put(root, ARTICLE))]) == 1
    assert "the records must be read first: content/records/articles.yaml" in capsys.readouterr().err


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
        ("excerpts:\n- {id: x, article: a0, quote: Komura also, voice: [agency], manner: narrated, refers_to: 2006}",
            "x", "", "cited by no event", "an excerpt that is cited"),
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
