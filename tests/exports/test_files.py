import pytest
import typst
import yaml

from content.data.briefing import Brief, read_scenes
from content.data.briefing_file import dump_brief, parse_brief
from content.data.edition import edition
from content.exports.files import EXPORTS, FAILURES, export
from content.pages.scenes import Briefing
from geo.problem import DataError, Problem
from tests.pages.test_render import BOOKS, PAGES

BRIEF = Brief(
    "Четыре острова / 1", "2026-11-21", read_scenes("overview,date:1956-10-19", BOOKS), "japanese", "articles"
)


@pytest.fixture(autouse=True)
def anew():
    export.cache_clear()
    yield
    export.cache_clear()


def test_a_briefing_is_saved_as_it_is():
    name, data = export("yaml", BRIEF, PAGES)
    assert name == f"четыре-острова-1-2026-11-21-{edition()}.yaml"
    assert data == dump_brief(BRIEF).encode("utf-8")
    assert yaml.safe_load(data)["title"] == BRIEF.title
    assert parse_brief(data.decode("utf-8"), name, BOOKS) == BRIEF


@pytest.mark.parametrize("kind", ["", "docx", "PDF", "../yaml"])
def test_an_unknown_kind_is_an_error(kind):
    with pytest.raises(KeyError):
        export(kind, BRIEF, PAGES)


def test_it_is_made_once(monkeypatch):
    made = []

    def make(filled, pages):
        made.append((filled, pages))
        return b"%d" % len(made)

    monkeypatch.setitem(EXPORTS, "html", make)
    first = export("html", BRIEF, PAGES)
    assert export("html", BRIEF, PAGES) is first and len(made) == 1
    other = export("html", Brief("Other", BRIEF.date, BRIEF.scenes), PAGES)
    assert other[1] == b"2" and other[0].startswith("other-2026-11-21-")
    assert isinstance(made[0][0], Briefing) and made[0][0].brief == BRIEF and made[0][1] is PAGES


def test_what_failed_is_tried_anew(monkeypatch):
    tries = []

    def make(filled, pages):
        tries.append(1)
        if len(tries) == 1:
            raise OSError("the disk is full")
        return b"done"

    monkeypatch.setitem(EXPORTS, "pdf", make)
    with pytest.raises(OSError, match="the disk is full"):
        export("pdf", BRIEF, PAGES)
    assert export("pdf", BRIEF, PAGES)[1] == b"done"


@pytest.mark.parametrize(
    "error",
    [
        DataError([Problem("f", "", "", "x", "y", "z")]),
        *(kind("x") for kind in (ModuleNotFoundError, FileNotFoundError, ValueError)),
        *(kind("x") for kind in (RuntimeError, RecursionError, MemoryError, PermissionError)),
    ],
)
def test_what_a_maker_fails_with_is_known(error):
    assert isinstance(error, FAILURES)


def test_typsts_error_is_known():
    assert issubclass(typst.TypstError, RuntimeError) and issubclass(typst.TypstError, FAILURES)


def test_every_export_has_its_label():
    assert list(EXPORTS) == list(PAGES.words.brief.exports)
