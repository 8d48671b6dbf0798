import json
import socket
import threading

import pytest

from content.data.briefing import Brief, read_scenes
from content.exports import self_test as module
from content.exports.files import EXPORTS, FILES, File
from content.exports.self_test import cut_off, self_test
from content.pages.route import place_of
from tests.pages.test_render import BOOKS, PAGES

WORDS = PAGES.words.brief
PLACE = place_of(Brief("A briefing", "2026-11-21", read_scenes("overview", BOOKS)))


@pytest.fixture
def only(monkeypatch):
    """Leaves one file to be made, of these bytes or by this function."""

    def left(name, content):
        for other in FILES.keys() - {name}:
            monkeypatch.delitem(FILES, other)
        make = content if callable(content) else lambda pages, place: (name, content)
        monkeypatch.setitem(FILES, name, File("x/y", make))
        return self_test(PAGES, PLACE)

    return left


def test_all_is_good_as_shipped():
    checks = self_test(PAGES, place_of(Brief("T", "2026-11-21", read_scenes(None, BOOKS))))
    assert [check for check in checks if not check.good] == []
    assert [check.name for check in checks] == ["records", "fonts", *("files" for _ in FILES), "network"]
    assert {check.name for check in checks} == WORDS.checks.keys()
    assert f"{len(BOOKS.excerpts)} passages" in checks[0].found and ".ttf" in checks[1].found
    assert [check.found.partition(": ")[0] for check in checks[2:-1]] == list(FILES)
    page = PAGES.render("self_test.html", checks=checks)
    assert WORDS.all_good in page and WORDS.not_good not in page and page.count("✓") == len(checks)


@pytest.mark.parametrize("error", [RuntimeError, ImportError, MemoryError, OSError, KeyError])
def test_a_failing_export_is_told_and_the_rest_stands(only, error):
    def fail(pages, place):
        raise error("why")

    checks = only("briefing.html", fail)
    assert [check.good for check in checks] == [True, True, False, True]
    assert checks[2].found.startswith(f"briefing.html: {error.__name__}: ") and "why" in checks[2].found
    page = PAGES.render("self_test.html", checks=checks)
    assert WORDS.not_good in page and WORDS.all_good not in page and "why" in page


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_is_told(only, name):
    assert not only(name, b"")[2].good
    if name.partition(".")[2] not in ("html", "yaml", "csv"):
        assert not only(name, b"neither archive nor picture")[2].good


def test_an_export_that_was_remembered_proves_nothing(monkeypatch):
    made = []
    monkeypatch.setattr(module, "FILES", {"briefing.yaml": FILES["briefing.yaml"]})
    monkeypatch.setitem(EXPORTS, "yaml", lambda filled, pages: made.append(1) or b"title: T")
    assert self_test(PAGES, PLACE) and self_test(PAGES, PLACE) and len(made) == 2


def test_what_asks_the_network_is_told(only):
    checks = only("data.csv", lambda pages, place: socket.create_connection(("fonts.example", 443)))
    assert checks[2].found == "data.csv: OSError: asked the network for fonts.example" and not checks[2].good
    assert (checks[3].good, checks[3].found) == (False, "fonts.example")


def test_even_what_hides_its_failure_is_told(only):
    def hide(pages, place):
        with pytest.raises(OSError):
            socket.getaddrinfo("evil.example", 80)
        return "x.geojson", json.dumps({}).encode()

    checks = only("data.geojson", hide)
    assert checks[2].good and not checks[3].good and checks[3].found == "evil.example"


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
        with socket.socket() as one, pytest.raises(OSError, match="asked the network for"):
            one.connect(("127.0.0.1", port))
        with pytest.raises(OSError):
            connected(port)
        assert in_a_thread(lambda: connected(port)) == [True]
    assert asked == [str(("127.0.0.1", port)), "127.0.0.1"]
    assert connected(port)


def test_afterwards_all_is_as_before_even_after_a_failure(port):
    with pytest.raises(ZeroDivisionError), cut_off():
        raise ZeroDivisionError
    assert connected(port)
