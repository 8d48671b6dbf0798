import tomllib

import pytest

from geo.styles import TOKENS
from tests.project import TOP

CONFIG = tomllib.loads((TOP / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("server", "showEmailPrompt", False),
        ("server", "address", "127.0.0.1"),  # with none, a headless start asks checkip.amazonaws.com for the address
        ("client", "toolbarMode", "minimal"),
        ("client", "showErrorDetails", "none"),
        ("global", "maxCachedMessageAge", 1000),  # quick clicks: tests/browser/test_views.py
        ("runner", "postScriptGC", False),  # above 100 viewers nobody would be answered: tests/bench/sessions.py
    ],
)
def test_what_a_room_relies_on_is_set(section, option, value):
    assert CONFIG[section][option] == value


def test_both_themes_are_designed():
    light, dark = CONFIG["theme"]["light"], CONFIG["theme"]["dark"]
    assert set(light) == set(dark)
    assert light != dark
    assert set(TOKENS) == {"light", "dark"}


def test_every_option_is_one_that_streamlit_knows():
    from streamlit import config

    known = set(config.get_config_options())
    for section, options in CONFIG.items():
        for option, value in options.items():
            names = (
                [f"{section}.{option}.{key}" for key in value] if isinstance(value, dict) else [f"{section}.{option}"]
            )
            assert set(names) <= known
