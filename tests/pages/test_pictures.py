from dataclasses import replace
from datetime import date

import pytest

from content.data.edition import edition
from content.model.types import NAME_ORDERS
from content.pages.document import MapState
from content.pages.painting import WIDE, paint_of_day, paint_of_proposal, treaty_lines
from content.pages.pictures import described, legend, picture, picture_at
from content.pages.route import read_place
from geo import UNITS
from geo.figure.drawing import SIGNS
from geo.styles import HOLDERS
from geo.webmap import LIMITS
from tests.pages.test_render import BOOKS, PAGES

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


def taken(today="2026-11-27", **query):
    place, unknown = read_place(query, BOOKS)
    assert not unknown
    return picture_at(PAGES, place, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("query", "title", "subtitle"),
    [
        ({}, "Southern Kuril Islands / Northern Territories", "Russia administers the four islands, Japan claims them"),
        ({"island": "iturup"}, "Iturup / Etorofu · Итуруп · 択捉島", "Iturup / Etorofu"),
        ({"view": "proposal", "proposal": "transfer-1956", "versus": "kawana-1998"},
         "Transfer of Habomai and Shikotan after a peace treaty",
         "19 October 1956 · By the Soviet Union, in the joint declaration with Japan"),
        ({"view": "time", "on": "1875-05-07"}, "7 May 1875", "Sakhalin to Russia"),
        ({"view": "sources", "names": "japanese"}, "Northern Territories / Southern Kuril Islands", ""),
        ({"view": "brief", "scenes": "overview,date:1945-09-02", "scene": "2"}, "2 September 1945", "Japan signed"),
    ],
)  # fmt: skip
def test_a_picture_to_take_away_says_what_it_shows_and_what_that_rests_on(query, title, subtitle):
    made, about = taken(**query)
    assert (made.title, about.title) == (title, title) and made.subtitle.startswith(subtitle)
    assert made.source_line.startswith("Sources: ") and made.source_line.endswith(f" · Edition {edition()}")
    assert (about.date, about.source) == ("2026-11-27", made.source_line)
    assert about.description.startswith(made.subtitle) and WORDS.map.title in about.description
    assert "ODbL" in about.rights and about.creator == WORDS.page.title


def test_a_picture_of_the_articles_alone_names_no_other_source():
    made, _ = taken(record="articles")
    outlets = {article.outlet for article in BOOKS.articles.values()}
    cited = made.source_line.removeprefix("Sources: ").split(" · ")[0].split("; ")
    assert cited and all(label.split(",")[0] in outlets for label in cited)


def test_the_widest_picture_ends_where_the_land_and_the_depths_end():
    made, _ = taken(view="time", on="1875-05-07")
    (south, west), (north, east) = LIMITS
    for x, y in ((0, 0), (made.width_px, made.height_px)):
        lon, lat = made.frame.degrees(x, y)
        assert west <= lon <= east and south <= lat <= north
