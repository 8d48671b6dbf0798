"""The dashboard as a process of its own, from the project or from a changed copy of it; and changing such a copy."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
import yaml

from geo._files import TOP
from tests.project import copy_project

#: What the dashboard runs on; a copy holds these and nothing else.
PARTS = ("dashboard.py", "content", "geo", "seeds", ".streamlit")

#: Seconds within which a server must answer.
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A running dashboard."""

    url: str
    log: Path
    """What it wrote, both streams."""

    def complaints(self) -> list[str]:
        """The lines of its log that tell of an error."""
        lines = self.log.read_text("utf-8", errors="replace").splitlines()
        return [line for line in lines if "Traceback" in line or "Error" in line or "Exception" in line]


@dataclass(frozen=True)
class Copy:
    """A copy of the project, to be changed."""

    root: Path

    def edit(self, stem: str, change: Callable[[list | dict], object]) -> None:
        """Change `content/records/<stem>.yaml` in place. All scalars stay text, as for the dashboard itself."""
        path = self.root / "content" / "records" / f"{stem}.yaml"
        data = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        change(data)
        path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")

    @staticmethod
    def record(records: list[dict], name: str) -> dict:
        """The record with this id."""
        return next(record for record in records if record["id"] == name)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return answer.read() == b"ok"
    except (urllib.error.URLError, ConnectionError, TimeoutError):  # a server that reads its data listens already
        return False


def _imports_from(folder: Path, environment: dict[str, str]) -> set[Path]:
    """The folders from which the dashboard's packages come in a process started in `folder`."""
    code = "import content, geo; print(content.__path__[0]); print(geo.__path__[0])"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return {Path(line).parent.resolve() for line in found.stdout.splitlines()}


@contextmanager
def serving(folder: Path, log: Path) -> Iterator[Server]:
    """`streamlit run dashboard.py` in `folder`, until the block ends."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    assert _imports_from(folder, environment) == {folder.resolve()}
    port = _free_port()
    options = {"server.headless": "true", "server.address": "127.0.0.1", "server.port": port}
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    command += [f"--{name}={value}" for name, value in options.items()]
    server = Server(f"http://127.0.0.1:{port}", log)
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        deadline = monotonic() + PATIENCE
        while not _answers(server.url):
            try:
                code = process.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                assert monotonic() < deadline, f"no answer in {PATIENCE} s:\n{log.read_text('utf-8')}"
            else:
                pytest.fail(f"the server ended with {code}:\n{log.read_text('utf-8')}")
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The project's own dashboard, one for all tests."""
    with serving(TOP, tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
        assert running.complaints() == []


@pytest.fixture(scope="session")
def make_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Copy]:
    """Makes copies of the project without the articles added since, each in a folder of its own."""

    def copy() -> Copy:
        root = tmp_path_factory.mktemp("copy")
        for part in PARTS:
            source = TOP / part
            if source.is_dir():
                shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__", "added"))
            else:
                shutil.copy2(source, root / part)
        return Copy(root)

    return copy


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Copy], AbstractContextManager[Server]]:
    """Runs the dashboard of a copy."""
    return lambda copy: serving(copy.root, tmp_path_factory.mktemp("server") / "log.txt")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the project's data, to be broken."""
    return copy_project(tmp_path)
