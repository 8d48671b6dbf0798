"""Remakes the GeoJSON in geo/ from its source packages: `python -m geo.build FILE`. Needs the `build` extra."""
