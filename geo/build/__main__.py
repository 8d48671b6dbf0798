"""The command: `python -m geo.build FILE [--out DIR]`."""

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely

from geo.build import coast, depth, land
from geo.build.geojson import ODBL, collection, feature, multipolygon

GEO = Path(__file__).resolve().parents[1]

#: Decimals of a degree at native detail: 1.1 m, where the source is simplified to some 50 m.
NATIVE = 5


def coast_files() -> dict[str, str]:
    """The four files that are cut from the coastline, by name."""
    units, others = coast.split_units(coast.coastline())
    islets = coast.split_islets(units["habomai"], coast.cuts("islet"))
    regions = land.land_by_region(others)
    ground = shapely.union_all([polygon for polygons in regions.values() for polygon in polygons])
    outlines = {unit: shapely.MultiPolygon(polygons) for unit, polygons in units.items()}
    return {
        "islands.geojson": _file("unit", outlines, NATIVE),
        "habomai_islets.geojson": _file("islet", islets, NATIVE),
        "land.geojson": _file("region", regions, land.DECIMALS),
        "hit_areas.geojson": _file("unit", land.hit_areas(outlines, ground), land.DECIMALS),
    }


def _file(
    key: str, shapes: Mapping[Any, Any], decimals: int, attribution: str = coast.ATTRIBUTION, licence: str = ODBL
) -> str:
    """Name -> polygons, as a file whose features have their name under `key`."""
    features = [feature({key: name}, multipolygon(polygons, decimals)) for name, polygons in shapes.items()]
    return collection(features, attribution, licence)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the five files and say so; stops with what is wrong if the grid is another one."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description="Remake the GeoJSON in geo/.")
    parser.add_argument("etopo", type=Path, metavar="FILE", help="etopo5.cdf, of Debian's package ferret-datasets")
    parser.add_argument("--out", type=Path, default=GEO, metavar="DIR", help="where to write (default: geo/)")
    options = parser.parse_args(arguments)
    if not options.etopo.is_file():
        parser.error(f"{options.etopo}: no such file")
    if hashlib.sha256(options.etopo.read_bytes()).hexdigest() != depth.GRID_SHA256:
        parser.error(f"{options.etopo}: not the ETOPO5 grid that the shipped bands were made from")
    # Nothing is written before all is made: the files belong together.
    bands = depth.bands(*depth.read_grid(options.etopo))
    made = coast_files() | {
        "depth.geojson": _file("deeper_than_m", bands, depth.DECIMALS, depth.ATTRIBUTION, depth.LICENCE)
    }
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (options.out / name).write_bytes(text.encode())
        print(f"{name}: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
