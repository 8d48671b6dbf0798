import pytest
from jinja2 import UndefinedError

from content.data.label_names import FILLED_IN
from content.data.labels import read_wording
from content.data.load import read_books
from content.pages.render import _environment
from geo.problem import Problem
from tests.project import TOP, copy_project, records, write

WORDS = read_books(TOP)[0].wording
FILE = "content/records/wording.yaml"


def problems_with(tmp_path, change) -> dict[str, Problem]:
    """What is wrong with the labels after a change, by field; then there are none."""
    root = copy_project(tmp_path)
    words = records(root, "wording")
    write(root, "wording", change(words) or words)
    problems: list[Problem] = []
    assert vars(read_wording(root, problems)) == {}
    assert {problem.file for problem in problems} == {FILE}
    return {problem.field: problem for problem in problems}


def test_a_label_has_its_name():
    assert WORDS.dossier.area == "Area"
    assert WORDS.page["names"] == WORDS.page.names == "Order of names"
    assert WORDS.brief.keys.startswith("Right and Left")
    assert WORDS.voices["agency"] == "the agency's own narration"
    assert WORDS.months[9] == "October"
    assert WORDS.start.at_stake[0].excerpts


def test_a_missing_label_is_an_error_that_names_it():
    with pytest.raises(AttributeError, match=r"^no label dossier\.headng$"):
        _ = WORDS.dossier.headng
    with pytest.raises(AttributeError, match=r"^no label dosier$"):
        _ = WORDS["dosier"]
    with pytest.raises(KeyError):
        _ = WORDS.voices["pravda"]


@pytest.mark.parametrize("said", ["w.dosier.area", "w.dossier.headng", "w.page[field]", "w.voices.pravda"])
def test_a_missing_label_is_an_error_in_a_template(said):
    with pytest.raises(UndefinedError):
        _environment().from_string(f"{{{{ {said} }}}}").render(w=WORDS, field="titel")


def test_nothing_can_be_set():
    with pytest.raises(AttributeError):
        WORDS.page.title = "x"
    with pytest.raises(TypeError):
        WORDS.voices["agency"] = "x"


def test_a_misspelt_name_is_missing_and_unknown(tmp_path):
    def change(words):
        words["page"]["titel"] = words["page"].pop("title")
        del words["voices"]["agency"]
        words["map"] = "a map"
        del words["notices"]
        words["page.title"] = "x"

    problems = problems_with(tmp_path, change)
    assert set(problems) == {"page.title", "page.titel", "voices.agency", "map", "notices"}


def test_a_key_of_a_closed_list_too_many(tmp_path):
    problems = problems_with(tmp_path, lambda words: words["proposals"]["periods"].update({"from-2030": "from 2030"}))
    assert problems["proposals.periods.from-2030"].allowed.startswith("labels: to-1944, 1945-1960, ")


@pytest.mark.parametrize("value", ["", "  ", ["a", "list"], {"a": "group"}])
def test_a_label_is_a_text(tmp_path, value):
    problems = problems_with(tmp_path, lambda words: words["dossier"].update(area=value))
    assert [(field, one.allowed) for field, one in problems.items()] == [("dossier.area", "a text")]


@pytest.mark.parametrize("words", ["hello", ["a", "list"], {"page": {"page": {}}}])
def test_another_file_altogether(tmp_path, words):
    assert problems_with(tmp_path, lambda _: words)


@pytest.mark.parametrize("text", ["nothing", "{other}", "{value} {value}", "{value} {other}", "{value", "{value}}"])
def test_a_text_without_what_is_filled_in_or_with_more(tmp_path, text):
    problems = problems_with(tmp_path, lambda words: words["notices"].update(bad_value=text))
    assert [(field, one.allowed) for field, one in problems.items()] == [("notices.bad_value", "a text with {value}")]


@pytest.mark.parametrize("field", FILLED_IN)
def test_every_text_with_a_place_to_fill_in_is_checked(tmp_path, field):
    def change(words):
        *groups, name = field.split(".")
        for group in groups:
            words = words[group]
        words[name] = "plain"

    assert set(problems_with(tmp_path, change)) == {field}


def test_the_order_of_what_is_filled_in_is_free(tmp_path):
    root = copy_project(tmp_path)
    words = records(root, "wording")
    words["brief"]["page_of"] = "of {pages}, {page}"
    write(root, "wording", words)
    assert read_wording(root, problems := []).brief.page_of == "of {pages}, {page}"
    assert problems == []


def test_what_the_start_view_names_is_checked(tmp_path):
    def change(words):
        words["start"]["at_stake"][0] = {"text": "No source."}
        words["start"]["claims"] = ["Not an id"]
        words["months"] = ["January"]

    assert set(problems_with(tmp_path, change)) == {"start.at_stake.0", "start.claims.0", "months"}
