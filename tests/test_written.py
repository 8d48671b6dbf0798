import pytest
from markupsafe import escape

from content.packed import unpack
from content.panels.served import served_folder
from content.panels.written import Leaf, ahead, leaf, write_ahead
from content.place import VIEWS, Place
from content.time_page import time_page
from geo import UNITS
from tests.test_render import PAGES


def read(there: Leaf) -> str:
    """What the browser reads."""
    return unpack((served_folder() / there.file).read_text("utf-8"), there.page)


@pytest.mark.parametrize("unit", UNITS)
def test_the_dossiers_share_a_file(unit):
    there = leaf(PAGES, Place(island=unit))
    assert read(there) == PAGES.dossier(unit, "both", "all")
    history = leaf(PAGES, Place(island=unit, section="history"))
    assert read(history) == PAGES.dossier(unit, "both", "all", "history") and history.file == there.file
    assert there.file == leaf(PAGES, Place()).file
    assert there.file != leaf(PAGES, Place(names="russian")).file != leaf(PAGES, Place(record="articles")).file


@pytest.mark.parametrize(
    ("place", "markup"),
    [
        (Place(view="proposal"), PAGES.proposals()),
        (Place(view="proposal", proposal="transfer-1956"), PAGES.proposal("transfer-1956")),
        (
            Place(view="proposal", proposal="transfer-1956", versus="kawana-1998"),
            PAGES.comparison("transfer-1956", "kawana-1998"),
        ),
        (Place(view="time", on="1945-09-02"), time_page(PAGES, "1945-09-02", "all")),
        (Place(view="figures"), PAGES.figures()),
        (Place(view="figures", record="articles"), PAGES.figures("articles")),
        (Place(view="sources"), PAGES.sources(None, None)),
        (Place(view="sources", article="a0", excerpt="a0-15"), PAGES.article("a0", "a0-15", None)),
        (Place(view="sources", q="Khabomai"), PAGES.search("Khabomai")),
    ],
)
def test_each_place_has_its_own_markup(place, markup):
    assert read(leaf(PAGES, place)) == markup


def test_the_list_of_proposals_leads_to_each():
    found = ahead(PAGES, Place(view="proposal"))
    for name, proposal in PAGES.books.proposals.items():
        assert f"<h2>{escape(proposal.title)}</h2>" in read(found[f"?view=proposal&proposal={name}"])


def test_a_filter_stays_on_the_way_ahead():
    place = Place(view="proposal", period=next(iter(PAGES.words.proposals.periods)))
    link, there = next((one, way) for one, way in ahead(PAGES, place).items() if "proposal=" in one)
    name = link.rpartition("=")[2]
    assert read(there) == PAGES.proposal(name, None, "all", party=None, status=None, period=place.period)


def test_a_moment_leads_to_its_neighbours_and_every_view_to_every_view():
    found = ahead(PAGES, Place(view="time", on="1945-09-02"))
    views = {f"?view={view}" for view in VIEWS}
    assert views < found.keys()
    assert {link.partition("&")[0] for link in found.keys() - views} == {"?view=time"}
    assert len(found.keys() - views) == 2


def test_what_is_written_ahead_is_there():
    written = list(write_ahead(PAGES))
    assert len(written) > len(PAGES.books.proposals)
    assert all((served_folder() / there.file).is_file() for there in written)
