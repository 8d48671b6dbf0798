"""What the benches share: Streamlit servers in processes of their own, and the report. `tab.py` has the browser.

A bench is a command. It prints one JSON object on stdout and exits 0; or, if anything could not be measured, says so on
stderr and exits 1. Nothing here imports the dashboard or Streamlit: what is measured runs in its own process.
"""

import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PAGES = HERE / "pages"  # the yardsticks
OUTLINES = ROOT / "geo" / "islands.geojson"

PATIENCE = 30  # seconds; what takes longer counts as not measured


class NotMeasuredError(Exception):
    """Something a bench was to measure could not be measured."""


@cache  # asked for at every click; reading it anew held up who counts the time
def units() -> list[str]:
    """The four units, in the order of the outlines' file."""
    return [feature["properties"]["unit"] for feature in json.loads(OUTLINES.read_text("utf-8"))["features"]]


# Servers


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Server:
    """A running Streamlit server."""

    url: str
    pid: int
    start_s: float
    """Seconds from the command to the first answer."""


@contextmanager
def serve(script: Path, folder: Path | None = None) -> Iterator[Server]:
    """Run `streamlit run script` in its own process, and give it once it answers.

    `folder` is the working directory, and its `.streamlit/config.toml` the configuration. Without one it is new and
    empty: Streamlit's defaults. The home directory is always empty, and no STREAMLIT_ variable is handed on.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        home, empty = Path(scratch, "home"), Path(scratch, "empty")
        home.mkdir()
        empty.mkdir()
        port = free_port()
        options = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true",
                   "browser.gatherUsageStats": "false"}  # fmt: skip
        command = [sys.executable, "-m", "streamlit", "run", str(script)]
        command += [f"--{key}={value}" for key, value in options.items()]
        # As at a user's: what Python compiles it keeps for the next start.
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("STREAMLIT_", "PYTHONDONTWRITE"))}
        with Path(scratch, "log").open("w+", encoding="utf-8") as log:
            begin = time.monotonic()
            process = subprocess.Popen(
                command, cwd=folder or empty, env={**inherited, "HOME": str(home)}, stdout=log, stderr=log
            )
            try:
                _wait_for_health(process, f"http://127.0.0.1:{port}", log)
                yield Server(f"http://127.0.0.1:{port}", process.pid, time.monotonic() - begin)
            finally:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()


def _wait_for_health(process: subprocess.Popen, address: str, log) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    log.seek(0)
    raise NotMeasuredError(f"no answer from {process.args}:\n{log.read()}")


def cpu_s(server: Server) -> float:
    """Processor time that the server has used, in seconds."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def let_rest(server: Server) -> None:
    """Wait until the server does nothing any more: what it does once after its start is no part of what follows."""
    end = time.monotonic() + PATIENCE
    used = -1.0
    while used != (used := cpu_s(server)):
        if time.monotonic() > end:
            raise NotMeasuredError(f"{server.url} does not come to rest")
        time.sleep(1)


# Report


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many per cent of the values do not exceed, interpolated."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def platform_facts() -> dict[str, object]:
    """What the figures depend on besides the code."""
    return {
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
        "cpus": len(os.sched_getaffinity(0)),
        "load_1m": round(os.getloadavg()[0], 2),
    }


def machine(browser: Browser) -> dict[str, object]:
    """As `platform_facts`, with the browser."""
    return {**platform_facts(), "chromium": browser.version}


def report(measure: Callable[[], dict[str, object]]) -> int:
    """Run a bench: its result as one JSON object on stdout and 0, or what went wrong on stderr and 1."""
    try:
        result = measure()
    except NotMeasuredError as error:
        print(f"not measured: {error}", file=sys.stderr)
        return 1
    print(json.dumps({key: round(value, 2) if isinstance(value, float) else value for key, value in result.items()}))
    return 0
