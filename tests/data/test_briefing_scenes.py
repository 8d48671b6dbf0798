from datetime import date

import pytest

from content.data.briefing import (
    DEFAULT,
    MOST_SCENES,
    Brief,
    Scene,
    read_scene,
    read_scenes,
    scene_of,
)  # fmt: skip
from content.model.types import SCENE_KINDS, is_full_day
from geo import UNITS
from tests.pages.test_render import BOOKS

TODAY = date.today().isoformat()
EVERY = [
    *("overview", "dates", "cases", "figures", "disagreements", "today"),
    *(f"island:{unit}" for unit in UNITS),
    *(f"proposal:{name}" for name in BOOKS.proposals),
    *(f"date:{day}" for day in ("1855", "1945-09", "1945-09-02", TODAY)),
    "compare:transfer-1956:kawana-1998",
]


def test_every_scene_survives_the_round_trip():
    scenes = [read_scene(token, BOOKS) for token in EVERY]
    assert [scene.token for scene in scenes] == EVERY
    assert [Brief("T", "2026-11-21", (scene,)).listed() for scene in scenes] == EVERY


def test_every_kind_of_scene_is_tried_and_in_the_default_list():
    assert {token.split(":")[0] for token in EVERY} == set(SCENE_KINDS) == {token.split(":")[0] for token in DEFAULT}


def test_an_unknown_kind_is_named_with_those_there_are():
    for token in ["", "moon", "Island:iturup", " overview", "<script>", ":", "overview,figures"]:
        with pytest.raises(ValueError, match="is no kind of scene; there are overview, dates, date") as caught:
            read_scene(token, BOOKS)
        assert str(caught.value).startswith(repr(token.split(":")[0]))


def test_what_a_scene_names_must_be_known():
    for token in [
        *("overview:", "overview:iturup", "figures:1", "disagreements:"),
        *("island", "island:", "island:atlantis", "island:iturup:habomai", "island:ITURUP"),
        *("proposal", "proposal:nothing", "proposal:transfer-1956:kawana-1998"),
        *("compare", "compare:transfer-1956", "compare:transfer-1956:nothing", "compare:a:b:c"),
        "compare:transfer-1956:kawana-1998:",
    ]:
        with pytest.raises(ValueError, match="names nothing that is known here") as caught:
            read_scene(token, BOOKS)
        assert repr(token) in str(caught.value)


def test_a_day_must_be_one_and_not_to_come():
    for day in [
        "",
        "1945-13",
        "1945-2-3",
        "2999",
        "yesterday",
        "1945-02-30",
        "0000",
        "1945:",
        "１９４５",
        "1945-09-02T00",
    ]:
        with pytest.raises(ValueError, match="names no day up to today, such as 1945-09-02, 1945-09 or 1945"):
            read_scene(f"date:{day}", BOOKS)


def test_a_day_without_a_day_is_no_scene():
    with pytest.raises(ValueError, match="'date' names no day"):
        read_scene("date", BOOKS)


def test_the_list_of_the_address():
    default = read_scenes(None, BOOKS)
    assert [scene.token for scene in default] == list(DEFAULT)
    assert read_scenes("none", BOOKS) == ()
    assert read_scenes("figures,overview,figures", BOOKS) == (Scene("figures"), Scene("overview"), Scene("figures"))


def test_a_brief_survives_the_round_trip():
    every = Brief("T", "2026-11-21", read_scenes(",".join(EVERY[-MOST_SCENES:]), BOOKS))
    assert read_scenes(every.listed(), BOOKS) == every.scenes
    empty = Brief("T", "2026-11-21", ())
    assert empty.listed() == "none" and read_scenes(empty.listed(), BOOKS) == ()


def test_one_bad_scene_makes_the_whole_list_bad():
    for text in ["", ",", "overview,", "overview,,figures", "overview,moon", "none,overview", "None"]:
        with pytest.raises(ValueError, match="no kind of scene"):
            read_scenes(text, BOOKS)


def test_the_scene_that_shows_what_a_page_shows():
    for here, token in [
        (("island", None, None, None, None), "overview"),
        (("island", "iturup", None, None, None), "island:iturup"),
        (("proposal", None, None, None, None), None),
        (("proposal", "iturup", "kawana-1998", None, None), "proposal:kawana-1998"),
        (("proposal", None, "kawana-1998", "transfer-1956", None), "compare:kawana-1998:transfer-1956"),
        (("time", "iturup", None, None, "1945-09"), "date:1945-09"),
        (("time", None, None, None, None), f"date:{TODAY}"),
        (("figures", None, None, None, None), "figures"),
        (("sources", "iturup", None, None, None), None),
        (("brief", "iturup", None, None, None), None),
    ]:
        scene = scene_of(*here)
        assert (scene and scene.token) == token
        assert scene is None or read_scene(scene.token, BOOKS) == scene


def test_a_briefings_date_is_a_full_day():
    for value, full in [
        ("2026-11-21", True),
        ("0001-01-01", True),
        ("9999-12-31", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-11", False),
        ("2026", False),
        ("", False),
        ("20261121", False),
        ("2026-W47-6", False),
        ("２０２６-１１-２１", False),
        (" 2026-11-21", False),
        ("2026-11-21\n", False),
    ]:
        assert is_full_day(value) is full


OWN = Scene("figures", headline="A, b: c | d ~ 100 %", point="Об этом {iturup}")


def test_the_briefers_own_words_survive_the_address():
    text = Brief("T", "2026-11-21", (OWN, Scene("overview"))).listed()
    assert text.count(",") == 1 and read_scenes(text, BOOKS) == (OWN, Scene("overview"))
    assert OWN.token == "figures"


@pytest.mark.parametrize(
    "text", [f"figures|{'x' * 121}", f"figures||{'x' * 241}", "figures|a|b|c", ",".join(["figures"] * 61)]
)
def test_what_is_too_long_is_refused(text):
    with pytest.raises(ValueError):
        read_scenes(text, BOOKS)
