"""The server around the page: what it has ready before the first visitor, and what browsers may keep."""

import re
import threading
import time
import webbrowser
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST_VISIT = 5
"""Seconds left to whoever opens the page as soon as it is served, before what nobody asked for yet is made."""
BREATH = 0.05
"""Seconds between one such thing and the next: whoever comes meanwhile is served first."""


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:
    """Get ready beside the running server: whoever opens the page meanwhile waits for the rest of it only."""
    threading.Thread(target=_warm, name="warm", daemon=True).start()
    if not st.get_option("server.headless"):  # as Streamlit does for a page that brings no server of its own
        host = st.get_option("browser.serverAddress")
        threading.Thread(
            target=webbrowser.open, args=(f"http://{host}:{st.get_option('server.port')}",), daemon=True
        ).start()
    yield


def _warm() -> None:
    from content.panels import page  # takes a second, for folium and geopandas

    page.warm()
    time.sleep(FIRST_VISIT)
    for _ in page.write_ahead():
        time.sleep(BREATH)


class Keep:
    """Lets browsers keep every component's file whose name holds its content's hash, and answers from memory.

    Streamlit lets them keep none, and compresses it for every visitor anew; its own files, which may be kept, it reads
    from the disk for each: a page asks for seventy.
    """

    NAMED = re.compile(r"/component/.+[.-][0-9a-f]{8,}\.\w+$")
    HEADER = (b"cache-control", b"public, max-age=31536000, immutable")
    MOST = 512
    """Answers that are remembered; who was not asked for longest goes first."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self._answers: OrderedDict[tuple[str, bytes, bytes], list[Message]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: from memory, or by the application, whose answer is remembered if it is whole."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        # An answer may depend on both headers; a partial one, or one about what the browser has, is not the file.
        key = (scope["path"], headers.get(b"accept-encoding", b""), headers.get(b"origin", b""))
        whole = not headers.keys() & {b"range", b"if-none-match", b"if-modified-since"}
        if whole and key in self._answers:
            self._answers.move_to_end(key)
            for message in self._answers[key]:
                await send(message)
            return
        answer: list[Message] = []
        named = self.NAMED.search(scope["path"])

        async def pass_on(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200 and named:
                others = [(name, value) for name, value in message["headers"] if name != b"cache-control"]
                message = {**message, "headers": [*others, self.HEADER]}
            answer.append(message)
            await send(message)

        await self.app(scope, receive, pass_on)
        if whole and answer and answer[0].get("status") == 200 and _may_be_kept(answer[0]):
            self._answers[key] = answer
            while len(self._answers) > self.MOST:
                self._answers.popitem(last=False)


def _may_be_kept(start: Message) -> bool:
    return b"immutable" in dict(start["headers"]).get(b"cache-control", b"")
