"""The exported page, opened from disk with the network off: every hook, key and packed page; nothing else runs."""

import re

import pytest
from dashboard_page import BOOKS, ENGLISH
from playwright.sync_api import expect

from content.atlas import load_atlas
from content.brief.model import DEFAULT, Brief, read_scenes
from content.brief.page import page as page_file
from content.brief.scenes import briefing
from content.render import Pages
from geo import UNITS
from tests.project import change, copy_project, records, write

HOSTILE = '</script><script>window.pwned=1</script> {{7*7}} " style="width:1px <img src=x onerror="window.pwned=1">'

#: Characters of which the browser draws nothing but the box for a missing one, found by drawing each.
MISSING = """async () => {
  const font = getComputedStyle(document.body).font;
  const canvas = new OffscreenCanvas(40, 40), pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (text) => {
    pen.clearRect(0, 0, 40, 40);
    pen.font = font;
    pen.fillText(text, 4, 28);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const box = drawn("\\u0378"); // no such character
  const letters = new Set(document.body.textContent.match(/\\S/gu));
  return [...letters].filter((letter) => drawn(letter) === box);
}"""


def written(folder, atlas, scenes=None):
    """The file's address."""
    brief = Brief("A briefing", "2026-11-21", read_scenes(scenes, atlas.books))
    path = folder / "briefing.html"
    path.write_bytes(page_file(briefing(brief, atlas), Pages(atlas)))
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return written(tmp_path_factory.mktemp("page"), load_atlas())


@pytest.fixture
def leaf(page, context, watch):
    """A window without network, which may read files and nothing else. `watch` sees that no more is tried."""
    context.set_offline(True)
    context.route(re.compile("^(https?|data|blob|wss?):"), watch._refuse)
    context.route(re.compile("^file:"), lambda route: route.continue_())
    yield page
    assert [url for url in watch.requests if not re.match(r"file:///\S+/briefing\.html(#|$)", url)] == []


def opened(leaf, address, hash=""):
    leaf.goto("about:blank")
    leaf.goto(address + hash)
    expect(leaf.locator("html[data-ready]")).to_be_attached(timeout=20_000)
    return leaf


def island(leaf, unit):
    return leaf.locator(f".st-key-map path[data-unit={unit}]")


def shown_scene(leaf, number):
    expect(leaf).to_have_url(re.compile(rf"#scene-{number}$"))
    expect(leaf.locator(f"#scene-{number} h2")).to_be_visible()
    expect(leaf.locator(".one-scene:visible")).to_have_count(1)
    expect(leaf.locator(".scenes .place")).to_have_text(f"{number} / {len(DEFAULT)}")


@pytest.mark.parametrize("unit", UNITS)
def test_island_answers_click_and_enter(leaf, address, unit):
    opened(leaf, address)
    button = island(leaf, unit)
    expect(button).to_have_role("button")
    expect(button).to_have_accessible_name(re.compile(f"^{re.escape(ENGLISH[unit])}"))
    button.click()
    expect(leaf.locator(".st-key-dossier h2")).to_have_text(re.compile(re.escape(ENGLISH[unit])))
    expect(button).to_have_attribute("aria-pressed", "true")
    leaf.keyboard.press("Escape")
    shown_scene(leaf, 1)
    expect(button).to_have_attribute("aria-pressed", "false")
    for _ in range(30):
        leaf.keyboard.press("Tab")
        if button.evaluate("(path) => path === document.activeElement"):
            break
    leaf.keyboard.press("Enter")
    expect(leaf.locator(".st-key-dossier h2")).to_be_visible()
    expect(leaf).to_have_url(re.compile(f"island={unit}$"))
    expect(button).to_be_focused()


def test_quotes_of_a_dossier_are_word_for_word(leaf, address):
    opened(leaf, address, "#?island=habomai")
    quotes = [excerpt.quote for excerpt in BOOKS.excerpts.values() if "habomai" in excerpt.units]
    shown = leaf.locator(".st-key-dossier blockquote").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert sorted(shown) == sorted(quotes)


def test_keys_step_through_the_scenes_also_on_the_map(leaf, address):
    opened(leaf, address)
    last = len(DEFAULT)
    for focus in (".st-key-panel", "#map", "path[data-unit=shikotan]"):
        leaf.locator(focus).first.focus()
        steps = {"End": last, "PageUp": last - 1, "Home": 1, "ArrowLeft": 1, "ArrowRight": 2, "PageDown": 3}
        for key, number in (*steps.items(), ("Home", 1)):
            leaf.keyboard.press(key)
            expect(leaf.locator(".scenes .place")).to_have_text(f"{number} / {last}")
    for _ in range(6):
        leaf.keyboard.press("ArrowRight")  # without a pause
    shown_scene(leaf, 7)


def test_list_and_buttons_lead_to_the_scenes_and_back_leads_back(leaf, address):
    opened(leaf, address)
    leaf.locator(".scenes summary").click()
    leaf.locator(".scenes li a").nth(5).click()
    shown_scene(leaf, 6)
    leaf.locator(".scenes .next").click()
    shown_scene(leaf, 7)
    leaf.go_back()
    shown_scene(leaf, 6)
    island(leaf, "iturup").click()
    leaf.keyboard.press("ArrowLeft")
    shown_scene(leaf, 6)  # from a page Left leads back to its scene


def test_scene_of_a_proposal_paints_and_of_an_island_selects(leaf, address):
    opened(leaf, address, f"#scene-{DEFAULT.index('proposal:transfer-1956') + 1}")
    outline = leaf.locator("path.outline")
    expect(outline.nth(UNITS.index("habomai"))).to_have_attribute("data-held", "japan")
    expect(outline.nth(UNITS.index("iturup"))).to_have_attribute("data-held", "not_addressed")
    leaf.goto(f"{address}#scene-{DEFAULT.index('island:shikotan') + 1}")
    expect(island(leaf, "shikotan")).to_have_attribute("aria-pressed", "true")
    expect(outline.nth(UNITS.index("habomai"))).to_have_attribute("data-held", "")


def test_two_proposals_stand_on_two_maps_that_move_together(leaf, address):
    number = DEFAULT.index("compare:transfer-1956:kawana-1998") + 1
    opened(leaf, address, f"#scene-{number}")
    second = leaf.frame_locator(".st-key-map iframe")
    expect(second.locator("html[data-ready]")).to_be_attached()
    expect(leaf.locator("#map path.outline").nth(UNITS.index("iturup"))).to_have_attribute("data-held", "not_addressed")
    expect(second.locator("path.outline").nth(UNITS.index("iturup"))).to_have_attribute("data-held", "japan")
    assert leaf.locator("#map .caption").text_content() != second.locator(".caption").text_content()
    leaf.locator("#map .leaflet-control-zoom-in").click()
    scale = leaf.locator("#map .leaflet-control-scale-line")
    expect(second.locator(".leaflet-control-scale-line")).to_have_text(scale.text_content())
    second.locator("path[data-unit=habomai]").focus()
    leaf.keyboard.press("ArrowRight")
    shown_scene(leaf, number + 1)
    expect(leaf.locator(".st-key-map iframe")).to_have_count(0)
    leaf.keyboard.press("ArrowLeft")
    second.locator("path[data-unit=habomai]").click()
    expect(leaf.locator(".st-key-dossier h2")).to_have_text(re.compile("Habomai"))


def test_every_packed_page_opens(leaf, address):
    opened(leaf, address)
    todo, done = ["#?view=island", "#?view=proposal", "#?view=time", "#?view=figures", "#?view=sources"], set()
    while todo:
        hash = todo.pop()
        key = re.sub(r"&(excerpt|reference|island)=[^&]*", "", hash) if "view=" in hash else hash
        if key in done:
            continue
        done.add(key)
        leaf.evaluate("(hash) => { location.hash = hash }", hash)
        leaf.wait_for_function("() => !document.querySelector('.st-key-panel > .st-key-brief:not([hidden])')")
        heading = leaf.locator(".st-key-panel > :not([hidden]) h2:visible")
        expect(heading).to_have_count(1)
        todo += leaf.locator(".st-key-panel > :not([hidden]) a[href^='#?']").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('href'))"
        )
        dead = leaf.locator(".st-key-panel > :not([hidden]) a:not([href])").count()
        assert dead == 0, hash
    for wanted in (
        *(f"#?island={unit}" for unit in UNITS),
        *(f"#?view=proposal&proposal={name}" for name in BOOKS.proposals),
        *(f"#?view=sources&article={name}" for name in BOOKS.articles),
        *(f"#?view=time&on={event.date}" for event in BOOKS.events.values()),
    ):
        assert wanted in done


def test_cold_address_shows_the_same_as_the_link(leaf, address):
    opened(leaf, address, "#?view=sources&article=a0&excerpt=a0-04")
    expect(leaf.locator(".st-key-sources mark.chosen")).to_be_in_viewport()
    opened(leaf, address, "#source-20")
    expect(leaf.locator("#source-20")).to_be_in_viewport()
    opened(leaf, address, "#?view=proposal&proposal=kawana-1998")
    expect(leaf.locator(".st-key-proposal h2")).to_have_text(BOOKS.proposals["kawana-1998"].title)
    expect(leaf.locator("path.outline").first).to_have_attribute("data-held", "japan")
    opened(leaf, address, "#?view=proposal&proposal=atlantis")
    expect(leaf.locator("#scene-1 h2")).to_be_visible()


def test_bars_of_a_proposal_have_their_widths(leaf, address):
    opened(leaf, address, "#?view=proposal&proposal=transfer-1956")
    widths = leaf.locator(".bar").first.evaluate("(bar) => [...bar.children].map((one) => one.style.width)")
    assert widths and all(re.fullmatch(r"[\d.]+%", width) for width in widths)
    assert sum(float(width[:-1]) for width in widths) == pytest.approx(100, abs=0.1)


def test_numbers_lead_to_the_source_and_back_to_the_line(leaf, address):
    opened(leaf, address, "#scene-2")
    link = leaf.locator("#scene-2 a.ref").first
    number = re.sub(r"\D", "", link.text_content())
    link.click()
    expect(leaf.locator(f".st-key-sources #source-{number}.chosen")).to_be_in_viewport()
    leaf.go_back()
    shown_scene(leaf, 2)


def test_reference_says_what_rests_on_it(leaf, address):
    opened(leaf, address, "#?view=sources")
    cited = next(name for p in BOOKS.proposals.values() for s in p.statements for name in s.references)
    opened(leaf, address, f"#?view=sources&reference={cited}")
    expect(leaf.locator(f"#m-{cited}.chosen")).to_be_in_viewport()
    expect(leaf.locator(f"#m-{cited}.chosen")).to_contain_text(BOOKS.wording.sources.cited_by)
    leaf.locator(f"#m-{cited}.chosen a[href*='proposal=']").first.click()
    expect(leaf.locator(".st-key-proposal h2")).to_be_visible()


@pytest.mark.parametrize("hash", ["", "#?island=habomai", "#?view=sources", "#?view=proposal"])
def test_no_glyph_is_missing(leaf, address, hash):
    opened(leaf, address, hash)
    assert leaf.evaluate(MISSING) == []


def test_without_script_all_scenes_and_sources_are_read(browser, address):
    context = browser.new_context(java_script_enabled=False, offline=True)
    bare = context.new_page()
    bare.goto(address)
    expect(bare.locator(".one-scene h2")).to_have_count(len(DEFAULT))
    for heading in bare.locator(".one-scene h2").all():
        expect(heading).to_be_visible()
    expect(bare.locator("#source-1")).to_be_visible()
    expect(bare.locator(".notice.needs")).to_be_visible()
    context.close()


def test_on_paper_stand_all_scenes_and_the_sources(leaf, address):
    opened(leaf, address, "#?island=habomai")
    leaf.emulate_media(media="print")
    expect(leaf.locator(".one-scene h2:visible")).to_have_count(len(DEFAULT))
    expect(leaf.locator("#source-1")).to_be_visible()
    for gone in (".views", ".scenes", ".leaflet-control-zoom", ".st-key-dossier"):
        expect(leaf.locator(gone).first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (390, 844)])
def test_fits_the_window(leaf, address, size, scheme):
    leaf.set_viewport_size({"width": size[0], "height": size[1]})
    leaf.emulate_media(color_scheme=scheme)
    for hash in ("", "#scene-10", "#scene-11", "#?island=habomai", "#?view=proposal&proposal=kawana-1998"):
        opened(leaf, address, hash)
        assert leaf.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
        assert leaf.locator(".st-key-panel").evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
        if size[0] > 760:
            assert leaf.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")
        ground = leaf.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        assert (sum(ground) > 384) == (scheme == "light")


def test_colours_follow_the_system_while_it_is_open(leaf, address):
    opened(leaf, address)
    sea = "() => getComputedStyle(document.documentElement).getPropertyValue('--sea')"
    leaf.emulate_media(color_scheme="light")
    light = leaf.evaluate(sea)
    leaf.emulate_media(color_scheme="dark")
    leaf.wait_for_function(f"(light) => ({sea})() !== light", arg=light)


def test_hostile_record_is_text_and_runs_nothing(leaf, tmp_path):
    root = copy_project(tmp_path / "project")
    change(root, "proposals", "transfer-1956", title=HOSTILE, proposer=HOSTILE)
    events = records(root, "events")
    events[0]["title"] = HOSTILE
    events[0]["statements"][0]["text"] = HOSTILE
    write(root, "events", events)
    wording = records(root, "wording")
    wording["map"]["legend_land"] = wording["brief"]["licence"] = wording["page"]["group_names"] = HOSTILE
    write(root, "wording", wording)
    address = written(tmp_path, load_atlas(root))
    scene = DEFAULT.index("proposal:transfer-1956") + 1
    day = f"#?view=time&on={events[0]['date']}"
    for hash, place in (
        (f"#scene-{scene}", f"#scene-{scene} h2"),
        ("#?view=proposal&proposal=transfer-1956", ".st-key-proposal h2"),
        (day, ".st-key-timeline .said"),
        ("#?island=habomai", ".st-key-dossier"),
        ("#?view=proposal", ".st-key-proposal"),
        ("#sources", ".st-key-sources"),
        ("", "header"),
    ):
        opened(leaf, address, hash)
        expect(leaf.locator(place).first).to_contain_text(HOSTILE)
        expect(leaf.locator(".legend")).to_contain_text(HOSTILE)
        ran = "() => [window.pwned, document.querySelectorAll('img, [onerror], [style=\"width:1px\"]').length]"
        assert leaf.evaluate(ran) == [None, 0]
