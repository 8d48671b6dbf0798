"""What the deck says: few slides, few words, whole sentences, each with its sources."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from content.exports.pptx.saying import sentences

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
    assert len(deck.slides) <= 27 and len(scenes(deck)) == len(filled.sheets) == 12
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
            assert words(body(slide)) <= 50 and len(notes(slide).split()) <= 200
        for slide in scenes(each):
            assert body(slide) and notes(slide).endswith("In full: Document (PDF)")


def test_what_is_said_is_whole_sentences_of_the_scene(deck, filled):
    for slide, sheet in zip(scenes(deck), filled.sheets, strict=True):
        lines = [item for section in sheet.sections for item in section.items if isinstance(item, Line)]
        known = {
            sheet.lead,
            *(state.caption for state in sheet.maps),
            *(s for line in lines for s in sentences(line.text)),
        }
        labels = [section.heading for section in sheet.sections]
        labels += [line.label for line in lines]
        for paragraph in body(slide).split("\n"):
            text = re.sub(r" \[[\d,\s]+\]$", "", paragraph)
            text = next(
                (text.removeprefix(f"{label}: ") for label in labels if label and text.startswith(f"{label}: ")), text
            )
            assert text in known or set(sentences(text)) <= known, text


def test_every_quote_is_whole(deck, filled):
    """A quote in the notes is the passage, byte for byte, and both sides' stand on an island's page."""
    passages = {item.text for sheet in filled.sheets for part in (sheet.sections, sheet.notes) for section in part
                for item in section.items if isinstance(item, Quote)}  # fmt: skip
    for slide, sheet in zip(scenes(deck), filled.sheets, strict=True):
        told_ = notes(slide).split("\n")
        quoted = [one for one, after in pairwise(told_) if re.match(r"\(.+, .+ · ", after)]
        assert set(quoted) <= passages
        if sheet.scene.kind == "island":
            assert "Russian official" in notes(slide) and "Japanese official" in notes(slide)


def test_sources_are_named_where_they_are_cited_and_listed_at_the_end(deck, filled):
    labels = {source.number: source.label for source in filled.sources}
    listed = marks("\n".join(text for slide in of_layout(deck, "Sources") for text in texts(slide)))
    cited = set()
    for slide in deck.slides:
        foot = "".join(h.text_frame.text for h in slide.placeholders if h.placeholder_format.idx == 13)
        named = marks(foot)
        assert len(named) <= 4 and all(f"[{number}] {labels[number]}" in foot for number in named)
        if slide.slide_layout.name in ("Map", "Two maps"):
            assert marks(body(slide)) <= named
        if slide.slide_layout.name != "Sources":
            cited |= {n for text in texts(slide) for n in marks(text)}
    rest = re.search(r"more sources in the document: (\d+)", "\n".join(texts(of_layout(deck, "Sources")[-1])))
    assert listed <= cited and len(cited - listed) == (int(rest[1]) if rest else 0)


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
    sheet = replace(filled.sheets[1], title=text or "t", lead=text, sections=sections, notes=sections, maps=(state,))
    source = Source(1, text[:300], text, f"{text} · https://example.org/{'x' * 300}")
    hostile = replace(
        filled, sheets=(sheet, replace(sheet, title="Compared", maps=(state, state))), sources=(source,),
        brief=replace(filled.brief, title=text[:120]),
    )  # fmt: skip
    deck = made(hostile, atlas)
    assert len(deck.slides) <= 8 and all(len(notes(slide).split()) <= 200 for slide in deck.slides)
