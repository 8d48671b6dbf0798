"""Remakes the GeoJSON in geo/ from its source packages: `python -m geo.build`. Needs the `build` extra."""


class BuildError(Exception):
    """A source that is missing or not the one the shipped files were made from; says what to do."""
