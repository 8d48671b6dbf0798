"""The exported page, and how one gets about in it."""

import re

from playwright.sync_api import expect

from content.data.briefing import DEFAULT, Brief, read_scenes
from content.exports.html import page as page_file
from content.pages.render import Pages
from content.pages.scenes import briefing

#: Goes to an address within the page, as whoever types it does; done when what stands there is shown.
TURN = """(hash) => new Promise((done, fail) => {
  if (location.hash === hash) return done();
  document.addEventListener("islands:shown", () => done(), { once: true });
  setTimeout(fail, 5000, new Error(`no answer to ${hash}`));
  location.hash = hash;
})"""

#: The box in which what is read stands. The text that needs no script is in the page too, and not seen.
READING = ".st-key-panel .reading"

TITLE = "A briefing"


def written(folder, atlas, scenes=None):
    """The file's address."""
    brief = Brief(TITLE, "2026-11-21", read_scenes(scenes, atlas.books))
    path = folder / "briefing.html"
    path.write_bytes(page_file(briefing(brief, atlas), Pages(atlas)))
    return path.as_uri()


def opened(leaf, address, hash=""):
    leaf.goto("about:blank")
    leaf.goto(address + hash)
    expect(on_map(leaf, "html[data-ready]")).to_be_attached()
    return leaf


def on_map(leaf, selector, number=0):
    """What a selector finds on the first map, or on another."""
    return leaf.locator(".st-key-map iframe").nth(number).content_frame.locator(selector)


def turned(leaf, hash):
    """Another place of the page that is open already."""
    leaf.evaluate(TURN, hash)
    for frame in leaf.locator(".st-key-map iframe:visible").all():
        expect(frame.content_frame.locator("html[data-ready]")).to_be_attached()
    return leaf


def island(leaf, unit):
    return on_map(leaf, f"path[data-unit={unit}]")


def at_scene(number):
    return f"#?view=brief&scene={number}"


def shown_scene(leaf, number):
    expect(leaf).to_have_url(re.compile(rf"{re.escape(at_scene(number))}$"))
    expect(leaf.locator(f"{READING}.st-key-presenting .scene h2")).to_be_visible()
    expect(leaf.locator(".counter b")).to_have_text(f"{number} / {len(DEFAULT)}")
