"""What a still picture of the map shows, and what its file says of itself."""

from dataclasses import dataclass
from typing import NamedTuple

from geo.figure.shapes import Frame, View
from geo.webmap import VIEW


@dataclass(frozen=True)
class Picture:
    """What a picture shows; hashable, so that a picture can be remembered."""

    selected: str | None = None
    """The chosen unit, if any."""
    paint: tuple[tuple[str, str], ...] | None = None
    """(unit or land of webmap.REGIONS, one of styles.HOLDERS); None: nothing is painted."""
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Treaty lines, each as (longitude, latitude) in degrees."""
    labels: tuple[tuple[str, tuple[str, str]], ...] = ()
    """(unit, the two lines of its name); a unit that is left out has no name on the picture."""
    names: str = "both"
    """The order in which towns on the units are named: "both", "russian" or "japanese"."""
    legend: tuple[tuple[str, str], ...] = ()
    """Rows: one of styles.HOLDERS or of drawing.SIGNS, and what it means. No legend if empty."""
    legend_title: str = ""
    title: str = ""
    """Above the map, in a band of its own, like `subtitle`."""
    subtitle: str = ""
    source_line: str = ""
    """Below the map, in a band of its own."""
    width_px: int = 1280
    """The map's, in logical pixels, like `height_px`; the bands above and below it make the picture higher."""
    height_px: int = 720
    view: View = VIEW
    """What must be seen: south-west and north-east corner, (latitude, longitude) each."""

    @property
    def frame(self) -> Frame:
        """The frame, to find places in the picture."""
        return Frame(self.width_px, self.height_px, self.view)

    @property
    def scale(self) -> float:
        """How much larger than on screen texts, strokes and hatches are: a wide picture is shown smaller than it is."""
        return max(0.8, min(self.width_px / 880, self.height_px / 495))


class About(NamedTuple):
    """What a picture's file says of itself: terms of Dublin Core. The title is its accessible name."""

    title: str = ""
    description: str = ""
    creator: str = ""
    date: str = ""
    """When it was made, as ISO 8601 has it."""
    source: str = ""
    rights: str = ""
