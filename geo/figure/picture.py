"""What a still picture of the map shows: checked, and hashable, so that a picture can be remembered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from geo import UNITS
from geo.figure.shapes import Frame, View
from geo.styles import HOLDERS, TOKENS
from geo.webmap import VIEW

#: Lands beside the four that can be painted; Sakhalin only where both its halves have one holder.
LANDS = ("hokkaido", "kurils_central_north", "sakhalin_north", "sakhalin_south")

#: What a row of the legend can show, besides holders.
SIGNS = ("units", "selected", "line", "land", "depth")

#: Orders of names.
NAMES = ("both", "russian", "japanese")

#: Pixels to the side that a picture may have.
SIZES = (160, 4000)


@dataclass(frozen=True)
class Picture:
    """What a picture shows. Mappings may be given; they are kept as tuples of pairs, so that a picture is hashable.

    Raises ValueError that names every value it doesn't know.
    """

    selected: str | None = None
    """The chosen unit, if any."""
    paint: Mapping[str, str] | tuple[tuple[str, str], ...] | None = None
    """Unit or land of LANDS -> one of HOLDERS; None: nothing is painted."""
    lines: Sequence[Sequence[tuple[float, float]]] = ()
    """Treaty lines, each as (longitude, latitude) in degrees."""
    labels: Mapping[str, tuple[str, str]] | tuple[tuple[str, tuple[str, str]], ...] = ()
    """Unit -> the two lines of its name; a unit that is left out has no name on the picture."""
    names: str = "both"
    """The order in which towns on the units are named: one of NAMES."""
    legend: Sequence[tuple[str, str]] = ()
    """Rows: one of HOLDERS or SIGNS, and what it means. No legend if empty."""
    legend_title: str = ""
    theme: str = "light"
    """One of styles.TOKENS."""
    width_px: int = 1280
    """In logical pixels, like `height_px`; within SIZES."""
    height_px: int = 720
    view: View = VIEW
    """What must be seen: south-west and north-east corner, (latitude, longitude) each."""

    def __post_init__(self):
        settle = partial(object.__setattr__, self)  # the dataclass is frozen
        if self.paint is not None:
            settle("paint", tuple(dict(self.paint).items()))
        settle("labels", tuple((unit, tuple(lines)) for unit, lines in dict(self.labels).items()))
        settle("lines", tuple(tuple((float(lon), float(lat)) for lon, lat in course) for course in self.lines))
        settle("legend", tuple((key, text) for key, text in self.legend))
        settle("view", tuple(tuple(corner) for corner in self.view))
        faults = list(self._faults())
        if faults:
            raise ValueError("; ".join(faults))

    def _faults(self) -> Iterator[str]:
        known = [("selected", self.selected, (None, *UNITS)), ("names", self.names, NAMES)]
        known += [("theme", self.theme, tuple(TOKENS))]
        known += [("paint", key, (*UNITS, *LANDS)) for key, _ in self.paint or ()]
        known += [(f"paint of {key}", holder, HOLDERS) for key, holder in self.paint or ()]
        known += [("labels", unit, UNITS) for unit, _ in self.labels]
        known += [("legend", key, (*HOLDERS, *SIGNS)) for key, _ in self.legend]
        for field, value, allowed in known:
            if value not in allowed:
                listed = ", ".join(each for each in allowed if each)
                yield f"{field}: {value!r} is unknown; allowed: {listed}"
        for field, value in (("width_px", self.width_px), ("height_px", self.height_px)):
            if not SIZES[0] <= value <= SIZES[1]:
                yield f"{field}: {value!r} is out of range; allowed: {SIZES[0]} to {SIZES[1]}"

    @property
    def frame(self) -> Frame:
        """The frame, to find places in the picture."""
        return Frame(self.width_px, self.height_px, self.view)

    @property
    def scale(self) -> float:
        """How much larger than on screen texts, strokes and hatches are: a wide picture is shown smaller than it is."""
        return max(0.8, min(self.width_px / 880, self.height_px / 495))
