"""The maps on the slides: units as shapes with names, hatches and alternative text."""

import io
import zipfile

import pytest
import shapely
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND
from pptx.oxml.ns import qn

from content.data.names import english
from geo import UNITS
from tests.exports.pptx.read import alt, box, made, maps, of_scenes, texts, told, units


def outline(shape):
    """A freeform's polygons on the slide."""
    rings = []
    for element in shape._element.iter(qn("a:moveTo"), qn("a:lnTo")):
        point = element[0]
        if element.tag == qn("a:moveTo"):
            rings.append([])
        rings[-1].append((shape.left + int(point.get("x")), shape.top + int(point.get("y"))))
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings if len(ring) > 2])


def test_each_map_has_the_four_units_as_shapes_with_alternative_text(deck, atlas):
    names = [english(atlas.books.units[unit].names) for unit in UNITS]
    assert sum(bool(maps(slide)) for slide in deck.slides) == 13
    for slide in filter(maps, deck.slides):
        assert [shape.name for shape in units(slide)] == names * len(maps(slide))
        assert all(alt(shape).startswith(f"{shape.name}: ") for shape in units(slide))
        assert all("Map of the four island units" in alt(shape) for shape in maps(slide))
        habomai = units(slide)[3]
        assert len(list(habomai._element.iter(qn("a:moveTo")))) >= 9


def test_names_stand_over_no_island_and_on_the_map(deck, painted):
    for slide in [*filter(maps, deck.slides), *filter(maps, painted.slides)]:
        land = shapely.union_all([outline(shape) for shape in units(slide)])
        names = [s for s in slide.shapes if s.shape_type == KIND.TEXT_BOX and s.name in {u.name for u in units(slide)}]
        assert len(names) == 4 * len(maps(slide))
        for name in names:
            assert not box(name).intersects(land)
            assert any(box(picture).contains(box(name)) for picture in maps(slide))


def test_everything_that_is_shown_has_alternative_text(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or shape.shape_type == KIND.FREEFORM:
                assert alt(shape), shape.name


def test_the_chosen_unit_keeps_its_fill_and_says_so_by_its_outline(deck, filled):
    for sheet, own in of_scenes(deck, filled.sheets):
        if sheet.scene.kind == "island":
            chosen = units(own[0])[UNITS.index(sheet.scene.first)]
            assert {str(u.fill.fore_color.rgb) for u in units(own[0])} == {"E2BA72"}
            assert "Chosen unit" in alt(chosen) and str(chosen.line.color.rgb) == "14213D"
            assert all(chosen.line.width > 3 * u.line.width for u in units(own[0]) if u.name != chosen.name)


@pytest.mark.parametrize(
    ("first", "unit", "holder", "pattern"),
    [
        ("aso-quarter-2006", "iturup", "a part Japan's", None),
        ("aso-quarter-2006", "kunashir", "Japan", "wdUpDiag"),
        ("togo-panov-2013", "iturup", "used or run jointly", "diagCross"),
        ("kunadze-1992", "kunashir", "left for later", "pct20"),
        ("medvedev-2010", "habomai", "Russia / Soviet Union", "wdDnDiag"),
    ],
)
def test_each_holder_has_its_hatch(painted, painted_sheets, first, unit, holder, pattern):
    own = next(own for sheet, own in of_scenes(painted, painted_sheets) if sheet.scene.first == first)
    shape = units(own[0])[UNITS.index(unit)]
    assert alt(shape).endswith(f": {holder}")
    if pattern:
        assert shape._element.spPr.find(qn("a:pattFill")).get("prst") == pattern
    else:
        assert shape._element.spPr.find(qn("a:blipFill")).find(qn("a:tile")) is not None
    assert any(holder in text for text in texts(own[0]))


def test_neighbouring_lands_are_painted_in_the_picture(atlas):
    def picture(token):
        return maps(made(told(atlas, token), atlas).slides[1])[0].image.sha1

    assert picture("date:2020") != picture("proposal:medvedev-2010")


def test_a_base_that_several_slides_show_is_in_the_file_once(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert sum(name.startswith("ppt/media/") for name in file.namelist()) <= 9
