import pytest
from jinja2 import UndefinedError
from pydantic import ValidationError

from content.data.labels import FILLED_IN, read_wording
from content.data.load import read_books
from content.pages.templating import environment
from geo.problem import Problem
from tests.project import TOP, records, write

WORDS = read_books(TOP)[0].wording
FILE = "content/records/wording.yaml"


@pytest.fixture
def problems_with(tmp_path):
    """What is wrong with the labels after a change, by field; then there are none."""
    (tmp_path / "content" / "records").mkdir(parents=True)

    def changed(change) -> dict[str, Problem]:
        words = records(TOP, "wording")
        write(tmp_path, "wording", change(words) or words)
        problems: list[Problem] = []
        assert (vars(read_wording(tmp_path, problems)) == {}) == bool(problems)
        assert {problem.file for problem in problems} <= {FILE}
        return {problem.field: problem for problem in problems}

    return changed


def test_labels_are_read_by_name():
    assert WORDS.dossier.area == "Area"
    assert WORDS.brief.keys.startswith("Right and Left")
    assert WORDS.voices["agency"] == "the agency's own narration"
    assert WORDS.months[9] == "October"
    assert WORDS.start.at_stake[0].excerpts


@pytest.mark.parametrize("said", ["w.dosier.area", "w.dossier.headng", "w.page[field]", "w.voices.pravda"])
def test_a_missing_label_is_an_error_in_a_template(said):
    with pytest.raises(UndefinedError):
        environment().from_string(f"{{{{ {said} }}}}").render(w=WORDS, field="titel")


def test_nothing_can_be_set():
    with pytest.raises(ValidationError, match="frozen"):
        WORDS.page.title = "x"
    with pytest.raises(TypeError):
        WORDS.voices["agency"] = "x"


def test_a_misspelt_name_is_missing_and_unknown(problems_with):
    def change(words):
        words["page"]["titel"] = words["page"].pop("title")
        del words["voices"]["agency"]
        words["map"] = "a map"
        del words["notices"]
        words["proposals"]["periods"]["from-2030"] = "from 2030"

    problems = problems_with(change)
    assert {field: one.remedy for field, one in problems.items()} == {
        "page.title": "add it",
        "page.titel": "correct the key's spelling or take it out",
        "voices.agency": "add it",
        "map": "correct it",
        "notices": "add it",
        "proposals.periods.from-2030": "correct the key's spelling or take it out",
    }


@pytest.mark.parametrize("value", ["", "  ", ["a", "list"], {"a": "group"}])
def test_a_label_is_a_text(problems_with, value):
    problems = problems_with(lambda words: words["dossier"].update(area=value))
    assert [(field, one.allowed) for field, one in problems.items()] == [("dossier.area", "a text")]


@pytest.mark.parametrize("words", ["hello", ["a", "list"], {"page": {"page": {}}}])
def test_another_file_altogether(problems_with, words):
    assert problems_with(lambda _: words)


@pytest.mark.parametrize("text", ["nothing", "{other}", "{value} {value}", "{value} {other}", "{value", "{value}}"])
def test_a_text_without_what_is_filled_in_or_with_more(problems_with, text):
    problems = problems_with(lambda words: words["notices"].update(bad_value=text))
    assert [(field, one.allowed) for field, one in problems.items()] == [("notices.bad_value", "a text with {value}")]


def test_every_text_with_a_place_to_fill_in_is_checked(problems_with):
    def change(words):
        for field in FILLED_IN:
            *groups, name = field.split(".")
            within = words
            for group in groups:
                within = within[group]
            within[name] = "plain"

    assert set(problems_with(change)) == set(FILLED_IN)


def test_the_order_of_what_is_filled_in_is_free(problems_with):
    assert problems_with(lambda words: words["brief"].update(page_of="of {pages}, {page}")) == {}


def test_what_the_start_view_names_is_checked(problems_with):
    def change(words):
        words["start"]["at_stake"][0] = {"text": "No source."}
        words["start"]["claims"] = ["Not an id"]
        words["months"] = ["January"]

    assert set(problems_with(change)) == {"start.at_stake.0", "start.claims.0", "months"}
