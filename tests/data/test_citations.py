import itertools

from content.data.citations import Citation, citations, cite_reference, opens, when
from content.data.join import load_atlas
from content.model.records import Statement

BOOKS = load_atlas().books


def test_dates_are_never_padded():
    for date, long, short in [
        ("1956", "1956", "1956"),
        ("1956-10", "October 1956", "Oct 1956"),
        ("1956-10-09", "9 October 1956", "9 Oct 1956"),
    ]:
        assert when(date, BOOKS.wording.months) == long
        assert when(date, BOOKS.wording.months, short=True) == short


def cited(**sources):
    return list(citations(Statement(text="So.", **sources), BOOKS))


def test_an_excerpt_opens_at_its_passage():
    (citation,) = cited(excerpts=["a0-15"])
    assert (citation.kind, citation.label) == ("excerpt", "RIA Novosti, 23 Oct 2007")
    assert citation.title == BOOKS.excerpts["a0-15"].quote
    assert citation.href(None) == "?view=sources&article=a0&excerpt=a0-15"
    assert citation.href("habomai") == "?view=sources&article=a0&excerpt=a0-15&island=habomai"


def test_a_reference_opens_at_its_card():
    (citation,) = cited(references=["mofa-japan-areas"])
    assert citation.kind == "official"
    assert citation.label.startswith("Ministry of Foreign Affairs of Japan")
    assert citation.href(None) == "?view=sources&reference=mofa-japan-areas"


def test_a_reference_with_a_name_is_called_by_it():
    (citation,) = cited(references=["treaty-shimoda-1855"])
    assert citation.label == "Treaty of Shimoda, 1855"
    assert "signed at Shimoda" in citation.title


def test_a_second_passage_of_an_article_is_numbered():
    labels = [citation.label for citation in cited(excerpts=["a0-01", "a0-02", "a1-01", "a0-03"])]
    assert labels == ["RIA Novosti, 23 Oct 2007", "(2)", "TASS, 8 Oct 2015", "(3)"]


def test_the_passage_it_stands_beside_is_left_out():
    statement = Statement(text="So.", excerpts=["a0-01", "a1-01"])
    assert [c.label for c in citations(statement, BOOKS, but="a0-01")] == ["TASS, 8 Oct 2015"]


def test_an_address_is_encoded():
    assert Citation("press", "", "", "", (("view", 'a&b="<'),)).href("é") == "?view=a%26b%3D%22%3C&island=%C3%A9"


def test_two_works_of_one_publisher_and_date_are_told_apart():
    twins = [
        [a.id, b.id]
        for a, b in itertools.combinations(BOOKS.references.values(), 2)
        if cite_reference(a, BOOKS).label == cite_reference(b, BOOKS).label
    ]
    assert twins
    for pair in twins:
        first, second = citations(Statement(text="t", references=tuple(pair)), BOOKS)
        assert first.label != second.label and second.label.rstrip("…") in second.title


def test_a_sentence_keeps_every_source_also_beside_an_article():
    both = Statement(text="t", excerpts=("a0-02",), references=("scapin-677",))
    assert [one.kind for one in citations(both, BOOKS)] == ["excerpt", BOOKS.references["scapin-677"].grade]


def test_a_span_says_once_what_both_ends_share():
    title, _ = opens(BOOKS.events["kawana-1998-talks"], BOOKS)
    assert title.startswith("18 – 19 April 1998: ")
