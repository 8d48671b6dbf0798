"""What the build makes is what is shipped, on every run; and the command. Nothing here touches the network."""

import contextlib
import io

import pytest

from geo.build import __main__ as build
from geo.build.__main__ import GEO, main, offline_files
from tests.geo.geo_read import OFFLINE


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return offline_files()


@pytest.fixture(scope="module")
def ordered(made, tmp_path_factory) -> tuple[dict[str, str], int, str, bool]:
    """The command without its grid, on a second run: what it made, its answer, what it said, whether it wrote.

    The run takes long, so one does for both.
    """
    folder, runs, said = tmp_path_factory.mktemp("command"), [], io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(said):
        patch.setattr(build, "offline_files", lambda: runs.append(offline_files()) or runs[-1])
        answer = main(["--out", str(folder / "out"), "--etopo", str(folder / "lost.cdf")])
    (again,) = runs
    return again, answer, said.getvalue(), (folder / "out").exists()


@pytest.mark.parametrize("name", OFFLINE)
def test_the_shipped_file_is_what_the_build_makes(made, name):
    assert made[f"{name}.geojson"].encode() == (GEO / f"{name}.geojson").read_bytes()


def test_a_second_run_makes_the_same(made, ordered):
    assert ordered[0] == made and ordered[0] is not made


def test_the_command_without_its_grid_writes_nothing(ordered):
    _, answer, said, wrote = ordered
    assert answer == 1
    assert "lost.cdf: no such file" in said
    assert not wrote
