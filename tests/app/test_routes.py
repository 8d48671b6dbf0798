"""What the browser fetches, asked without a server."""

import asyncio
import gzip
import json
import queue
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from content.app import routes
from content.app.routes import ROUTES, base
from content.data.briefing import DEFAULT
from content.exports.files import FILES, File
from geo import UNITS
from tests.project import TOP

APPLICATION = Starlette(routes=ROUTES)


def get(path, query="", encoding="gzip", method="GET", sent_body=b""):
    """(status, headers, body) of an answer."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": sent_body}

    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "root_path": ""}
    headers = [(b"accept-encoding", encoding.encode())] if encoding else []
    with ThreadPoolExecutor(1) as pool:  # in a browser test's process this thread has a running loop
        pool.submit(asyncio.run, APPLICATION({**scope, "headers": headers}, receive, send)).result()
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(one.get("body", b"") for one in sent[1:])


def page(query=""):
    status, _, body = get(f"/{base()}/page", query)
    assert status == 200
    return json.loads(gzip.decompress(body))


def test_a_page_may_be_kept_for_ever_and_is_the_same_compressed_or_not():
    status, headers, body = get(f"/{base()}/page", "island=habomai")
    _, plain_headers, plain = get(f"/{base()}/page", "island=habomai", encoding="")
    assert status == 200 and gzip.decompress(body) == plain
    assert headers[b"cache-control"] == plain_headers[b"cache-control"] == b"public, max-age=31536000, immutable"
    assert headers[b"content-encoding"] == b"gzip" and b"content-encoding" not in plain_headers


def test_a_page_is_what_is_read_its_map_and_its_title():
    found = page("island=habomai")
    assert found["container"] == "dossier" and "<h2>Habomai</h2>" in found["html"]
    assert found["maps"] == [{"sel": "habomai", "paint": None, "lines": [], "caption": "", "view": None}]
    assert (found["title"], found["scene"]) == ("Habomai", "island:habomai")
    assert found["group"] == "Southern Kuril Islands / Northern Territories"


@pytest.mark.parametrize(
    ("query", "container", "scene"),
    [
        ("", "dossier", "overview"),
        ("view=proposal", "proposal", None),
        ("view=proposal&proposal=kawana-1998&versus=terms-2018", "proposal", "compare:kawana-1998:terms-2018"),
        ("view=time&on=1956-10", "timeline", "date:1956-10"),
        ("view=figures", "figures", "figures"),
        ("view=sources", "sources", None),
        ("view=brief", "brief", None),
        ("view=brief&scene=3", "brief presenting", None),
        ("view=brief&scene=3&notes=1", "brief notes", None),
    ],
)
def test_each_view_has_its_container_and_its_scene(query, container, scene):
    found = page(query)
    assert (found["container"], found["scene"]) == (container, scene)


def test_a_comparison_has_two_maps_and_keeps_the_chosen_island():
    found = page("view=proposal&proposal=kawana-1998&versus=transfer-1956&island=iturup")
    assert [one["sel"] for one in found["maps"]] == ["iturup", "iturup"]
    assert [one["paint"]["iturup"] for one in found["maps"]] == ["sovereignty", "not_addressed"]


def test_an_island_beside_a_scene_is_chosen_on_its_map():
    found = page(f"view=brief&scene={DEFAULT.index('proposal:transfer-1956') + 1}&island=habomai")
    assert found["maps"][0]["sel"] == "habomai" and found["maps"][0]["paint"]["habomai"] == "handed_over"
    assert "<h2>Habomai " in found["html"]


@pytest.mark.parametrize(
    "query", ["island=atlantis", "view=nowhere", "view=brief&scene=99", f"q={quote(chr(0))}&view=x"]
)
def test_an_unknown_value_is_not_found(query):
    assert get(f"/{base()}/page", query)[0] == 404


@pytest.mark.parametrize(
    "path", ["/islands/0123456789ab-20260101/page", f"/{base()}/passwd", f"/{base()}/files/map.gif"]
)
def test_an_older_version_and_what_there_is_not_are_not_found(path):
    assert get(path)[0] == 404


def test_whoever_reads_it_after_a_thousand_other_pages_gets_it(monkeypatch):
    first = page("names=japanese&record=articles")
    for month in range(1, 13):
        for year in range(1855, 1945):
            routes._made("page", (("on", f"{year}-{month:02}"), ("view", "time")), routes.date.today())
    assert page("names=japanese&record=articles") == first


STARTS = {
    "pptx": b"PK", "pdf": b"%PDF-", "html": b"<!doctype html>", "yaml": b"title:", "geojson": b"{",
    "csv": b"\xef\xbb\xbf", "gpkg": b"SQLite format 3", "png": b"\x89PNG", "svg": b"<?xml",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_an_address(name):
    status, headers, body = get(f"/{base()}/files/{name}", "view=brief&scenes=overview&title=Trial&dated=2026-11-21")
    ending = name.partition(".")[2]
    assert status == 200 and body.startswith(STARTS[ending])
    assert headers[b"content-disposition"].endswith(f".{ending}".encode())
    assert headers[b"content-type"].startswith(FILES[name].mime.encode())


def test_a_briefing_has_its_title_and_date_in_its_name():
    _, headers, _ = get(f"/{base()}/files/briefing.yaml", f"title={quote('Обзор')}&dated=2026-11-21")
    assert headers[b"content-disposition"].startswith(
        f"attachment; filename*=UTF-8''{quote('обзор')}-2026-11-21-".encode()
    )


def test_slides_and_pages_are_counted_before_they_are_taken_away():
    status, _, body = get(f"/{base()}/counts", "view=brief&scenes=overview,figures&dated=2026-11-21")
    counts = json.loads(body)
    assert status == 200 and counts["pages"] > counts["slides"] > 2
    assert get(f"/{base()}/counts", "scenes=moon")[0] == 404


def test_a_file_that_cannot_be_made_says_why(monkeypatch):
    def fail(pages, place):
        raise RuntimeError("no font")

    monkeypatch.setitem(FILES, "briefing.pdf", File("application/pdf", fail))
    status, _, body = get(f"/{base()}/files/briefing.pdf")
    assert (status, body) == (500, b"RuntimeError: no font")


@pytest.mark.parametrize("query", ["island=atlantis", "scenes=moon"])
def test_no_file_of_an_unknown_address(query):
    assert get(f"/{base()}/files/briefing.pdf", query)[0] == 404


SAVED = b"title: Loaded\ndate: 2026-01-02\nscenes: [figures, 'island:shikotan']\nnames: japanese\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SAVED, {"address": {"title": "Loaded", "dated": "2026-01-02", "scenes": "figures,island:shikotan",
                             "names": "japanese", "record": ""}}),
        (SAVED.replace(b"shikotan", b"atlantis"), {"problems": ["atlantis"]}),
        (b"\xff\xfe\x00", {"problems": ["b.yaml"]}),
        (b"a" * 500_000, {"problems": ["characters"]}),
    ],
)  # fmt: skip
def test_a_saved_briefing_becomes_an_address_or_is_told_what_is_wrong(text, found):
    status, _, body = get(f"/{base()}/saved", "file=b.yaml", method="POST", sent_body=text)
    told = json.loads(body)
    assert status == 200 and told.keys() == found.keys()
    if "address" in found:
        assert told == found
    else:
        assert all(name in told["problems"][0] for name in found["problems"])


def test_the_map_of_a_scene_is_a_small_picture():
    status, headers, body = get(f"/{base()}/thumb", "view=brief&scene=1&scenes=date:1875")
    assert status == 200 and headers[b"content-type"] == b"image/svg+xml"
    assert b'width="192"' in gzip.decompress(body)[:300]


def test_the_client_and_the_map_are_scripts():
    for name in ("client.js", "map.js"):
        status, headers, body = get(f"/{base()}/{name}")
        assert status == 200 and headers[b"content-type"].startswith(b"text/javascript")
        assert b"import " not in gzip.decompress(body)[:200]


@pytest.mark.parametrize("unit", UNITS)
def test_a_page_is_small(unit):
    assert len(get(f"/{base()}/page", f"island={unit}")[2]) < 10_000


def modules_after(code):
    """The packages that a new process has loaded after some code."""
    code += "; import sys; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_page_loads_nothing_that_only_an_export_needs():
    loaded = modules_after("from content.app import routes; routes._warm()")
    assert "folium" in loaded
    assert not {"matplotlib", "pptx", "typst", "pyogrio"} & loaded


@pytest.mark.parametrize("headless", [True, False])
def test_a_browser_is_opened_where_somebody_sits(monkeypatch, headless):
    options = {"server.headless": headless, "browser.serverAddress": "127.0.0.1", "server.port": 8765}
    monkeypatch.setattr(routes.st, "get_option", options.__getitem__)
    opened, warmed = queue.Queue(), queue.Queue()
    monkeypatch.setattr(routes.webbrowser, "open", opened.put)
    monkeypatch.setattr(routes, "_warm", lambda: warmed.put(True))

    async def start():
        async with routes.ready(None):
            pass

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, start()).result()
    assert warmed.get(timeout=30)
    if headless:
        assert opened.empty()
    else:
        assert opened.get(timeout=30) == "http://127.0.0.1:8765"
