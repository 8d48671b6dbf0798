"""The map of the exported page: the settings that geo/web/map.js is started with, and what it shows, as plain data."""

from content.pages.document import MapState

#: Leaflet's own options, as geo.webmap gives them to folium; the map is fitted to VIEW when it starts.
OPTIONS = {
    "zoomSnap": 0.25,
    "zoomDelta": 0.5,
    "maxZoom": 12,
    "minZoom": 4,
    "wheelPxPerZoomLevel": 120,
    "center": (44.4, 147.0),
    "zoom": 7,
}


def shown_on_map(state: MapState) -> dict[str, object]:
    """A state as `islands.show` takes it."""
    paint = dict(state.paint) if state.paint is not None else None
    return {"sel": state.selected, "paint": paint, "lines": state.lines, "caption": state.caption, "view": state.view}
