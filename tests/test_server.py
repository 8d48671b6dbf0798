"""The server's own part, asked without a server."""

import asyncio
import gzip
import queue
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from content.panels import server
from content.panels.server import Keep
from tests.project import TOP

FILE = "/component/content.panels.served.files/map-0123456789ab.js"
BODY = b"x" * 1000


class Application:
    """Answers as Streamlit does: `Cache-Control: public`, compressed for whom it may be, in two messages."""

    def __init__(self, status=200, cache=b"public"):
        self.status, self.cache, self.asked = status, cache, []

    async def __call__(self, scope, receive, send):
        self.asked.append(scope["path"])
        body = gzip.compress(BODY) if dict(scope["headers"]).get(b"accept-encoding") else BODY
        headers = [(b"content-type", b"text/javascript"), (b"cache-control", self.cache)]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body[:10], "more_body": True})
        await send({"type": "http.response.body", "body": body[10:]})


def run(coroutine):
    """In a thread of its own: in a browser test's process this one has a running loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def get(keep, path=FILE, method="GET", kind="http", **headers):
    """(status, headers, body) of an answer."""
    sent = []

    async def send(message):
        sent.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    run(keep({"type": kind, "method": method, "path": path, "headers": named}, None, send))
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(one["body"] for one in sent[1:])


def test_a_file_that_is_named_by_its_hash_may_be_kept_and_is_asked_for_once():
    inner = Application()
    keep = Keep(inner)
    first, second = get(keep), get(keep)
    assert first == second
    assert first[1][b"cache-control"] == b"public, max-age=31536000, immutable"
    assert first[2] == BODY
    assert inner.asked == [FILE]


def test_whom_it_may_be_compressed_for_is_told_apart():
    keep = Keep(Application())
    plain, compressed = get(keep), get(keep, accept_encoding="gzip, br")
    assert plain[2] == BODY
    assert gzip.decompress(compressed[2]) == BODY
    assert get(keep)[2] == BODY


@pytest.mark.parametrize(
    "path",
    ["/", "/component/streamlit_folium.st_folium/index.html", "/component/x/map.js", "/media/0123456789ab.js"],
)
def test_anything_else_is_left_as_it_is(path):
    inner = Application()
    keep = Keep(inner)
    assert get(keep, path)[1][b"cache-control"] == b"public"
    get(keep, path)
    assert inner.asked == [path, path]


def test_streamlit_folium_s_own_script_is_named_by_its_hash_too():
    answer = get(Keep(Application()), "/component/streamlit_folium.st_folium/static/js/main.521860b0.js")
    assert b"immutable" in answer[1][b"cache-control"]


def test_streamlit_s_own_files_are_read_once():
    own = b"public, immutable, max-age=31536000"
    inner = Application(cache=own)
    keep = Keep(inner)
    assert get(keep, "/static/js/index.DormvYxC.js") == get(keep, "/static/js/index.DormvYxC.js")
    assert get(keep, "/static/js/index.DormvYxC.js")[1][b"cache-control"] == own
    assert len(inner.asked) == 1


def test_what_is_not_there_is_not_remembered():
    inner = Application(status=404)
    keep = Keep(inner)
    assert get(keep)[0] == 404
    assert get(keep)[1][b"cache-control"] == b"public"
    assert len(inner.asked) == 2


@pytest.mark.parametrize(
    "header", [{"origin": "https://elsewhere.example"}, {"range": "bytes=0-9"}, {"if_none_match": "x"}]
)
def test_an_answer_to_one_asker_is_no_answer_to_all(header):
    inner = Application()
    keep = Keep(inner)
    get(keep, **header)
    get(keep)
    assert len(inner.asked) == 2


def test_a_post_is_passed_on():
    inner = Application()
    keep = Keep(inner)
    get(keep, method="POST")
    get(keep, method="POST")
    assert len(inner.asked) == 2


def test_who_was_not_asked_for_longest_is_forgotten(monkeypatch):
    monkeypatch.setattr(Keep, "MOST", 2)
    inner = Application()
    keep = Keep(inner)
    paths = [f"/component/a/{letter * 12}.js".replace("/a/", "/a/x-") for letter in "abc"]
    for path in (paths[0], paths[1], paths[0], paths[2]):
        get(keep, path)
    assert inner.asked == paths
    get(keep, paths[0])
    assert inner.asked == paths
    get(keep, paths[1])
    assert inner.asked == [*paths, paths[1]]


def modules_after(code):
    """The packages that a new process has loaded after some code."""
    code += "; import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_server_starts_without_what_only_the_page_needs():
    assert not {"folium", "geopandas", "pandas", "shapely", "content.atlas"} & modules_after("import dashboard")


def test_the_page_loads_nothing_that_only_an_export_needs():
    loaded = modules_after("from content.panels import page; page.warm()")
    assert "folium" in loaded
    assert not {"matplotlib", "pptx", "typst", "pyogrio"} & loaded


@pytest.mark.parametrize("headless", [True, False])
def test_a_browser_is_opened_where_somebody_sits(monkeypatch, headless):
    options = {"server.headless": headless, "browser.serverAddress": "127.0.0.1", "server.port": 8765}
    monkeypatch.setattr(server.st, "get_option", options.__getitem__)
    opened, warmed = queue.Queue(), queue.Queue()
    monkeypatch.setattr(server.webbrowser, "open", opened.put)
    monkeypatch.setattr(server, "_warm", lambda: warmed.put(True))

    async def start():
        async with server.ready(None):
            pass

    run(start())
    assert warmed.get(timeout=5)
    if headless:
        assert opened.empty()
    else:
        assert opened.get(timeout=5) == "http://127.0.0.1:8765"
