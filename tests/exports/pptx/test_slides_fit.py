"""Everything lies on its slide, is large enough to read, and covers nothing: also what is hostile."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
import shapely
from pptx.oxml.ns import qn

from content.exports.pptx.measure import broken, measured
from content.pages.document import Line, MapState, Quote, Section, Source, Table
from tests.exports.pptx.read import EMU, box, made, runs_of, texts, told


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
    whole = shapely.box(0, 0, deck.slide_width, deck.slide_height).buffer(EMU)
    for number, slide in enumerate(deck.slides, start=1):
        blocks = []
        for shape in slide.shapes:
            where = f"slide {number}: {shape.name}"
            place = box(shape)  # asked for once: a title has to look for its own in the layout
            west, north, east, south = place.bounds
            assert whole.contains(place), where
            if shape.has_text_frame and shape.text_frame.text:
                assert text_height(shape.text_frame, (east - west) / EMU) <= (south - north) / EMU + 1, where
                blocks.append((shape.name, place.buffer(-EMU)))
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
                assert sum(row.height for row in rows) <= south - north + EMU, where
                blocks.append((shape.name, place.buffer(-EMU)))
        for (one, place), (other, another) in combinations(blocks, 2):
            assert place.intersection(another).is_empty, f"slide {number}: {one} / {other}"


def test_nothing_is_small(deck):
    for run in runs_of(deck):
        assert int(run.find(qn("a:rPr")).get("sz", 0)) >= 1800, "".join(run.itertext())
        face = {run.find(qn("a:rPr")).find(qn(f"a:{kind}")).get("typeface") for kind in ("latin", "ea", "cs")}
        assert face == {"Arial", "Yu Gothic"}
    for slide in deck.slides:
        assert min(run.font.size.pt for p in slide.shapes.title.text_frame.paragraphs for run in p.runs) >= 36
        assert not list(slide._element.iter(qn("a:normAutofit")))


def test_everything_fits(deck, painted):
    assert_fits(deck)
    assert_fits(painted)


@pytest.mark.parametrize(("order", "record"), [("russian", "articles"), ("japanese", "all")])
def test_other_orders_and_the_articles_alone_fit(atlas, order, record):
    assert_fits(made(told(atlas, None, order, record), atlas))


def test_every_proposal_fits(atlas):
    tokens = ",".join(f"proposal:{name}" for name in atlas.books.proposals)
    assert_fits(made(told(atlas, tokens), atlas))


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
    deck = made(hostile, atlas)
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
