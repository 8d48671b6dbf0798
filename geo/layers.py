"""The files that only the browser draws: land, depth, towns, targets. Checked at the start: none may fail unseen."""

from pathlib import Path

from geo import UNITS
from geo._files import REMAKE, read_features, shown_path
from geo.problem import DataError, Problem

FOLDER = Path(__file__).parent

#: File -> the property that each of its features must have.
LAYERS = {
    "land.geojson": "region",
    "depth.geojson": "deeper_than_m",
    "places.geojson": "place",
    "hit_areas.geojson": "unit",
}


def check_layers(folder: Path = FOLDER) -> list[Problem]:
    """Everything that would keep the map from drawing the files of LAYERS in `folder`; empty when they are whole."""
    problems: list[Problem] = []
    for name, key in LAYERS.items():
        file = shown_path(folder / name)
        try:
            features = read_features(folder / name)
        except DataError as error:
            problems += error.problems
            continue
        values = [_value(feature, key) for feature in features]
        problems += [
            Problem(file, f"feature {number}", f"properties.{key}", "nothing", "a value, and a geometry", REMAKE)
            for number, value in enumerate(values, start=1)
            if value is None
        ]
        if not features:
            problems.append(Problem(file, "", "", "no features", "at least one", REMAKE))
        if key == "unit":
            problems += [
                Problem(file, unit, "", f"{values.count(unit)} features", "one feature for each unit", REMAKE)
                for unit in UNITS
                if values.count(unit) != 1
            ]
    return problems


def _value(feature: object, key: str) -> object:
    """The feature's property, or None if it has none, or no geometry to draw."""
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        return None
    properties = feature.get("properties")
    return properties.get(key) if isinstance(properties, dict) else None
