"""What an address gives, with all of the record or with the articles alone."""

import re
from datetime import date
from urllib.parse import parse_qsl

import pytest

from content.data.phrases import told_by_articles
from content.model.types import SECTIONS
from content.pages.page import page_at
from content.pages.render import Pages
from content.pages.route import read_place
from geo import UNITS
from tests.exports.data_read import ATLAS, BOOKS

PAGES = Pages(ATLAS)
ADDRESSES = (
    *("", "view=proposal", "view=time", "view=time&on=1956-10-19", "view=figures", "view=brief"),
    *("view=sources", "view=sources&q=1956", "view=proposal&proposal=transfer-1956&versus=condition-1960"),
    *(f"island={unit}&section={section}" for unit in UNITS for section in SECTIONS),
    *(f"view=proposal&proposal={one.id}" for one in ATLAS.proposals if told_by_articles(one)),
    *(f"view=sources&article={article}" for article in BOOKS.articles),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_with_the_articles_alone_no_page_names_another_source(address):
    place, wrong = read_place(dict(parse_qsl(address)) | {"record": "articles"}, BOOKS)
    page = page_at(PAGES, place, date(2026, 11, 27)).html
    assert wrong == [] and "reference=" not in page
    assert set(re.findall(r'class="cite ([a-z]+)"', page)) <= {"excerpt", "sum"}
