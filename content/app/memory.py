"""Streamlit's own files that may be kept for ever: let browsers keep them, and answer from memory.

Streamlit reads its seventy files anew from the disk for each visitor, and lets browsers keep none of a component's.
"""

import re
from collections import OrderedDict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMED_BY_HASH = re.compile(r"/(static/.+|component/.+)[.-][\w-]{8,}\.\w+$")
HEADER = (b"cache-control", b"public, max-age=31536000, immutable")
MOST = 512
"""Answers that are remembered; who was not asked for longest goes first."""


class Memory:
    """Middleware for the files whose name holds their content's hash."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self._answers: OrderedDict[tuple[str, bytes, bytes], list[Message]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        headers = dict(scope.get("headers", ()))
        # A partial answer, or one about what the browser has, is not the file.
        asked = headers.keys() & {b"range", b"if-none-match", b"if-modified-since"}
        if scope["type"] != "http" or scope["method"] != "GET" or asked or not NAMED_BY_HASH.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        key = (scope["path"], headers.get(b"accept-encoding", b""), headers.get(b"origin", b""))
        if key not in self._answers:
            answer: list[Message] = []

            async def keep(message: Message) -> None:
                answer.append(message)

            await self.app(scope, receive, keep)
            if answer[0]["status"] == 200:
                others = [(name, value) for name, value in answer[0]["headers"] if name != b"cache-control"]
                answer[0] = {**answer[0], "headers": [*others, HEADER]}
                self._answers[key] = answer
                while len(self._answers) > MOST:
                    self._answers.popitem(last=False)
        else:
            self._answers.move_to_end(key)
            answer = self._answers[key]
        for message in answer:
            await send(message)
