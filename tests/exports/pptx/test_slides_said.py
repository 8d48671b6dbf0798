"""What stands on the slides: every text of a scene, its tables, its sources, its notes."""

import re

from pptx.oxml.ns import qn

from content.data.briefing import Brief
from content.pages.document import Quote, Table
from content.pages.scenes import briefing
from tests.exports.pptx.read import TITLE, made, maps, of_scenes, plain, runs_of, texts, title, units


def said(item):
    """What of an item must stand on a slide, in order."""
    if isinstance(item, Table):
        return [" | ".join(row) for row in item.rows]
    if isinstance(item, Quote):
        return [item.text, f"{item.outlet}, {item.date}"]
    return [f"{item.label}: {item.text}" if item.label else item.text]


def noted(item):
    if isinstance(item, Table):
        return [cell for row in item.rows for cell in row]
    return [item.text, item.outlet, item.date] if isinstance(item, Quote) else [item.label, item.text]


def test_first_slide_says_what_it_is(deck, filled, atlas):
    text = "\n".join(texts(deck.slides[0]))
    page = atlas.books.wording.page
    for part in (TITLE, page.status, page.group_names, "21 November 2026", filled.edition):
        assert part in text


def test_every_scene_has_its_slides_in_order(deck, filled):
    assert [sheet.title for sheet, _ in of_scenes(deck, filled.sheets)] == [sheet.title for sheet in filled.sheets]


def test_every_text_of_a_scene_stands_on_its_slides_in_order(deck, filled):
    for sheet, own in of_scenes(deck, filled.sheets):
        whole = "\n".join(text for slide in own for text in texts(slide))
        assert all(part in whole for part in [sheet.lead] * (len(sheet.maps) == 1))
        at = 0
        for section in sheet.sections:
            for part in [section.heading, *(part for item in section.items for part in said(item))]:
                found = whole.find(part, at)
                assert found >= 0, (sheet.title, part)
                at = found + len(part)


def test_captions_stand_over_the_maps_that_are_compared(deck, filled):
    for sheet, own in of_scenes(deck, filled.sheets):
        if len(sheet.maps) == 2:
            assert len(maps(own[0])) == 2 and len(units(own[0])) == 8
            assert all(state.caption in list(texts(own[0])) for state in sheet.maps)


def test_each_script_is_tagged_with_its_language(deck):
    for letters, language in (("[\u0400-\u04ff]", "ru-RU"), ("[\u3040-\u30ff\u4e00-\u9fff]", "ja-JP")):
        found = [run.find(qn("a:rPr")).get("lang") for run in runs_of(deck) if re.search(letters, run[1].text)]
        assert found and set(found) == {language}


def test_tables_are_tables_with_a_header_on_every_slide(deck, filled):
    for sheet, own in of_scenes(deck, filled.sheets):
        wanted = [item for section in sheet.sections for item in section.items if isinstance(item, Table)]
        shown = [shape.table for slide in own for shape in slide.shapes if shape.has_table]
        rows = sum(len(table.rows) - 1 for table in shown)
        assert rows == sum(len(table.rows) for table in wanted)
        headers = {table.columns for table in wanted}
        for table in shown:
            header = tuple(cell.text for cell in table.rows[0].cells)
            assert table.first_row and any(header[: len(columns)] == columns for columns in headers)
            assert all(
                p.runs[0].font.bold for cell in table.rows[0].cells for p in cell.text_frame.paragraphs if p.runs
            )


def test_the_sources_of_a_slide_stand_at_its_foot_and_no_others(deck, filled):
    labels = {source.number: source.label for source in filled.sources}
    for sheet, own in of_scenes(deck, filled.sheets):
        told = set()
        for slide in own:
            foot = [plain(s.text_frame.text) for s in slide.shapes if s.has_text_frame and s.name == "Sources"]
            shown = "\n".join(text for text in texts(slide) if not foot or text != foot[0])
            cited = {int(n) for found in re.findall(r"\[([\d, ]+)\]", shown) for n in found.split(",")}
            named = {int(n) for found in re.findall(r"\[([\d, ]+)\]", "".join(foot)) for n in found.split(",")}
            assert named == cited
            for number in re.findall(r"(?:^|; )\[(\d+)\] (?!listed)", "".join(foot)):
                assert labels[int(number)] in foot[0]
            told |= named
        assert told == set(sheet.sources)


def test_the_last_slides_list_every_source_in_full(deck, filled):
    lists = [slide for slide in deck.slides if title(slide) in ("Sources", "Sources (continued)")]
    assert list(deck.slides)[-len(lists) :] == lists
    whole = " ".join(" ".join(texts(slide)) for slide in lists)
    at = 0
    for source in filled.sources:
        for part in (f"[{source.number}] ", source.label, source.title, *source.detail.split(" · ")):
            found = whole.find(plain(part), at)
            assert found >= 0, (source, part)
            at = found
    links = {r.target_ref for slide in lists for r in slide.part.rels.values() if r.reltype.endswith("/hyperlink")}
    assert links and all(link.startswith(("http://", "https://")) for link in links)


def test_notes_hold_the_full_text_and_the_addresses(deck, filled):
    addresses = {source.number: source.detail for source in filled.sources}
    for sheet, own in of_scenes(deck, filled.sheets):
        notes = plain(own[0].notes_slide.notes_text_frame.text)
        at = 0
        for section in sheet.notes:
            for part in [section.heading, *(p for item in section.items for p in noted(item))]:
                found = notes.find(part, at)
                assert found >= 0, (sheet.title, part)
                at = found
        for slide in own:
            foot = "".join(s.text_frame.text for s in slide.shapes if s.has_text_frame and s.name == "Sources")
            for number in re.findall(r"\[(\d+)\] (?!listed)", foot):
                assert f"[{number}] " in slide.notes_slide.notes_text_frame.text
                assert addresses[int(number)] in slide.notes_slide.notes_text_frame.text


def test_every_slide_has_date_edition_and_number(deck, filled):
    for number, slide in enumerate(deck.slides, start=1):
        if number > 1:
            foot = list(texts(slide))[-3:]
            assert foot == ["21 November 2026", f"Edition {filled.edition}", str(number)]
            fields = list(slide._element.iter(qn("a:fld")))
            assert [field.get("type") for field in fields] == ["slidenum"]


def test_a_briefing_without_scenes_is_a_first_slide_and_the_licences(atlas):
    deck = made(briefing(Brief("Nothing", "2026", ()), atlas), atlas)
    assert [title(slide) for slide in deck.slides] == ["Nothing", "Sources"]
