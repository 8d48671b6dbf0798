import json

import pytest

from content.data.join import load_atlas
from geo import UNITS
from geo.problem import DataError
from tests.project import change, drop, records, reseal, write


def problems(root):
    with pytest.raises(DataError) as caught:
        load_atlas(root)
    return caught.value.problems


def test_the_copy_is_whole(root):
    atlas = load_atlas(root)
    assert tuple(atlas.dossiers) == UNITS
    assert sum(atlas.measured_km2.values()) == pytest.approx(4994.56, abs=0.01)


def test_unit_without_record(root):
    drop(root, "units", "shikotan")
    named = [(p.file, p.record, p.found) for p in problems(root)]
    assert ("content/records/units.yaml", "shikotan", "no record") in named
    assert ("content/records/units.yaml", "shikotan", "an outline without a record") in named


def test_unit_without_outline(root):
    path = root / "geo" / "islands.geojson"
    collection = json.loads(path.read_text("utf-8"))
    collection["features"] = [f for f in collection["features"] if f["properties"]["unit"] != "kunashir"]
    path.write_text(json.dumps(collection), "utf-8")
    assert [(p.record, p.found) for p in problems(root)] == [("kunashir", "no feature")]


def test_islet_without_name(root):
    drop(root, "islets", "oskolki")
    assert [(p.file, p.record, p.found) for p in problems(root)] == [
        ("content/records/islets.yaml", "oskolki", "an outline without a record")
    ]


@pytest.mark.parametrize("letter", ["’", "'", "`"])
def test_quote_with_one_other_character(root, letter):
    quote = next(e["quote"] for e in records(root, "excerpts") if e["id"] == "a1-11")
    change(root, "excerpts", "a1-11", quote=quote.replace("is the historic", f"is the{letter}historic"))
    found = [p for p in problems(root) if p.record == "a1-11"]
    assert [(p.field, p.remedy) for p in found] == [("quote", "copy it byte for byte")]
    assert "seeds/001_c63ebe5c899955f1.txt" in found[0].allowed


def test_quote_that_stands_twice(root):
    change(root, "excerpts", "a4-16", quote="peace treaty")
    assert [(p.record, p.field) for p in problems(root)] == [("a4-16", "quote")]


def test_changed_article(root):
    path = root / "seeds" / "004_f38f321cf535aa5e.txt"
    path.write_bytes(path.read_bytes().replace(b"MOSXOW", b"MOSCOW"))
    assert [(p.file, p.field) for p in problems(root)] == [
        ("seeds/004_f38f321cf535aa5e.txt", "sha256"),
        ("content/records/excerpts.yaml", "quote"),
    ]
    reseal(root, "a4")
    assert [(p.file, p.record) for p in problems(root)] == [("content/records/excerpts.yaml", "a4-01")]


def test_missing_article(root):
    (root / "seeds" / "000_7774e3d3b33d1bb7.txt").unlink()
    assert [(p.file, p.found) for p in problems(root)] == [("seeds/000_7774e3d3b33d1bb7.txt", "no such file")]


def test_pointers_into_nothing(root):
    statement = {"text": "It was so.", "excerpts": ["a9-99"], "references": ["nowhere"]}
    change(root, "events", "dispute", statements=[statement])
    found = {(p.file, p.record, p.field, p.found) for p in problems(root)}
    file = "content/records/events.yaml"
    assert (file, "dispute", "statements.0.excerpts", "a9-99") in found
    assert (file, "dispute", "statements.0.references", "nowhere") in found


def test_excerpt_that_nothing_cites(root):
    new = dict(records(root, "excerpts")[0], id="a0-99", quote="23/10/2007 18:32")
    write(root, "excerpts", [*records(root, "excerpts"), new])
    assert [(p.record, p.found) for p in problems(root)] == [
        ("a0-99", "cited by no event, proposal, position, disagreement or note")
    ]


def test_card_that_quotes_what_is_not_there(root):
    change(root, "articles", "a2", headline="Another headline", clutter=["No such line"], date_printed=["May 1"])
    assert {(p.record, p.field) for p in problems(root)} == {
        ("a2", "headline"),
        ("a2", "clutter"),
        ("a2", "date_printed"),
    }


def test_figure_without_source(root):
    path = root / "geo" / "areas.csv"
    path.write_text(path.read_text("utf-8").replace("a0-15", "a0-77"), "utf-8")
    assert {(p.file, p.field, p.found) for p in problems(root)} == {("geo/areas.csv", "source", "a0-77")}


def test_everything_at_once(root):
    drop(root, "units", "habomai")
    change(root, "people", "lavrov", sied="russia")
    (root / "geo" / "islands.geojson").write_text("", "utf-8")
    (root / "geo" / "areas.csv").write_text("id,area\n", "utf-8")
    (root / "content" / "records" / "notes.yaml").write_text("- [", "utf-8")
    files = {p.file.removeprefix(f"{root.as_posix()}/") for p in problems(root)}
    assert files == {
        "content/records/units.yaml", "content/records/people.yaml", "content/records/notes.yaml",
        "geo/islands.geojson", "geo/areas.csv",
    }  # fmt: skip


def test_areas_are_compared_like_with_like():
    lines = {line.figure.id: line for line in load_atlas().dossiers["shikotan"].areas}
    assert lines["gsi-shikotan"].measured_km2 == pytest.approx(246.48, abs=0.01)  # without islets, as published
    assert lines["mofa-2020-shikotan"].measured_km2 == pytest.approx(249.06, abs=0.01)
    both = lines["ria-2007-shikotan-habomai"]
    assert both.measured_km2 == pytest.approx(249.06 + 94.46, abs=0.01)
    assert both.difference_percent == pytest.approx((276 - 343.52) / 343.52 * 100, abs=0.01)


def test_less_exact_dates_stand_after_exact_ones():
    order = [event.id for event in load_atlas().dossiers["iturup"].history]
    assert order.index("deputy-ministers-2014") < order.index("rounds-postponed-2014")


@pytest.mark.parametrize("said", [None, "", " ", 7])
def test_outlines_without_attribution_and_licence(root, said):
    path = root / "geo" / "islands.geojson"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"license": said, "attribution": said}), "utf-8")
    assert [(p.file, p.field, p.remedy) for p in problems(root)] == [
        ("geo/islands.geojson", name, "add it beside `features`") for name in ("attribution", "license")
    ]
