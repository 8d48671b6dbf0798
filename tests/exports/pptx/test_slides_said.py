"""What the deck says: few slides, few words, whole sentences, each with its sources."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from content.pages.document import Line, MapState, Quote, Section, Source, Table
from tests.exports.pptx.read import (
    DATE,
    PAINTED,
    TITLE,
    body,
    made,
    marks,
    notes,
    of_layout,
    scenes,
    texts,
    told,
    words,
)

FIVE = "overview,island:habomai,proposal:transfer-1956,compare:transfer-1956:kawana-1998,figures"


def test_the_default_has_at_most_27_slides_and_one_for_each_scene(deck, filled):
    assert len(deck.slides) <= 27 and len(scenes(deck)) == len(filled.sheets) + 1 == 15, "and one for all in a minute"
    assert len(of_layout(deck, "Table")) <= 10 and len(of_layout(deck, "Sources")) <= 3


@pytest.mark.parametrize("tokens", [FIVE, PAINTED])
def test_five_scenes_have_at_most_13_slides(atlas, tokens):
    assert len(made(told(atlas, tokens), atlas).slides) <= 13


@pytest.mark.parametrize("token", ["overview", "island:iturup", "date:1945-09-02", "figures", "disagreements"])
def test_a_scene_of_each_kind_stands_alone(atlas, token):
    deck = made(told(atlas, token, "japanese", "articles"), atlas)
    assert len(scenes(deck)) == 1 and "The articles only" in "\n".join(texts(deck.slides[0]))


def test_a_briefing_without_scenes_is_its_cover(atlas):
    deck = made(told(atlas, "none"), atlas)
    assert [slide.shapes.title.text for slide in deck.slides] == [TITLE]


def test_every_slide_has_its_own_title_in_its_placeholder(deck, painted):
    for each in (deck, painted):
        titles = [slide.shapes.title.text_frame.text for slide in list(each.slides)[1:]]
        assert all(titles) and not any("continued" in title for title in titles)
        own = [slide.shapes.title.text_frame.text for slide in scenes(each)]
        assert len(own) == len(set(own))


def test_slides_and_notes_have_few_words(atlas, deck, painted):
    every = made(told(atlas, ",".join(f"proposal:{name}" for name in atlas.books.proposals)), atlas)
    for each in (deck, painted, every):
        for slide in each.slides:
            assert words(body(slide)) <= 75 and words(notes(slide)) <= 200
        for slide in scenes(each)[1:]:
            assert body(slide) and notes(slide).endswith("In full: Document (PDF)")


def test_a_slide_says_what_its_scene_says(deck, filled):
    for slide, sheet in zip(scenes(deck)[1:], filled.sheets, strict=True):
        assert slide.shapes.title.text_frame.text == sheet.headline.text
        said = re.sub(r"\u00a0\[[\d,\s]+\]", "", body(slide))
        assert all(line.text in said for line in sheet.said)
        assert all(state.caption in said for state in sheet.maps)


def test_every_quote_is_whole(deck, filled):
    """A quote in the notes is the passage, byte for byte, and both sides' stand on an island's page."""
    passages = {item.text for sheet in filled.sheets for section in sheet.full
                for item in section.items if isinstance(item, Quote)}  # fmt: skip
    for slide, sheet in zip(scenes(deck)[1:], filled.sheets, strict=True):
        told_ = notes(slide).split("\n")
        quoted = [one for one, after in pairwise(told_) if re.match(r"\(.+, .+ · ", after)]
        assert {re.sub(r"\u00a0\[\d+\]$", "", one) for one in quoted} <= passages
        if sheet.scene.kind == "island":
            assert "Russian official" in notes(slide) and "Japanese official" in notes(slide)


def test_sources_are_named_where_they_are_cited_and_listed_at_the_end(deck, filled):
    labels = {source.number: source.label for source in filled.sources}
    listed = marks("\n".join(text for slide in of_layout(deck, "Sources") for text in texts(slide)))
    cited = set()
    for slide in deck.slides:
        foot = "".join(h.text_frame.text for h in slide.placeholders if h.placeholder_format.idx == 13)
        named = marks(foot)
        assert len(named) <= 4 and all(f"[{number}] {labels[number][:20]}" in foot for number in named)
        if slide.slide_layout.name in ("Map", "Two maps"):
            assert marks(body(slide)) <= named
        if slide.slide_layout.name != "Sources":
            cited |= {n for text in texts(slide) for n in marks(text)}
    rest = re.search(r"more sources in the document: (\d+)", "\n".join(texts(of_layout(deck, "Sources")[-1])))
    assert listed <= cited and len(cited - listed) == (int(rest[1]) if rest else 0)


def test_names_stand_in_the_chosen_order_in_titles_tables_and_properties(atlas):
    japanese = made(told(atlas, "overview,island:iturup,figures", "japanese"), atlas)
    said = "\n".join(text for slide in japanese.slides for text in texts(slide))
    assert "Etorofu / Iturup" in said and "Iturup / Etorofu" not in said
    assert "Northern Territories / Southern Kuril Islands" in said
    assert japanese.core_properties.subject.startswith("Northern Territories / Southern Kuril Islands")


def test_the_cover_and_the_feet_say_what_it_is(deck, filled, atlas):
    text = "\n".join(texts(deck.slides[0]))
    page = atlas.books.wording.page
    for part in (TITLE, page.status, page.group_names, "21 November 2026", filled.edition):
        assert part in text
    for number, slide in enumerate(list(deck.slides)[1:], start=2):
        assert {"21 November 2026", TITLE, str(number)} <= set(texts(slide))
    assert deck.core_properties.title == TITLE and deck.core_properties.author and deck.core_properties.keywords
    assert str(deck.core_properties.created.date()) == DATE


HOSTILE = {
    "control characters": "before\x00\x01\x0b\x1f\ud800 after\nnext",
    "markup": "<a:t>&amp;]]></a:t> {{7*7}}",
    "a long word": "A" * 5000,
    "wide letters": "択捉島" * 700,
    "many sentences": "A sentence that says little. " * 300,
    "nothing": "",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_survived(filled, atlas, kind):
    text = HOSTILE[kind]
    quote = Quote(text, "TASS", "2026", "agency", (1,))
    table = Table(("a", text[:200]), ((text, "b"), ("c", "d")), ((1,), ()))
    sections = (Section(text[:300], (Line(text, (1,), "label"), Line("x", (), text), quote)), Section("", (table,)))
    state = MapState(caption=text)
    line = Line(text, (1,), "label")
    sheet = replace(filled.sheets[1], title=text or "t", headline=line, said=(line, line), beside=table, full=sections,
                    tables=sections, maps=(state,))  # fmt: skip
    source = Source(1, text[:300], text, text, f"https://example.org/{'x' * 300}")
    hostile = replace(
        filled, sheets=(sheet, replace(sheet, title="Compared", maps=(state, state))), sources=(source,),
        brief=replace(filled.brief, title=text[:120]),
    )  # fmt: skip
    deck = made(hostile, atlas)
    assert len(deck.slides) <= 8 and all(len(notes(slide).split()) <= 200 for slide in deck.slides)
