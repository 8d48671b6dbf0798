import socket
import threading

import pytest

from content.data.briefing import Brief, read_scenes
from content.exports import self_test as module
from content.exports.export import KINDS, Kind, export
from content.exports.self_test import CHECKS, Reached, cut_off, self_test
from tests.pages.test_render import BOOKS, PAGES

WORDS = PAGES.words.brief
BRIEF = Brief("A briefing", "2026-11-21", read_scenes("overview,proposal:transfer-1956", BOOKS))
QUICK = {"records": module._records, "html": module._html, "fonts": module._fonts}
NAMES = [*CHECKS, "network"]


@pytest.fixture(scope="module")
def shipped():
    """The self-test on the project as it is: slow, so once."""
    return {check.name: check for check in self_test(PAGES, Brief("T", "2026-11-21", read_scenes(None, BOOKS)))}


@pytest.fixture
def quick(monkeypatch):
    """Only the checks that take no time."""
    monkeypatch.setattr(module, "CHECKS", dict(QUICK))
    export.cache_clear()
    yield module.CHECKS
    export.cache_clear()


@pytest.fixture
def quicker(quick):
    """Not even the page, where nothing is said of it."""
    quick.pop("html")
    return quick


@pytest.mark.parametrize("name", NAMES)
def test_all_is_good_as_shipped(shipped, name):
    assert shipped[name].good, shipped[name].found


def test_every_check_says_what_it_found(shipped):
    assert list(shipped) == NAMES == list(WORDS.checks)
    assert shipped["records"].found == (
        f"{len(BOOKS.articles)} articles, {len(BOOKS.excerpts)} passages, {len(BOOKS.references)} references"
    )
    assert ".ttf" in shipped["fonts"].found and "slides, " in shipped["pptx"].found
    assert all(shipped[name].found.endswith(" bytes") for name in ("pptx", "pdf", "html", "pictures", "data"))
    assert shipped["network"].found == ""


def test_the_page_says_all_good(shipped):
    page = PAGES.render("self_test.html", checks=list(shipped.values()))
    assert WORDS.all_good in page and WORDS.not_good not in page and page.count("✓") == len(NAMES)


@pytest.mark.parametrize(
    "error", [RuntimeError("no font"), ImportError("no pptx"), MemoryError("full"), OSError("disk")]
)
def test_a_failing_export_is_told_and_the_rest_stands(quick, monkeypatch, error):
    def fail(filled, pages):
        raise error

    monkeypatch.setitem(KINDS, "html", Kind("html", "text/html", fail))
    checks = self_test(PAGES, BRIEF)
    assert [(check.name, check.good) for check in checks] == [
        ("records", True), ("html", False), ("fonts", True), ("network", True),
    ]  # fmt: skip
    assert checks[1].found == f"{type(error).__name__}: {error}"
    page = PAGES.render("self_test.html", checks=checks)
    assert WORDS.not_good in page and WORDS.all_good not in page and str(error) in page


def test_a_page_without_a_scene_is_told(quick, monkeypatch):
    monkeypatch.setitem(KINDS, "html", Kind("html", "text/html", lambda filled, pages: b"<p>nothing</p>"))
    html = self_test(PAGES, BRIEF)[1]
    assert not html.good and BOOKS.proposals["transfer-1956"].title in html.found


@pytest.mark.parametrize("data", [b"", b"%PDF-", b"<html>%%EOF"])
def test_a_document_that_is_none_is_told(quicker, monkeypatch, data):
    quicker["pdf"] = module._pdf
    monkeypatch.setitem(KINDS, "pdf", Kind("pdf", "application/pdf", lambda filled, pages: data))
    pdf = self_test(PAGES, BRIEF)[-2]
    assert (pdf.name, pdf.good, pdf.found) == ("pdf", False, "ValueError: the document is no PDF")


def test_slides_that_can_not_be_opened_are_told(quicker, monkeypatch):
    quicker["pptx"] = module._pptx
    monkeypatch.setitem(KINDS, "pptx", Kind("pptx", "x/y", lambda filled, pages: b"no archive"))
    pptx = self_test(PAGES, BRIEF)[-2]
    assert pptx.name == "pptx" and not pptx.good and "BadZipFile" in pptx.found


def test_an_export_that_was_remembered_proves_nothing(quick, monkeypatch):
    made = []
    page = KINDS["html"].make
    monkeypatch.setitem(KINDS, "html", Kind("html", "text/html", lambda *args: made.append(1) or page(*args)))
    assert self_test(PAGES, BRIEF)[1].good and self_test(PAGES, BRIEF)[1].good
    assert len(made) == 2


def test_what_asks_the_network_is_told(quicker):
    quicker["fonts"] = lambda pages, brief: socket.create_connection(("fonts.example", 443))
    checks = self_test(PAGES, BRIEF)
    assert checks[1].found == "Reached: asked the network for fonts.example" and not checks[1].good
    assert (checks[-1].name, checks[-1].good, checks[-1].found) == ("network", False, "fonts.example")


def test_even_what_hides_its_failure_is_told(quicker):
    def hide(pages, brief):
        with pytest.raises(Reached):
            socket.getaddrinfo("evil.example", 80)
        return "well"

    quicker["fonts"] = hide
    checks = self_test(PAGES, BRIEF)
    assert checks[1].good and not checks[-1].good and checks[-1].found == "evil.example"


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def connected(port):
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        return True


def in_a_thread(work):
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join(10)
    return found


def test_a_connection_is_refused_in_its_own_thread_only(port):
    with cut_off() as asked:
        with socket.socket() as one, pytest.raises(Reached, match="asked the network for"):
            one.connect(("127.0.0.1", port))
        with pytest.raises(Reached):
            connected(port)
        assert in_a_thread(lambda: connected(port)) == [True]
    assert asked == [str(("127.0.0.1", port)), "127.0.0.1"]
    assert connected(port)


def test_afterwards_all_is_as_before_even_after_a_failure(port):
    with pytest.raises(ZeroDivisionError), cut_off():
        raise ZeroDivisionError
    assert connected(port)
