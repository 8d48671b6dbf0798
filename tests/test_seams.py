"""What the project relies on although no documentation promises it: the list to read when a dependency moves on.

Each entry names the library, what is relied on, the place, and the test that fails when it is gone. This test keeps
the list true: the place still does it, and the test is still there.
"""

import re
from typing import NamedTuple

import pytest

from geo._files import TOP


class Seam(NamedTuple):
    library: str
    relied_on: str
    file: str
    code: str
    """What stands in the file."""
    test: str
    """FILE::TEST, without its parameters."""


SEAMS = [
    Seam("streamlit", "finds `app` in a file's else branch by reading it, then runs the same file as __main__",
         "dashboard.py", "app = st.App(", "tests/browser/test_offline.py::*"),
    Seam("streamlit", "st.App opens no browser by itself",
         "content/app/routes.py", "webbrowser.open",
         "tests/app/test_routes.py::test_a_browser_is_opened_where_somebody_sits"),
    Seam("streamlit", "a file's name holds its content's hash, at /static/ and /component/",
         "content/app/memory.py", "NAMED_BY_HASH", "tests/app/test_memory.py::*"),
    Seam("streamlit", "runner.postScriptGC, a hidden option",
         ".streamlit/config.toml", "postScriptGC = false", "tests/test_config.py::*"),
    Seam("streamlit", "global.maxCachedMessageAge, a hidden option: for how many runs the browser keeps a message",
         ".streamlit/config.toml", "maxCachedMessageAge", "tests/browser/test_views.py::*"),
    Seam("streamlit", "a v2 component's function is called anew at every run; trigger values reach the callback",
         "content/web/app.js", 'setTriggerValue("second_map"', "tests/browser/test_views.py::*"),
    Seam("streamlit", "a v2 component without isolated styles shares the page's document",
         "content/app/page.py", "isolate_styles=False", "tests/browser/test_visits.py::*"),
    Seam("streamlit", "stMain scrolls on a phone",
         "content/web/client.js", '[data-testid="stMain"]', "tests/browser/test_reading.py::*"),
    Seam("streamlit", "how columns, blocks and element containers nest, by their test ids",
         "content/web/style.css", '[data-testid="stColumn"]', "tests/browser/test_sizes.py::*"),
    Seam("streamlit", "the root's color-scheme follows the theme, for light-dark()",
         "content/web/style.css", "light-dark(", "tests/browser/test_sizes.py::*"),
    Seam("streamlit-folium", "the frame stands two levels below the page's address",
         "content/app/page.py", "../../{base()}/map.js", "tests/browser/test_offline.py::*"),
    Seam("streamlit-folium", "the frame's global Streamlit, and its event streamlit:render",
         "geo/web/map.js", "streamlit:render", "tests/browser/test_mouse.py::*"),
    Seam("streamlit-folium", "the frame may reach its parent: allow-same-origin",
         "geo/web/map.js", "window.parent.islandsReader", "tests/browser/test_mouse.py::*"),
    Seam("streamlit-folium", "ids and wrappers in the frame",
         "geo/web/map.css", "#map_div", "tests/browser/test_sizes.py::*"),
    Seam("folium, branca", "_template, _name and _parent of an element; a map's script is its template's macro",
         "geo/webmap.py", "_template = Template(", "tests/geo/test_webmap.py::*"),
    Seam("folium", "default_js names what is loaded, in order",
         "geo/webmap.py", "default_js", "tests/geo/test_webmap.py::*"),
    Seam("leaflet", "a layer's _path is its SVG element",
         "geo/web/map.js", "outline._path", "tests/browser/test_keyboard.py::*"),
    Seam("leaflet", "dragging.moved() says whether a press was a drag",
         "geo/web/map.js", "map.dragging.moved()", "tests/browser/test_mouse.py::*"),
    Seam("typst", "a tspan of an SVG with a place of its own is set in its own font, whatever stands beside it",
         "geo/figure/drawing.py", 'line, "tspan", {"x"',
         "tests/geo/test_figure.py::test_typst_sets_each_run_in_its_font"),
    Seam("PyYAML", "CBaseLoader builds mappings by construct_mapping, from nodes that know their line",
         "content/data/record_files.py", "yaml.CBaseLoader", "tests/data/test_record_files.py::*"),
]  # fmt: skip


@pytest.mark.parametrize("seam", SEAMS, ids=lambda seam: f"{seam.library}: {seam.relied_on[:40]}")
def test_the_list_is_true(seam):
    assert seam.code in (TOP / seam.file).read_text("utf-8")
    file, _, test = seam.test.partition("::")
    tests = re.findall(r"^def (test_\w+)", (TOP / file).read_text("utf-8"), re.MULTILINE)
    assert tests if test == "*" else test in tests
