"""The command: `python -m geo.build [--out DIR] [--etopo FILE]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import shapely

from geo.build import BuildError, coast, depth, hits, land, places
from geo.build.geojson import ODBL, collection, feature, multipolygon

GEO = Path(__file__).resolve().parents[1]

#: Decimals of a degree at native detail: 1.1 m, where the source is simplified to some 50 m.
NATIVE = 5


def offline_files() -> dict[str, str]:
    """The five files that need no network, by name: the coast's four and the towns."""
    units, others = coast.split_units(coast.coastline())
    islets = coast.split_islets(units["habomai"])
    regions = land.land_by_region(others)
    ground = shapely.union_all([polygon for polygons in regions.values() for polygon in polygons])
    outlines = {unit: shapely.MultiPolygon(polygons) for unit, polygons in units.items()}
    towns = places.places()
    dry = shapely.union_all([ground, *outlines.values()])
    wet = [town["place"] for town, position in towns if not dry.contains(shapely.Point(position))]
    if wet:
        raise BuildError(f"in the sea: {', '.join(wet)}; correct the position in places.py")
    return {
        "islands.geojson": collection(
            (feature({"unit": unit}, multipolygon(units[unit], NATIVE), id=unit) for unit in units),
            coast.ATTRIBUTION,
            ODBL,
        ),
        "habomai_islets.geojson": collection(
            (
                feature({"islet": name, "label": _label(polygons)}, multipolygon(polygons, NATIVE))
                for name, polygons in islets.items()
            ),
            coast.ATTRIBUTION,
            ODBL,
        ),
        "land.geojson": collection(
            (feature({"region": name}, multipolygon(part, land.DECIMALS)) for name, part in regions.items()),
            coast.ATTRIBUTION,
            ODBL,
        ),
        "hit_areas.geojson": collection(
            (
                feature({"unit": unit}, multipolygon(shapely.get_parts(area), hits.DECIMALS), id=unit)
                for unit, area in hits.hit_areas(outlines, ground).items()
            ),
            coast.ATTRIBUTION,
            ODBL,
        ),
        "places.geojson": collection(
            (feature(town, {"type": "Point", "coordinates": _position(at, places.DECIMALS)}) for town, at in towns),
            places.ATTRIBUTION,
            places.LICENCE,
        ),
    }


def depth_file(etopo: Path | None) -> str:
    """depth.geojson; downloads the grid unless `etopo` is given."""
    bands = depth.bands(*depth.depth_grid(etopo))
    return collection(
        (
            feature({"deeper_than_m": level}, multipolygon(shapely.get_parts(band), depth.DECIMALS))
            for level, band in bands.items()
        ),
        depth.ATTRIBUTION,
        depth.LICENCE,
    )


def _label(polygons: Sequence[shapely.Polygon]) -> list[float]:
    """A point on the largest polygon."""
    point = max(polygons, key=lambda polygon: polygon.area).representative_point()
    return _position((point.x, point.y), NATIVE)


def _position(at: tuple[float, float], decimals: int) -> list[float]:
    return [round(degrees, decimals) for degrees in at]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write all six files and say so. Returns 1, the reason on stderr, when a source is missing."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description="Remake the GeoJSON in geo/.")
    parser.add_argument("--out", type=Path, default=GEO, metavar="DIR", help="where to write (default: geo/)")
    parser.add_argument(
        "--etopo",
        type=Path,
        metavar="FILE",
        help="etopo5.cdf or Debian's ferret-datasets .deb, instead of apt-get",
    )
    options = parser.parse_args(arguments)
    try:
        files = offline_files() | {"depth.geojson": depth_file(options.etopo)}
    except BuildError as error:
        print(f"geo.build: {error}", file=sys.stderr)
        return 1
    # Nothing is written before everything is made, so the files always belong together.
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.out / name).write_bytes(text.encode())
        print(f"{name}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
