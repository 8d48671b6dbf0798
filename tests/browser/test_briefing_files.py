"""What is taken away from a briefing, and read back."""

import re

import pytest
from dashboard_page import BOOKS
from playwright.sync_api import Download, expect

WORDS = BOOKS.wording.brief


def taken(app, name: str) -> Download:
    """A file, by the link that leads to it."""
    with app.page.expect_download() as caught:
        app.page.locator(f"a[data-file='{name}']").click()
    return caught.value


@pytest.mark.parametrize("kind", ["pptx", "pdf", "html", "yaml"])
def test_the_briefing_is_taken_away(app, kind):
    app.open("?view=brief&scenes=overview,island:habomai&dated=2026-11-21&title=Trial")
    file = taken(app, f"briefing.{kind}")
    assert re.fullmatch(rf"trial-2026-11-21-[0-9a-f]{{10}}\.{kind}", file.suggested_filename)
    start = {"pptx": b"PK", "pdf": b"%PDF-", "html": b"<!doctype html>", "yaml": b"title: Trial"}[kind]
    assert file.path().read_bytes()[: len(start)] == start
    ready = WORDS.ready.partition("{size}")[0].replace("{file}", file.suggested_filename)
    expect(app.panel.locator("output").first).to_contain_text(ready)


@pytest.mark.parametrize(
    ("ending", "start"), [("geojson", b"{"), ("csv", b"\xef\xbb\xbf"), ("gpkg", b"SQLite format 3")]
)
def test_the_data_is_taken_away(app, ending, start):
    app.open("?view=brief")
    assert taken(app, f"data.{ending}").path().read_bytes().startswith(start)


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<")])
def test_the_map_at_hand_is_taken_away(app, ending, start):
    app.open("?view=proposal&proposal=transfer-1956")
    app.page.locator(".options > summary").click()
    assert taken(app, f"map.{ending}").path().read_bytes().startswith(start)


def test_what_fails_is_told_in_its_place_and_the_page_stands(app, watch):
    app.open("?view=brief")
    app.page.route(
        "**/files/briefing.pdf*", lambda route: route.fulfill(status=500, body="RuntimeError: no <b>font</b>")
    )
    app.page.locator("a[data-file='briefing.pdf']").click()
    why = WORDS.failed.replace("{what}", WORDS.exports["pdf"]).replace("{why}", "RuntimeError: no <b>font</b>")
    expect(app.panel.locator("output").first).to_have_text(why)
    (error,) = watch.errors
    assert "briefing.pdf" in error
    watch.errors.clear()
    assert taken(app, "briefing.yaml")


def test_a_saved_briefing_is_loaded_and_a_wrong_one_named(app, tmp_path):
    app.open("?view=brief")
    good, wrong = tmp_path / "good.yaml", tmp_path / "wrong.yaml"
    good.write_text("title: Loaded\ndate: 2026-01-02\nscenes: [figures, 'island:shikotan']\n", "utf-8")
    wrong.write_text("title: Loaded\ndate: 2026-01-02\nscenes: ['island:atlantis']\n", "utf-8")
    field = app.page.locator('input[type="file"]')
    field.set_input_files(wrong)
    expect(app.panel).to_contain_text("island:atlantis")
    field.set_input_files(good)
    expect(app.panel.locator("ol.scenes > li")).to_have_count(2)
    expect(app.page).to_have_url(re.compile("title=Loaded"))
    expect(app.panel).not_to_contain_text("island:atlantis")


def test_the_self_test_says_that_all_is_good(app):
    app.open("?view=brief&scenes=overview")
    app.page.get_by_role("button", name=WORDS.self_test_run).click()
    result = app.page.locator(".self-test")
    expect(result).to_be_visible(timeout=60_000)
    assert [text for text in result.locator("li.bad").all_inner_texts()] == []
    expect(result).to_contain_text(WORDS.all_good)
