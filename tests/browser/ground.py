"""Points on the islands and in the sea, for clicks: longitude and latitude, read from the outlines themselves."""

import shapely

from geo.layers import read_layer

_OUTLINES = read_layer("islands")

#: Unit -> a point on each of its polygons, the largest first.
LAND = {
    unit: [
        point.representative_point().coords[0]
        for point in sorted(shapely.get_parts(shape), key=lambda polygon: -polygon.area)
    ]
    for unit, shape in _OUTLINES.items()
}

#: Islet of Habomai -> a point on its largest polygon.
ISLETS = {
    islet: max(shapely.get_parts(shape), key=shapely.area).representative_point().coords[0]
    for islet, shape in read_layer("habomai_islets").items()
}

#: Open sea, far from all four.
SEA = (148.3, 44.2)

assert not shapely.intersects(list(_OUTLINES.values()), shapely.Point(SEA).buffer(0.3)).any()
