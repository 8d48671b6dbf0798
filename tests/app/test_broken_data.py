"""Broken data, one fault at a time: the page is the list of problems, which names the place, and nothing else."""

from collections.abc import Iterator

import pytest
from script import run, shown

from content.app.routes import load_pages
from content.check import main
from content.data import join as atlas


def _drop_unit(copy):
    copy.edit("units", lambda units: units.remove(copy.record(units, "shikotan")))
    return "content/records/units.yaml", "shikotan"


def _alter_quote(copy):
    copy.edit("excerpts", lambda these: copy.record(these, "a2-13").update(quote="No one said this."))
    return "content/records/excerpts.yaml", "a2-13", "quote", "No one said this."


def _misspell_key(copy):
    copy.edit("articles", lambda articles: articles[0].update(licence="none"))
    return "content/records/articles.yaml", "a0", "licence"


def _drop_article(copy):
    copy.edit("articles", lambda articles: articles.remove(copy.record(articles, "a4")))
    return "content/records/excerpts.yaml", "a4-13", "article", "a4"


def _break_wording(copy):
    copy.edit("wording", lambda words: words["page"].pop("title"))
    return "content/records/wording.yaml", "page.title"


def _drop_placeholder(copy):
    copy.edit("wording", lambda words: words["notices"].update(bad_value="That is not known here."))
    return "content/records/wording.yaml", "notices.bad_value"


def _write(name, text):
    def change(copy):
        (copy.root / name).write_text(text, "utf-8")
        return (name,)

    return change


def _remove(name):
    def change(copy):
        (copy.root / name).unlink()
        return (name,)

    return change


def _rename(stem, name):
    def change(copy):
        copy.edit(stem, lambda these: copy.record(these, name).update(id=f"{name}-renamed"))
        return (name,)

    return change


def _folder(name):
    def change(copy):
        (copy.root / name).unlink()
        (copy.root / name).mkdir()
        return (name,)

    return change


def _drop_area(copy):
    path = copy.root / "geo/areas.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("mofa-2020-habomai,")), "utf-8")
    return "geo/areas.csv", "mofa-2020-habomai"


def _turn_area(copy):
    path = copy.root / "geo/areas.csv"
    path.write_text(
        path.read_text("utf-8").replace("mofa-2020-habomai,habomai,", "mofa-2020-habomai,shikotan,"), "utf-8"
    )
    return "geo/areas.csv", "iturup + kunashir + shikotan + shikotan"


def _cite_nothing(copy):
    copy.edit("wording", lambda words: words["start"]["at_stake"][0].update(excerpts=["zz-99"]))
    return "content/records/wording.yaml", "start.at_stake.0.excerpts", "zz-99"


def _other_digits(copy):
    copy.edit("events", lambda events: events[0].update(date="１９４５"))
    return "content/records/events.yaml", "date", "１９４５"


def _link_in_a_circle(name):
    def change(copy):
        (copy.root / name).unlink()
        (copy.root / name).symlink_to(copy.root / name)
        return (name,)

    return change


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """What one test loaded must not be what the next one reads."""
    load_pages.cache_clear()
    yield
    load_pages.cache_clear()


PLACES = ("content/records/events.yaml", "seeds/000_7774e3d3b33d1bb7.txt", "geo/areas.csv", "geo/land.geojson")
DATA = ("islands", "habomai_islets", "hit_areas", "land", "depth", "places")
BREAKAGES = {
    "unit-missing": _drop_unit,
    "quote-altered": _alter_quote,
    "key-unknown": _misspell_key,
    "article-missing": _drop_article,
    "label-missing": _break_wording,
    "placeholder-missing": _drop_placeholder,
    "default-scene-renamed": _rename("proposals", "kawana-1998"),
    "area-that-shares-need-missing": _drop_area,
    "area-that-shares-need-of-another-unit": _turn_area,
    "start-view-cites-nothing": _cite_nothing,
    "digits-that-are-not-ascii": _other_digits,
    **{f"folder-for-{name}": _folder(name) for name in PLACES},
    **{f"circle-for-{name}": _link_in_a_circle(name) for name in PLACES},
    "yaml-invalid": _write("content/records/events.yaml", "- id: [a\n"),
    "yaml-binary": _write("content/records/events.yaml", "- id: \x00\n"),
    "yaml-list-of-texts": _write("content/records/events.yaml", "- one\n- two\n"),
    "areas-empty": _write("geo/areas.csv", ""),
    "seed-altered": _write("seeds/000_7774e3d3b33d1bb7.txt", "All is well."),
    **{f"{name}-missing": _remove(f"geo/{name}.geojson") for name in DATA},
    **{f"{name}-not-json": _write(f"geo/{name}.geojson", "not JSON") for name in DATA},
    **{f"{name}-no-collection": _write(f"geo/{name}.geojson", "[]") for name in DATA},
}


@pytest.mark.parametrize("change", BREAKAGES.values(), ids=BREAKAGES.keys())
def test_broken_data_gives_the_list_and_nothing_else(change, make_copy, monkeypatch, capsys):
    copy = make_copy()
    told = change(copy)
    monkeypatch.setattr(atlas, "ROOT", copy.root)
    assert main(["--root", str(copy.root)]) == 1  # the same list, for whoever edits
    printed = capsys.readouterr().out
    assert [part for part in told if part not in printed] == []
    app = run(island="atlantis")
    html = shown(app)
    assert '<article class="problems">' in html
    for part in told:
        assert part in html
    assert len(app.button) == len(app.radio) == 0
    assert html.count("<article") == 1
    assert "<header" not in html
