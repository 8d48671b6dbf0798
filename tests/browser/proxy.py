"""nginx on loopback, with the configuration of content/app/README.md, and a folder of its own for all it writes."""

import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import pytest

from geo._files import TOP

NO_NGINX = "This test needs nginx and found none. Install it: `sudo apt-get install nginx`."

#: The ports that content/app/README.md names.
PORTS = ("8601", "8602")

#: What stands around the README's block: no privileges, no service, no folder of the system's.
AROUND = """
daemon off;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy;
    fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    {block}
}}
"""


@dataclass(frozen=True)
class Proxy:
    """A running nginx."""

    url: str
    header: str = "x-answered-by"
    """The header of each answer that names the ports asked, the last of them the one that answered."""


def port_of(url: str) -> str:
    return str(urlsplit(url).port)


def published() -> str:
    """The one configuration in content/app/README.md."""
    (block,) = re.findall(
        r"^```nginx\n(.*?)^```$", (TOP / "content/app/README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return block


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, f"content/app/README.md's nginx configuration has no {old!r}"
    return text.replace(old, new)


def _configuration(listen: str, ports: list[str]) -> str:
    block = published()
    for own, port in zip(PORTS, ports, strict=True):
        block = _replaced(block, own, port)
    tell = f"listen {listen}; add_header {Proxy.header} $upstream_addr always;"
    return AROUND.format(block=_replaced(block, "listen 80;", tell))


@contextmanager
def proxying(urls: list[str], folder: Path) -> Iterator[Proxy]:
    """nginx before the dashboards at these addresses, until the block ends."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        pytest.fail(NO_NGINX, pytrace=False)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    (folder / "nginx.conf").write_text(_configuration(listen, [port_of(url) for url in urls]), "utf-8")
    process = subprocess.Popen([nginx, "-p", folder, "-e", "error.log", "-c", "nginx.conf"])
    try:
        deadline = monotonic() + 10
        while not _listens(listen):
            assert process.poll() is None and monotonic() < deadline, (folder / "error.log").read_text("utf-8")
        yield Proxy(f"http://{listen}")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _listens(address: str) -> bool:
    host, port = address.split(":")
    with socket.socket() as client:
        return client.connect_ex((host, int(port))) == 0


def kill(url: str) -> None:
    """End the dashboard at this address, a child of this process, with SIGKILL: it says goodbye to nobody."""
    option = f"--server.port={port_of(url)}".encode()
    children = [child for task in Path("/proc/self/task").glob("*/children") for child in task.read_text().split()]
    (process,) = [child for child in children if option in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")]
    os.kill(int(process), signal.SIGKILL)
