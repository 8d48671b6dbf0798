"""A room full of viewers: real websocket sessions, each asking for another page every five seconds or so.

    python -m tests.bench.sessions                  100 sessions, one minute
    python -m tests.bench.sessions --churn 30       and then half an hour of coming and going
    python -m tests.bench.sessions --sessions 100 --largest 25    25 more at a time, until a room is too large

A click asks for a page to read that the viewer has not got yet; all islands' pages come when one opens the address, so
that a click on an island asks for none. Its time runs to the end of the answer, in a process of its own on the same
machine. Memory is the server's resident set, before the
first of these sessions and while all are there. While they come and go, twenty at a time stay for five clicks each;
growth is counted from the fifth minute on, when Streamlit has begun to forget those who left (it keeps them for two
minutes).
"""

import argparse
import asyncio
import json
import random
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.harness import (
    ROOT,
    NotMeasuredError,
    Server,
    cpu_s,
    let_rest,
    percentile,
    platform_facts,
    report,
    serve,
    units,
)

PAGES = [
    *(f"island={unit}&section={name}" for unit in units() for name in ("history", "proposals", "positions", "figures")),
    *(f"on={year}&view=time" for year in range(1905, 2026, 10)),
]
"""What a viewer may ask for."""

AT_MOST = 400
"""Viewers: with more, what sends the clicks is what is slow."""
BOUNDS = {"click_ms_p95": 250, "errors": 0, "memory_mb_per_session": 1.0}
EVERY = (3.5, 6.5)  # seconds between two clicks of one viewer
TOGETHER = 20
STAY = 5  # clicks of one who comes and goes
SETTLED = 5  # minutes
LATE = 10  # seconds after which an answer counts as none


@dataclass
class Tally:
    """What all viewers of a run met."""

    clicks_ms: list[float] = field(default_factory=list)
    opens_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Viewer:
    """One session, as the browser has it: content/web/client.js, and Streamlit's own client around it."""

    def __init__(self, socket, url: str):
        self.socket = socket
        self.url = url
        self.source = ""  # where the pages are
        self.pages = random.sample(PAGES, len(PAGES))  # those that it will ask for

    async def open(self) -> float:
        """See the page for the first time; milliseconds until the server has told all."""
        begin = time.perf_counter()
        message = BackMsg()
        message.rerun_script.query_string = ""
        await self.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), LATE))
            kind = answer.WhichOneof("type")
            if kind == "delta":
                self._take(answer.delta.new_element)
            if kind == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not self.source:
                    raise NotMeasuredError(
                        f"the page ended with {answer.script_finished}, its client at {self.source!r}"
                    )
                return (time.perf_counter() - begin) * 1000

    def _take(self, element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise NotMeasuredError(element.exception.message)
        if kind == "bidi_component" and element.bidi_component.id.endswith("-reader"):  # its key in content/app/page.py
            self.source = json.loads(element.bidi_component.json)["from"]

    async def click(self) -> float:
        """Ask for another page."""
        url = f"{self.url}/{self.source}/page?{self.pages.pop()}"
        begin = time.perf_counter()
        found = json.loads(await asyncio.to_thread(lambda: urllib.request.urlopen(url, timeout=LATE).read()))
        took = (time.perf_counter() - begin) * 1000
        if "<h2" not in found["html"]:
            raise NotMeasuredError(f"{url} has no heading")
        return took


async def visit(url: str, tally: Tally, clicks: int, pause: tuple[float, float]) -> None:
    """One viewer who comes, clicks so often, and leaves."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    try:
        async with websockets.connect(address, subprotocols=["streamlit"], origin=url, max_size=None) as socket:
            viewer = Viewer(socket, url)
            tally.opens_ms.append(await viewer.open())
            for _ in range(clicks):
                await asyncio.sleep(random.uniform(*pause))
                tally.clicks_ms.append(await viewer.click())
    except (OSError, TimeoutError, NotMeasuredError, websockets.WebSocketException) as error:
        tally.errors.append(f"{type(error).__name__}: {error}")


def memory_mb(server: Server) -> float:
    """The server's resident set, in MB of 1024 * 1024 bytes."""
    line = next(row for row in Path(f"/proc/{server.pid}/status").read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def room(server: Server, sessions: int, seconds: float) -> dict[str, object]:
    """All at once, arriving within ten seconds."""
    first, tally = Tally(), Tally()
    await visit(server.url, first, 2, (0, 0))  # what is loaded once for all is not a session's
    if first.errors:
        raise NotMeasuredError(first.errors[0])
    await asyncio.to_thread(let_rest, server)
    before, used, begin = memory_mb(server), cpu_s(server), time.monotonic()
    clicks = round(seconds / (sum(EVERY) / 2))

    async def arrive(delay: float) -> None:
        await asyncio.sleep(delay)
        await visit(server.url, tally, clicks, EVERY)

    everyone = [asyncio.create_task(arrive(10 * n / sessions)) for n in range(sessions)]
    await asyncio.sleep(10 + (clicks - 1) * EVERY[0])  # all have come, none has left
    during, cpu = memory_mb(server), (cpu_s(server) - used) / (time.monotonic() - begin)
    await asyncio.gather(*everyone)
    return {
        "sessions": sessions,
        "clicks": len(tally.clicks_ms),
        **{f"click_ms_p{p}": percentile(tally.clicks_ms, p) for p in (50, 95)},
        "click_ms_max": max(tally.clicks_ms),
        "open_ms_p50": percentile(tally.opens_ms, 50),
        "errors": len(tally.errors),
        "first_errors": tally.errors[:3],
        "memory_mb_before": before,
        "memory_mb_during": during,
        "memory_mb_per_session": (during - before) / sessions,
        "cores_used": cpu,
    }


async def churn(server: Server, minutes: float) -> dict[str, object]:
    """Coming and going: the memory, minute for minute, and how much it grew since the run had settled."""
    tally, end = Tally(), time.monotonic() + minutes * 60
    memory: list[float] = []

    async def come_and_go() -> None:
        while time.monotonic() < end:
            await visit(server.url, tally, STAY, (0.5, 1.5))

    async def watch() -> None:
        while time.monotonic() < end:
            await asyncio.sleep(min(60, max(0.1, end - time.monotonic())))
            memory.append(round(memory_mb(server), 1))

    await asyncio.gather(watch(), *(come_and_go() for _ in range(TOGETHER)))
    settled = memory[min(SETTLED, len(memory)) - 1]
    return {
        "churn_minutes": minutes,
        "churn_sessions": len(tally.opens_ms),
        "churn_errors": len(tally.errors),
        "churn_first_errors": tally.errors[:3],
        "churn_memory_mb": memory,
        "churn_growth_mb": memory[-1] - settled,
    }


def held(found: dict[str, object]) -> bool:
    """Whether everybody in a room was answered in time."""
    return found["errors"] <= BOUNDS["errors"] and found["click_ms_p95"] <= BOUNDS["click_ms_p95"]


def rooms(smallest: int, step: int, measure: Callable[[int], dict[str, object]]) -> dict[str, object]:
    """Larger and larger rooms until one is too large: the largest that held, and what each met."""
    tried = []
    for sessions in range(smallest, AT_MOST + 1, step):
        tried.append(measure(sessions))
        if not held(tried[-1]):
            break
    return {"largest_room": max((room["sessions"] for room in tried if held(room)), default=0), "rooms": tried}


def main(arguments: list[str] | None = None) -> int:
    """Run it as asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--largest", type=int, metavar="STEP", help="find the largest room, so many viewers at a time")
    parser.add_argument("--churn", type=float, default=0, metavar="MINUTES")
    asked = parser.parse_args(arguments)

    def in_a_room(sessions: int) -> dict[str, object]:
        with serve(ROOT / "dashboard.py", ROOT) as server:
            return asyncio.run(room(server, sessions, asked.seconds))

    def measure() -> dict[str, object]:
        if asked.largest:
            return {**rooms(asked.sessions, asked.largest, in_a_room), "bounds": BOUNDS, **platform_facts()}
        with serve(ROOT / "dashboard.py", ROOT) as server:
            found = asyncio.run(room(server, asked.sessions, asked.seconds))
            if asked.churn:
                found |= asyncio.run(churn(server, asked.churn))
        return {**found, "bounds": BOUNDS, **platform_facts()}

    return report(measure)


if __name__ == "__main__":
    sys.exit(main())
