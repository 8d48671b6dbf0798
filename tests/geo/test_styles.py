"""Colours that mean different things can be told apart, in both schemes, by the colour-blind too; none is of a flag."""

import itertools

import numpy as np
import pytest

from geo.styles import HOLDERS, TOKENS, css_variables

APART, APART_SIMULATED = 20, 10
"""CIEDE2000 between any two that mean different things; and as the colour-blind see them, where the hatch differs."""

#: What a fill can mean: sand is a unit without a holder. Land and sea are the ground that all of it stands on.
MEANINGS = ("unit", *dict.fromkeys(style.ground for style in HOLDERS.values() if style.ground != "land"))
GROUND = ("land", "sea")

#: Linear RGB as seen without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.
SIGHT = {
    "all": [1, 0, 0, 0, 1, 0, 0, 0, 1],
    "deutan": [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
    "protan": [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    "tritan": [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}
SRGB = [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041]
WHITE = np.array([0.95047, 1, 1.08883])


def matrix(numbers):
    return np.array(numbers).reshape(3, 3)


def linear(token):
    channels = np.array([int(token[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(token, sight="all"):
    xyz = matrix(SRGB) @ np.clip(matrix(SIGHT[sight]) @ linear(token), 0, 1) / WHITE
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """The colour difference of two CIELAB colours: Sharma, Wu and Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = (1 - np.sqrt(mean**7 / (mean**7 + 25**7))) / 2
    c1, c2 = np.hypot(a1 * (1 + g), b1), np.hypot(a2 * (1 + g), b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * (1 + g))) % 360 for a, b in ((a1, b1), (a2, b2)))
    grey = c1 * c2 == 0
    dh = 0 if grey else (h2 - h1 + 180) % 360 - 180
    h = h1 + h2 if grey else (h1 + dh / 2) % 360
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    level, c = (l1 + l2) / 2, (c1 + c2) / 2
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    t = 1 + sum(weight * np.cos(np.radians(times * h + shift)) for weight, times, shift in waves)
    sl = 1 + 0.015 * (level - 50) ** 2 / np.sqrt(20 + (level - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    turn = -2 * np.sqrt(c**7 / (c**7 + 25**7)) * np.sin(np.radians(60 * np.exp(-(((h - 275) / 25) ** 2))))
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + turn * dc / sc * dh / sh)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_gives_the_published_values(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=1e-4)


def too_close(theme, sight, least):
    tokens = TOKENS[theme]
    pairs = [*itertools.combinations(MEANINGS, 2), *itertools.product(MEANINGS, GROUND)]
    found = {pair: ciede2000(*(lab(tokens[name], sight) for name in pair)) for pair in pairs}
    return {pair: round(distance, 1) for pair, distance in found.items() if distance < least}


@pytest.mark.parametrize("theme", TOKENS)
def test_what_means_different_things_has_different_colours(theme):
    assert len(MEANINGS) == 6
    assert too_close(theme, "all", APART) == {}


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("sight", ["deutan", "protan", "tritan"])
def test_the_colour_blind_tell_them_apart(theme, sight):
    assert too_close(theme, sight, APART_SIMULATED) == {}


def test_holders_differ_in_their_hatch_too():
    hatches = [(style.stroke, style.size) for style in HOLDERS.values() if style.mark]
    assert len(set(hatches)) == len(hatches) == 9


def test_light_and_dark_have_the_same_tokens():
    assert set(TOKENS["light"]) == set(TOKENS["dark"])
    assert "--held-japan: light-dark(#9a4f96, #d583c8);" in css_variables()


def contrast(one, other):
    high, low = sorted(((matrix(SRGB) @ linear(token))[1] for token in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", TOKENS)
def test_text_and_outlines_can_be_told_from_the_ground(theme):
    tokens = TOKENS[theme]
    assert contrast(tokens["ink"], tokens["halo"]) >= 7
    for ground in GROUND:
        assert contrast(tokens["edge"], tokens[ground]) >= 3
        assert contrast(tokens["ink"], tokens[ground]) >= 3


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize("token", MEANINGS)
def test_no_island_is_flag_coloured(theme, token):
    red, green, blue = (int(TOKENS[theme][token][i : i + 2], 16) for i in (1, 3, 5))
    assert not (red > 150 and green < 90 and blue < 90), "red"
    assert not (blue > 110 and blue > red + 40 and blue > green + 40), "blue"
    assert not (min(red, green, blue) > 235), "white"
