"""The page's script run without a browser, and what it showed."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from content.atlas import ROOT
from content.packed import unpack
from content.panels.served import served_folder


def run(**query: str) -> AppTest:
    """The page at an address, run once."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return calm(app.run())


def with_options(**query: str) -> AppTest:
    """The page at an address, its options opened."""
    app = run(**query)
    app.session_state["options"] = True
    return calm(app.run())


def calm(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def shown(app: AppTest) -> str:
    """All HTML of the page, with the page that the browser is told to fetch."""
    parts = [element.proto.body for element in app.get("html")]
    for element in app.get("bidi_component"):
        if element.proto.component_name == "islands_reading":
            data = json.loads(element.proto.json)
            file = served_folder() / Path(data["file"]).name
            parts.append(unpack(file.read_text("utf-8"), data["page"]))
    return "\n".join(parts)


def address(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}
