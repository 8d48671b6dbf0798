from dataclasses import replace

import pytest

from content.model.types import NAME_ORDERS
from content.pages.document import MapState
from content.pages.painting import WIDE, paint_of_day, paint_of_proposal, treaty_lines
from content.pages.pictures import described, legend, picture
from geo import UNITS
from geo.figure.drawing import SIGNS
from geo.styles import HOLDERS
from tests.pages.test_render import BOOKS

WORDS = BOOKS.wording
GROUND = [("land", WORDS.map.legend_land), ("depth", WORDS.map.legend_depth)]
DAYS = ("1600", "1860", "1880", "1910", "1930", "1945-09-02", "2020")


def of_day(day):
    paint = tuple(paint_of_day(BOOKS, day, "all").items())
    return MapState(paint=paint, lines=tuple(treaty_lines(BOOKS, day, "all")), view=WIDE)


def of_proposal(name):
    return MapState(paint=tuple(paint_of_proposal(BOOKS.proposals[name]).items()))


PAINTED = {day: of_day(day) for day in DAYS} | {name: of_proposal(name) for name in BOOKS.proposals}


def test_an_unpainted_map_names_the_units_and_the_chosen_one():
    units, chosen = ("units", WORDS.map.legend_units), ("selected", WORDS.map.legend_selected)
    assert list(legend(MapState(), BOOKS)) == [units, *GROUND]
    assert list(legend(MapState("habomai"), BOOKS)) == [units, chosen, *GROUND]


def test_a_painted_map_names_each_holder_once_and_no_other():
    for name, state in PAINTED.items():
        rows = legend(state, BOOKS)
        painted = sorted({holder for _, holder in state.paint}, key=[*HOLDERS].index)
        signs = [*painted, *(["line"] if state.lines else []), *dict(GROUND)]
        assert [key for key, _ in rows] == signs, name
        assert all(text for _, text in rows) and list(rows[-2:]) == GROUND, name


def test_a_painted_map_still_names_the_chosen_unit_and_the_line():
    painted = of_day("1860")
    state = replace(painted, selected="iturup")
    bare = list(legend(painted, BOOKS))
    assert bare[-3:] == [("line", WORDS.map.legend_line), *GROUND]
    assert list(legend(state, BOOKS)) == [*bare[:-3], ("selected", WORDS.map.legend_selected), *bare[-3:]]


def test_what_lies_outside_the_frame_is_not_in_the_legend():
    near = dict(legend(replace(of_day("1910"), view=None), BOOKS))
    assert "line" in dict(legend(of_day("1910"), BOOKS)) and "line" not in near
    assert "undivided" not in dict(legend(replace(of_day("1860"), view=None), BOOKS))


def test_nothing_painted_is_not_the_same_as_no_paint():
    assert list(legend(MapState(paint=()), BOOKS)) == GROUND


def test_every_painted_land_is_said():
    for name, state in PAINTED.items():
        said, known = described(state, BOOKS, "both"), dict(legend(state, BOOKS))
        assert said.startswith(f"{WORDS.map.title}: "), name
        lands = [f"{WORDS.territories[land]}: {known[holder]}" for land, holder in state.paint]
        assert [land for land in lands if land not in said] == [], name
        assert said.count("; ") >= len(state.paint) - 1, name


def test_an_unpainted_map_is_said_with_its_status_and_choice():
    said = described(MapState(), BOOKS, "both")
    assert said.startswith(f"{WORDS.map.title}: Iturup / Etorofu, ") and said.endswith(f": {WORDS.map.legend_units}")
    assert described(MapState("kunashir"), BOOKS, "both").endswith(
        f"; {WORDS.map.legend_selected}: Kunashir / Kunashiri"
    )


@pytest.mark.parametrize("order", NAME_ORDERS)
@pytest.mark.parametrize("state", [MapState(), MapState("shikotan"), of_day("1860"), of_proposal("experts-2005")])
def test_the_picture_holds_the_state_and_the_names_in_the_chosen_order(state, order):
    made = picture(state, BOOKS, order, width_px=640, height_px=360)
    assert (made.selected, made.paint, made.lines) == (state.selected, state.paint, state.lines)
    assert (made.names, made.width_px, made.height_px) == (order, 640, 360)
    assert made.legend == legend(state, BOOKS) and made.legend_title == WORDS.map.legend
    first = next(iter(dict(made.labels).values()))[0]
    group = "Northern Territories" if order == "japanese" else "Southern Kuril Islands"
    own = {"both": "Iturup / Etorofu", "russian": "Итуруп Iturup", "japanese": "択捉島 Etorofu"}[order]
    assert first == (group if state.view == WIDE else own)
    assert list(dict(made.labels)) == (["shikotan"] if state.view == WIDE else list(UNITS))
    assert {key for key, _ in made.legend} <= {*HOLDERS, *SIGNS}
