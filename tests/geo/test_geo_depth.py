"""Depth bands, from a toy sea floor."""

import math

import numpy
import pytest
from scipy.io import netcdf_file
from shapely import Polygon, box

from geo.build import depth

# Depth: a sea floor that falls by 100 m with every degree eastwards


@pytest.fixture
def slope() -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    lon = lat = numpy.arange(0, 101) / 10
    return lon, lat, numpy.tile(lon * 100, (len(lat), 1))


def test_bands_on_a_slope(slope):
    made = depth.bands(*slope, levels=(300, 450, 600), extent=(2, 2, 8, 8))
    assert list(made) == [300, 450, 600]
    for level, west in ((300, 3), (450, 4.5), (600, 6)):
        assert made[level].symmetric_difference(box(west, 2, 8, 8)).area == pytest.approx(0, abs=1e-6)


def test_a_shoal_is_a_hole(slope):
    lon, lat, _ = slope
    x, y = numpy.meshgrid(lon - 5, lat - 5)
    (band,) = depth.bands(lon, lat, numpy.hypot(x, y) * 100, levels=(100,), extent=(2, 2, 8, 8)).values()
    assert band.geom_type == "Polygon" and len(band.interiors) == 1
    assert Polygon(band.interiors[0]).area == pytest.approx(math.pi, rel=0.05)


def test_the_grid_is_read_with_depths_downwards(tmp_path):
    path = tmp_path / "toy.cdf"
    with netcdf_file(path, "w") as file:
        for name, values in (("ETOPO05_X", [145.0, 146.0, 147.0]), ("ETOPO05_Y", [43.0, 44.0])):
            file.createDimension(name, len(values))
            file.createVariable(name, "f8", (name,))[:] = values
        file.createVariable("ROSE", "f4", ("ETOPO05_Y", "ETOPO05_X"))[:] = [[-1, -2, -3], [4, 5, 6]]
    lon, lat, depth_m = depth.read_grid(path)
    assert (lon.tolist(), lat.tolist()) == ([145, 146, 147], [43, 44])
    assert depth_m.tolist() == [[1, 2, 3], [-4, -5, -6]]
