import re

import pytest

from content.names import lines
from content.painting import settings_of
from geo import UNITS
from geo.webmap import LABELS, ONLINE, TOKENS, base_map, online_layers
from tests.test_render import PAGES


def script(folium_map):
    """What streamlit-folium takes from the map: it fills in the templates itself."""
    return "".join(
        child._template.module.script(child) for child in folium_map._children.values() if child._name == "Base"
    )


def test_base_map_asks_for_one_script_and_no_one_else():
    made = base_map(script_url="../files/map-0123.js")
    assert made.default_js == [("map", "../files/map-0123.js")]
    assert made.default_css == []
    assert "://" not in script(made)


def test_base_map_says_the_same_every_time():
    first, second = (script(base_map(script_url="map.js")) for _ in range(2))
    strip = re.compile(r"_[0-9a-f]+")
    assert strip.sub("", first) == strip.sub("", second) == "islands.start(map, islandsSettings);"


def test_settings_hold_all_units_in_order():
    settings = settings_of(PAGES.atlas)
    assert tuple(settings["units"]) == UNITS
    for unit, own in settings["units"].items():
        record = PAGES.books.units[unit]
        assert own["label"].startswith(record.names.en)
        assert tuple(own["names"]["russian"]) == tuple(lines(record.names, "russian"))
        assert own["at"] == LABELS[unit][:2]
    assert len(settings["islets"]) == 9


def test_online_layers_are_those_that_can_be_chosen():
    assert set(online_layers()) == set(ONLINE)
    assert all(layer["url"].startswith("https://") for layer in online_layers().values())


def test_light_and_dark_have_the_same_tokens():
    assert set(TOKENS["light"]) == set(TOKENS["dark"])


def _rgb(token):
    return tuple(int(token[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(token):
    channels = [c / 255 for c in _rgb(token)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", TOKENS)
def test_text_and_outlines_can_be_told_from_the_ground(theme):
    tokens = TOKENS[theme]
    assert _contrast(tokens["ink"], tokens["halo"]) >= 7
    for ground in ("sea", "land"):
        assert _contrast(tokens["unit-edge"], tokens[ground]) >= 3 or _contrast(tokens["unit"], tokens[ground]) >= 3
        assert _contrast(tokens["chosen-edge"], tokens[ground]) >= 3


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("token", ["unit", "chosen"])
def test_no_island_is_flag_coloured(theme, token):
    red, green, blue = _rgb(TOKENS[theme][token])
    assert not (red > 150 and green < 90 and blue < 90), "red"
    assert not (blue > 110 and blue > red + 40 and blue > green + 40), "blue"
    assert not (min(red, green, blue) > 225), "white"
