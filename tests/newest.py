"""What newer versions of the dependencies break: the tests without the constraints, each failure laid to a package.

`python3 tests/run.py --newest` calls it, in an environment of its own.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
CONSTRAINTS = TOP / "tests" / "constraints.txt"
FAILED = TOP / ".pytest_cache" / "v" / "cache" / "lastfailed"


def pinned(text: str) -> dict[str, str]:
    """Package -> version, of a constraints file; names as PEP 503 compares them."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return {canonical(name): version for name, _, version in (line.partition("==") for line in lines if line)}


def canonical(name: str) -> str:
    """A package's name as it is compared: PyYAML and pyyaml are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def changed(tested: dict[str, str], installed: dict[str, str]) -> dict[str, str]:
    """Package -> the installed version, for each that is not the tested one; packages without a pin among them."""
    return {name: version for name, version in sorted(installed.items()) if tested.get(name) != version}


def culprits(others: dict[str, str], tested: dict[str, str], tests_fail: Callable[[], list[str]],
             put: Callable[[str], None]) -> dict[str, list[str]]:  # fmt: skip
    """Package -> the tests that fail with it alone in its newer version, the others as tested.

    `put` installs one requirement ("name==version"), `tests_fail` runs what failed and gives what fails still.
    """
    known = {name: version for name, version in others.items() if name in tested}
    for name in known:
        put(f"{name}=={tested[name]}")
    found = {}
    for name, version in known.items():
        put(f"{name}=={version}")
        if broken := tests_fail():
            found[name] = broken
        put(f"{name}=={tested[name]}")
    return found


def _installed() -> dict[str, str]:
    ours = {"pip", "setuptools", "islands-dashboard"}
    every = {canonical(one.metadata["Name"]): one.version for one in distributions()}
    return {name: version for name, version in every.items() if name not in ours}


def _put(requirement: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", requirement], check=True)


def _failed_again() -> list[str]:
    """Run what failed once more, without changing what counts as failed; the tests that fail again."""
    before = FAILED.read_text("utf-8")
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "auto", "--last-failed"], cwd=TOP)
    again = FAILED.read_text("utf-8") if FAILED.exists() else "{}"
    FAILED.write_text(before, "utf-8")
    return list(json.loads(again))


def main(arguments: list[str]) -> int:
    """Run all tests; say which versions are newer than those tested, and which of them breaks what."""
    FAILED.unlink(missing_ok=True)
    tested = pinned(CONSTRAINTS.read_text("utf-8"))
    newer = changed(tested, _installed())
    # The test that the constraints are kept is left out: here they are not.
    options = ["-n", "auto", "--dist", "worksteal", "--ignore=tests/test_constraints.py"]
    code = subprocess.run([sys.executable, "-m", "pytest", *options, *arguments], cwd=TOP)
    print("\nnewer than tested:" if newer else "\nnothing is newer than tested", flush=True)
    for name, version in newer.items():
        print(f"  {name} {tested.get(name, '(not pinned)')} -> {version}")
    if code.returncode and newer and FAILED.exists():
        found = culprits(newer, tested, _failed_again, _put)
        for name, broken in found.items():
            print(f"{name} {newer[name]} alone fails:", *broken, sep="\n  ")
        if not found:
            print("no newer version fails anything alone: several together do, or a test fails with all versions")
    return code.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
