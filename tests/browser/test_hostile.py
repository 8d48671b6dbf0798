"""Records, articles and addresses that try to be more than text: shown as the text they are, and nothing of it runs."""

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from dashboard_page import Dashboard
from playwright.sync_api import BrowserContext, Page, expect

from content.model.types import SECTIONS
from geo import UNITS

#: One line of everything that is markup or script somewhere.
HOSTILE = (
    "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>&lt;b&gt; </script> `${window.pwned=1}` "
    "[link](javascript:window.pwned=1) ![i](https://evil.example/x.png) **bold** _it_ # :red[r] "
    ":material/home: $x^2$ \u202edlrow\u202c \u200f'\"\\"
)
LONG = "x" * 10_000
NAME = "<script>window.pwned=1</script><img/src=x/onerror=window.pwned=1>`${window.pwned=1}`:red[r]**b**"
"""A unit's name; one word, because an overview that says too much is not shown at all."""
QUOTE = f"{HOSTILE} was said."

#: What ran, and how many elements came of it.
BROKEN_OUT = "() => [window.pwned, document.querySelectorAll('img[src=\"x\"], [onerror]').length]"


def _label_widgets(words: dict) -> None:
    words["page"] |= {"all_islands": HOSTILE, "options": HOSTILE, "names": HOSTILE, "online_note": HOSTILE}
    words["page"]["online_layers"]["streets"] = HOSTILE


@pytest.fixture(scope="module")
def hostile_url(make_copy, serve) -> Iterator[str]:
    """A dashboard whose records hold hostile text wherever text may stand, but in the labels of widgets."""
    copy = make_copy()
    seed = copy.root / "seeds" / "000_7774e3d3b33d1bb7.txt"
    seed.write_bytes(seed.read_bytes() + f"\n{QUOTE}\n".encode())

    def article(records):
        copy.record(records, "a0")["sha256"] = hashlib.sha256(seed.read_bytes()).hexdigest()
        copy.record(records, "a0")["outlet"] = f"Outlet {HOSTILE}"

    def excerpts(records):
        passage = {"id": "a0-99", "article": "a0", "quote": QUOTE, "voice": ["agency"], "manner": "narrated"}
        records.append({**passage, "refers_to": "2007", "units": list(UNITS)})

    def units(records):
        overview = copy.record(records, "iturup")["overview"]
        del overview["events"][3:5], overview["proposals"][4:]  # the names below are long, and the page has its budget
        names = copy.record(records, "iturup")["names"]
        names |= {"en_from_japanese": NAME, "ja": NAME}
        copy.record(records, "kunashir")["names"]["ru"] = LONG
        copy.record(records, "habomai")["aliases"].append({"name": HOSTILE, "excerpts": ["a0-99"]})
        copy.record(records, "habomai")["aliases"].append({"name": LONG, "excerpts": ["a0-99"]})

    def events(records):
        records[0]["title"] = HOSTILE
        records[0]["statements"] += [{"text": text, "excerpts": ["a0-99"]} for text in (HOSTILE, LONG)]

    def notes(records):
        statement = {"text": f"{HOSTILE} {LONG}", "excerpts": ["a0-99"]}
        records.append({"id": "hostile", "kind": "spelling", "excerpts": ["a0-99"], "statement": statement})

    def proposals(records):
        records[0] |= {"title": HOSTILE, "proposer": HOSTILE, "addressee": LONG, "not_sourced": [HOSTILE]}
        records[0]["terms"].append({"text": HOSTILE, "excerpts": ["a0-99"]})

    def wording(words):
        words["page"]["subtitle"] = words["start"]["what_to_do"] = HOSTILE
        words["map"] |= {"title": HOSTILE, "legend_land": HOSTILE, "home": HOSTILE}

    for change in (excerpts, units, events, notes, proposals, wording):
        copy.edit(change.__name__, change)
    copy.edit("articles", article)
    with serve(copy) as running:
        yield running.url


@pytest.fixture
def hostile(page: Page, watch, hostile_url: str) -> Dashboard:
    """The hostile dashboard in a new window."""
    return Dashboard(page, hostile_url)


def expect_harmless(app: Dashboard, context: BrowserContext) -> None:
    """That nothing ran, in the page or in the map, and nothing became an element or runs over the edge."""
    app.rest()
    assert app.page.evaluate(BROKEN_OUT) == [None, 0]
    assert app.in_map(BROKEN_OUT) == [None, 0]
    assert app.page.locator("a[href^='javascript']").count() == 0
    assert app.page.evaluate("() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
    assert app.panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
    assert len(context.pages) == 1


def test_dossier_shows_hostile_text_as_text(hostile, context):
    hostile.open()
    expect(hostile.page.locator(".masthead p").first).to_contain_text(HOSTILE)
    expect_harmless(hostile, context)
    for unit in UNITS:
        hostile.island(unit).click()
        expect(hostile.island(unit)).to_have_attribute("aria-pressed", "true")
        expect(hostile.page).to_have_url(re.compile(f"island={unit}"))
        # Its page may still be on its way, and the links of the one before would lead back.
        expect(hostile.panel.locator(f".sections a[href*='island={unit}']").first).to_be_visible()
        hostile.citation_of("a0-99")
        quote = hostile.page.locator("#x-a0-99 blockquote")
        expect(quote).to_have_js_property("textContent", QUOTE)
        expect_harmless(hostile, context)
    said = {}  # of Habomai, in all sections
    for name in SECTIONS:
        hostile.section(name)
        expect_harmless(hostile, context)
        if name in ("history", "figures", "passages"):
            expect(hostile.panel.locator("article.dossier")).to_contain_text(LONG)
        said[name] = hostile.panel.text_content()
    for name in ("history", "figures", "passages"):  # an event's text, an alias, a note
        assert HOSTILE in said[name] and LONG in said[name], name
    assert HOSTILE in said["proposals"]


def test_title_and_tooltip_show_hostile_names_as_text(hostile, context):
    hostile.open()
    hostile.island("iturup").hover()
    tooltip = hostile.map.locator(".leaflet-tooltip.names")
    expect(tooltip).to_have_text(f"Iturup / {NAME} · Итуруп · {NAME}")
    expect(hostile.map.locator(".label.of-unit b", has_text="Iturup")).to_have_text(f"Iturup / {NAME}")
    expect(hostile.iframe).to_have_attribute("title", HOSTILE)
    hostile.island("iturup").click()
    expect(hostile.title).to_have_text(f"Iturup / {NAME}")
    expect_harmless(hostile, context)


def test_buttons_show_hostile_names_as_text(hostile, context):
    hostile.open()
    expect(hostile.button("iturup")).to_have_text(f"Iturup / {NAME}")
    hostile.button("iturup").click()
    expect(hostile.island("iturup")).to_have_attribute("aria-pressed", "true")
    expect_harmless(hostile, context)


def test_widgets_show_hostile_labels_as_text(page, watch, make_copy, serve):
    copy = make_copy()
    copy.edit("wording", _label_widgets)
    with serve(copy) as running:
        app = Dashboard(page, running.url).open()
        expect(app.all_islands).to_contain_text(HOSTILE)
        options = page.locator(".options > summary")
        expect(options).to_have_js_property("textContent", HOSTILE)
        options.click()
        expect(page.locator(".options small")).to_have_js_property("textContent", HOSTILE)
        expect(page.locator(".options legend").first).to_have_js_property("textContent", HOSTILE)
        expect(page.locator(".options label").filter(has_text="javascript")).to_contain_text("**bold**")
        assert page.evaluate(BROKEN_OUT) == [None, 0]


def test_map_shows_template_marks_as_text(page, watch, make_copy, serve):
    # folium gives what stands in a map's script to Jinja a second time: were it run, the division would fail
    marks = "{{ 7 // 0 }} {% raw %} {# note #}"
    copy = make_copy()
    copy.edit("wording", lambda words: words["map"].update(legend_land=marks))
    with serve(copy) as running:
        app = Dashboard(page, running.url)
        page.goto(app.url)
        expect(app.panel.locator("h2")).to_be_visible()
        expect(app.map.locator(".legend")).to_contain_text(marks)


def test_article_shows_hostile_passage_as_text(hostile, context):
    hostile.open("?view=sources&article=a0&excerpt=a0-99&island=habomai")
    chosen = hostile.panel.locator("mark.chosen")
    expect(chosen).to_have_js_property("textContent", QUOTE)
    expect(chosen).to_be_in_viewport()
    assert f"Outlet {HOSTILE}" in hostile.panel.text_content()
    expect_harmless(hostile, context)


@pytest.mark.parametrize("value", [HOSTILE, LONG, "\u202e\u2066 \U0001f3f4\n\t%00"], ids=["markup", "long", "odd"])
def test_address_shows_hostile_value_as_text(app, context, value):
    value = value[:6_000]  # what a browser and a server still take for an address
    app.open(f"?{urlencode({'island': value, 'names': value[:50]})}")
    expect(app.notice.locator("code").first).to_have_js_property("textContent", f"island={value}")
    expect_harmless(app, context)
    app.button("shikotan").click()
    app.expect_at("shikotan")
