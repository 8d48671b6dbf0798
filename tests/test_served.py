import hashlib

import pytest

from content.panels import served
from content.panels.served import serve, served_folder, touch


@pytest.fixture(autouse=True)
def nothing_served(monkeypatch):
    monkeypatch.setattr(served, "_names", type(served._names)())


def test_a_name_holds_the_hash_of_what_is_in_the_file():
    name = serve("trial", "txt", "Итуруп")
    assert name == f"trial-{hashlib.sha256('Итуруп'.encode()).hexdigest()[:12]}.txt"
    assert (served_folder() / name).read_text("utf-8") == "Итуруп"
    assert serve("trial", "txt", "Итуруп") == name
    assert serve("trial", "txt", "択捉") != name


def test_who_was_not_asked_for_longest_goes_first(monkeypatch):
    monkeypatch.setattr(served, "KEPT", 2)
    lasting = serve("lasting", "txt", "L", lasting=True)
    first, second = serve("a", "txt", "A"), serve("b", "txt", "B")
    touch(first)
    third = serve("c", "txt", "C")
    there = {path.name for path in served_folder().iterdir()}
    assert {lasting, first, third} <= there
    assert second not in there
    assert serve("b", "txt", "B") == second  # asked for again, it is written again
    assert (served_folder() / second).read_text("utf-8") == "B"


def test_both_addresses_name_the_folder_that_this_module_declares():
    assert served.FROM_PAGE == "component/content.panels.served.files/"
    assert served.FROM_FRAME == "../content.panels.served.files/"
