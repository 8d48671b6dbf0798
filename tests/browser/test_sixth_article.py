"""A sixth article, as a newcomer adds it: a file, two commands, an editor, and there it is on the page."""

import subprocess
import sys

from dashboard_page import Dashboard
from playwright.sync_api import expect

from tests.sixth_article import ARTICLE, DRAFT, HEADLINE, SENTENCES, fill_in


def command(root, *arguments: str) -> subprocess.CompletedProcess:
    """`python -m ...` in the copy, with the copy's own code."""
    return subprocess.run([sys.executable, "-m", *arguments], cwd=root, capture_output=True, encoding="utf-8")


def test_sixth_article_is_added_and_shown(page, watch, make_copy, serve):
    copy = make_copy()
    (copy.root / "seeds" / "NEW.txt").write_bytes(ARTICLE.encode("utf-8"))
    drafted = command(copy.root, "content.draft", "seeds/NEW.txt")
    assert drafted.returncode == 0, drafted.stderr
    listed = command(copy.root, "content.check")
    assert listed.returncode == 1
    assert f"{DRAFT}: a5-01: voice: found nothing" in listed.stdout

    with serve(copy) as running:  # not filled in: the list, and nothing that looks like an article
        page.goto(running.url)
        rows = page.locator(".st-key-problems tbody tr")
        expect(rows.first).to_be_visible()
        assert rows.count() == 30
        expect(page.locator(".st-key-panel")).to_have_count(0)
        page.goto("about:blank")  # before its server ends

    fill_in(copy.root / DRAFT)
    clean = command(copy.root, "content.check")
    assert (clean.returncode, clean.stderr) == (0, ""), clean.stdout
    with serve(copy) as running:
        app = Dashboard(page, running.url).open("?view=sources")
        app.panel.get_by_role("link", name=HEADLINE).click()
        expect(app.panel.get_by_role("heading", level=2, name=HEADLINE)).to_be_visible()
        expect(app.panel.locator("mark")).to_have_text(SENTENCES[:4])
        app.open("?island=shikotan").expect_at("shikotan")
        app.section("history")
        expect(app.panel.locator("#s-history")).to_contain_text("TASS writes that a ferry sailed to Shikotan.")
        citation = app.citation_of("a5-03")
        expect(app.panel.locator("#x-a5-02 blockquote")).to_have_js_property("textContent", SENTENCES[1])
        citation.click()
        expect(page.locator("mark.chosen")).to_have_js_property("textContent", SENTENCES[2])
        page.goto("about:blank")
    assert running.complaints() == []
