"""The page's script without a browser: what each address shows, and what the browser is told."""

import base64
import gzip
import json
from urllib.parse import urlencode

import pytest
from markupsafe import escape
from script import calm, run, shown, told

from content.data.join import ROOT
from content.data.load import read_books
from content.data.names import english
from geo import UNITS

BOOKS, _ = read_books(ROOT)
WORDS = BOOKS.wording


def test_start_tells_what_to_do_and_offers_all_four():
    app = run()
    assert f"<h2>{WORDS.start.heading}</h2>" in shown(app)
    assert escape(WORDS.start.what_to_do) in shown(app)
    for unit in UNITS:
        assert f'data-choose="{unit}" aria-pressed="false">{english(BOOKS.units[unit].names)}<' in shown(app)
    assert told(app)["address"] == ""


@pytest.mark.parametrize("unit", UNITS)
def test_address_shows_the_unit(unit):
    html = shown(run(island=unit, section="passages"))
    assert f"<h2>{english(BOOKS.units[unit].names)}</h2>" in html
    for excerpt in BOOKS.excerpts.values():
        assert (f'id="x-{excerpt.id}"' in html) == (unit in excerpt.units)


def test_the_first_answer_brings_the_pages_that_are_asked_for_first():
    first = told(run(view="time", names="japanese", title="A * ~ title"))
    own = urlencode({"view": "time", "title": "A * ~ title", "names": "japanese"})
    islands = [urlencode({"island": unit, "names": "japanese"}) for unit in UNITS]
    inside = json.loads(gzip.decompress(base64.b64decode(first["packed"])))
    assert list(inside["pages"]) == ["names=japanese", *islands, own]
    assert first["address"] == own


def test_the_pages_are_told_once():
    app = run(island="iturup")
    assert "packed" not in told(calm(app.run()))


def test_a_second_map_stays_once_the_client_has_asked_for_it():
    app = run(view="proposal", proposal="kawana-1998")
    assert len(app.get("component_instance")) == 1
    app.session_state["maps"] = 2  # what the client's message does
    assert len(calm(app.run()).get("component_instance")) == 2


@pytest.mark.parametrize(
    ("query", "maps"),
    [
        ({"view": "proposal", "proposal": "kawana-1998", "versus": "transfer-1956"}, 2),
        ({"view": "brief", "scene": "1"}, 1),
        ({"view": "brief", "scene": "1", "notes": "1"}, 0),
    ],
)
def test_as_many_maps_as_the_address_has(query, maps):
    assert len(run(**query).get("component_instance")) == maps


def test_sources_list_every_article_and_reference():
    html = shown(run(view="sources"))
    for article in BOOKS.articles:
        assert f'href="?view=sources&amp;article={article}"' in html
    for reference in BOOKS.references:
        assert f'href="?view=sources&amp;reference={reference}"' in html


def test_a_reference_has_its_page():
    reference = next(iter(BOOKS.references))
    html = shown(run(view="sources", reference=reference))
    assert f">{escape(BOOKS.references[reference].title)}</h2>" in html
    assert WORDS.grades[BOOKS.references[reference].grade] in html


@pytest.mark.parametrize("article", BOOKS.articles)
def test_article_marks_every_passage(article):
    html = shown(run(view="sources", article=article))
    for excerpt in BOOKS.excerpts_of(article):
        assert f'<mark id="m-{excerpt.id}"' in html


@pytest.mark.parametrize(
    "name, value",
    [
        ("view", "nowhere"),
        ("island", "atlantis"),
        ("island", ""),
        ("island", "<script>"),
        ("article", "a99"),
        ("excerpt", "a0-99"),
        ("reference", "hearsay"),
        ("names", "klingon"),
        ("online", "everything"),
    ],
)
def test_unknown_value_is_named_above_the_start_view(name, value):
    html = shown(run(**{name: value}))
    assert f"<code>{escape(f'{name}={value}')}</code>" in html
    assert escape(WORDS.start.what_to_do) in html


def test_unknown_name_in_the_address_is_let_be():
    assert 'class="notice"' not in shown(run(embed_options="light", utm_source="mail"))
