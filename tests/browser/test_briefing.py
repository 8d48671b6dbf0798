"""A briefing: put together from any page, presented by keys alone, taken away as files."""

import re

import pytest
from dashboard_page import BOOKS, title_of
from ground import LAND, SEA
from playwright.sync_api import expect
from sizes import sized

from content.data.briefing import DEFAULT, Brief, read_scenes
from content.data.join import load_atlas
from content.pages.scenes import presented

WORDS = BOOKS.wording.brief
SCENES = read_scenes(None, BOOKS)
BRIEFING, ISLANDS = presented(Brief("T", "2026-11-21", SCENES), load_atlas())
HEADLINES = [sheet.headline.text for sheet in BRIEFING.sheets]


class Presentation:
    """The page while it presents. Where two maps are mounted, the first is the one that is always seen."""

    def __init__(self, app):
        self.app, self.page = app, app.page
        self.frame = app.page.locator(".st-key-map iframe").first.content_frame
        self.title = app.page.locator(".scene h2")
        self.counter = app.page.locator(".scene .counter b")

    def ready(self) -> "Presentation":
        expect(self.frame.locator("html[data-ready]")).to_be_attached()
        expect(self.title).to_be_visible()
        return self

    def expect_scene(self, number: int) -> None:
        """That text, counter and address show the scene of this number."""
        expect(self.counter).to_have_text(f"{number} / {len(SCENES)}")
        expect(self.title).to_have_text(HEADLINES[number - 1])
        expect(self.page).to_have_url(re.compile(rf"[?&]scene={number}\b"))

    def click_at(self, lon: float, lat: float) -> None:
        """A real click with the mouse on a point of the map."""
        script = "(_, [x, y]) => map_div.latLngToContainerPoint([y, x])"
        point = self.frame.locator("#map_div").evaluate(script, [lon, lat])
        self.frame.locator("#map_div").click(position=point)


@pytest.fixture
def presentation(app) -> Presentation:
    """The default briefing, presented from its list by a click."""
    app.open("?view=brief")
    app.page.get_by_role("link", name=WORDS.present).click()
    made = Presentation(app)
    made.ready().expect_scene(1)
    return made


def test_nine_scenes_forward_and_back_by_key_with_a_click_on_the_map_between(presentation):
    keys = presentation.page.keyboard
    for number in range(2, 6):
        keys.press("PageDown" if number % 2 else "ArrowRight")
        presentation.expect_scene(number)
    presentation.click_at(*SEA)  # now the map's frame has the focus
    for number in range(6, 10):  # the tenth is of Habomai alone
        keys.press("ArrowRight" if number % 2 else "PageDown")
        presentation.expect_scene(number)
    presentation.click_at(*SEA)
    for number in range(8, 0, -1):
        keys.press("PageUp" if number % 2 else "ArrowLeft")
        presentation.expect_scene(number)
    keys.press("ArrowLeft")
    presentation.expect_scene(1)
    keys.press("End")
    presentation.expect_scene(len(SCENES))
    keys.press("ArrowRight")
    presentation.expect_scene(len(SCENES))
    keys.press("Home")
    presentation.expect_scene(1)


def test_an_island_answers_a_click_while_presenting(presentation):
    keys = presentation.page.keyboard
    keys.press("ArrowRight")
    presentation.expect_scene(2)
    presentation.click_at(*LAND["habomai"][0])
    expect(presentation.title).to_have_text(ISLANDS["habomai"].headline.text)
    expect(presentation.frame.locator("path[data-unit=habomai]")).to_have_attribute("aria-pressed", "true")
    expect(presentation.page).to_have_url(re.compile("island=habomai"))
    expect(presentation.page).to_have_url(re.compile("scene=2"))
    keys.press("ArrowRight")
    presentation.expect_scene(3)
    expect(presentation.page).not_to_have_url(re.compile("island="))


def test_each_scene_paints_its_map(presentation):
    keys = presentation.page.keyboard
    outlines = presentation.frame.locator("path.outline")
    for number, scene in enumerate(SCENES, 1):
        presentation.expect_scene(number)
        if scene.kind == "island":
            expect(presentation.frame.locator(f"path[data-unit={scene.first}]")).to_have_attribute(
                "aria-pressed", "true"
            )
        if scene.token == "proposal:transfer-1956":
            expect(outlines.nth(0)).to_have_attribute("data-held", "not_addressed")
            expect(outlines.nth(3)).to_have_attribute("data-held", "handed_over")
        if scene.token == "date:1945-09-02":
            expect(outlines.nth(0)).to_have_attribute("data-held", "russia")
        second = presentation.page.locator(".st-key-map iframe").nth(1)
        expect(second).to_be_visible() if scene.kind == "compare" else expect(second).to_be_hidden()
        keys.press("PageDown")


def test_keys_pressed_faster_than_the_server_answers_all_arrive(presentation):
    for _ in range(6):
        presentation.page.keyboard.press("ArrowRight")
    presentation.expect_scene(7)
    presentation.app.rest()
    presentation.expect_scene(7)


def test_escape_leaves_from_page_and_map(presentation):
    presentation.page.keyboard.press("ArrowRight")
    presentation.expect_scene(2)
    presentation.page.evaluate("() => document.fullscreenElement && document.exitFullscreen()")
    expect(presentation.page.locator(".st-key-brief .brief-view")).to_be_visible()
    presentation.page.go_back()
    presentation.ready().expect_scene(2)
    presentation.click_at(*SEA)
    presentation.page.keyboard.press("Escape")
    expect(presentation.page.locator(".brief-view")).to_be_visible()
    expect(presentation.page).not_to_have_url(re.compile("scene="))


def test_presenting_starts_at_the_scene_at_hand_and_leads_back_to_it(app):
    app.open("?view=proposal&proposal=transfer-1956")
    app.page.get_by_role("button", name=WORDS.present_from).click()
    made = Presentation(app).ready()
    made.expect_scene(DEFAULT.index("proposal:transfer-1956") + 1)
    app.page.keyboard.press(" ")
    made.expect_scene(DEFAULT.index("proposal:transfer-1956") + 2)
    app.page.keyboard.press("Escape")
    expect(app.panel.locator("h2")).to_have_text(title_of("transfer-1956"))
    expect(app.page).to_have_url(re.compile(r"\?view=proposal&proposal=transfer-1956$"))


def test_a_key_blanks_the_screen_also_from_the_map(presentation):
    ground = "() => getComputedStyle(document.documentElement, '::before').backgroundColor"
    presentation.click_at(*SEA)
    for blank in (True, False):
        presentation.page.keyboard.press("b")
        expect(presentation.page.locator("html[data-blank]")).to_have_count(int(blank))
        assert (presentation.page.evaluate(ground) == "rgb(0, 0, 0)") == blank
    presentation.page.keyboard.press(".")
    presentation.page.keyboard.press("ArrowRight")  # a step brings the room its picture back
    presentation.expect_scene(2)
    expect(presentation.page.locator("html[data-blank]")).to_have_count(0)


def test_the_controls_fade_and_come_back(presentation):
    steps = presentation.page.locator(".scene .steps")
    presentation.page.mouse.move(1000, 300)
    expect(steps).to_have_css("opacity", "1")
    expect(steps).to_have_css("opacity", "0")
    presentation.page.mouse.move(1020, 300)
    expect(steps).to_have_css("opacity", "1")


@pytest.mark.parametrize("size", [sized("phone", has_touch=True, is_mobile=True)])
def test_a_finger_turns_the_page(app, size):
    app.page.goto(f"{app.url}/?view=brief&scene=2")
    made = Presentation(app)
    made.ready().expect_scene(2)
    touch = app.page.context.new_cdp_session(app.page)
    for start, end, number in ((300, 100, 3), (100, 300, 2)):
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 600}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": 604}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        made.expect_scene(number)


def test_a_scene_opened_cold_is_the_scene_and_back_goes_back(app):
    app.page.goto(f"{app.url}/?view=brief&scene=4")
    made = Presentation(app)
    made.ready().expect_scene(4)
    app.page.keyboard.press("ArrowRight")
    made.expect_scene(5)
    app.page.go_back()
    made.expect_scene(4)


def test_the_notes_follow_in_a_second_window(presentation):
    presentation.page.keyboard.press("ArrowRight")
    presentation.expect_scene(2)
    with presentation.page.context.expect_page() as opened:
        presentation.page.get_by_role("link", name=WORDS.notes_window).click()
    notes = opened.value
    expect(notes.locator(".notes h2")).to_have_text(HEADLINES[1])
    expect(notes.locator(".notes")).to_contain_text(BRIEFING.sheets[1].full[0].heading)
    expect(notes.locator(".following")).to_contain_text(HEADLINES[2])
    expect(notes.locator(".clock")).to_have_text(re.compile(r"\d\d:\d\d"))
    presentation.page.bring_to_front()
    presentation.page.keyboard.press("ArrowRight")
    presentation.expect_scene(3)
    expect(notes.locator(".notes h2")).to_have_text(HEADLINES[2])
    notes.bring_to_front()
    notes.keyboard.press("ArrowLeft")  # a presenter whose cursor is in the notes leads the room from there
    expect(notes.locator(".notes h2")).to_have_text(HEADLINES[1])
    presentation.expect_scene(2)


def test_notes_opened_late_learn_where_the_presentation_is(presentation):
    with presentation.page.context.expect_page() as opened:
        presentation.page.get_by_role("link", name=WORDS.notes_window).click()
    presentation.page.bring_to_front()
    presentation.page.keyboard.press("ArrowRight")  # most likely before the other window listens
    presentation.expect_scene(2)
    expect(opened.value.locator(".notes h2")).to_have_text(HEADLINES[1])
