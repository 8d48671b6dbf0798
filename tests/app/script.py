"""The page's script run without a browser, and what it showed."""

import gzip
import json
from datetime import date
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

from content.app import routes
from content.data.join import ROOT


def run(**query: str) -> AppTest:
    """The page at an address, run once."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return calm(app.run())


def calm(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def told(app: AppTest) -> dict:
    """What the client is told."""
    (component,) = app.get("bidi_component")
    return json.loads(component.proto.json)


def shown(app: AppTest) -> str:
    """All HTML of the page, with the page that the browser puts up."""
    parts = [element.proto.body for element in app.get("html")]
    if app.get("bidi_component"):
        data = told(app)
        body, _ = routes._made("page", tuple(sorted(parse_qsl(data["address"]))), date.today())
        parts += [data.get("notice", ""), json.loads(gzip.decompress(body))["html"]]
    return "\n".join(parts)
