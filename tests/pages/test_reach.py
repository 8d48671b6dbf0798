"""What the records say stands on some page, or the check names it."""

import pytest

from content.check import report
from tests.project import records, write


@pytest.mark.parametrize(
    ("stem", "new", "field"),
    [
        ("distances", {"id": "lost", "unit": "iturup", "islet": "yuri", "to": "Nowhere", "km": "1.234",
                       "as_printed": "1.234", "references": ["ntia-islands"]}, "as_printed"),
    ],
)  # fmt: skip
def test_a_record_that_no_page_shows_is_named(root, stem, new, field):
    write(root, stem, [*records(root, stem), new])
    assert [(p["record"], p["field"]) for p in report(root)["problems"]] == [("lost", field)]
