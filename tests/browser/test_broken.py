"""With broken data: one list of every problem and nothing else, in the page and in what the server writes."""

import pytest
from playwright.sync_api import Page, expect


def drop(copy, stem: str, name: str) -> None:
    copy.edit(stem, lambda records: records.remove(copy.record(records, name)))


def records(copy) -> list[tuple[str, ...]]:
    """A unit without record, a misspelt key, a wrong value, and a quote that is altered in one letter."""
    drop(copy, "units", "habomai")
    copy.edit("events", lambda events: events[0].update(titel="Islands"))
    copy.edit("proposals", lambda proposals: proposals[0].update(status="rumour"))
    copy.edit("excerpts", lambda these: copy.record(these, "a0-15").update(quote="Khabomai is Habomai."))
    return [
        ("content/records/units.yaml", "habomai", ""),
        ("content/records/events.yaml", "soviet-administration-1945", "titel"),
        ("content/records/proposals.yaml", "transfer-1956", "status"),
        ("content/records/excerpts.yaml", "a0-15", "quote"),
    ]


def files(copy) -> list[tuple[str, ...]]:
    """Files that are missing, empty, not YAML, not GeoJSON, not as received."""
    (copy.root / "content/records/positions.yaml").write_text("- id: [a\n", "utf-8")
    (copy.root / "content/records/notes.yaml").unlink()
    (copy.root / "content/records/people.yaml").write_text("", "utf-8")
    (copy.root / "seeds/000_7774e3d3b33d1bb7.txt").unlink()
    (copy.root / "seeds/001_c63ebe5c899955f1.txt").write_text("All is well.", "utf-8")
    (copy.root / "geo/islands.geojson").write_text('{"type": "FeatureCollection", "features": [', "utf-8")
    (copy.root / "geo/areas.csv").unlink()
    return [
        ("content/records/positions.yaml", "", ""),
        ("content/records/notes.yaml", "", ""),
        ("content/records/people.yaml", "", ""),
        ("seeds/000_7774e3d3b33d1bb7.txt", "", ""),
        ("seeds/001_c63ebe5c899955f1.txt", "a1", "sha256"),
        ("geo/islands.geojson", "line 1", ""),
        ("geo/areas.csv", "", ""),
    ]


def joins(copy) -> list[tuple[str, ...]]:
    """A quote whose article is not there, and an empty file of outlines."""
    drop(copy, "articles", "a1")
    (copy.root / "geo/islands.geojson").write_text("", "utf-8")
    return [("content/records/excerpts.yaml", "a1-01", "article"), ("geo/islands.geojson", "", "")]


def layers(copy) -> list[tuple[str, ...]]:
    """The map's other files: missing, empty, not JSON, and without one of the units."""
    (copy.root / "geo/land.geojson").unlink()
    (copy.root / "geo/depth.geojson").write_text("", "utf-8")
    (copy.root / "geo/places.geojson").write_text("not JSON", "utf-8")
    hits = copy.root / "geo/hit_areas.geojson"
    hits.write_text(hits.read_text("utf-8").replace('"habomai"', '"nowhere"'), "utf-8")
    return [(f"geo/{name}.geojson",) for name in ("land", "depth", "places", "hit_areas")]


@pytest.mark.parametrize("broken", [records, files, joins, layers], ids=lambda broken: broken.__name__)
def test_page_lists_every_problem_and_nothing_else(page: Page, watch, make_copy, serve, broken):
    copy = make_copy()
    expected = broken(copy)
    with serve(copy) as running:
        page.goto(f"{running.url}/?island=iturup")
        rows = page.locator(".st-key-problems tbody tr")
        expect(rows.first).to_be_visible()
        cells = rows.evaluate_all("(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))")
        missing = [one for one in expected if not any(tuple(row[: len(one)]) == one for row in cells)]
        assert missing == []
        assert all(row[0] and row[3] and row[4] and row[5] for row in cells)  # file, found, allowed, what to do
        assert page.locator("iframe, .st-key-panel, .controls, [data-testid=stException]").count() == 0
        assert "Traceback" not in page.locator("body").inner_text()
    assert running.complaints() == []
