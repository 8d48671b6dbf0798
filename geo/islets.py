"""Where Habomai's named islets are labelled. Their outlines are part of the unit's; this only tells them apart."""

from pathlib import Path

from geo._files import REMAKE, read_features, shown_path
from geo.problem import DataError, Problem

ISLETS = Path(__file__).with_name("habomai_islets.geojson")


def read_islet_labels(path: Path = ISLETS) -> dict[str, tuple[float, float]]:
    """Islet -> (latitude, longitude) of its label. Raises DataError if the file is not what `geo.build` writes."""
    try:
        features = read_features(path)
        pairs = [(feature["properties"]["islet"], feature["properties"]["label"]) for feature in features]
        return {islet: (float(lat), float(lon)) for islet, (lon, lat) in pairs}
    except (KeyError, TypeError, ValueError) as error:
        found = f"{type(error).__name__}: {error}"
        raise DataError([Problem(shown_path(path), "", "", found, "islets with a label point each", REMAKE)]) from error
