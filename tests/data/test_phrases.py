from content.data.join import load_atlas
from content.data.phrases import Phrases, cells, numeral, told_by_articles
from content.model.proposal import Proposal
from content.model.records import Statement
from geo import UNITS

ATLAS = load_atlas()
BOOKS = ATLAS.books
PHRASES = Phrases(ATLAS)


def test_voice_names_speaker_and_office():
    assert (
        PHRASES.voice(BOOKS.excerpts["a4-13"]) == "Russian official, quoted: Sergey Lavrov, Foreign Minister of Russia"
    )
    assert PHRASES.voice(BOOKS.excerpts["a0-16"]) == "the agency's own narration, reporting the Japanese side"
    assert PHRASES.voice(BOOKS.excerpts["a0-06"]).startswith("Russian official, Japanese official, paraphrased")


def proposal(iturup, *sources):
    said = [Statement(text="So.", **source) for source in sources]
    return Proposal(
        id="p", date="2006", title="T", party="japan", proposer="A", addressee="B", status="personal",
        outcome="not_put", terms=said[:1], fate=said[1:],
        allocation={"iturup": iturup, "kunashir": "shared", "shikotan": "japan", "habomai": "japan"},
    )  # fmt: skip


def test_allocation_in_words():
    whole = dict(PHRASES.allocation(proposal("russia", {"references": ["r"]})))
    assert [text for text in whole.values()] == ["Russia / Soviet Union", "joint use or control", "Japan", "Japan"]
    divided = list(PHRASES.allocation(proposal({"japan": 0.25, "russia": 0.75}, {"references": ["r"]})))
    assert divided[0][1] == "Japan 25 %, Russia / Soviet Union 75 %"
    unsaid = dict(PHRASES.allocation(proposal("divided", {"references": ["r"]})))
    assert next(iter(unsaid.values())) == "divided, parts not stated"
    assert [named.unit for named, _ in divided] == list(UNITS)


def test_a_span_says_once_what_its_ends_share():
    for start, end, said in [
        ("1956-10-19", None, "19 October 1956"),
        ("1998-04-18", "1998-04-19", "18 – 19 April 1998"),
        ("1945-04", "1945-08-30", "April – 30 August 1945"),
        ("1945-08-28", "1945-09-05", "28 August – 5 September 1945"),
        ("1945", "1946", "1945 – 1946"),
        ("1945", "1945-09", "1945 – September 1945"),
        ("1945-08-28", "1946-06", "28 August 1945 – June 1946"),
    ]:
        assert PHRASES.span(start, end) == said


def test_cells_mark_a_divided_unit():
    assert [holder for _, holder in cells(proposal({"japan": 0.25, "russia": 0.75}, {"references": ["r"]}))] == [
        *("part", "shared", "japan", "japan")
    ]
    assert next(cells(proposal("divided", {"references": ["r"]}))) == ("iturup", "divided")


def test_what_an_article_bears():
    for sources, by_articles in [
        ([{"references": ["r"]}], False),
        ([{"references": ["r"]}, {"arithmetic": True}], False),
        ([{"references": ["r"]}, {"excerpts": ["a0-01"]}], True),
    ]:
        assert told_by_articles(proposal("russia", *sources)) is by_articles


def test_events_and_positions_too():
    assert told_by_articles(BOOKS.events["dispute"])
    assert not told_by_articles(BOOKS.events["reply-1960"])
    assert not told_by_articles(BOOKS.positions["japan-inherent-territory-1960"])


def test_an_id_becomes_something_to_cite():
    assert PHRASES.sourced("a0-15").excerpts == ("a0-15",)
    assert PHRASES.sourced("mofa-japan-areas").references == ("mofa-japan-areas",)


def test_numbers_are_written_in_one_way_with_their_own_decimals():
    for printed, shown in [("1489.27", "1,489.27"), ("5,003", "5,003"), ("95", "95"), ("0", "0")]:
        assert numeral(printed) == shown
