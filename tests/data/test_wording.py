"""The labels of the page and their readers: every label that is read is there, and every label there is read."""

import ast
import re
from collections.abc import Iterator

from content.data.labels import LISTS, NAMES, OTHERS
from tests.project import TOP

#: Given to the map's script among its labels, by content.pages.painting and geo.webmap.
BESIDES = {"group", "attribution"}

Path = tuple[str, ...]

GROUPS = {(group,) if group else () for group in NAMES}
LABELS = {(*group, name) for group in GROUPS for name in NAMES["".join(group)].split()}
LABELS |= {(*group, name) for group in GROUPS for name in OTHERS.get("".join(group), ())}
LABELS |= {tuple(name.split(".")) for name in LISTS}
"""Whatever the groups hold: texts, closed lists, and what is more than a label."""

#: Read by a key that is worked out: w.dossier[language], from content.data.names.by_language; w.page[field].
BY_KEY = {("dossier", "russian"), ("dossier", "japanese"), ("page", "names"), ("page", "record"), ("page", "online")}


def in_template(source: str) -> Iterator[Path]:
    """What a template reads: `w.group.label`."""
    for found in re.findall(r"\bw\.([\w.]+)", source):
        path = tuple(found.split("."))
        # what follows a label is of its text or its list: w.page.views.items()
        yield next((path[:end] for end in range(1, len(path)) if path[:end] in LABELS), path)


def in_script(source: str) -> Iterator[Path]:
    """What a script of the map reads: it is given the labels of the map and no others."""
    for label in re.findall(r"\bconfig\.words\.(\w+)", source):
        if label not in BESIDES:
            yield "map", label


class InModule(ast.NodeVisitor):
    """What a module reads: `self.words.group.label`, also by way of `words = self.words.group`."""

    def __init__(self, source: str):
        self.read: set[Path] = set()
        self.known: dict[str, Path] = {}
        """Variable -> the group that it holds, in the function at hand."""
        self.visit(ast.parse(source))

    def path(self, node: ast.expr) -> Path | None:
        """The group or the label that an expression stands for; None for anything else."""
        if isinstance(node, ast.Name):
            return self.known.get(node.id)
        if not isinstance(node, ast.Attribute):
            return None
        if node.attr in ("words", "wording"):
            return ()
        above = self.path(node.value)
        return None if above is None or above in LABELS else (*above, node.attr)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if path := self.path(node):
            self.read.add(path)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outside, self.known = self.known, dict(self.known)
        for argument in node.args.args:
            if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "Labels":
                self.known[argument.arg] = ()
        self.generic_visit(node)
        self.known = outside

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if isinstance(name, ast.Name) and (path := self.path(value)) is not None:
                    self.known[name.id] = path


def module(source: str) -> set[Path]:
    """What a module reads."""
    return InModule(source).read


def in_document(source: str) -> set[Path]:
    """What the document's template reads: it is given the briefing's labels."""
    return {("brief", name) for name in re.findall(r"\bwords\.(\w+)", source)}


def reads() -> dict[Path, str]:
    """Every path that is read below the labels, with a file that reads it."""
    found: dict[Path, str] = {}
    for pattern, reader in (
        ("content/**/*.html", in_template),
        ("geo/web/*.js", in_script),
        ("content/**/*.py", module),
        ("content/exports/*.typ", in_document),
    ):
        for file in TOP.glob(pattern):
            found |= dict.fromkeys(reader(file.read_text("utf-8")), file.name)
    return found


READ = reads()


def test_no_label_counts_the_articles():
    text = (TOP / "content" / "records" / "wording.yaml").read_text("utf-8")
    assert not re.search(r"\b(four|five|six|\d+)( news)? articles\b|\ball (five|six)\b", text, re.IGNORECASE)


def test_every_label_that_is_read_is_there():
    assert {path: file for path, file in READ.items() if path not in LABELS and path not in GROUPS} == {}


def test_every_label_is_read():
    assert LABELS - set(READ) - BY_KEY == set()


def test_the_readers_themselves():
    for reader, source, read in [
        (in_template, "<p>{{ w.page.titel }} {{ w.page.views.items() }}</p>", {("page", "titel"), ("page", "views")}),
        (in_script, "box(config.words.lgend);", {("map", "lgend")}),
        (module, "def f(pages):\n words, n = pages.words.brief, 1\n words.tilte", {("brief",), ("brief", "tilte")}),
        (module, "def f(words: Labels):\n return words.landed.upper()", {("landed",)}),
        (module, "def f(self):\n return {k: self.books.wording.voices[k] for k in 'x'}", {("voices",)}),
        (module, "def f(self):\n words = self.words.map\ndef g(words):\n words.title", {("map",)}),
    ]:
        assert set(reader(source)) == read
