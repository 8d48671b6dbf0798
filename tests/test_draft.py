"""A sixth article: what its draft holds, and the whole way from a file in seeds/ to the dossier."""

import hashlib

import pytest
import yaml

from content.check import main as check
from content.check import report
from content.data.join import load_atlas
from content.data.load import read_books
from content.data.passages import marked
from content.draft import draft, main, sentences
from tests.project import TOP
from tests.sixth_article import ARTICLE, DRAFT, EMPTY, HEADLINE, SENTENCES, drafted, everything, fill_in, put, quotes


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
    assert allowed["voice"] == "a list of: russian_official, japanese_official, agency, private_person, third_party"
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
def test_the_received_articles_would_be_drafted_as_they_were_recorded(article):
    books, _ = read_books(TOP)
    written, _ = draft("a5", "NEW.txt", books.texts[article], [], [])
    recorded = [e.quote for e in books.excerpts_of(article)]
    recorded += [omission.quote for omission in books.articles[article].left_out]
    assert sorted(quotes(yaml.safe_load(written))) == sorted(recorded)


def test_sentences():
    for line, found in [
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
    ]:
        assert sentences(line) == found


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
