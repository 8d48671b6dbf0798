"""Streamlit's own files from memory, asked without a server."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest

from content.app import memory
from content.app.memory import Memory

FILE = "/component/streamlit_folium.st_folium/static/js/main.521860b0.js"
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
    keep = Memory(inner)
    first, second = get(keep), get(keep)
    assert first == second
    assert first[1][b"cache-control"] == b"public, max-age=31536000, immutable"
    assert first[2] == BODY
    assert inner.asked == [FILE]


def test_whom_it_may_be_compressed_for_is_told_apart():
    keep = Memory(Application())
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
    keep = Memory(inner)
    assert get(keep, path)[1][b"cache-control"] == b"public"
    get(keep, path)
    assert inner.asked == [path, path]


def test_streamlit_s_own_files_are_read_once():
    inner = Application(cache=b"public, immutable, max-age=31536000")
    keep = Memory(inner)
    assert get(keep, "/static/js/index.DormvYxC.js") == get(keep, "/static/js/index.DormvYxC.js")
    assert b"immutable" in get(keep, "/static/js/index.DormvYxC.js")[1][b"cache-control"]
    assert len(inner.asked) == 1


def test_what_is_not_there_is_not_remembered():
    inner = Application(status=404)
    keep = Memory(inner)
    assert get(keep)[0] == 404
    assert get(keep)[1][b"cache-control"] == b"public"
    assert len(inner.asked) == 2


@pytest.mark.parametrize(
    "header", [{"origin": "https://elsewhere.example"}, {"range": "bytes=0-9"}, {"if_none_match": "x"}]
)
def test_an_answer_to_one_asker_is_no_answer_to_all(header):
    inner = Application()
    keep = Memory(inner)
    get(keep, **header)
    get(keep)
    assert len(inner.asked) == 2


def test_a_post_is_passed_on():
    inner = Application()
    keep = Memory(inner)
    get(keep, method="POST")
    get(keep, method="POST")
    assert len(inner.asked) == 2


def test_who_was_not_asked_for_longest_is_forgotten(monkeypatch):
    monkeypatch.setattr(memory, "MOST", 2)
    inner = Application()
    keep = Memory(inner)
    paths = [f"/component/a/{letter * 12}.js".replace("/a/", "/a/x-") for letter in "abc"]
    for path in (paths[0], paths[1], paths[0], paths[2]):
        get(keep, path)
    assert inner.asked == paths
    get(keep, paths[0])
    assert inner.asked == paths
    get(keep, paths[1])
    assert inner.asked == [*paths, paths[1]]
