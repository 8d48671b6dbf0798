import json
import re

import pytest

from content.names import lines
from content.panels.map import _settings
from geo import UNITS
from geo.webmap import LABELS, ONLINE, TOKENS, State, base_map, script_json
from tests.test_render import PAGES

HOSTILE = "</script><script>alert(1)</script>`${alert(1)}`\u2028\u202e'\"\\"


def script(folium_map):
    return folium_map.get_root().render() and "".join(
        child._template.module.script(child) for child in folium_map._children.values() if child._name == "Base"
    )


def settings_of(text):
    return value_of(re.search(r"islands\.start\(\w+, (.*)\);", text).group(1))


def value_of(expression):
    """What the browser makes of JSON.parse("...")."""
    return json.loads(json.loads(re.fullmatch(r"JSON\.parse\((.*)\)", expression).group(1)))


def test_script_json_cannot_leave_its_script():
    written = script_json({"name": HOSTILE})
    assert written.isascii() and "<" not in written and "{" not in written
    assert value_of(written) == {"name": HOSTILE}


def test_records_are_no_templates():
    given = _settings(PAGES.atlas)
    settings = given["settings"]
    legend = "{{ 7*7 }} {% raw %} {# x #} {{ cycler.__init__.__globals__.os.getpid() }}"
    made = base_map(**{**given, "settings": {**settings, "words": {**settings["words"], "legend": legend}}})
    rendered = made.get_root().render()
    said = re.search(r"islands\.start\(\w+, (JSON\.parse\(.*\))\);", rendered).group(1)
    assert value_of(said)["words"]["legend"] == legend


def test_base_map_asks_the_internet_for_nothing():
    made = base_map(**_settings(PAGES.atlas))
    links = [link for _, link in [*made.default_js, *made.default_css]]
    assert links and all(link.startswith("../") for link in links)
    # The addresses of the online layers stand ready in the settings, and are asked only when one is chosen.
    settings = settings_of(script(made))
    del settings["online"]
    assert "://" not in json.dumps(settings)


def test_base_map_is_the_same_every_time():
    first, second = (settings_of(script(base_map(**_settings(PAGES.atlas)))) for _ in range(2))
    assert first == second


def test_settings_hold_all_units_in_order():
    settings = settings_of(script(base_map(**_settings(PAGES.atlas))))
    assert tuple(settings["units"]) == UNITS
    for unit, own in settings["units"].items():
        record = PAGES.books.units[unit]
        assert own["label"].startswith(record.names.en)
        assert tuple(own["names"]["russian"]) == lines(record.names, "russian")
        assert own["at"] == list(LABELS[unit][:2])
    assert set(settings["online"]) == set(ONLINE)
    assert len(settings["islets"]) == 9


@pytest.mark.parametrize("selected", [*UNITS, None])
def test_state_tells_the_base_what_to_show(selected):
    state = State(selected, 7, "both", "none")
    said = state._template.module.script(state)
    assert value_of(re.search(r"window\.islands\.show\((.*)\);", said).group(1)) == {
        "sel": selected, "seq": 7, "names": "both", "online": "none", "paint": None, "caption": "", "lines": [],
    }  # fmt: skip


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
