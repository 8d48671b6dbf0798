"""The PDF in every case: of hostile text, in threads, without a network, in another process, in time."""

import dataclasses
import hashlib
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from content.exports.pdf import TEMPLATE, document, writable
from content.pages.document import Annex, Line, Quote, Section, Source, Table
from content.pages.scenes import Briefing
from geo._files import TOP
from tests.exports.pdf.read import lost, made, pdf, pieces

HOSTILE = '#panic("x") *bold* _it_ $x$ \\ @ref <label> `raw` /* c */ "q" -- ... [a] ~ #{1+1}'
LONG = "Verwaltungs" * 40
ADDRESS = "https://example.org/" + "a" * 200 + "?b=%20" * 20


def hostile(default: Briefing) -> Briefing:
    """A briefing that says what is least wanted, everywhere."""
    told = (HOSTILE, LONG, ADDRESS, "= heading", "", " ", "択捉島" * 60)
    lines = tuple(Line(text, (1,), text) for text in told)
    quotes = tuple(Quote(text, text, text, text, (1, 2)) for text in told)
    table = Table((*told[:3], "n"), ((*told[3:6], "1"), (*told[:3], "2")), ((), (1, 2, 3)), frozenset({3}))
    bare = Table(("", "b"), (), ())
    section = Section(HOSTILE, (*lines, *quotes, table, bare))
    sheet = next(sheet for sheet in default.sheets if len(sheet.maps) > 1)
    states = tuple(dataclasses.replace(state, caption=HOSTILE) for state in sheet.maps)
    sheet = dataclasses.replace(
        sheet, title=HOSTILE, headline=lines[0], said=lines, maps=states, full=(section, Section("", ())),
        tables=(section,),
    )  # fmt: skip
    sources = tuple(Source(number, HOSTILE, LONG, HOSTILE, ADDRESS) for number in (1, 2, 3))
    annex = Annex(HOSTILE, (section,))
    return dataclasses.replace(default, sheets=(sheet,), annexes=(annex,), sources=sources)


def test_no_text_is_run_as_markup(default, atlas):
    worst = hostile(made(atlas, title=HOSTILE))
    reader = pdf(worst, atlas)
    assert lost(worst, reader) == []
    assert reader.metadata.title == HOSTILE


def test_nothing_runs_over_the_edge(default, atlas):
    reader = pdf(hostile(default), atlas)
    assert all(60 < x < 533 for page in pieces(reader) for x, _, text in page if text.strip())


def test_letters_that_no_font_has():
    assert writable("a\tb\x00\ue000\u202ec\nд択ō") == "a b \ufffdc\nд択ō"


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


def test_the_same_bytes_in_another_process(data):
    code = (
        "import hashlib; from content.data.join import load_atlas; from content.exports.pdf import document; "
        "from tests.exports.pdf.read import made; atlas = load_atlas(); "
        "print(hashlib.sha256(document(made(atlas), atlas)).hexdigest())"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_without_a_network(atlas, monkeypatch):
    def refuse(*_):
        raise AssertionError("asked of the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert document(made(atlas, "overview"), atlas).startswith(b"%PDF-")
    assert "@preview" not in TEMPLATE.read_text("utf-8")
