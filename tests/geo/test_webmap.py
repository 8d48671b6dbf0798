import re
from collections import Counter

import pytest
import shapely

from content.data.names import lines
from content.pages.painting import settings_of
from geo import UNITS
from geo.layers import read_layer
from geo.webmap import ATTRIBUTION, NAMED, ONLINE, UNIT_LABELS, _Base, attribution, base_map, online_layers
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
    assert texts == {"unit": 4, "group": 1, "country": 4, "sea": 2, "strait": 3, "islet": 9, "town": 13}
    assert [text["places"][0][0] for text in settings["texts"][:4]] == [
        first for (first, _), _ in UNIT_LABELS.values()
    ][:4]


@pytest.mark.parametrize(
    ("order", "kurilsk"), [("both", "Kurilsk / Shana"), ("russian", "Курильск / 紗那"), ("japanese", "紗那 / Курильск")]
)
def test_towns_on_the_units_have_a_pair_of_names_and_others_the_english_one(order, kurilsk):
    named = [text["names"][order] for text in settings_of(PAGES.atlas)["texts"] if text["kind"] == "town"]
    assert [kurilsk] in named and ["Nemuro"] in named


def test_straits_have_both_names_in_the_chosen_order_and_seas_the_english_one():
    straits = [text["names"] for text in settings_of(PAGES.atlas)["texts"] if text["kind"] == "strait"]
    assert {"both": ["Kunashir Strait", "Nemuro Strait"], "russian": ["Кунаширский пролив", "根室海峡"],
            "japanese": ["根室海峡", "Кунаширский пролив"]} in straits  # fmt: skip
    seas = [text["names"] for text in settings_of(PAGES.atlas)["texts"] if text["kind"] == "sea"]
    assert {order: ["Sea of Okhotsk"] for order in ("both", "russian", "japanese")} in seas


@pytest.mark.parametrize("kind", ["sea", "strait"])
def test_waters_are_named_in_the_water(kind):
    land = shapely.union_all([*read_layer("land").values(), *read_layer("islands").values()])
    for name, (of, *places) in NAMED.items():
        for lat, lon in places if of == kind else ():
            assert not land.contains(shapely.Point(lon, lat)), (name, lat, lon)


def test_online_layers_are_those_that_can_be_chosen():
    assert set(online_layers()) == set(ONLINE)
    assert all(layer["url"].startswith("https://") for layer in online_layers().values())


def test_the_map_credits_outlines_of_ones_own(tmp_path):
    assert attribution() == ATTRIBUTION
    own = tmp_path / "islands.geojson"
    own.write_text('{"type": "FeatureCollection", "attribution": "© The Survey of Nowhere", "features": []}')
    assert attribution(own) == f"© The Survey of Nowhere · {ATTRIBUTION}"
