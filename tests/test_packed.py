import gzip
import json

import pytest

from content.packed import OWN, pack, unpack
from content.render import page_name
from content.vocabulary import SECTIONS
from geo import UNITS
from tests.test_render import PAGES

CITATION = (
    '<a class="cite press" href="?view=sources&amp;reference=x&amp;island=iturup" title="It&#39;s &lt;1&gt;">Press</a>'
)
RENDERED = {"start": PAGES.start("both", "all")} | {
    page_name(unit, section): PAGES.dossier(unit, "both", "all", section) for unit in UNITS for section in SECTIONS
}


@pytest.mark.parametrize("name", RENDERED)
def test_every_page_comes_out_as_it_went_in(name):
    assert unpack(pack(RENDERED), name) == RENDERED[name]


@pytest.mark.parametrize("order", ["russian", "japanese"])
def test_so_it_does_in_the_other_orders_with_the_articles_alone(order):
    pages = {unit: PAGES.dossier(unit, order, "articles") for unit in UNITS}
    packed = pack(pages)
    assert {unit: unpack(packed, unit) for unit in UNITS} == pages


def test_what_stands_on_two_pages_is_kept_once():
    same = f"<p>The same {CITATION}</p>"
    packed = json.loads(pack({"iturup": f"<h2>A</h2>{same}", "habomai": f"<h2>B</h2>{same}"}))
    assert packed["pieces"] == ["<h2>A</h2>", "<p>The same <0></p>", "<h2>B</h2>", "<p>The same <1></p>"]
    packed = json.loads(pack({u: f"<h2>{u}</h2>{same.replace('iturup', u)}" for u in ("iturup", "habomai")}))
    assert packed["pages"] == {"iturup": [0, 1], "habomai": [2, 1]}
    assert packed["cites"] == [CITATION.replace("iturup", OWN)]


def test_text_that_looks_like_a_mark_stays_text():
    page = "<p>5 &lt;0&gt; 6 &lt;@&gt;</p>\n<p>\u2028 \x01 {{ 7*7 }} \\1 \\g<0></p>".replace("<0>", "&lt;0&gt;")
    assert unpack(pack({"iturup": page + CITATION, "habomai": page}), "habomai") == page


def test_the_dossiers_fit_the_first_page():
    assert len(gzip.compress(pack(RENDERED).encode("utf-8"))) < 70_000


def test_same_input_same_text():
    assert pack(RENDERED) == pack(dict(RENDERED))
