"""What the build makes is what is shipped; and the command. Nothing here touches the network."""

import pytest

from geo.build.__main__ import GEO, main, offline_files
from tests.geo.geo_read import OFFLINE


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return offline_files()


@pytest.mark.parametrize("name", OFFLINE)
def test_the_shipped_file_is_what_the_build_makes(made, name):
    assert made[f"{name}.geojson"].encode() == (GEO / f"{name}.geojson").read_bytes()


def test_the_command_without_its_grid_writes_nothing(tmp_path, capsys):
    assert main(["--out", str(tmp_path / "out"), "--etopo", str(tmp_path / "lost.cdf")]) == 1
    assert "lost.cdf: no such file" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
