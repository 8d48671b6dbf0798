"""The PDF: read again with pypdf, as a reader's machine would read it."""

import dataclasses
import hashlib
import io
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from time import process_time

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from content.atlas import Atlas, load_atlas
from content.brief.document import TEMPLATE, document
from content.brief.model import DEFAULT, Brief, read_scenes
from content.brief.pictures import described
from content.brief.scenes import Briefing, briefing
from content.brief.sheets import Line, MapState, Quote, Section, Source, Table
from content.brief.typography import writable
from geo._files import TOP
from geo.figure import HOLDERS

TITLE = "Four island units between Hokkaido and Urup"
FOOT, HEAD = 60, 780
"""Points from the lower edge of a page: below and above them stand footer and header."""

SHIPPED = ("LibertinusSerif-", "IPAexGothic", "DejaVuSans")

HOSTILE = '#panic("x") *bold* _it_ $x$ \\ @ref <label> `raw` /* c */ "q" -- ... [a] ~ #{1+1}'
LONG = "Verwaltungs" * 40
ADDRESS = "https://example.org/" + "a" * 200 + "?b=%20" * 20


def made(atlas: Atlas, scenes: str | None = None, title: str = TITLE, **changes: str) -> Briefing:
    return briefing(Brief(title, "2026-11-21", read_scenes(scenes, atlas.books), **changes), atlas)


def pdf(briefing: Briefing, atlas: Atlas) -> PdfReader:
    return PdfReader(io.BytesIO(document(briefing, atlas)))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def default(atlas) -> Briefing:
    return made(atlas)


@pytest.fixture(scope="module")
def reader(default, atlas) -> PdfReader:
    return pdf(default, atlas)


def dense(text: str) -> str:
    """A text without its white space: where its lines end on paper does not matter."""
    return re.sub(r"[\s\u200b]+", "", text)


@cache
def pieces(reader: PdfReader) -> list[list[tuple[float, float, str]]]:
    """Of each page what is written on it: (points from the left, points from below, text)."""
    pages: list[list[tuple[float, float, str]]] = []
    for page in reader.pages:
        pages.append([])
        page.extract_text(visitor_text=lambda text, cm, *_: pages[-1].append((cm[4], cm[5], text)))
    return pages


def body(reader: PdfReader) -> str:
    """All that stands between header and footer, densely."""
    return dense("".join(text for page in pieces(reader) for _, y, text in page if FOOT < y < HEAD))


def edges(page: list[tuple[float, float, str]]) -> str:
    """A page's header and footer, densely."""
    return dense("".join(text for _, y, text in page if not FOOT < y < HEAD))


def texts(briefing: Briefing) -> Iterator[str]:
    """Everything that a briefing says."""
    for sheet in briefing.sheets:
        yield from (sheet.title, sheet.lead, *(state.caption for state in sheet.maps))
        for section in sheet.sections + sheet.notes:
            yield section.heading
            for item in section.items:
                yield from of_item(item)
    for source in briefing.sources:
        yield from (f"[{source.number}]", source.label, source.title, source.detail.replace(" · http", " http"))


def of_item(item: Line | Quote | Table) -> Iterator[str]:
    if isinstance(item, Line):
        yield from (item.label, item.text)
    elif isinstance(item, Quote):
        yield from (item.text, f"{item.outlet}, {item.date} · {item.voice}")
    else:
        yield from (*item.columns, *(cell for row in item.rows for cell in row))


def lost(briefing: Briefing, reader: PdfReader) -> list[str]:
    text = body(reader)
    return [one for one in texts(briefing) if dense(one) not in text]


def marks(reader: PdfReader, pattern: str) -> list[str]:
    """What a pattern finds in the properties of the marked content; looked for, not parsed, as the maps are long."""
    found = (re.findall(pattern.encode(), page.get_contents().get_data()) for page in reader.pages)
    return [each.decode() for page in found for each in page]


def elements(node, kind: str) -> Iterator[dict]:
    """The elements of one kind in the tree of tags, in their order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child, kind)
    elif isinstance(node, dict):
        if node.get("/S") == kind:
            yield node
        if "/K" in node:
            yield from elements(node["/K"], kind)


def tagged(reader: PdfReader, kind: str) -> list[dict]:
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], kind))


def resources(reader: PdfReader, kind: str) -> Iterator[dict]:
    """The pages' fonts or pictures, also of what is drawn within."""

    def part(holder: dict, key: str) -> dict:
        found = holder.get(key)
        return {} if found is None else found.get_object()

    def within(holder: dict) -> Iterator[dict]:
        own = part(holder, "/Resources")
        yield from (each.get_object() for each in part(own, kind).values())
        for inner in part(own, "/XObject").values():
            yield from within(inner.get_object())

    for page in reader.pages:
        yield from within(page)


def links(reader: PdfReader) -> Iterator[tuple[int, dict]]:
    for number, page in enumerate(reader.pages):
        yield from ((number, each.get_object()) for each in page.get("/Annots", ()))


def bookmarks(reader: PdfReader) -> list[tuple[int, str]]:
    """Each bookmark with its level, from 1."""

    def flat(items: list, level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield from [(level, item.title)] if isinstance(item, Destination) else flat(item, level + 1)

    return list(flat(reader.outline, 1))


# What it says


def test_the_default_scenes_are_said_in_full(default, reader):
    assert len(default.sheets) == len(DEFAULT)
    assert lost(default, reader) == []


def test_articles_alone(atlas):
    scenes = "overview,island:habomai,date:1945-09-02,proposal:transfer-1956,figures,disagreements"
    articles = made(atlas, scenes, record="articles", names="russian")
    reader = pdf(articles, atlas)
    assert lost(articles, reader) == []
    assert len(articles.sources) == len({source.label + source.title for source in articles.sources})


@pytest.mark.parametrize("scenes", ["none", "overview", "compare:kawana-1998:transfer-1956", "date:1875"])
def test_no_scene_and_each_alone(atlas, scenes):
    one = made(atlas, scenes)
    reader = pdf(one, atlas)
    assert lost(one, reader) == []
    assert [title for level, title in bookmarks(reader) if level == 1] == [
        *(sheet.title for sheet in one.sheets),
        *(["Sources"] if one.sources else []),
    ]
    assert dense(atlas.books.wording.brief.licence) in body(reader)


def test_the_first_page(default, reader):
    words = default.brief, "21 November 2026", "Administered by Russia; claimed by Japan"
    page = dense(reader.pages[0].extract_text())
    assert all(dense(text) in page for text in (words[0].title, *words[1:], default.edition))
    assert dense("Southern Kuril Islands / Northern Territories") in page
    assert all(dense(sheet.title) in page for sheet in default.sheets), "contents"


def test_every_page_has_title_date_edition_and_number(default, reader):
    for number, page in enumerate(pieces(reader), start=1):
        text = edges(page)
        assert dense(f"21 November 2026 · Edition {default.edition}") in text
        assert dense(f"Page {number} of {len(reader.pages)}") in text
        if number > 1:  # the first has the title in large type
            assert dense(TITLE) in text
            assert any(dense(title) in text for title in ("Sources", *(sheet.title for sheet in default.sheets)))


def test_bookmarks(default, reader):
    found = bookmarks(reader)
    assert [title for level, title in found if level == 1] == [*(sheet.title for sheet in default.sheets), "Sources"]
    assert [title for level, title in found if level == 2] == [
        title
        for sheet in default.sheets
        for title in [*(section.heading for section in sheet.sections if section.heading), "Speaker notes"]
    ]


def test_a_citation_leads_to_its_source(default, reader):
    names = reader.named_destinations
    starts = [reader.get_destination_page_number(item) for item in reader.outline if isinstance(item, Destination)]
    cited = sum(
        len(numbers)
        for sheet in default.sheets
        for section in sheet.sections + sheet.notes
        for item in section.items
        for numbers in (item.cites if isinstance(item, Table) else (item.cites,))
    )
    led = set()
    internal = [(number, link["/Dest"]) for number, link in links(reader) if number and "/Dest" in link]
    for _, target in internal:
        assert str(target) in names or isinstance(target, list), target
        place = names[target] if str(target) in names else None
        page = reader.get_destination_page_number(place) if place else reader.get_page_number(target[0].get_object())
        assert page >= starts[-1]
        led.add(str(target))
    assert len(internal) == cited
    assert len(led) == len(default.sources)


def test_addresses_are_links(default, reader):
    wanted = {found for source in default.sources for found in re.findall(r"https?://\S+", source.detail)}
    assert len(wanted) > 50
    assert {link["/A"]["/URI"] for _, link in links(reader) if "/A" in link} == wanted


# For everyone


def test_it_is_an_accessible_pdf(reader):
    root, xmp = reader.trailer["/Root"], reader.xmp_metadata.stream.get_data().decode()
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(r"pdfuaid:part\W+1\W", xmp) and re.search(r"pdfaid:part\W+2\W", xmp)
    assert reader.metadata.title == TITLE and TITLE in xmp
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-21"


def test_every_map_says_what_is_painted(default, reader, atlas):
    states = [state for sheet in default.sheets for state in sheet.maps]
    alts = [figure.get("/Alt") for figure in tagged(reader, "/Figure")]
    assert alts == [described(state, atlas.books) for state in states]
    assert any("Iturup / Etorofu: not addressed" in alt and "Shikotan: Japan" in alt for alt in alts)
    assert any("Chosen unit: Habomai" in alt for alt in alts)


def test_every_holder_has_a_name(atlas):
    for holder in HOLDERS:
        assert described(MapState(paint=(("iturup", holder),)), atlas.books).partition("Etorofu: ")[2]


def test_tags(default, reader):
    items = [item for s in default.sheets for section in s.sections + s.notes for item in section.items]
    assert len(tagged(reader, "/BlockQuote")) == sum(isinstance(item, Quote) for item in items)
    assert len(tagged(reader, "/Table")) == len(tagged(reader, "/THead")) == sum(isinstance(i, Table) for i in items)
    assert len(tagged(reader, "/LI")) == len(default.sources)
    assert len(tagged(reader, "/H1")) == len(default.sheets) + 2, "contents and sources too"
    assert not tagged(reader, "/H4")


def test_header_and_footer_are_no_content(reader):
    for place in ("Header", "Footer"):
        assert len(marks(reader, rf"/Artifact\s*<<[^>]*/Subtype\s*/{place}")) == len(reader.pages)


def test_names_in_other_scripts_have_their_language(reader):
    assert {"ja", "ru"} <= set(marks(reader, r"/Span\s*<<[^>]*/Lang\s*\((\w+)\)"))


def test_fonts_are_shipped_and_embedded(reader):
    fonts = [inner for font in resources(reader, "/Font") for inner in font["/DescendantFonts"]]
    names = set()
    for font in (each.get_object() for each in fonts):
        names.add(font["/BaseFont"].partition("+")[2])
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object())
    assert names and all(name.startswith(SHIPPED) for name in names), names


def test_names_in_all_scripts(reader):
    text = body(reader)
    assert all(name in text for name in ("択捉島", "国後島", "色丹島", "歯舞群島", "Итуруп", "Кунашир", "Etorofu-tō"))
    assert "\ufffd" not in text


def test_maps_are_vectors(reader):
    assert all(each["/Subtype"] != "/Image" for each in resources(reader, "/XObject"))


# In every case


def hostile(default: Briefing) -> Briefing:
    """A briefing that says what is least wanted, everywhere."""
    told = (HOSTILE, LONG, ADDRESS, "= heading", "", " ", "択捉島" * 60)
    lines = tuple(Line(text, (1,), text) for text in told)
    quotes = tuple(Quote(text, text, text, text, (1, 2)) for text in told)
    table = Table((*told[:3], "n"), ((*told[3:6], "1"), (*told[:3], "2")), ((), (1, 2, 3)), frozenset({3}))
    bare = Table(("", "b"), (), ())
    section = Section(HOSTILE, (*lines, *quotes, table, bare))
    sheet = default.sheets[9]
    states = tuple(dataclasses.replace(state, caption=HOSTILE) for state in sheet.maps)
    sheet = dataclasses.replace(
        sheet, title=HOSTILE, lead=LONG, maps=states, sections=(section, Section("", ())), notes=(section,)
    )
    sources = tuple(Source(number, HOSTILE, LONG, f"{HOSTILE} · {ADDRESS}") for number in (1, 2, 3))
    return dataclasses.replace(default, sheets=(sheet,), sources=sources)


def test_no_text_is_run_as_markup(default, atlas):
    worst = hostile(made(atlas, title=HOSTILE))
    reader = pdf(worst, atlas)
    assert lost(worst, reader) == []
    assert reader.metadata.title == HOSTILE


def test_nothing_runs_over_the_edge(default, atlas):
    reader = pdf(hostile(default), atlas)
    assert all(60 < x < 530 for page in pieces(reader) for x, _, text in page if text.strip())


def test_letters_that_no_font_has():
    assert writable("a\tb\x00\ue000\u202ec\nд択ō") == "a b\ufffd\ufffdc\nд択ō"


def test_a_title_of_any_letters(atlas):
    reader = pdf(made(atlas, "none", "\x00 \U0001f5fe \U00012000 मानचित्र \u202e ไทย"), atlas)
    assert "\ufffd" in reader.metadata.title
    assert pdf(made(atlas, "none", "  "), atlas).metadata.title == atlas.books.wording.brief.untitled


def test_the_same_bytes_twice_and_in_threads(atlas):
    both = [made(atlas, scenes) for scenes in ("overview", "compare:transfer-1956:kawana-1998")] * 2
    with ThreadPoolExecutor(4) as pool:
        first, second, third, fourth = pool.map(lambda each: document(each, atlas), both)
    assert (first, second) == (third, fourth) == (document(both[0], atlas), document(both[1], atlas))
    assert first != document(dataclasses.replace(both[0], edition="0123456789"), atlas)


def test_the_same_bytes_in_another_process(default, atlas):
    code = (
        "import hashlib; from content.atlas import load_atlas; from content.brief.document import document; "
        "from tests.test_brief_document import made; atlas = load_atlas(); "
        "print(hashlib.sha256(document(made(atlas), atlas)).hexdigest())"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == hashlib.sha256(document(default, atlas)).hexdigest()


def test_without_a_network(atlas, monkeypatch):
    def refuse(*_):
        raise AssertionError("asked of the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert document(made(atlas, "overview"), atlas).startswith(b"%PDF-")
    assert "@preview" not in TEMPLATE.read_text("utf-8")


def test_it_is_made_in_time(atlas):
    """Less than three seconds on two cores; in processor time, as the machine may have other things to do."""
    other = made(atlas, title="Made in time")
    begin = process_time()
    document(other, atlas)
    assert process_time() - begin < 6
