"""The exported page, opened from disk with the network off: clicks, keys, links and addresses."""

import re

import pytest
from dashboard_page import BOOKS, ENGLISH, title_of
from leaf_page import READING, TITLE, at_scene, island, on_map, opened, shown_scene
from playwright.sync_api import expect

from content.data.briefing import DEFAULT
from content.pages.page import CONTAINERS
from geo import UNITS


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
    expect(button).to_have_attribute("aria-pressed", "false")
    for _ in range(30):
        leaf.keyboard.press("Tab")
        if button.evaluate("(path) => path === path.ownerDocument.activeElement"):
            break
    leaf.keyboard.press("Enter")
    expect(leaf.locator(".st-key-dossier h2")).to_be_visible()
    expect(leaf).to_have_url(re.compile(f"island={unit}$"))
    expect(button).to_be_focused()


def test_it_opens_with_its_title_and_scenes_and_is_presented_from_there(leaf, address):
    opened(leaf, address)
    expect(leaf.locator(f"{READING} h2")).to_have_text(TITLE)
    expect(leaf.locator("ol.scenes > li")).to_have_count(len(DEFAULT))
    leaf.locator("ol.scenes a").nth(5).click()
    shown_scene(leaf, 6)
    expect(leaf.locator(".masthead")).to_be_hidden()
    leaf.go_back()
    expect(leaf.locator(f"{READING} h2")).to_have_text(TITLE)
    leaf.locator("a.present").click()
    shown_scene(leaf, 1)
    leaf.locator("a.leave").click()
    expect(leaf.locator(".masthead")).to_be_visible()


def test_keys_step_through_the_scenes_also_on_the_map(leaf, address):
    opened(leaf, address, at_scene(1))
    last = len(DEFAULT)
    for focus in (leaf.locator(".st-key-panel"), on_map(leaf, "#map_div"), island(leaf, "shikotan")):
        focus.focus()
        steps = {"End": last, "PageUp": last - 1, "Home": 1, "ArrowLeft": 1, "ArrowRight": 2, "PageDown": 3}
        for key, number in (*steps.items(), ("Home", 1)):
            leaf.keyboard.press(key)
            expect(leaf.locator(".counter b")).to_have_text(f"{number} / {last}")
    for _ in range(6):
        leaf.keyboard.press("ArrowRight")  # without a pause
    shown_scene(leaf, 7)


def test_a_click_on_an_island_shows_it_beside_the_scene(leaf, address):
    opened(leaf, address, at_scene(6))
    island(leaf, "iturup").click()
    expect(leaf.locator(f"{READING} .sheet.island")).to_be_visible()
    leaf.keyboard.press("ArrowLeft")
    shown_scene(leaf, 6)


def test_key_that_leads_nowhere_is_no_step_for_back(leaf, address):
    opened(leaf, address, at_scene(2))
    for key in ("ArrowLeft", "ArrowLeft", "Home"):
        leaf.keyboard.press(key)
    shown_scene(leaf, 1)
    leaf.go_back()
    shown_scene(leaf, 2)


def test_chosen_island_stays_chosen_in_the_other_views(leaf, address):
    opened(leaf, address, "#?island=iturup")
    for view, container in CONTAINERS.items():
        if view in ("island", "brief"):
            continue
        leaf.locator(f".views a[data-view={view}]").click()
        expect(leaf.locator(f"{READING}.st-key-{container}")).to_be_visible()
        expect(island(leaf, "iturup")).to_have_attribute("aria-pressed", "true")
    island(leaf, "habomai").click()
    expect(island(leaf, "habomai")).to_have_attribute("aria-pressed", "true")
    expect(island(leaf, "iturup")).to_have_attribute("aria-pressed", "false")
    leaf.locator(".views a[data-view=island]").click()
    expect(leaf.locator(".st-key-dossier h2")).to_have_text(re.compile(re.escape(ENGLISH["habomai"])))


def test_scene_of_a_proposal_paints_and_of_an_island_selects(leaf, address):
    opened(leaf, address, at_scene(DEFAULT.index("proposal:transfer-1956") + 1))
    outline = on_map(leaf, "path.outline")
    expect(outline.nth(UNITS.index("habomai"))).to_have_attribute("data-held", "handed_over")
    expect(outline.nth(UNITS.index("iturup"))).to_have_attribute("data-held", "not_addressed")
    leaf.goto(address + at_scene(DEFAULT.index("island:shikotan") + 1))
    expect(island(leaf, "shikotan")).to_have_attribute("aria-pressed", "true")
    expect(outline.nth(UNITS.index("habomai"))).to_have_attribute("data-held", "")


def test_two_proposals_stand_on_two_maps_that_move_together(leaf, address):
    number = DEFAULT.index("compare:kawana-1998:moscow-proposal-1998") + 1
    opened(leaf, address, at_scene(number))
    expect(on_map(leaf, "html[data-ready]", 1)).to_be_attached()
    expect(on_map(leaf, "path.outline").nth(UNITS.index("iturup"))).to_have_attribute("data-held", "sovereignty")
    expect(on_map(leaf, "path.outline", 1).nth(UNITS.index("iturup"))).to_have_attribute("data-held", "deferred")
    assert on_map(leaf, ".caption").text_content() != on_map(leaf, ".caption", 1).text_content()
    scale = on_map(leaf, ".leaflet-control-scale-line")
    before = scale.get_attribute("style")  # its width
    on_map(leaf, ".leaflet-control-zoom-in").click()
    expect(scale).not_to_have_attribute("style", before)
    expect(on_map(leaf, ".leaflet-control-scale-line", 1)).to_have_attribute("style", scale.get_attribute("style"))
    on_map(leaf, "path[data-unit=habomai]", 1).focus()
    leaf.keyboard.press("ArrowRight")
    shown_scene(leaf, number + 1)
    expect(leaf.locator(".st-key-map iframe").nth(1)).to_be_hidden()
    leaf.keyboard.press("ArrowLeft")
    expect(leaf.locator(".st-key-map iframe").nth(1)).to_be_visible()
    on_map(leaf, "path[data-unit=habomai]", 1).press("Enter")  # zoomed in it may lie beyond the frame
    expect(leaf.locator(f"{READING} .sheet.island h2")).to_have_text(re.compile("Habomai"))


def test_cold_address_shows_the_same_as_the_link(leaf, address):
    opened(leaf, address, "#?view=sources&article=a0&excerpt=a0-04")
    expect(leaf.locator(".st-key-sources mark.chosen")).to_be_in_viewport()
    opened(leaf, address, "#?view=proposal&proposal=kawana-1998")
    expect(leaf.locator(".st-key-proposal h2")).to_have_text(title_of("kawana-1998"))
    expect(on_map(leaf, "path.outline").first).to_have_attribute("data-held", "sovereignty")
    opened(leaf, address, "#?view=proposal&proposal=atlantis")
    expect(leaf.locator(f"{READING} h2")).to_have_text(TITLE)


def test_link_opens_in_a_window_of_its_own(leaf, address, context):
    opened(leaf, address, "#?view=proposal")
    link = leaf.locator(f"{READING} a[href*='proposal=kawana-1998']").first
    with context.expect_page() as other:
        link.click(modifiers=["ControlOrMeta"])
    expect(other.value.locator(".st-key-proposal h2")).to_have_text(title_of("kawana-1998"))
    expect(leaf).to_have_url(f"{address}#?view=proposal")


def test_reference_says_what_rests_on_it(leaf, address):
    cited = next(name for p in BOOKS.proposals.values() for s in p.statements for name in s.references)
    opened(leaf, address, f"#?view=sources&reference={cited}")
    sources = leaf.locator(f"{READING}.st-key-sources")
    expect(sources.locator("h2")).to_have_text(BOOKS.references[cited].title)
    expect(sources).to_contain_text(BOOKS.wording.sources.cited_by)
    sources.locator("a[href*='proposal=']").first.click()
    expect(leaf.locator(".st-key-proposal h2")).to_be_visible()
