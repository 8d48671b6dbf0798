"""The one client of the app and of the exported file, as one script made of its modules."""

import re
from pathlib import Path

WEB = Path(__file__).parents[1] / "web"
PARTS = ("client", "card", "timeline", "present", "cite")
OF_APP = ("take", "edit")
"""What needs a server."""

_EXPORTED = re.compile(r"^export (?=(?:async )?(?:const|function) (\w+))", re.MULTILINE)
_IMPORTED = re.compile(r'^import (\{.*\}) from "\./(\w+)\.js";$', re.MULTILINE)


def client(shell: str) -> str:
    """The parts, each in a scope of its own, then a shell, "app" or "file". One script, so that it is one request."""
    scoped = [
        f"const {name} = (() => {{\n{_body(name)}\n}})();" for name in (*PARTS, *(OF_APP if shell == "app" else ()))
    ]
    return "\n".join([*scoped, _linked(_text(shell))])


def _body(name: str) -> str:
    text = _text(name)
    exported = ", ".join(_EXPORTED.findall(text))
    return _linked(_EXPORTED.sub("", text)) + f"\nreturn {{ {exported} }};"


def _linked(text: str) -> str:
    return _IMPORTED.sub(r"const \1 = \2;", text)


def _text(name: str) -> str:
    return (WEB / f"{name}.js").read_text("utf-8")
