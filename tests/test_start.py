import shutil
import subprocess
import sys

import pytest

from content.kept import SOURCES
from content.render import START
from content.start import AS_OPENED, first_pages
from content.wording import NAME_ORDERS, RECORDS
from geo import UNITS
from geo._files import TOP
from tests.project import change
from tests.test_render import PAGES

SAID = """
import sys
from content.start import first_pages
pages = first_pages()
print(pages.dossier("habomai", "both", "all"))
print("geopandas" in sys.modules)
"""


@pytest.fixture
def copy(tmp_path):
    """The project, copied whole, as a second clone."""
    for source in SOURCES:
        shutil.copytree(TOP / source, tmp_path / source, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def started(copy):
    """What a new process says of Habomai, and whether it had to read the outlines."""
    done = subprocess.run([sys.executable, "-c", SAID], cwd=copy, capture_output=True, text=True, check=True)
    said, read = done.stdout.rstrip().rsplit("\n", 1)
    return said, read == "True"


def test_the_second_start_says_the_same_and_reads_nothing(copy):
    first, second = started(copy), started(copy)
    assert first == (PAGES.dossier("habomai", "both", "all").rstrip(), True)
    assert second == (first[0], False)


def test_a_mended_record_is_shown_at_the_next_start(copy):
    before, _ = started(copy)
    unit = PAGES.books.units["habomai"]
    change(copy, "units", "habomai", names={**unit.names.model_dump(exclude_none=True), "en": "Habomaj"})
    after, read = started(copy)
    assert read
    assert "Habomaj" in after and "Habomaj" not in before


def test_a_broken_record_stops_the_next_start(copy):
    started(copy)
    change(copy, "units", "habomai", id="atlantis")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        started(copy)
    assert "atlantis" in caught.value.stderr


@pytest.mark.parametrize("order", NAME_ORDERS)
@pytest.mark.parametrize("record", RECORDS)
def test_what_is_kept_is_what_is_read(order, record):
    first_pages()
    pages = first_pages()
    assert pages.dossiers(order, record) == PAGES.dossiers(order, record)
    for unit in UNITS:
        assert pages.dossier(unit, order, record) == PAGES.dossier(unit, order, record)
    assert pages.start(order, record) == PAGES.start(order, record)


def test_the_dossiers_of_the_first_page_are_at_hand(monkeypatch):
    first_pages()
    pages = first_pages()
    monkeypatch.setattr(pages, "render", None)  # nothing is filled in
    assert f'"{START}"' in pages.dossiers(*AS_OPENED)
