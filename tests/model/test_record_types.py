import pytest
from pydantic import ValidationError

from content.model.records import Event, Excerpt, Position, Reference, Statement

SAID = {"text": "It was said.", "excerpts": ["x-1"]}


def test_partial_dates_stay_as_they_are():
    for date in ["1956", "1956-10", "1956-10-19"]:
        event = Event(id="e", date=date, title="A thing", units=["iturup"], statements=[SAID])
        assert event.date == date


def test_what_is_no_date_is_refused():
    for date in ["56", "1956-1", "1956-13", "1956-02-30", "1956-10-19-01", "October 1956", "", "19560"]:
        with pytest.raises(ValidationError, match="is not a date"):
            Event(id="e", date=date, title="A thing", units=["iturup"], statements=[SAID])


def test_a_statement_without_source_cannot_exist():
    with pytest.raises(ValidationError, match="nothing is said without its source"):
        Statement(text="Surely so.")


def test_each_kind_of_source_is_enough():
    for source in [{"excerpts": ["x-1"]}, {"references": ["r-1"]}, {"arithmetic": True}]:
        assert Statement(text="So it is.", **source).text == "So it is."


def faults(caught):
    """Field and kind of each fault that was raised: how it is worded is the library's own affair."""
    return [(".".join(map(str, fault["loc"])), fault["type"]) for fault in caught.value.errors()]


def test_unknown_keys_are_refused():
    with pytest.raises(ValidationError) as caught:
        Reference(id="r", title="T", publisher="P", grade="press", read="copy", licence="x")
    assert faults(caught) == [("licence", "extra_forbidden")]


def test_records_are_frozen():
    statement = Statement(**SAID)
    with pytest.raises(ValidationError) as caught:
        statement.text = "Another thing."
    assert faults(caught) == [("text", "frozen_instance")]


def test_an_address_is_http_or_https():
    for url in ["javascript:alert(1)", "ftp://host/file", "www.host.example", "data:text/html,x"]:
        with pytest.raises(ValidationError) as caught:
            Reference(id="r", title="T", publisher="P", grade="press", read="itself", url=url)
        assert faults(caught) == [("url", "string_pattern_mismatch")]


def excerpt(**fields):
    whole = {"id": "x-1", "article": "a", "quote": "Q", "voice": ["agency"], "manner": "narrated", "refers_to": "1956"}
    return Excerpt(**whole | fields)


def test_a_narrated_passage_is_the_agencys():
    assert excerpt(reporting="japan").reporting == "japan"
    with pytest.raises(ValidationError, match="voice 'agency'"):
        excerpt(voice=["russian_official"])
    with pytest.raises(ValidationError, match="voice 'agency'"):
        excerpt(manner="quoted", speakers=["p"])


def test_a_quoted_passage_names_its_speaker():
    quoted = {"voice": ["japanese_official"], "manner": "quoted"}
    assert excerpt(**quoted, speakers=["p"]).speakers == ("p",)
    with pytest.raises(ValidationError, match="names its speaker"):
        excerpt(**quoted)
    with pytest.raises(ValidationError, match="'reporting' is for narrated"):
        excerpt(**quoted, speakers=["p"], reporting="japan")


def test_a_third_partys_position_names_it():
    whole = {"id": "p", "date": "1956", "units": ["iturup"], "statement": SAID}
    assert Position(**whole, side="japan", topic="war").who is None
    assert Position(**whole, side="third_party", who="Somebody").who == "Somebody"
    with pytest.raises(ValidationError, match="says in 'who' whose it is"):
        Position(**whole, side="third_party")
    for wrong in ({"side": "japan"}, {"side": "japan", "topic": "war", "supports": "russia"},
                  {"side": "third_party", "who": "Somebody", "topic": "war"}):  # fmt: skip
        with pytest.raises(ValidationError, match="a side's position has a 'topic'"):
            Position(**whole, **wrong)
