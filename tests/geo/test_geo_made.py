"""What the build makes is what is shipped; and the command. Nothing here touches the network."""

import pytest

from geo.build.__main__ import GEO, coast_files, main
from tests.geo.geo_read import COAST


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return coast_files()


@pytest.mark.parametrize("name", COAST)
def test_the_shipped_file_is_what_the_build_makes(made, name):
    assert made[f"{name}.geojson"].encode() == (GEO / f"{name}.geojson").read_bytes()


@pytest.mark.parametrize(("content", "said"), [(None, "no such file"), (b"CDF", "not the ETOPO5 grid")])
def test_the_command_without_its_grid_writes_nothing(tmp_path, capsys, content, said):
    grid = tmp_path / "grid.cdf"
    if content:
        grid.write_bytes(content)
    with pytest.raises(SystemExit):
        main([str(grid), "--out", str(tmp_path / "out")])
    assert f"grid.cdf: {said}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
