import pytest

from content.atlas import load_atlas
from content.place import Place, read_place

BOOKS = load_atlas().books


def test_the_start_has_an_empty_address():
    assert read_place({}, BOOKS) == (Place(), [])
    assert Place().query() == {}


@pytest.mark.parametrize(
    "query",
    [
        {"island": "habomai"},
        {"island": "iturup", "names": "japanese", "online": "streets"},
        {"view": "sources"},
        {"view": "sources", "island": "kunashir", "article": "a0", "excerpt": "a0-15"},
        {"view": "sources", "reference": "mofa-japan-areas"},
        {"view": "proposal", "proposal": "transfer-1956", "record": "articles"},
        {"view": "time", "on": "1945-09"},
        {"view": "proposal", "party": "russia", "status": "official_note"},
    ],
)
def test_an_address_survives_the_round_trip(query):
    place, wrong = read_place(query, BOOKS)
    assert wrong == []
    assert place.query() == query


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"island": "atlantis"}, ["island=atlantis"]),
        ({"view": "moon", "island": "iturup"}, ["view=moon"]),
        ({"view": "sources", "article": "a9", "excerpt": "a0-99"}, ["article=a9", "excerpt=a0-99"]),
        ({"names": ""}, ["names="]),
        ({"view": "proposal", "proposal": "nothing"}, ["proposal=nothing"]),
        ({"view": "proposal", "party": "mars", "status": "x"}, ["party=mars", "status=x"]),
        ({"record": "some"}, ["record=some"]),
        ({"view": "proposal", "period": "soon"}, ["period=soon"]),
        ({"view": "time", "on": "1945-13"}, ["on=1945-13"]),
        ({"view": "time", "on": "2999"}, ["on=2999"]),
        ({"island": "<script>alert(1)</script>"}, ["island=<script>alert(1)</script>"]),
    ],
)
def test_unknown_values_lead_to_the_start_and_are_named(query, wrong):
    assert read_place(query, BOOKS) == (Place(), wrong)


def test_unknown_names_are_ignored():
    assert read_place({"utm_source": "mail", "embed": "true"}, BOOKS) == (Place(), [])


def test_an_excerpt_brings_its_article():
    place, _ = read_place({"view": "sources", "article": "a1", "excerpt": "a0-15"}, BOOKS)
    assert place.article == "a0"


def test_a_dossier_carries_no_article():
    place, _ = read_place({"island": "iturup", "article": "a0", "excerpt": "a0-15"}, BOOKS)
    assert place == Place(island="iturup")


def test_choosing_an_island_keeps_how_things_are_shown():
    here = Place(view="sources", article="a0", names="russian", online="imagery")
    assert here.at_island("iturup") == Place(island="iturup", names="russian", online="imagery")
    assert here.at_island(None) == Place(names="russian", online="imagery")


def test_following_a_link():
    here = Place(island="habomai", names="russian")
    there = here.follow("?view=sources&article=a0&excerpt=a0-15", BOOKS)
    assert there == Place(view="sources", island="habomai", article="a0", excerpt="a0-15", names="russian")
    assert there.follow("?island=iturup", BOOKS) == Place(island="iturup", names="russian")
    assert here.follow("?island=nowhere", BOOKS) == here


def test_a_narrowed_list_stays_so_on_the_way_to_a_proposal_and_back():
    narrowed = Place(view="proposal", party="japan", period="1992-2011")
    one = narrowed.follow("?view=proposal&proposal=kawana-1998", BOOKS)
    assert (one.proposal, one.party, one.period) == ("kawana-1998", "japan", "1992-2011")
    assert one.follow("?view=proposal&proposal=transfer-1956", BOOKS).party == "japan"
    assert one.follow("?view=proposal", BOOKS) == narrowed
    assert narrowed.follow("?view=proposal&period=1992-2011", BOOKS).party is None
    assert Place(island="iturup").follow("?view=proposal&proposal=kawana-1998", BOOKS).party is None


def test_with_the_articles_alone_no_proposal_of_the_wider_record_is_open():
    def at(**query):
        return read_place({"view": "proposal", "record": "articles", **query}, BOOKS)

    assert at(proposal="kawana-1998") == (Place(view="proposal", record="articles"), [])
    place, _ = at(proposal="transfer-1956", versus="kawana-1998")
    assert (place.proposal, place.versus) == ("transfer-1956", None)
    place, _ = at(proposal="kawana-1998", versus="transfer-1956")
    assert (place.proposal, place.versus) == ("transfer-1956", None)
