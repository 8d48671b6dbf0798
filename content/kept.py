"""What a start works out, kept on the disk for the next one: under the hash of everything that it was worked out from.

The folder stands beside the code and is as trusted: whoever could change what is kept could change the code.
"""

import hashlib
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FOLDER = ".kept"
SOURCES = ("content", "geo", "seeds")
"""The folders with the data, and with the code that reads, checks, joins and renders them."""
LIBRARIES = ("geopandas", "jinja2", "markupsafe", "numpy", "pandas", "pydantic", "pyproj", "pyyaml", "shapely")
"""What that code works with; another version may work out something else."""

_DIGEST = hashlib.sha256().digest_size
_log = logging.getLogger(__name__)


def fingerprint(root: Path) -> str:
    """The hash of every file below `root` that counts, by name and content, and of Python and the libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for path in _files(root):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        for folder, folders, names in os.walk(root / source):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from filter(Path.is_file, (Path(folder, name) for name in sorted(names)))  # no editor's lock


def kept(root: Path, make: Callable[[], T]) -> T:
    """What `make` gave when nothing below `root` was different; else what it gives now, which is kept from then on.

    What `make` raises is raised, and nothing is kept. A file that is damaged counts as none. Nothing is kept either
    where nothing can be written, or one of the files cannot be read.
    """
    try:
        begun = fingerprint(root)
    except OSError:
        return make()  # which can say what it misses
    path = root / FOLDER / begun
    found = _read(path)
    if found is not None:
        return pickle.loads(found)
    made = make()
    try:
        if fingerprint(root) == begun:  # else a file was saved meanwhile, and nobody knows which of the two was read
            _write(path, pickle.dumps(made))
    except OSError as error:
        _log.info("Nothing is kept for the next start: %s", error)
    return made


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, content = data[:_DIGEST], data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(path: Path, content: bytes) -> None:
    """In one step, so that another process finds all of it or nothing; what was kept before goes."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(hashlib.sha256(content).digest() + content)
    os.replace(file.name, path)
    for other in path.parent.iterdir():
        if other != path:
            other.unlink(missing_ok=True)
