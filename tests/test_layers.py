"""Who may import whom. Read from the source, so that an import inside a function counts too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo._files import TOP

#: The layers from the ground up, each a set of modules or packages, as the README prints them.
ORDER = [
    set(re.findall(r"`([\w.]+)`", layer))
    for layer in re.search(r"^Imports go one way: (.+?)\.$", (TOP / "README.md").read_text("utf-8"), re.M)[1].split("←")
]

#: Folder or file -> what nothing in it may import besides. The most particular entry counts for a file.
FORBIDDEN = {
    "geo": {"streamlit", "geo.build"},
    "geo/build": {"streamlit"},
    "content": {"streamlit", "streamlit_folium", "geo.build"},
    "content/app": {"geo.build"},
    "dashboard.py": {"geo.build"},
}

#: What only `python -m geo.build` may use: the build extra, the network and other programs.
BUILD_ONLY = {
    "roaring_landmask", "contourpy", "scipy", "subprocess", "socket", "urllib.request", "requests",
}  # fmt: skip

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


def within(module: str, package: str) -> bool:
    """Whether a module is this package or lies in it."""
    return module == package or module.startswith(f"{package}.")


def above(module: str) -> set[str]:
    """What is built on a module's layer, and so must not be imported by it."""
    height = next((n for n, layer in enumerate(ORDER) if any(within(module, one) for one in layer)), None)
    return set() if height is None else set().union(*ORDER[height + 1 :])


def breaches(file: str, source: str) -> set[str]:
    """The forbidden modules that a file's source imports."""
    rule = max((place for place in FORBIDDEN if file == place or file.startswith(f"{place}/")), key=len)
    module, package = file.removesuffix(".py").replace("/", "."), ".".join(Path(file).parent.parts)
    forbidden = FORBIDDEN[rule] | (set() if rule == "geo/build" else BUILD_ONLY) | above(module)
    found = set(imports(source, package))
    return {module for module in forbidden if any(within(name, module) for name in found)}


def test_imports_go_one_way():
    found = {file: breaches(file, (TOP / file).read_text(encoding="utf-8")) for file in SOURCES}
    assert {file: modules for file, modules in found.items() if modules} == {}


def test_every_module_has_its_layer():
    modules = [file.removesuffix(".py").replace("/", ".") for file in SOURCES if not file.endswith("/__init__.py")]
    assert [m for m in modules if not any(within(m, one) for layer in ORDER for one in layer)] == []


def test_the_sources_are_found():
    assert {"geo/__init__.py", "geo/build/__main__.py", "content/__init__.py"} <= set(SOURCES)


@pytest.mark.parametrize(
    ("file", "source", "caught"),
    [
        ("geo/areas.py", "import streamlit as st", {"streamlit"}),
        ("geo/areas.py", "import streamlit.testing", {"streamlit"}),
        ("geo/areas.py", "import streamlit_folium", set()),
        ("geo/areas.py", "def f():\n    from content.model.records import Unit", {"content.model"}),
        ("geo/areas.py", "from geo import build", {"geo.build"}),
        ("geo/areas.py", "from . import build", {"geo.build"}),
        ("geo/areas.py", "from .build import coast", {"geo.build"}),
        ("geo/areas.py", "from urllib import request", {"urllib.request"}),
        ("geo/areas.py", "from urllib.parse import quote", set()),
        ("geo/build/coast.py", "import roaring_landmask\nfrom geo.build import land", set()),
        ("geo/build/coast.py", "from content.data import join", {"content.data"}),
        ("content/data/join.py", "from content import app", {"content.app"}),
        ("content/data/join.py", "from geo.layers import read_layers", set()),
        ("content/model/types.py", "from content.data.load import Books", {"content.data"}),
        ("content/model/types.py", "from content.model.records import Unit", set()),
        ("content/exports/pdf.py", "from content.app.page import show", {"content.app"}),
        ("content/check.py", "from content.app.page import show", {"content.app"}),
        ("content/app/island.py", "import streamlit", set()),
        ("content/app/island.py", "from ..atlas import load_atlas\nimport dashboard", {"dashboard"}),
    ],
)
def test_the_rules_themselves(file, source, caught):
    assert breaches(file, source) == caught
