"""The maps on the slides: one group each, with the units as shapes with names, hatches and alternative text."""

import io
import zipfile

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND
from pptx.oxml.ns import qn

from content.data.names import english
from geo import UNITS
from tests.exports.pptx.read import alt, made, maps, scenes, told, units


def test_each_map_is_a_group_with_the_four_units(deck, atlas, filled):
    names = [english(atlas.books.units[unit].names) for unit in UNITS]
    for slide, sheet in zip(scenes(deck)[1:], filled.sheets, strict=True):
        assert len(maps(slide)) == len(sheet.maps)
        for group in maps(slide):
            assert "Map of the islands" in alt(group)
            drawn = [shape.name for shape in units(group)]
            assert drawn == (names if not sheet.maps[0].view else [name for name in names if name in drawn])
            assert all(alt(shape).startswith(f"{shape.name}: ") for shape in units(group))
            assert len(list(units(group)[-1].element.iter(qn("a:moveTo")))) >= 9, "Habomai's islets"
            assert all(alt(shape) for shape in group.shapes if shape.shape_type == KIND.PICTURE)


def test_a_map_lies_in_its_place_and_its_parts_in_it(deck, painted):
    for each in (deck, painted):
        for slide in each.slides:
            for group in maps(slide):
                right, bottom = group.left + group.width, group.top + group.height
                assert group.left >= 0 and group.top >= 0 and right <= each.slide_width and bottom <= each.slide_height
                for shape in group.shapes:
                    assert group.left <= shape.left and group.top <= shape.top
                    assert shape.left + shape.width <= right + 1 and shape.top + shape.height <= bottom + 1


def test_the_chosen_unit_keeps_its_fill_and_says_so_by_its_outline(deck, filled, atlas):
    for slide, sheet in zip(scenes(deck)[1:], filled.sheets, strict=True):
        if sheet.scene.kind == "island":
            own = units(maps(slide)[0])
            chosen = next(unit for unit in own if "Chosen island" in alt(unit))
            assert alt(chosen).startswith(english(atlas.books.units[sheet.scene.first].names))
            assert {str(unit.fill.fore_color.rgb) for unit in own} == {"E2BA72"}
            assert str(chosen.line.color.rgb) == "14213D"
            assert all(chosen.line.width > 3 * unit.line.width for unit in own if unit.name != chosen.name)


@pytest.mark.parametrize(
    ("number", "unit", "holder", "pattern"),
    [
        (0, "iturup", "a part Japan's", None),
        (0, "kunashir", "Japan", "wdUpDiag"),
        (1, "iturup", "joint use or control", "diagCross"),
        (2, "kunashir", "left for later", "pct20"),
        (3, "habomai", "Russia / Soviet Union", "wdDnDiag"),
    ],
)
def test_each_holder_has_its_hatch(painted, number, unit, holder, pattern):
    group = maps(scenes(painted)[number + 1])[0]
    shape = units(group)[UNITS.index(unit)]
    assert alt(shape).endswith(f": {holder}")
    if pattern:
        assert shape.element.spPr.find(qn("a:pattFill")).get("prst") == pattern
    else:
        assert shape.element.spPr.find(qn("a:blipFill")).find(qn("a:tile")) is not None
    assert f"Legend: {holder}" in [part.name for part in group.shapes]


def test_neighbouring_lands_are_painted_in_the_picture_and_a_treaty_line_is_in_the_frame(atlas, painted):
    def picture(slide):
        return next(shape for shape in maps(slide)[0].shapes if shape.shape_type == KIND.PICTURE).image.sha1

    _, one, other = scenes(made(told(atlas, "date:2020,proposal:medvedev-2010"), atlas))
    assert picture(one) != picture(other)
    assert "Legend: Border as a treaty set it" in [part.name for part in maps(scenes(painted)[5])[0].shapes]


def test_a_base_that_several_slides_show_is_in_the_file_once(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert sum(name.startswith("ppt/media/") for name in file.namelist()) <= 9
