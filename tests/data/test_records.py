"""This very data set: its articles, its four proposals, its shares. What holds for any is in content/data/rules.py."""

import hashlib

import pytest

from content.data.join import load_atlas
from content.data.phrases import told_by_articles
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


def test_the_articles_are_as_received():
    received = {file: hashlib.sha256((TOP / "seeds" / file).read_bytes()).hexdigest() for file in HASHES}
    assert received == HASHES


def test_each_article_has_its_card():
    assert HASHES.items() <= {article.file: article.sha256 for article in BOOKS.articles.values()}.items()
    cards = (TOP / "seeds" / "README.md").read_text("utf-8")
    for article in BOOKS.articles.values():
        for fact in (article.file, article.sha256, article.headline, article.outlet, article.published_on):
            assert fact in cards
        for line in article.clutter:
            assert line.replace("\u00a0", " ") in cards.replace("\u00a0", " ")


def test_dossiers_are_whole_and_in_time_order():
    for unit in UNITS:
        dossier = ATLAS.dossiers[unit]
        assert dossier.unit.id == unit
        dates = [event.date + "~" for event in dossier.history]
        assert dates == sorted(dates) != []


def test_the_four_proposals_of_the_articles():
    by_articles = {name: p for name, p in BOOKS.proposals.items() if told_by_articles(p)}
    assert {name: tuple(p.allocation[unit] for unit in UNITS) for name, p in by_articles.items()} == {
        "transfer-1956": ("not_addressed", "not_addressed", "handed_over", "handed_over"),
        "condition-1960": ("not_addressed", "not_addressed", "handed_over", "handed_over"),
        "two-island-offer-2006": ("russia", "russia", "japan", "japan"),
        "terms-2018": ("not_addressed", "not_addressed", "handed_over", "handed_over"),
    }
    for proposal in by_articles.values():
        assert proposal.answer and proposal.fate


def test_japans_share_under_its_own_survey():
    percent = {
        name: line.holdings["japan"].percent
        for name in ("two-island-offer-2006", "aso-quarter-2006", "aso-fifth-2006", "yachi-2009")
        for line in ATLAS.shares[name]
        if line.figures == "survey"
    }
    assert list(percent.values()) == pytest.approx([6.9, 52.5, 49.4, 50.0], abs=0.1), percent


def test_the_record_is_as_wide_as_it_says():
    assert len(BOOKS.events) >= 45 and len(BOOKS.proposals) >= 35 and len(BOOKS.disagreements) >= 15
    assert max(event.date for event in BOOKS.events.values()) >= "2025"


def test_the_two_conversions_of_2007():
    conversions = BOOKS.disagreements["area-conversion"].conversions
    assert [(c.km2, c.square_miles) for c in conversions] == [(276, 172), (4629, 2890)]
    quote = BOOKS.excerpts["a0-15"].quote
    for conversion in conversions:
        assert conversion.km2_printed in quote and conversion.square_miles_printed in quote
