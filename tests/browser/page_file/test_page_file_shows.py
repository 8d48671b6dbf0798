"""What the exported page shows: every packed page, whole in each window and theme, on paper and without script."""

import re

import pytest
from dashboard_page import BOOKS
from leaf_page import READING, TURN, at_scene, on_map, opened, turned, written
from playwright.sync_api import expect

from content.data.briefing import DEFAULT
from content.data.join import load_atlas
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

#: Follows every link of the packed pages, each page once. Of each: its address, how many headings are seen, which links
#: lead nowhere, or to a place of the page that is not there.
CRAWL = """async (todo) => {
  const turn = TURN;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.offsetHeight > 0;
  const done = new Map();
  while (todo.length) {
    const hash = todo.pop();
    const key = hash.includes("view=") ? hash.replace(/&(excerpt|island)=[^&]*/g, "") : hash;
    if (done.has(key)) continue;
    await turn(hash);
    const box = document.querySelector("READING");
    const all = (selector) => [...box.querySelectorAll(selector)];
    const lost = all("a:not([href]), a[href^='#']").filter((link) => !link.hash || !box.querySelector(link.hash));
    done.set(key, [all("h2").filter(seen).length, lost.map((link) => link.outerHTML)]);
    todo.push(...all("a[href^='?']").map((link) => `#${link.getAttribute("href")}`));
  }
  return [...done];
}""".replace("TURN", TURN).replace("READING", READING)

#: Windows, and what is looked at in each: among it two maps side by side.
SIZES = [(1920, 1080), (1366, 768), (390, 844)]
PLACES = (*map(at_scene, (1, 10, 11)), "#?island=habomai", "#?view=proposal&proposal=kawana-1998")


def test_quotes_of_a_dossier_are_word_for_word(leaf, address):
    opened(leaf, address, "#?island=habomai&section=passages")
    quotes = [excerpt.quote for excerpt in BOOKS.excerpts.values() if "habomai" in excerpt.units]
    shown = leaf.locator(".st-key-dossier blockquote").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert sorted(shown) == sorted(quotes)


def test_every_packed_page_opens(leaf, address):
    opened(leaf, address)
    views = leaf.locator(".views a").evaluate_all("(all) => all.map((link) => link.dataset.view)")
    assert views == ["island", "proposal", "time", "figures", "sources", "brief"]
    done = dict(leaf.evaluate(CRAWL, ["#?", *(f"#?view={view}" for view in views[1:])]))
    assert {hash: found for hash, found in done.items() if found != [1, []]} == {}
    for wanted in (
        *(f"#?island={unit}" for unit in UNITS),
        *(f"#?view=proposal&proposal={name}" for name in BOOKS.proposals),
        *(f"#?view=sources&article={name}" for name in BOOKS.articles),
        *(f"#?view=sources&reference={name}" for name in BOOKS.references),
        *(f"#?view=time&on={event.date}" for event in BOOKS.events.values()),
    ):
        assert wanted in done


def test_bars_of_a_proposal_have_their_widths(leaf, address):
    opened(leaf, address, "#?view=proposal&proposal=transfer-1956")
    widths = leaf.locator(".bar").first.evaluate("(bar) => [...bar.children].map((one) => one.style.width)")
    assert widths and all(re.fullmatch(r"[\d.]+%", width) for width in widths)
    assert sum(float(width[:-1]) for width in widths) == pytest.approx(100, abs=0.1)


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
    expect(bare.locator(".notice")).to_be_visible()
    pictures = bare.locator(".one-scene img")
    assert pictures.count() >= len(DEFAULT) and all(one.get_attribute("alt") for one in pictures.all())
    assert pictures.evaluate_all("(all) => all.map((one) => one.naturalWidth)") == [640] * pictures.count()
    bare.locator("ol a[href='#scene-6']").click()
    expect(bare.locator("#scene-6 h2")).to_be_in_viewport()
    bare.locator("#scene-6 a.ref").first.click()
    expect(bare.locator("[id^=source-]:target")).to_be_in_viewport()
    context.close()


def test_on_paper_stands_what_is_open(leaf, address):
    opened(leaf, address, "#?island=habomai")
    leaf.emulate_media(media="print")
    expect(leaf.locator(f"{READING} h2")).to_be_visible()
    expect(leaf.locator(".one-scene").first).to_be_hidden()
    expect(on_map(leaf, ".leaflet-control-zoom")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_fits_the_window(leaf, address, size, scheme):
    leaf.set_viewport_size({"width": size[0], "height": size[1]})
    leaf.emulate_media(color_scheme=scheme)
    cold = 2 * SIZES.index(size) + (scheme == "dark")  # another one each time
    for number in range(cold, cold + len(PLACES)):
        hash = PLACES[number % len(PLACES)]
        if number == cold:
            opened(leaf, address, hash)
        else:
            turned(leaf, hash)
        assert leaf.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
        assert leaf.locator(".st-key-panel").evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
        if size[0] > 950:
            assert leaf.evaluate("() => document.scrollingElement.scrollHeight <= innerHeight")
        ground = leaf.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        assert (sum(ground) > 384) == (scheme == "light")


def test_colours_follow_the_system_while_it_is_open(leaf, address):
    opened(leaf, address)
    sea = "() => getComputedStyle(document.documentElement).getPropertyValue('--sea')"
    frame = leaf.locator(".st-key-map iframe").first.element_handle().content_frame()
    leaf.emulate_media(color_scheme="light")
    light = frame.evaluate(sea)
    leaf.emulate_media(color_scheme="dark")
    frame.wait_for_function(f"(light) => ({sea})() !== light", arg=light)


def test_hostile_record_is_text_and_runs_nothing(leaf, tmp_path):
    root = copy_project(tmp_path / "project")
    change(root, "proposals", "transfer-1956", title=HOSTILE, proposer=HOSTILE)
    change(root, "scenes", "proposal-transfer-1956", headline={"text": HOSTILE, "excerpts": ["a3-19"]})
    events = records(root, "events")
    events[0]["title"] = HOSTILE
    events[0]["statements"][0]["text"] = HOSTILE
    write(root, "events", events)
    wording = records(root, "wording")
    wording["map"]["legend_land"] = wording["brief"]["edition_note"] = wording["page"]["group_names"] = HOSTILE
    write(root, "wording", wording)
    address = written(tmp_path, load_atlas(root))
    scene = DEFAULT.index("proposal:transfer-1956") + 1
    day = f"#?view=time&on={events[0]['date']}"
    for hash, place in (
        (at_scene(scene), f"{READING} .scene h2"),
        ("#?view=proposal&proposal=transfer-1956", ".st-key-proposal h2"),
        (day, ".st-key-timeline .said"),
        ("#?island=habomai", ".st-key-dossier"),
        ("#?view=proposal", ".st-key-proposal"),
        ("", "header"),
    ):
        if leaf.url.startswith(address) and hash:
            turned(leaf, hash)
        else:
            opened(leaf, address, hash)
        expect(leaf.locator(place).first).to_contain_text(HOSTILE)
        expect(on_map(leaf, ".legend")).to_contain_text(HOSTILE)
        ran = "() => [window.pwned, document.querySelectorAll('img, [onerror], [style=\"width:1px\"]').length]"
        assert leaf.evaluate(ran) == [None, 0]
