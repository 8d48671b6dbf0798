"""A sixth article: what its draft holds, what is refused, and the whole way from a file in seeds/ to the dossier."""

import hashlib
import re

import pytest
import yaml

from content.check import main as check
from content.check import report
from content.data.join import load_atlas
from content.data.load import read_books
from content.data.passages import marked
from content.data.record_files import _Loader
from content.draft import draft, main, quoted, sentences
from tests.project import TOP
from tests.sixth_article import ARTICLE, DRAFT, EMPTY, HEADLINE, SENTENCES, drafted, everything, fill_in, put, quotes


def test_the_whole_way(root, capsys):
    before, was = everything(root), report(root)
    article = put(root, ARTICLE)
    assert main(["--root", str(root), str(article)]) == 0
    assert f"{root / DRAFT}: 5 sentences, 30 fields to fill in." in capsys.readouterr().out
    assert everything(root) == before | {path: path.read_bytes() for path in (article, root / DRAFT)}

    assert check(["--root", str(root)]) == 1
    assert "; 30 problems (30 of them fields to fill in), " in capsys.readouterr().out
    told = [problem for problem in report(root)["problems"] if problem not in was["problems"]]
    assert {problem["file"] for problem in told} == {DRAFT}
    card = ("date_printed", "published_on", "date_inferred", "headings", "clutter")
    assert [(problem["record"], problem["field"]) for problem in told] == [
        *(("a5", field) for field in card),
        *((f"a5-{number:02d}", field) for number in range(1, 6) for field in EMPTY),
    ]
    assert all(problem["found"] == "nothing" and problem["remedy"] == "fill it in" for problem in told)
    allowed = {problem["field"]: problem["allowed"] for problem in told}
    assert allowed["voice"] == "a list of: russian_official, japanese_official, agency, private_person, third_party"
    assert allowed["units"] == "a list of: iturup, kunashir, shikotan, habomai; [] for none"
    assert allowed["speakers"] == allowed["date_printed"] == "a list; [] for none"
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
    pieces = marked(atlas.books.texts["a5"], atlas.books.excerpts_of("a5"))
    assert [piece.text for piece in pieces if piece.mark] == SENTENCES[:4]
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
    assert "speakers:  # named: [motegi]\n" in text and text.count("units:  # named: [shikotan]\n") == 1

    other = drafted(root, "MOSXOW, May 2. /Daily Planet/. One came.\nMenu\nMenu\nFoot", "OTHER.txt", "a6")
    (card,) = other["articles"]
    assert (card["outlet"], card["headline"], card["place"]) == ("", "", "")
    text = (root / DRAFT.replace("a5", "a6")).read_text("utf-8")
    assert '# the dateline prints "MOSXOW"' in text and '# the dateline prints "Daily Planet"' in text
    assert text.count('# - "Menu"\n') == text.count('# - "Foot"\n') == 1

    (card,) = drafted(root, "Headline\nOne came.", "THIRD.txt", "a7")["articles"]
    assert (card["headline"], card["headings"], card["clutter"]) == ("Headline", [], [])
    assert drafted(root, "Menu\nHeadline", "FOURTH.txt", "a8")["excerpts"] == []


@pytest.mark.parametrize(
    ("line", "outlet", "place", "dates"),
    [
        ("SAPPORO (Kyodo) -- A group left on Sunday.", "Kyodo", "SAPPORO", ["Sunday"]),
        ("NEMURO, Japan (AP) — They met on Feb. 7, 2023.", "AP", "NEMURO", ["Feb. 7, 2023"]),
        ("WASHINGTON, D.C. (AFP) - They met on 22 Jan, 2019.", "AFP", "WASHINGTON", ["22 Jan, 2019"]),
        ("TOKYO, Nov 14 (Reuters) - The talks go on.", "Reuters", "TOKYO", ["Nov 14"]),
        ("MOSCOW. Nov 10 (Interfax) - The talks go on.", "Interfax", "MOSCOW", ["Nov 10"]),
        ("Kushiro, Hokkaido, Sept. 23 (Jiji Press)—They left.", "Jiji Press", "Kushiro", ["Sept. 23"]),
        ("МОСКВА, 5 сен — РИА Новости. Россия вышла в среду.", "РИА Новости", "МОСКВА", ["5 сен", "среду"]),
        ("ТОКИО, 2 мая 2018. /ТАСС/. Паром вышел.", "ТАСС", "ТОКИО", ["2 мая 2018"]),
        ("Москва. 10 ноября. INTERFAX.RU - Паром вышел.", "INTERFAX.RU", "Москва", ["10 ноября"]),
        ("【モスクワ時事】令和3年7月26日（月曜）、外相が会談した。", "時事", "モスクワ", ["令和3年7月26日", "月曜"]),
        ("[東京　１４日　ロイター]会談は2015年8月22日だった。", "ロイター", "東京", ["2015年8月22日"]),
        ("The islands were named at 20:52 on 05.09.2022.", "", "", ["05.09.2022"]),
        ("The islands were named.", "", "", []),
    ],
)
def test_datelines_and_dates(line, outlet, place, dates):
    written = draft("a5", "NEW.txt", f"Headline\n{line}", [], read_books(TOP)[0])
    assert [e["quote"] for e in yaml.safe_load(written)["excerpts"]] == [line]
    printed = dict(re.findall(r'^  (outlet|place):  # the dateline prints "(.*)"$', written, re.MULTILINE))
    assert (printed.get("outlet", ""), printed.get("place", "")) == (outlet, place)
    assert f"Found: [{', '.join(map(quoted, dates))}]" in written


@pytest.mark.parametrize(
    "told",
    [
        ["One came.", "Two went."],
        ["The U.S. Senate voted.", "The U.S. troops left on Nov. 14.", "Mr. A met Gen. B in St. Petersburg."],
        ["The No. 2 official left at 5 p.m.", "Dr. D. E. F of the U.S. stayed."],
        ['"It is over. We go," he said.', '"We stay."', "They left."],
        ["TOKYO, May 2 (RIA Novosti) - One came.", "Two went."],
        ["MOSCOW, May 2, 2018. /TASS/. One came.", "Two went."],
        ["Japan claims them.", "They were seized. (Kyodo)"],
        ["1. The sides agreed.", "They left."],
        ["А. И. Иванов и П.П. Петров были на о. Итуруп, т.е. далеко.", "«Мы ждём. Мы рады!» — сказал он."],
        ["外相は「交渉を続ける。期待する。」と述べた。", "会談は3時間続いた。"],
        ["１．我が国は抗議した。", "ロシア側は「受け入れない」と答えた（注。参照）。"],
    ],
)
def test_sentences(told):
    assert sentences(("" if "。" in told[0] else " ").join(told)) == told


def test_lines_that_are_no_sentences():
    assert [sentences(line) for line in ("All news", "", " ... ", "— ", "北方領土の日")] == [[]] * 5
    for line in ("  One came.\r", "• the sides meet", "(a) the sides meet", "The sides agree;"):
        assert sentences(line) == [line.strip()]
    assert sentences("One came. Show more") == ["One came.", "Show more"]


@pytest.mark.parametrize("article", ["a0", "a1", "a2", "a3", "a4"])
def test_what_was_recorded_of_an_article_stands_in_its_draft(article):
    books, _ = read_books(TOP)
    found = quotes(yaml.safe_load(draft("a5", "NEW.txt", books.texts[article], [], books)))
    recorded = [one.quote for one in (*books.excerpts_of(article), *books.articles[article].left_out)]
    assert [quote for quote in recorded if not any(quote in one or one in quote for one in found)] == []
    assert [quote for quote in found if not any(quote in one or one in quote for one in recorded)] == []


def test_names_suggest_units_and_speakers(root):
    lines = (
        "Lavrov sailed to Etorofu and Shikotan.",
        "Паром ушёл на Кунашир.",
        "歯舞群島は日本の領土だ。",
        "Tanfilyeva slept.",
    )
    drafted(root, "\n".join(["Headline", *lines]))
    found = re.findall(r"^  (?:units|speakers):.*named: (.*)$", (root / DRAFT).read_text("utf-8"), re.MULTILINE)
    assert found == ["[lavrov]", "[iturup, shikotan]", "[kunashir]", "[habomai]", "[habomai]"]


HOSTILE = [
    "- dash first.", "# no comment.", "key: value.", "?key.", "'single' and \"double\".", "\"Quote,\" he said: 'no'.",
    "*alias &anchor !tag | > % @ `.", "[a, b] {c: d}.", "--- document.", "...end.", "null.", "no.", "2018-02-11.",
    "1.", "back\\slash \\n \\x41.", "tab\there.", "nbsp\u00a0here.", "zero\u200bwidth.", "bom\ufeffinside.",
    "nul\x00.", "bell\x07 and del\x7f.", "next\x85line.", "ls\u2028ps\u2029end.", "soft\u00adhyphen.", "rtl\u202eend.",
    "択捉島 と Итуруп.", "emoji 😀.", "private \ue000 and \U0010ffff.", "old\rmac.", "<script>alert(1)</script>.",
    "{name} {{ name }} {% x %} %s.", "trailing colon:.", "é e\u0301.", "",
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_hostile_sentences_come_back_byte_for_byte(root, capsys, end):
    article = end.join(["\ufeffMenu", *(f"  {text}  " for text in HOSTILE), 'A headline: # "so"\u00a0\' - \\'])
    data = drafted(root, article)
    found = quotes(data)
    assert "".join(article.split()) == "".join("".join(["\ufeffMenu", *found, article.splitlines()[-1]]).split())
    raw = (root / "seeds" / "NEW.txt").read_bytes()
    assert all(quote.encode() in raw for quote in found)
    assert not any("\n" in quote or quote.endswith("\r") for quote in found)
    text = (root / DRAFT).read_text("utf-8")
    loose = yaml.load("\n".join(re.findall(r"^  # (- .*)$", text, re.MULTILINE)[:2]), _Loader)
    assert loose == ['A headline: # "so"\u00a0\' - \\'] and data["articles"][0]["headline"] == "Menu"
    assert data["articles"][0]["sha256"] == hashlib.sha256(raw).hexdigest()
    problems = report(root)["problems"]
    assert not any(problem["remedy"] != "fill it in" for problem in problems)
    assert f" {len(problems)} fields to fill in." in capsys.readouterr().out


def test_quoted_comes_back():
    texts = [*HOSTILE, " space ", "line\nbreak"]
    assert [yaml.load(f"a: {quoted(text)}", _Loader)["a"] for text in texts] == texts
    assert all(quoted(text).isprintable() for text in texts)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../NEW.txt", b"One came.", "is not in seeds/"),
        ("sub/NEW.txt", b"One came.", "is not in seeds/"),
        ("README.md", b"One came.", "its name must end in .txt"),
        ("NONE.txt", None, "there is no file"),
        ("NEW.txt", b" \r\n\t\n...", "is empty"),
        ("NEW.txt", "Île.".encode("latin-1"), "allowed: a text file in UTF-8"),
        ("NEW.txt", "One came.".encode("utf-16"), "allowed: a text file in UTF-8"),
        ("NEW.txt", b"<p>One came.</p>", "holds HTML (<p>): save the text alone"),
        ("NEW.txt", b"One&nbsp;came.", "holds HTML (&nbsp;): save the text alone"),
        (
            "NEW.txt",
            b"The islands were discussed by the two\r\ngovernments in spring, and nei-\r\nther gave a reason.",
            "(2, the first: 'The islands were discussed by the two'): put each paragraph on one line",
        ),
        (
            "NEW.txt",
            "外務省は北方領土の問題について日本政府の立場を\n説明し、ロシア政府に対して交渉を続けるように\n求めた。".encode(),
            "put each paragraph on one line",
        ),
        ("004_f38f321cf535aa5e.txt", None, "has its card already: a4, for seeds/004_f38f321cf535aa5e.txt"),
        ("COPY.txt", "a4", "has its card already: a4, for seeds/004_f38f321cf535aa5e.txt"),
        ("LINK.txt", "link", "is not in seeds/"),
        ("NEW.txt", "bad records", "the records must be read first: content/records/articles.yaml"),
    ],
)
def test_refused(root, capsys, name, content, told):
    path = root / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    if content == "link":
        path.symlink_to(put(root, "One came.", "../elsewhere.txt"))
    elif content == "bad records":
        put(root, "One came.", name)
        (root / "content/records/articles.yaml").write_text("- id: [a\n", "utf-8")
    elif content is not None:
        path.write_bytes((root / "seeds" / "004_f38f321cf535aa5e.txt").read_bytes() if content == "a4" else content)
    before = everything(root)
    assert main(["--root", str(root), str(path)]) == 1
    printed = capsys.readouterr()
    assert told in printed.err and printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert everything(root) == before


def test_sentence_that_stands_twice_is_said_to(root):
    assert quotes(drafted(root, "Headline\nOne came. Two went.\nOne came.")) == ["One came.", "Two went.", "One came."]
    assert (root / DRAFT).read_text("utf-8").count("# Stands more than once in the file") == 2


def test_a_second_draft_takes_the_next_id_and_nothing_is_overwritten(root, capsys):
    drafted(root, ARTICLE)
    before = everything(root)
    assert main(["--root", str(root), str(root / "seeds" / "NEW.txt")]) == 1
    assert "has its card already: a5" in capsys.readouterr().err
    assert everything(root) == before
    (root / DRAFT).rename(root / "content/records/added/a7.yaml.txt")  # put aside: its id stays taken
    assert main(["--root", str(root), str(put(root, "Another.", "OTHER.txt"))]) == 0
    assert (root / "content/records/added/a8.yaml").exists()
