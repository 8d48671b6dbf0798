"""What was tested is what is installed: every package that the project brings is pinned, by name and version alone."""

import re
from importlib.metadata import distribution, requires

from newest import CONSTRAINTS, canonical, changed, culprits, pinned
from packaging.requirements import Requirement

from tests.project import TOP

TEXT = CONSTRAINTS.read_text("utf-8")
PINNED = pinned(TEXT)


def brought(name: str, extras: set[str], seen: set[str]) -> set[str]:
    """The names of all packages that come with one, on this machine."""
    for line in requires(name) or ():
        need = Requirement(line)
        here = need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in (*extras, ""))
        if here and (key := canonical(need.name)) not in seen:
            seen.add(key)
            brought(key, set(need.extras), seen)
        elif here and need.extras and key == "islands-dashboard":
            brought(key, set(need.extras), seen)
    return seen


def test_every_package_that_comes_along_is_pinned():
    missing = brought("islands-dashboard", {"test", "build"}, set()) - PINNED.keys() - {"islands-dashboard"}
    assert missing == set()


def test_what_is_tested_here_is_what_is_pinned():
    assert {name: distribution(name).version for name in PINNED} == PINNED


def test_names_and_versions_and_nothing_else():
    lines = [line for line in TEXT.splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []


def test_both_commands_of_the_readme_install_by_it():
    assert "pip install -c tests/constraints.txt -e ." in (TOP / "README.md").read_text("utf-8")
    assert '"-c", "tests/constraints.txt"' in (TOP / "tests" / "run.py").read_text("utf-8")


def test_a_pin_is_found_however_its_name_is_written():
    assert pinned("# why\nPyYAML==6.0.4\nJinja2==3.1.6  # so\n\n") == {"pyyaml": "6.0.4", "jinja2": "3.1.6"}
    assert changed({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "9"}) == {"b": "3", "c": "9"}


def test_the_version_that_breaks_a_test_is_found():
    there = {}

    def put(requirement):
        name, _, version = requirement.partition("==")
        there[name] = version

    def fails():
        return ["test_b"] if there["b"] == "2" else []

    found = culprits({"a": "2", "b": "2", "c": "1"}, {"a": "1", "b": "1"}, fails, put)
    assert found == {"b": ["test_b"]}
    assert there == {"a": "1", "b": "1"}
