import pytest
import yaml

from content.data.briefing import DEFAULT, LONGEST_TITLE, Brief, read_scenes
from content.data.briefing_file import LARGEST, dump_brief, parse_brief
from content.model.types import NAME_ORDERS, RECORDS
from geo.problem import DataError
from tests.pages.test_render import BOOKS, HOSTILE

NAME = "mine.yaml"
TITLES = ["T", "Четыре острова", "北方領土の概要", "x" * LONGEST_TITLE, "a: b # c", "'\"", "- no", "yes", "1956-10"]
TITLES += [
    "<script>alert(1)</script>",
    "{{7*7}}",
    "!!python/name:os.system",
    "&a *a",
    "tab\there",
    "two\nlines",
    "\x07",
]


def text(**changed):
    """A file that is good but for what was changed; None takes a key out."""
    data = {"title": "Mine", "date": "2026-11-21", "scenes": ["overview", "date:1945"], **changed}
    return yaml.safe_dump({key: value for key, value in data.items() if value is not None}, allow_unicode=True)


def faults(content):
    with pytest.raises(DataError) as caught:
        parse_brief(content, NAME, BOOKS)
    assert caught.value.problems and all(problem.file == NAME for problem in caught.value.problems)
    return caught.value.problems


def fault(content):
    (problem,) = faults(content)
    return problem


def test_a_title_survives_the_round_trip():
    for title in TITLES:
        brief = Brief(title, "2026-11-21", read_scenes(None, BOOKS))
        assert parse_brief(dump_brief(brief), NAME, BOOKS) == brief


@pytest.mark.parametrize("names", NAME_ORDERS)
@pytest.mark.parametrize("record", RECORDS)
def test_how_it_is_shown_survives_the_round_trip(names, record):
    brief = Brief("T", "1956-10-19", read_scenes("compare:transfer-1956:kawana-1998", BOOKS), names, record)
    assert parse_brief(dump_brief(brief), NAME, BOOKS) == brief


def test_the_file_is_read_easily():
    written = dump_brief(Brief("Острова 択捉", "2026-11-21", read_scenes(None, BOOKS)))
    assert written.startswith(
        "title: Острова 択捉\ndate: '2026-11-21'\nnames: both\nrecord: all\nscenes:\n- overview\n"
    )
    assert yaml.safe_load(written)["scenes"] == list(DEFAULT)


def test_what_is_left_out_is_as_at_first():
    brief = parse_brief(text(), NAME, BOOKS)
    assert (brief.title, brief.date, brief.listed()) == ("Mine", "2026-11-21", "overview,date:1945")
    assert (brief.names, brief.record) == ("both", "all")
    assert parse_brief("title: T\ndate: 2026-11-21\nscenes: [overview]\n", NAME, BOOKS).date == "2026-11-21"


@pytest.mark.parametrize(
    ("changed", "field", "found", "said"),
    [
        ({"tittle": "x"}, "tittle", "x", "keys: title, date, scenes, names, record; correct the key's spelling"),
        ({"title": None}, "title", "nothing", "a value; add it"),
        ({"title": ""}, "title", "nothing", "a text; fill it in"),
        ({"title": "  "}, "title", "nothing", "title: found nothing; allowed: "),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "title", "xxx", str(LONGEST_TITLE)),
        ({"title": ["a"]}, "title", "['a']", "correct it"),
        ({"date": None}, "date", "nothing", "a value; add it"),
        ({"date": "2026-13-01"}, "date", "2026-13-01", "'2026-13-01' is no day; write YYYY-MM-DD"),
        ({"date": "2026-11"}, "date", "2026-11", "is no day; write YYYY-MM-DD"),
        ({"date": "tomorrow"}, "date", "tomorrow", "is no day; write YYYY-MM-DD"),
        ({"scenes": None}, "scenes", "nothing", "a value; add it"),
        ({"scenes": []}, "scenes", "[]", "correct it"),
        ({"scenes": "overview"}, "scenes", "overview", "correct it"),
        ({"scenes": ["overview", "moon"]}, "scenes", "moon", "'moon' is no kind of scene; there are overview, dates"),
        ({"scenes": ["island:atlantis"]}, "scenes", "island:atlantis", "names nothing that is known here"),
        ({"scenes": ["date:2999"]}, "scenes", "date:2999", "names no day up to today"),
        ({"names": "klingon"}, "names", "klingon", "japanese"),
        ({"record": "some"}, "record", "some", "articles"),
    ],
)
def test_a_fault_is_named(changed, field, found, said):
    problem = fault(text(**changed))
    assert problem.field == field and problem.found.startswith(found) and said in str(problem)


def test_every_fault_is_named_at_once():
    found = faults(text(title=None, date="soon", tittle="x", names="none"))
    assert [problem.field for problem in found] == ["title", "date", "names", "tittle"]
    assert [problem.found for problem in faults(text(scenes=["moon", "overview", "sun"]))] == ["moon", "sun"]
    assert faults(text(scenes=[["overview"]]))[0].field == "scenes.0"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (text() + "title: Again\n", "the key 'title' stands twice"),
        ("title: [", "allowed: YAML"),
        ("title: a: b", "allowed: YAML"),
        ("\ttitle: a", "allowed: YAML"),
        ("title: \x00", "allowed: YAML"),
        ("a: 1\n---\nb: 2", "allowed: YAML"),
        ("[a]: 1", "a key is a list or a mapping"),
        ("a: &a x\ntitle: *a", "found an alias"),
        ("", "an empty file"),
        ("# nothing\n", "an empty file"),
        ("{}", "an empty file"),
        ("- overview\n- figures\n", "found ['overview', 'figures']"),
        ("overview", "found overview"),
        ("x" * (LARGEST + 1), f"found {LARGEST + 1:,} characters; allowed: at most {LARGEST:,}"),
    ],
)
def test_what_is_no_briefing_is_named(content, said):
    assert said in str(fault(content))


@pytest.mark.parametrize(
    "tagged",
    [
        "!!python/object/apply:pathlib.Path.touch [{path}]",
        "!!python/object/new:pathlib.PosixPath [{path}]",
        "!!python/object/apply:os.system ['touch {path}']",
        "!!python/name:os.system x",
    ],
)
def test_a_tag_does_nothing(tagged, tmp_path):
    path = tmp_path / "pwned"
    rest = "date: 2026-11-21\nscenes: [overview]\n"
    problems_or_title = None
    try:
        problems_or_title = parse_brief(f"title: {tagged.format(path=path)}\n{rest}", NAME, BOOKS).title
    except DataError as error:
        problems_or_title = error.problems
    assert problems_or_title == "x" or problems_or_title[0].field == "title"
    assert not path.exists()


@pytest.mark.parametrize("content", ["[" * 50_000, "title: " + "[" * 900 + "]" * 900, "- " * 40_000, "? " * 40_000])
def test_lists_within_lists_are_refused_before_they_end_the_process(content):
    assert fault(content).file == NAME  # by our own limit or the parser's, whichever is met first


def test_aliases_that_multiply_are_refused_before_they_fill_the_memory():
    bomb = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9) if i else 'x'}]\n" for i in range(12))
    assert fault(bomb).found == "an alias (*)"


def test_a_hostile_value_is_shortened():
    problem = fault(text(title=HOSTILE))
    assert problem.field == "title" and len(problem.found) <= 81


def test_the_briefers_own_words_are_saved_and_read_back():
    scenes = read_scenes("overview,figures|A%20headline%2C%20%7C|%D0%94%D0%B0", BOOKS)
    brief = Brief("T", "2026-11-21", scenes)
    assert parse_brief(dump_brief(brief), "b.yaml", BOOKS) == brief
    assert "headline: A headline, |" in dump_brief(brief)
