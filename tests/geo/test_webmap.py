import re
from collections import Counter

import pytest

from content.data.names import lines
from content.pages.painting import settings_of
from geo import UNITS
from geo.webmap import ONLINE, UNIT_LABELS, _Base, base_map, online_layers
from tests.pages.test_render import PAGES


def script(folium_map):
    """What streamlit-folium takes from the map: it fills in the templates itself."""
    return "".join(
        child._template.module.script(child) for child in folium_map._children.values() if isinstance(child, _Base)
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
    texts = Counter(text["kind"] for text in settings["texts"])
    assert texts == {"unit": 4, "group": 1, "islet": 9, "town": 13}
    assert [text["at"] for text in settings["texts"][:4]] == [*UNIT_LABELS.values()]


@pytest.mark.parametrize(
    ("order", "kurilsk"), [("both", "Kurilsk / Shana"), ("russian", "Курильск / 紗那"), ("japanese", "紗那 / Курильск")]
)
def test_towns_on_the_units_have_a_pair_of_names_and_others_the_english_one(order, kurilsk):
    named = [text["names"][order] for text in settings_of(PAGES.atlas)["texts"] if text["kind"] == "town"]
    assert [kurilsk] in named and ["Nemuro"] in named


def test_online_layers_are_those_that_can_be_chosen():
    assert set(online_layers()) == set(ONLINE)
    assert all(layer["url"].startswith("https://") for layer in online_layers().values())
