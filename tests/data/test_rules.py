"""Every rule of the check, broken once: the breach is named, with its place."""

import pytest

from content.data.load import read_books
from content.data.rules import broken_rules
from geo import UNITS
from tests.project import change, drop, records, write


def problems(root):
    books, found = read_books(root)
    return found or [*broken_rules(books)]


def said(text):
    return [{"text": text, "excerpts": ["a0-01"]}]


def part(root, stem, record, field, **fields):
    """A field of a record that holds fields itself, with some of them changed."""
    return next(entry for entry in records(root, stem) if entry["id"] == record)[field] | fields


FORTY_ONE = " ".join(["word"] * 41)
BROKEN = {
    "a sentence on one side": ("events", "dispute", {"statements": said("The islands were seized.")},
        "statements.0.text", "'seized' in our own voice"),
    "an island by the name of one side": ("events", "dispute", {"statements": said("They landed on Etorofu.")},
        "statements.0.text", "Etorofu"),
    "an editors' code": ("events", "dispute", {"statements": said("As in A3.")}, "statements.0.text", "A3"),
    "a sentence of 41 words": ("events", "dispute", {"statements": said(FORTY_ONE)}, "statements.0.text", "41 words"),
    "a wording that is not neutral": ("disagreements", "sakhalin-1951", {"neutral": "Japan's rightful islands."},
        "neutral", "'rightful' in our own voice"),
    "a position that does not say whose": ("positions", "japan-never-foreign",
        {"statement": said("Critics of Japan's case doubt it.")[0]}, "who", "Critics of"),
    "a sentence on an article and on another source": ("events", "dispute", {"statements": [
        said("Both.")[0] | {"references": ["un-charter-107"]}]}, "statements.0", "excerpts and references"),
    "a voice that is not known": ("excerpts", "a0-01", {"voice": ["resident"]}, "voice.0", "resident"),
    "an official who is told as a private person": ("excerpts", "a0-07", {"voice": ["private_person"]},
        "voice", "private_person, of komura"),
    "a day that never was": ("events", "dispute", {"date": "1945-02-31"}, "date", "1945-02-31"),
    "an event that ends before it starts": ("events", "dispute", {"until": "1944-12"}, "until", "1944-12"),
    "an event before the one that it answers": ("events", "reply-1960", {"date": "1960-01-26"},
        "date", "1960-01-26"),
    "an administration that ends before it starts": ("administrations", "iturup-soviet-1945", {"until": "1945-08-27"},
        "until", "1945-08-27"),
    "an administration that never shows": ("administrations", "iturup-russia-1946", {"start": "1946-02-01"},
        "start", "1946-02-01 to today"),
    "a border that never shows": ("boundaries", "portsmouth-1905", {"until": "1905"}, "start", "1905-09-05 to 1905"),
    "an answer older than the proposal": ("proposals", "terms-2018", {"answer": said("Japan declined."), "fate": []},
        "answer", "sources up to 2007-10-23"),
    "an outcome of which nothing tells": ("proposals", "european-parliament-2005", {"answer": []},
        "outcome", "refused"),
    "fractions that do not add up": ("proposals", "terms-2018",
        {"allocation": {**dict.fromkeys(UNITS, "japan"), "iturup": {"japan": "0.5", "russia": "0.6"}}}, "", "{'id'"),
    "printed shares of more than all": ("proposals", "terms-2018", {"shares": [
        {"holder": holder, "percent": "60", "printed": "60", "references": ["tass-2019-01-16"]}
        for holder in ("russia", "japan")]}, "shares", "120 % by tass-2019-01-16"),
    "a number that is not the one printed": ("populations", "inhabitants-2015-iturup", {"number": "5096"},
        "number", "5096"),
    "a height that is not the one printed": ("heights", "shikotan-soviet", {"metres": "421"}, "metres", "421"),
    "a figure against another": ("heights", "stokap-japanese",
        {"name": "Stokap (Nishi-Hitokappu), Russian figure", "metres": "1429", "as_printed": "1,429 m"},
        "metres", "1,429 m, where stokap-russian has 1,634 m"),
    "a reference to a copy": ("references", "un-charter-107", {"url": "https://en.wikipedia.org/wiki/X"},
        "url", "https://en.wikipedia.org/wiki/X"),
    "a share in Japanese alone": ("proposals", "terms-2018", {"shares": [
        {"holder": "japan", "percent": "50", "printed": "半分", "references": ["tass-2019-01-16"]}]},
        "shares.0.meaning", "nothing, beside 半分"),
}  # fmt: skip


@pytest.mark.parametrize(("stem", "record", "fields", "where", "found"), BROKEN.values(), ids=BROKEN)
def test_a_breach_is_named(root, stem, record, fields, where, found):
    change(root, stem, record, **fields)
    named = [p for p in problems(root) if p.record == record and p.field == where]
    assert [(p.file, p.found.startswith(found)) for p in named] == [(f"content/records/{stem}.yaml", True)]


def test_the_start_view_takes_no_side(root):
    words = records(root, "wording")
    words["start"]["at_stake"][0]["text"] = "The occupied islands."
    write(root, "wording", words)
    assert [(p.file, p.field) for p in problems(root)] == [("content/records/wording.yaml", "start.at_stake.0.text")]


def test_a_loaded_word_may_be_quoted_or_told(root):
    change(root, "events", "dispute", statements=said('"Illegal" is a word.') + said("He says they were seized."))
    assert problems(root) == []


def test_a_span_that_is_known_only_by_its_year_may_end_in_it(root):
    change(root, "events", "soviet-administration-1945", date="1945-08-28", until="1945")
    assert problems(root) == []


def test_what_lies_apart_is_no_problem_once_a_disagreement_cites_both(root):
    path = root / "geo" / "areas.csv"
    row = "other-2007,shikotan habomai,376,376,2007,not_stated,ntia-islands,\n"
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    assert [(p.file, p.record, p.found) for p in problems(root)] == [
        ("geo/areas.csv", "other-2007", "376, where ria-2007-shikotan-habomai has 276")
    ]
    check = [*said("One has 276."), {"text": "The other has 376.", "references": ["ntia-islands"]}]
    check[0]["excerpts"] = ["a0-15"]
    change(root, "disagreements", "share-six-percent", check=check)
    assert problems(root) == []


def test_what_nothing_names(root):
    new = {"id": "unread", "title": "T", "publisher": "P", "grade": "press", "read": "itself"}
    write(root, "references", [*records(root, "references"), new])
    write(root, "people", [*records(root, "people"), {"id": "nobody", "name": "N", "office": "O"}])
    assert {(p.file, p.record, p.found) for p in problems(root)} == {
        ("content/records/references.yaml", "unread", "cited by nothing"),
        ("content/records/people.yaml", "nobody", "someone who speaks nowhere"),
    }


@pytest.mark.parametrize("sentence", [FORTY_ONE, "The islands were seized."])
def test_the_start_views_own_sentences_are_held_to_the_same(root, sentence):
    words = records(root, "wording")
    words["start"]["at_stake"][1]["text"] = sentence
    write(root, "wording", words)
    ((file, field),) = {(p.file, p.field) for p in problems(root)}
    assert (file, field) == ("content/records/wording.yaml", "start.at_stake.1.text")


def test_a_note_on_a_copy_agrees_with_how_it_was_read(root):
    for note, reading, wrong in [
        ("Read in a copy.", "itself", True),
        ("Read on a mirror, as it is quoted.", "quoted", False),
        ("Read as quoted elsewhere.", "copy", True),
        ("It quotes what was said.", "itself", False),
    ]:
        change(root, "references", "un-charter-107", note=note, read=reading)
        found = [(p.record, p.field) for p in problems(root)]
        assert found == ([("un-charter-107", "read")] if wrong else []), note


def test_a_sentence_left_out_without_a_reason(root):
    left_out = next(card for card in records(root, "articles") if card["id"] == "a4")["left_out"]
    left_out[0]["reason"] = "no"
    change(root, "articles", "a4", left_out=left_out)
    assert [(p.record, p.field, p.found) for p in problems(root)] == [("a4", "left_out.0.reason", "no")]


def test_a_section_with_nothing_in_it(root):
    write(root, "disagreements", [one | {"units": ["habomai"]} for one in records(root, "disagreements")])
    named = {(p.record, p.allowed) for p in problems(root)}
    assert named == {(unit, "a disagreement that names the unit") for unit in UNITS if unit != "habomai"}


def test_an_overview_that_is_not_even_handed(root):
    cases = part(root, "units", "iturup", "overview")["cases"]
    cases |= {"japan": ["japan-unified-view-1956", "russia-sovereignty-first-2019", "japan-never-foreign"]}
    change(root, "units", "iturup", overview=part(root, "units", "iturup", "overview", cases=cases))
    cases |= {"japan": ["japan-unified-view-1956", "japan-never-foreign"], "japan_quote": "a4-10"}
    change(root, "units", "kunashir", overview=part(root, "units", "kunashir", "overview", cases=cases))
    assert [(p.record, p.field, p.found) for p in problems(root)] == [
        ("iturup", "overview.cases", "2 arguments of Russia, 3 of Japan"),
        ("iturup", "overview.cases.japan", "russia-sovereignty-first-2019, of russia"),
        ("kunashir", "overview.cases.japan_quote", "a4-10, of russian_official"),
    ]


def test_a_resident_is_no_official(root):
    write(
        root,
        "people",
        [{k: v for k, v in one.items() if (one["id"], k) != ("date", "side")} for one in records(root, "people")],
    )
    found = {(p.record, p.found) for p in problems(root)}
    assert found == {(f"a2-0{number}", "japanese_official, of date") for number in range(1, 5)}


def test_a_topic_that_one_side_is_silent_on(root):
    drop(root, "arguments", "japan-on-security")
    assert [(p.file, p.found) for p in problems(root)] == [
        ("content/records/arguments.yaml", "0 arguments of japan on security")
    ]


def test_an_overview_of_another_unit(root):
    elsewhere = part(root, "units", "habomai", "overview")
    overview = part(root, "units", "iturup", "overview", people=elsewhere["people"][:1], events=elsewhere["events"])
    change(root, "units", "iturup", overview=overview)
    named = [(p.record, p.field) for p in problems(root)]
    assert ("iturup", "overview.people") in named and ("iturup", "overview.events") in named
