"""Whoever opens the page right after the start, and whoever comes again."""

from dashboard_page import Dashboard

from geo._files import TOP
from tests.conftest import serving

OURS = """() => performance.getEntriesByType("resource")
    .filter((entry) => /[/]islands[/][0-9a-f]{12}-/.test(entry.name))
    .map((entry) => [entry.name.split("/").pop(), entry.transferSize])"""


def test_a_visit_while_the_server_still_gets_ready(page, watch, tmp_path):
    with serving(TOP, tmp_path / "log.txt") as fresh:
        Dashboard(page, fresh.url).open("?island=shikotan").expect_at("shikotan")
        assert fresh.complaints() == []


def test_a_second_visit_fetches_nothing_of_ours_again(page, base_url):
    app = Dashboard(page, base_url).open()  # without the watch, which would keep the browser from keeping anything
    page.reload()
    app.ready()
    app.rest()
    fetched = dict([*page.evaluate(OURS), *app.in_map(OURS)])
    assert fetched.keys() == {"map.js", "client.js"}, "what is read rides along with the first answer"
    assert set(fetched.values()) == {0}
