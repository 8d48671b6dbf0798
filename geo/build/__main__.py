"""The command: `python -m geo.build [--out DIR] [--etopo FILE]`."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely

from geo.build import BuildError, coast, depth, land, places
from geo.build.geojson import ODBL, collection, feature, multipolygon

GEO = Path(__file__).resolve().parents[1]

#: Decimals of a degree at native detail: 1.1 m, where the source is simplified to some 50 m.
NATIVE = 5


def offline_files() -> dict[str, str]:
    """The five files that need no network, by name: the coast's four and the towns."""
    units, others = coast.split_units(coast.coastline())
    islets = coast.split_islets(units["habomai"], coast.cuts("islet"))
    regions = land.land_by_region(others)
    ground = shapely.union_all([polygon for polygons in regions.values() for polygon in polygons])
    outlines = {unit: shapely.MultiPolygon(polygons) for unit, polygons in units.items()}
    labelled = [({"islet": name, "label": _label(polygons)}, polygons) for name, polygons in islets.items()]
    return {
        "islands.geojson": _file(_named("unit", outlines), NATIVE),
        "habomai_islets.geojson": _file(labelled, NATIVE),
        "land.geojson": _file(_named("region", regions), land.DECIMALS),
        "hit_areas.geojson": _file(_named("unit", land.hit_areas(outlines, ground)), land.DECIMALS),
        "places.geojson": collection(places.places(), places.ATTRIBUTION, places.LICENCE),
    }


def depth_file(etopo: Path | None) -> str:
    """depth.geojson; downloads the grid unless `etopo` is given."""
    bands = depth.bands(*depth.depth_grid(etopo))
    return _file(_named("deeper_than_m", bands), depth.DECIMALS, depth.ATTRIBUTION, depth.LICENCE)


def _named(key: str, shapes: Mapping) -> list[tuple[dict, Any]]:
    return [({key: name}, shape) for name, shape in shapes.items()]


def _file(
    shapes: Iterable[tuple[dict, Any]], decimals: int, attribution: str = coast.ATTRIBUTION, licence: str = ODBL
) -> str:
    """(properties, polygons) each, as a file."""
    features = [feature(properties, multipolygon(polygons, decimals)) for properties, polygons in shapes]
    return collection(features, attribution, licence)


def _label(polygons: Sequence[shapely.Polygon]) -> list[float]:
    """A point on the largest polygon."""
    point = max(polygons, key=shapely.area).representative_point()
    return [round(point.x, NATIVE), round(point.y, NATIVE)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write all six files and say so. Returns 1, the reason on stderr, when a source is missing."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description="Remake the GeoJSON in geo/.")
    parser.add_argument("--out", type=Path, default=GEO, metavar="DIR", help="where to write (default: geo/)")
    etopo = "etopo5.cdf or Debian's ferret-datasets .deb, instead of apt-get"
    parser.add_argument("--etopo", type=Path, metavar="FILE", help=etopo)
    options = parser.parse_args(arguments)
    try:
        # First what can fail for want of a file. Nothing is written before all is made: the files belong together.
        files = {"depth.geojson": depth_file(options.etopo)} | offline_files()
    except BuildError as error:
        print(f"geo.build: {error}", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.out / name).write_bytes(text.encode())
        print(f"{name}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
