"""The slides: what stands on them, that it fits, that the file is always the same, and that LibreOffice shows it."""

import hashlib
import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import combinations

import pytest
import shapely
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND
from pptx.oxml.ns import qn

from content.atlas import load_atlas
from content.brief.model import Brief, read_scenes
from content.brief.scenes import briefing
from content.brief.sheets import Line, MapState, Quote, Section, Source, Table
from content.brief.slides import slides
from content.brief.slides.measure import broken, measured
from content.names import english
from geo import UNITS
from geo._files import TOP

TITLE = "Four island units between Hokkaido and Urup"
DATE = "2026-11-21"
NO_OFFICE = (
    "The slides are opened in LibreOffice, and {} is not there. Install it: "
    "`sudo apt-get install -y libreoffice-impress poppler-utils fonts-noto-cjk`."
)
PAINTED = (
    "proposal:aso-quarter-2006,proposal:togo-panov-2013,proposal:kunadze-1992,compare:medvedev-2010:kawana-1998,"
    "date:1855-02-07"
)
EMU = 12700


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


@pytest.fixture(scope="module")
def filled(atlas):
    return briefing(Brief(TITLE, DATE, read_scenes(None, atlas.books)), atlas)


@pytest.fixture(scope="module")
def data(filled, atlas):
    return slides(filled, atlas)


@pytest.fixture(scope="module")
def deck(data):
    return opened(data)


@pytest.fixture(scope="module")
def painted(atlas):
    return opened(slides(briefing(Brief(TITLE, DATE, read_scenes(PAINTED, atlas.books)), atlas), atlas))


def opened(data):
    return Presentation(io.BytesIO(data))


def plain(text):
    """A text as it can be compared: blanks that don't break are blanks."""
    return text.replace("\u00a0", " ")


def title(slide):
    return plain(slide.shapes.title.text_frame.text)


def of_scenes(deck, sheets):
    """The slides of each scene: (sheet, its slides)."""
    left = list(deck.slides)[1:]
    for sheet in sheets:
        assert title(left[0]) == sheet.title
        own = [left.pop(0)]
        while title(left[0]) == f"{sheet.title} (continued)":
            own.append(left.pop(0))
        yield sheet, own


def texts(slide):
    """What stands on a slide, shape by shape; of a table row by row."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield plain("\n".join(paragraph.text for paragraph in shape.text_frame.paragraphs))
        elif shape.has_table:
            yield from (plain(" | ".join(cell.text for cell in row.cells)) for row in shape.table.rows)


def said(item):
    """What of an item must stand on a slide, in order."""
    if isinstance(item, Table):
        return [" | ".join(row) for row in item.rows]
    if isinstance(item, Quote):
        return [item.text, f"{item.outlet}, {item.date}"]
    return [f"{item.label}: {item.text}" if item.label else item.text]


def box(shape):
    return shapely.box(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)


def units(slide):
    """The units' shapes on a slide, by name; two of each where two maps stand side by side."""
    return [s for s in slide.shapes if s.shape_type == KIND.FREEFORM and not s.name.startswith("Legend")]


def alt(shape):
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def maps(slide):
    return [shape for shape in slide.shapes if shape.shape_type == KIND.PICTURE]


def outline(shape):
    """A freeform's polygons on the slide."""
    rings = []
    for element in shape._element.iter(qn("a:moveTo"), qn("a:lnTo")):
        point = element[0]
        if element.tag == qn("a:moveTo"):
            rings.append([])
        rings[-1].append((shape.left + int(point.get("x")), shape.top + int(point.get("y"))))
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings if len(ring) > 2])


def paragraph_height(paragraph, width):
    """In points, by the measure: as many lines as its runs fall into, each as high as the paragraph says."""
    runs = [(run.text, bool(run.font.bold)) for run in paragraph.runs]
    size = max(run.font.size.pt for run in paragraph.runs)
    joined = "".join(text for text, _ in runs)
    bold = runs[0][1] and len({bold for _, bold in runs}) == 1
    count = len(broken([(joined, bold)], size, width))
    return count * paragraph.line_spacing.pt + (paragraph.space_before.pt if paragraph.space_before else 0)


def text_height(frame, width):
    sides = (frame.margin_left + frame.margin_right) / EMU
    written = sum(paragraph_height(paragraph, width - sides) for paragraph in frame.paragraphs if paragraph.runs)
    return written + (frame.margin_top + frame.margin_bottom) / EMU


def assert_fits(deck):
    """Everything lies on its slide, holds its own text, and covers no other text."""
    whole = shapely.box(0, 0, deck.slide_width, deck.slide_height)
    for number, slide in enumerate(deck.slides, start=1):
        blocks = []
        for shape in slide.shapes:
            where = f"slide {number}: {shape.name}"
            assert whole.buffer(EMU).contains(box(shape)), where
            if shape.has_text_frame and shape.text_frame.text:
                assert text_height(shape.text_frame, shape.width / EMU) <= shape.height / EMU + 1, where
                blocks.append(shape)
            elif shape.has_table:
                rows = shape.table.rows
                for row in rows:
                    need = max(
                        text_height(cell.text_frame, column.width / EMU)
                        for cell, column in zip(row.cells, shape.table.columns, strict=True)
                        if cell.text
                    )
                    # margins of a cell stand in its own properties, 3 points above and below
                    assert need + 6 <= row.height / EMU + 8, where
                assert sum(row.height for row in rows) <= shape.height + EMU, where
                blocks.append(shape)
        for one, other in combinations(blocks, 2):
            common = box(one).buffer(-EMU).intersection(box(other).buffer(-EMU))
            assert common.is_empty, f"slide {number}: {one.name} / {other.name}"


def runs_of(deck):
    for slide in deck.slides:
        yield from slide._element.iter(qn("a:r"), qn("a:fld"))


def test_slides_are_wide(deck):
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)


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


def test_nothing_is_small(deck):
    for run in runs_of(deck):
        assert int(run.find(qn("a:rPr")).get("sz", 0)) >= 1800, "".join(run.itertext())
        face = {run.find(qn("a:rPr")).find(qn(f"a:{kind}")).get("typeface") for kind in ("latin", "ea", "cs")}
        assert face == {"Arial", "Yu Gothic"}
    for slide in deck.slides:
        assert min(run.font.size.pt for p in slide.shapes.title.text_frame.paragraphs for run in p.runs) >= 36
        assert not list(slide._element.iter(qn("a:normAutofit")))


def test_each_script_is_tagged_with_its_language(deck):
    for letters, language in (("[\u0400-\u04ff]", "ru-RU"), ("[\u3040-\u30ff\u4e00-\u9fff]", "ja-JP")):
        found = [run.find(qn("a:rPr")).get("lang") for run in runs_of(deck) if re.search(letters, run[1].text)]
        assert found and set(found) == {language}


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


def test_the_chosen_unit_is_green_and_says_so(deck, filled):
    for sheet, own in of_scenes(deck, filled.sheets):
        if sheet.scene.kind == "island":
            chosen = units(own[0])[UNITS.index(sheet.scene.first)]
            assert str(chosen.fill.fore_color.rgb) == "00805F" and "Chosen unit" in alt(chosen)
            assert {str(u.fill.fore_color.rgb) for u in units(own[0]) if u.name != chosen.name} == {"E0A22C"}


@pytest.mark.parametrize(
    ("first", "unit", "holder", "pattern"),
    [
        ("aso-quarter-2006", "iturup", "divided", None),
        ("aso-quarter-2006", "kunashir", "Japan", "wdUpDiag"),
        ("togo-panov-2013", "iturup", "used or run jointly", "diagCross"),
        ("kunadze-1992", "kunashir", "left for later", "pct20"),
        ("medvedev-2010", "habomai", "Russia / Soviet Union", "wdDnDiag"),
    ],
)
def test_each_holder_has_its_hatch(painted, atlas, first, unit, holder, pattern):
    sheets = briefing(Brief(TITLE, DATE, read_scenes(PAINTED, atlas.books)), atlas).sheets
    own = next(own for sheet, own in of_scenes(painted, sheets) if sheet.scene.first == first)
    shape = units(own[0])[UNITS.index(unit)]
    assert alt(shape).endswith(f": {holder}")
    if pattern:
        assert shape._element.spPr.find(qn("a:pattFill")).get("prst") == pattern
    else:
        assert shape._element.spPr.find(qn("a:blipFill")).find(qn("a:tile")) is not None
    assert any(holder in text for text in texts(own[0]))


def test_neighbouring_lands_are_painted_in_the_picture(atlas):
    def picture(token):
        made = opened(slides(briefing(Brief(TITLE, DATE, read_scenes(token, atlas.books)), atlas), atlas))
        return maps(made.slides[1])[0].image.sha1

    assert picture("date:2020") != picture("proposal:medvedev-2010")


def test_a_base_that_several_slides_show_is_in_the_file_once(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert sum(name.startswith("ppt/media/") for name in file.namelist()) <= 9


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


def noted(item):
    if isinstance(item, Table):
        return [cell for row in item.rows for cell in row]
    return [item.text, item.outlet, item.date] if isinstance(item, Quote) else [item.label, item.text]


def test_every_slide_has_date_edition_and_number(deck, filled):
    for number, slide in enumerate(deck.slides, start=1):
        if number > 1:
            foot = list(texts(slide))[-3:]
            assert foot == ["21 November 2026", f"Edition {filled.edition}", str(number)]
            fields = list(slide._element.iter(qn("a:fld")))
            assert [field.get("type") for field in fields] == ["slidenum"]


def test_everything_fits(deck, painted):
    assert_fits(deck)
    assert_fits(painted)


@pytest.mark.parametrize(("order", "record"), [("russian", "articles"), ("japanese", "all")])
def test_other_orders_and_the_articles_alone_fit(atlas, order, record):
    assert_fits(
        opened(slides(briefing(Brief(TITLE, DATE, read_scenes(None, atlas.books), order, record), atlas), atlas))
    )


def test_every_proposal_fits(atlas):
    tokens = ",".join(f"proposal:{name}" for name in atlas.books.proposals)
    assert_fits(opened(slides(briefing(Brief(TITLE, DATE, read_scenes(tokens, atlas.books)), atlas), atlas)))


def test_a_briefing_without_scenes_is_a_first_slide_and_the_licences(atlas):
    deck = opened(slides(briefing(Brief("Nothing", "2026", ()), atlas), atlas))
    assert [title(slide) for slide in deck.slides] == ["Nothing", "Sources"]


def test_the_dates_in_the_file_are_the_briefings(deck):
    assert deck.core_properties.created.strftime("%Y-%m-%d") == DATE == str(deck.core_properties.modified.date())
    assert deck.core_properties.title == TITLE


def test_same_bytes_again_and_in_another_process(data, filled, atlas):
    assert slides(filled, atlas) == data
    code = (
        "import hashlib; from content.atlas import load_atlas; from content.brief.model import Brief, read_scenes; "
        "from content.brief.scenes import briefing; from content.brief.slides import slides; atlas = load_atlas(); "
        f"made = slides(briefing(Brief({TITLE!r}, {DATE!r}, read_scenes(None, atlas.books)), atlas), atlas); "
        "print(hashlib.sha256(made).hexdigest())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_importing_it_loads_nothing_heavy():
    code = (
        "import sys, content.brief.slides; "
        "assert not {m.split('.')[0] for m in sys.modules} & {'pptx', 'matplotlib', 'PIL', 'fontTools', 'lxml'}"
    )
    subprocess.run([sys.executable, "-c", code], cwd=TOP, check=True)


HOSTILE = {
    "control characters": "before\x00\x01\x0b\x1f\ud800 after\nnext",
    "markup": "<a:t>&amp;]]></a:t> {{7*7}} _x0041_",
    "a long word": "A" * 5000,
    "wide letters": "択捉島" * 700,
    "many sentences": "A sentence that says little. " * 300,
    "nothing": "",
    "right to left": "שלום \u202e evil",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_survives_and_fits(filled, atlas, kind):
    text = HOSTILE[kind]
    island = filled.sheets[1]
    quote = Quote(text, "TASS", "2026", "agency", (1,))
    table = Table(("a", text[:200]), ((text, "b"), ("c", "d")), ((1,), ()))
    lines = (Line(text, (1,), "label"), Line("x", (), text))
    sections = (Section(text[:300], (*lines, quote)), Section("", (table,)))
    state = MapState(caption=text)
    sheet = replace(island, title=text or "t", lead=text, sections=sections, notes=sections, maps=(state,))
    compared = replace(sheet, title="Compared", maps=(state, state))
    source = Source(1, text[:300], text, f"{text} · https://example.org/{'x' * 300}")
    brief = replace(filled.brief, title=text[:120])
    hostile = replace(filled, sheets=(sheet, compared), sources=(source,), brief=brief)
    deck = opened(slides(hostile, atlas))
    assert_fits(deck)
    if kind == "markup":
        assert any(text in part for slide in deck.slides for part in texts(slide))
        assert text in deck.slides[1].notes_slide.notes_text_frame.text
    if kind == "many sentences":
        parts = "".join(re.sub(r"\W", "", part) for slide in deck.slides for part in texts(slide))
        assert parts.count("Asentencethatsayslittle") >= 6 * 300
    if kind in ("a long word", "wide letters"):
        written = "".join(part for slide in deck.slides for part in texts(slide))
        assert written.count(text[:1]) >= 6 * text.count(text[:1])


def test_lines_end_where_words_do():
    joined = "one two threefour"
    lines = [joined[start:end] for start, end in broken([("one two", False), ("threefour", False)], 10, 45)]
    assert lines == ["one two", "threefour"]
    assert "".join("ABCDEFGHIJ"[a:b] for a, b in broken([("ABCDEFGHIJ", True)], 10, 30)) == "ABCDEFGHIJ"
    assert broken([("", False)], 10, 30) == [(0, 0)]


def test_widths_are_those_of_arial():
    assert measured("a") == 0.556 and measured("W", True) == 0.944 and measured("島") == 1.0


@pytest.fixture(scope="module")
def printed(data, tmp_path_factory):
    """The deck as LibreOffice prints it: the PDF's path."""
    for program in ("soffice", "pdftotext", "pdffonts", "pdfinfo"):
        if not shutil.which(program):
            pytest.fail(NO_OFFICE.format(program), pytrace=False)
    folder = tmp_path_factory.mktemp("slides")
    (folder / "deck.pptx").write_bytes(data)
    own = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return folder / "deck.pdf"


def asked(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def test_libreoffice_opens_it_and_shows_every_slide(printed, deck, filled):
    pages = asked("pdftotext", "-raw", printed, "-").split("\f")[:-1]
    assert len(pages) == len(deck.slides)
    for slide, page in zip(deck.slides, pages, strict=True):
        assert re.sub(r"\s", "", title(slide)) in re.sub(r"\s", "", page)


def test_libreoffice_finds_every_letter(printed, atlas):
    text = asked("pdftotext", printed, "-")
    assert "\ufffd" not in text
    for unit in atlas.books.units.values():
        assert unit.names.ru in text and unit.names.ja in text
    fonts = asked("pdffonts", printed).splitlines()[2:]
    assert fonts and all(re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in fonts), fonts


def test_libreoffice_keeps_every_word_within_the_margins(printed):
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">',
                       asked("pdftotext", "-bbox", printed, "-"))  # fmt: skip
    assert len(found) > 3000
    for west, north, east, south in (map(float, corners) for corners in found):
        assert west >= 35 and north >= 8 and east <= 954 and south <= 536
