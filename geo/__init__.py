"""What has coordinates: outlines, areas, the map. Knows no Streamlit, no prose, nothing of `content`."""

from typing import Literal, get_args

#: The four units, in the order in which they are always shown (north to south along the chain).
#: The one key that joins GeoJSON, CSV, YAML, URL and session state; display names never join anything.
Unit = Literal["iturup", "kunashir", "shikotan", "habomai"]
UNITS: tuple[Unit, ...] = get_args(Unit)
