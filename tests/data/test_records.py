"""Every shipped record, by name."""

import hashlib
import re

import pytest

from content.data.join import load_atlas
from content.data.load import KINDS
from content.data.passages import find_once
from content.data.phrases import told_by_articles
from content.model.proposal import Account
from geo import UNITS
from tests.project import TOP

ATLAS = load_atlas()
BOOKS = ATLAS.books

# As received on the first day; a change here is a change of the evidence.
HASHES = {
    "000_7774e3d3b33d1bb7.txt": "457876cf60349159f0a03e7317aca42fa123ee9abadf1f34681819896448a63a",
    "001_c63ebe5c899955f1.txt": "6ab171be78f9056349f22cb52f63e598cfbd2f18c854d9910b4d75c8b7b1a232",
    "002_04eebc73b4546afa.txt": "3a25dcb1f6020681a604802f38942e1a4616f338c768d74419527e9d3fa7c56c",
    "003_dc130f6dd6342a23.txt": "337a540caf7c341e79f6ef5f1a34f4e2bece766ce54e4f647eaea10415070ae7",
    "004_f38f321cf535aa5e.txt": "7c91c54db965f420be091f4a33cdfd4c8fa3a632e017ac02c2336d53851c5625",
}

# Words that take a side; in our own sentences they stand only inside quotation marks or told as somebody's.
LOADED = re.compile(
    r"\b(illegal(ly)?|seiz(e|ed|ure)|occupi(ed|es)|liberat\w+|reclaim\w*|rightful\w*|so-called)\b", re.I
)


def statements():
    for stem in KINDS:
        for record in getattr(BOOKS, stem).values():
            for name in type(record).model_fields:
                value = getattr(record, name)
                for item in value if isinstance(value, tuple) else (value,):
                    for said in item.statements if isinstance(item, Account) else (item,):
                        if hasattr(said, "arithmetic"):
                            yield pytest.param(said, id=f"{stem}:{record.id}:{said.text[:30]}")


def by_id(stem):
    return [pytest.param(record, id=record.id) for record in getattr(BOOKS, stem).values()]


@pytest.mark.parametrize("file", HASHES)
def test_article_is_as_received(file):
    assert hashlib.sha256((TOP / "seeds" / file).read_bytes()).hexdigest() == HASHES[file]


def test_each_article_has_its_card():
    assert {article.file: article.sha256 for article in BOOKS.articles.values()} == HASHES
    cards = (TOP / "seeds" / "README.md").read_text("utf-8")
    for article in BOOKS.articles.values():
        for fact in (article.file, article.sha256, article.headline, article.outlet, article.published_on):
            assert fact in cards
        for line in article.clutter:
            assert line.replace("\u00a0", " ") in cards.replace("\u00a0", " ")


@pytest.mark.parametrize("excerpt", by_id("excerpts"))
def test_quote_is_verbatim(excerpt):
    raw = (TOP / "seeds" / BOOKS.articles[excerpt.article].file).read_bytes()
    assert raw.count(excerpt.quote.encode("utf-8")) == 1


@pytest.mark.parametrize("article", by_id("articles"))
def test_every_sentence_is_accounted_for(article):
    assert [gap for gap in BOOKS.uncovered() if gap["article"] == article.id] == []


@pytest.mark.parametrize("article", by_id("articles"))
def test_left_out_sentences_stand_in_the_article(article):
    for omission in article.left_out:
        assert find_once(BOOKS.texts[article.id], omission.quote)
        assert len(omission.reason) > 10


@pytest.mark.parametrize("statement", list(statements()))
def test_statement_is_plain(statement):
    outside_quotes = re.sub(r'"[^"]*"', "", statement.text)
    loaded = LOADED.search(outside_quotes)
    told = re.search(r"\b(said|says|adds|writes|wrote|reports|told|holds|maintains|maintain|insists)\b", statement.text)
    assert not loaded or told, f"{loaded.group()!r} in our own voice"
    assert len(statement.text.split()) <= 40
    assert not re.search(r"\b(A[0-4]|ERR-\d|[ES]\d\d)\b", statement.text), "an internal code"


@pytest.mark.parametrize("unit", UNITS)
def test_dossier_is_whole(unit):
    dossier = ATLAS.dossiers[unit]
    assert dossier.unit.id == unit
    assert dossier.history and dossier.areas and dossier.excerpts and dossier.disagreements
    assert dossier.proposals == ATLAS.proposals
    assert dossier.positions["russia"] and dossier.positions["japan"]
    dates = [event.date + "~" for event in dossier.history]
    assert dates == sorted(dates)


@pytest.mark.parametrize("position", by_id("positions"))
def test_a_position_that_is_not_the_governments_own_says_whose(position):
    others = r"^Critics of|^Lavrov says of Japan|(speaker|head) of (the upper house|a chamber)"
    assert position.who or not re.search(others, position.statement.text)


def test_the_four_proposals_of_the_articles():
    by_articles = {name: p for name, p in BOOKS.proposals.items() if told_by_articles(p)}
    assert {name: tuple(p.allocation[unit] for unit in UNITS) for name, p in by_articles.items()} == {
        "transfer-1956": ("not_addressed", "not_addressed", "japan", "japan"),
        "condition-1960": ("not_addressed", "not_addressed", "japan", "japan"),
        "two-island-offer-2006": ("russia", "russia", "japan", "japan"),
        "terms-2018": ("not_addressed", "not_addressed", "japan", "japan"),
    }
    for proposal in by_articles.values():
        assert proposal.answer and proposal.fate


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("transfer-1956", 6.9),
        ("two-island-offer-2006", 6.9),
        ("aso-quarter-2006", 52.5),
        ("aso-fifth-2006", 49.4),
        ("yachi-2009", 50.0),
    ],
)
def test_japans_share_under_its_own_survey(name, percent):
    (line,) = (line for line in ATLAS.shares[name] if line.figures == "survey")
    assert line.holdings["japan"].percent == pytest.approx(percent, abs=0.1)


def test_the_record_is_as_wide_as_it_says():
    assert len(BOOKS.events) >= 45 and len(BOOKS.proposals) >= 35 and len(BOOKS.disagreements) >= 15
    assert max(event.date for event in BOOKS.events.values()) >= "2025"


def test_the_two_conversions_of_2007():
    conversions = BOOKS.disagreements["area-conversion"].conversions
    assert [(c.km2, c.square_miles) for c in conversions] == [(276, 172), (4629, 2890)]
    quote = BOOKS.excerpts["a0-15"].quote
    for conversion in conversions:
        assert conversion.km2_printed in quote and conversion.square_miles_printed in quote


@pytest.mark.parametrize("reference", by_id("references"))
def test_reference_is_used(reference):
    from content.data.load import pointers

    used = {target for stem in KINDS for r in getattr(BOOKS, stem).values() for _, file, target in pointers(r)}
    used |= {line.figure.source for dossier in ATLAS.dossiers.values() for line in dossier.areas}
    used |= {target for _, _, target in pointers(BOOKS.wording.start)}
    assert reference.id in used


@pytest.mark.parametrize("reference", by_id("references"))
def test_reference_names_no_mirror(reference):
    mirrors = (
        "wikipedia",
        "wiki",
        "hoppou.blog",
        "ne.jp/asahi",
        "geocities",
        "megalodon",
        "scribd",
        "docslib",
        "weblio",
    )
    assert not reference.url or not any(mirror in reference.url for mirror in mirrors)
