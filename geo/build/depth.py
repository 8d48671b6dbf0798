"""Depth bands of the sea: ETOPO5, smoothed a little, cut into nested areas "deeper than N metres".

Source: ETOPO5 (NOAA/NGDC, 1988, US government, public domain), a grid of 5 arc-minutes, in Debian's package
ferret-datasets.
"""

from pathlib import Path

import contourpy
import numpy
import shapely
from scipy.io import netcdf_file
from scipy.ndimage import gaussian_filter
from shapely.geometry.base import BaseGeometry

from geo.build.coast import EXTENT

ATTRIBUTION = "ETOPO5 (NOAA/NGDC) by way of Debian's ferret-datasets"
LICENCE = "public domain"

GRID_SHA256 = "1455d5e5feebd183d0bef5538a750ca8a44801e1503f964df900831c224459ce"

LEVELS_M = (200, 500, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000)

#: The smoothing's standard deviation in cells: takes away the stairs of the grid, and pools of a cell or two.
SMOOTHING = 0.8

TOLERANCE = 0.01
DECIMALS = 3


def read_grid(path: Path) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Longitudes (n,) and latitudes (m,) in degrees, depths (m, n) in metres, positive downwards.

    From a netCDF (classic) file with ETOPO5's variables.
    """
    with netcdf_file(path, mmap=False) as file:
        lon, lat, height = (file.variables[name].data.astype(float) for name in ("ETOPO05_X", "ETOPO05_Y", "ROSE"))
    return lon, lat, -height


def bands(
    lon: numpy.ndarray,
    lat: numpy.ndarray,
    depth_m: numpy.ndarray,
    levels: tuple[int, ...] = LEVELS_M,
    extent: tuple[float, float, float, float] = EXTENT,
) -> dict[int, BaseGeometry]:
    """The area deeper than each level, clipped to `extent`; each holds the next. Arrays as in read_grid."""
    west, south, east, north = extent
    # Half a degree more on each side, so that smoothing at the frame knows what lies beyond it.
    columns = (lon > west - 0.5) & (lon < east + 0.5)
    rows = (lat > south - 0.5) & (lat < north + 0.5)
    smooth = gaussian_filter(depth_m[numpy.ix_(rows, columns)], SMOOTHING, mode="nearest")
    contours = contourpy.contour_generator(lon[columns], lat[rows], smooth, fill_type="OuterOffset")
    frame = shapely.box(*extent)
    # Clipped last: simplifying can cut off a corner of the frame, and the next deeper band would stick out.
    return {level: _filled(contours, level).simplify(TOLERANCE).intersection(frame) for level in levels}


def _filled(contours: contourpy.ContourGenerator, level: int) -> BaseGeometry:
    found = zip(*contours.filled(level, numpy.inf), strict=True)
    rings = (numpy.split(points, offsets[1:-1]) for points, offsets in found)
    return shapely.make_valid(shapely.union_all([shapely.Polygon(ring, holes) for ring, *holes in rings]))
