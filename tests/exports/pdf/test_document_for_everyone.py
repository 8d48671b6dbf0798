"""The PDF as programs read it aloud and print it: tags, languages, alternative texts, fonts."""

import re
from collections.abc import Iterator

from pypdf import PdfReader

from content.pages.document import MapState, Quote
from content.pages.pictures import described
from geo.styles import HOLDERS
from tests.exports.pdf.read import TITLE, body, elements, tagged

SHIPPED = ("LibertinusSerif-", "IPAexGothic", "DejaVuSans")


def marks(reader: PdfReader, pattern: str) -> list[str]:
    """What a pattern finds in the properties of the marked content; looked for, not parsed, as the maps are long."""
    found = (re.findall(pattern.encode(), page.get_contents().get_data()) for page in reader.pages)
    return [each.decode() for page in found for each in page]


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


def test_it_is_an_accessible_pdf(reader):
    root, xmp = reader.trailer["/Root"], reader.xmp_metadata.stream.get_data().decode()
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(r"pdfuaid:part\W+1\W", xmp) and re.search(r"pdfaid:part\W+2\W", xmp)
    assert reader.metadata.title == TITLE and TITLE in xmp
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-21"


def test_every_map_says_what_is_painted(default, reader, atlas):
    states = [MapState(), *(state for sheet in default.sheets for state in sheet.maps if state != MapState())]
    alts = [figure.get("/Alt") for figure in tagged(reader, "/Figure")]
    assert alts == [described(state, atlas.books, "both") for state in states]
    assert any("Iturup / Etorofu: not addressed" in alt and "Shikotan: handed to Japan" in alt for alt in alts)
    assert any("Chosen island: Habomai" in alt for alt in alts)


def test_every_holder_has_a_name(atlas):
    for holder in HOLDERS:
        assert described(MapState(paint=(("iturup", holder),)), atlas.books, "both").partition("Etorofu: ")[2]


def test_tags(default, reader):
    sections = [one for sheet in default.sheets for one in sheet.full] + [
        one for annex in default.annexes for one in annex.sections
    ]
    items = [item for section in sections for item in section.items]
    assert len(tagged(reader, "/BlockQuote")) == sum(isinstance(item, Quote) for item in items)
    tables = tagged(reader, "/Table")
    assert len(tables) == len(tagged(reader, "/THead")) >= 4
    assert len(tagged(reader, "/H1")) == len(default.sheets) + len(default.annexes) + 2, "contents and sources too"
    assert not tagged(reader, "/H3")


def test_each_row_of_a_table_has_a_header(reader):
    for table in tagged(reader, "/TBody"):
        for row in elements(table["/K"], "/TR"):
            first, *rest = (cell.get_object() for cell in row["/K"])
            assert first["/S"] == "/TH" and first["/A"][0]["/Scope"] == "/Row" and {c["/S"] for c in rest} <= {"/TD"}


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
