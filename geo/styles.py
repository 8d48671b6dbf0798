"""How everything on the map is painted: the colours of both schemes and each holder's look, once for all that draws.

No colour is of a flag of either side. Colour says one thing: who holds what. The chosen unit keeps its fill, and gets a
heavy outline of ink with a halo. tests/geo/test_styles.py measures the distances, also as the colour-blind see them.
"""

from typing import NamedTuple

TOKENS = {
    "light": {
        "sea": "#dde6e4", "deep": "#8fa5a6", "land": "#f4f1e8", "shore": "#a9a698", "ink": "#14213d", "halo": "#ffffff",
        "panel": "rgba(255,255,255,.9)", "edge": "#5b4414", "focus": "#8a3ffc", "unit": "#e2ba72", "japan": "#9a4f96",
        "russia": "#1f8a70", "shared": "#5d5349", "deferred": "#899b3d", "not_addressed": "#a59b9e",
    },
    "dark": {
        "sea": "#2b3a3c", "deep": "#101a1d", "land": "#4b4f48", "shore": "#83867b", "ink": "#f1f3ee", "halo": "#0d1516",
        "panel": "rgba(20,28,29,.88)", "edge": "#ffe0a0", "focus": "#d4bbff", "unit": "#f9c26c", "japan": "#d583c8",
        "russia": "#239c7b", "shared": "#f6efe2", "deferred": "#9da525", "not_addressed": "#778c95",
    },
}  # fmt: skip
"""Scheme -> token -> colour. `unit` is a unit without a holder: sand; `ink` outlines the chosen one."""


class HolderStyle(NamedTuple):
    """A holder's ground and hatch. Without a `mark` there is no hatch."""

    ground: str
    """A token."""
    mark: str = ""
    """The token of the hatch's colour."""
    opacity: float = 0.75
    stroke: str = ""
    """The hatch on a square of `size` pixels, as the data of an SVG path of straight strokes: "M0 6L6 0"."""
    size: int = 6
    width: float = 1.3


HOLDERS = {
    "japan": HolderStyle("japan", "halo", stroke="M0 6L6 0"),
    "russia": HolderStyle("russia", "halo", stroke="M0 0L6 6"),
    "shared": HolderStyle("shared", "halo", stroke="M0 6L6 0M0 0L6 6"),
    "undivided": HolderStyle("shared", "halo", stroke="M0 3L6 3"),
    "deferred": HolderStyle("deferred", "ink", stroke="M3 2L3 4", width=2),
    "handed_over": HolderStyle("japan", "halo", stroke="M3 0L3 6"),
    "sovereignty": HolderStyle("japan", "russia", 1, "M0 4L8 4", 8, 3),
    "divided": HolderStyle("russia", "japan", 1, "M3 0L3 12", 12, 6),  # both colours must be seen, not their mixture
    "part": HolderStyle("russia", "japan", 1, "M1.5 0L1.5 12", 12, 3),
    "not_addressed": HolderStyle("not_addressed"),
    "unknown": HolderStyle("land"),
}
"""Holder of a unit or of the land beside the four -> its look. "divided": by a proposal, which does not say how, or in
like parts; "part": a quarter or so of it to Japan; "unknown": no source says."""


def css_variables() -> str:
    """The tokens as custom properties for a page, "--held-japan" and so on, which follow the page's colour scheme."""
    light, dark = TOKENS["light"], TOKENS["dark"]
    named = [f"--held-{name}: light-dark({light[name]}, {dark[name]});" for name in light]
    return f":root {{ {' '.join(named)} }}\n"


def mixed(first: str, second: str, share: float) -> str:
    """The first colour, "#rrggbb", with a share, 0 to 1, of the second."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return f"#{bytes(round(one + (other - one) * share) for one, other in pairs).hex()}"
