import json
import re
from itertools import accumulate
from pathlib import Path

import pytest
import xstatic.pkg.leaflet

from content.pages.painting import settings_of
from geo.bundle import LAYERS, bundle, self_contained, steps
from geo.layers import FOLDER
from tests.pages.test_render import PAGES

LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
HOSTILE = "</script><script>alert(1)</script>`${alert(1)}` it's {{ 7*7 }}\u2028\u202e'\"\\\n"


def settings_in(script):
    literal = re.search(r"^window\.islandsSettings = JSON\.parse\((.*)\);$", script, re.MULTILINE).group(1)
    return json.loads(json.loads(literal))


def test_hostile_settings_stay_what_they_are():
    script = bundle(LEAFLET, {"words": {"title": HOSTILE}})
    assert script.isascii() or HOSTILE not in script
    assert settings_in(script)["words"]["title"] == HOSTILE


@pytest.fixture(scope="module")
def script():
    return bundle(LEAFLET, settings_of(PAGES.atlas))


def unpacked(part):
    """As geo/web/map.js does it."""
    if not isinstance(part[0], int):
        return [unpacked(one) for one in part]
    points = zip(accumulate(part[::2]), accumulate(part[1::2]), strict=True)
    return [[lon / 1e5, lat / 1e5] for lon, lat in points]


def test_all_layers_are_inside_as_shipped(script):
    inline = settings_in(script)["inline"]
    assert tuple(inline) == LAYERS
    for name, layer in inline.items():
        for feature in layer["features"]:
            feature["geometry"]["coordinates"] = unpacked(feature["geometry"]["coordinates"])
        assert layer == json.loads((FOLDER / f"{name}.geojson").read_text("utf-8"))


def test_a_ring_is_its_steps():
    square = [[[145.0, 44.0], [145.00001, 44.0], [145.00001, 44.00002], [145.0, 44.0]]]
    assert steps(square) == [[14500000, 4400000, 1, 0, 0, 2, -1, -2]]


def test_nothing_in_it_is_fetched_from_elsewhere(script):
    assert "sourceMappingURL" not in script
    assert not re.search(r"url\(", script.splitlines()[1])
    own = settings_in(script)
    del own["inline"]  # the layers name their sources' addresses
    assert "://" not in json.dumps(own)


def test_style_comes_before_the_map_is_drawn(script):
    assert script.index("createElement('style')") < script.index("window.islands = {") < script.index("islandsSettings")


@pytest.mark.parametrize("kind", ["css", "js"])
def test_addresses_are_taken_out(tmp_path, kind):
    text = {"css": "a { background: url(x.png); color: red }", "js": "x();\n//# sourceMappingURL=x.js.map\ny();"}[kind]
    path = tmp_path / f"a.{kind}"
    path.write_text(text)
    assert self_contained(path) == {"css": "a {  color: red }", "js": "x();\n\ny();"}[kind]
