from datetime import date

import pytest

from content.data.briefing import DEFAULT, LONGEST_TITLE
from content.data.join import load_atlas
from content.pages.route import Place, read_place

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
        {"view": "proposal", "party": "russia", "status": "official_note", "outcome": "refused"},
        {"view": "brief"},
        {"view": "brief", "scenes": "none", "title": "Мой <обзор>", "dated": "1956-10-19"},
        {"view": "brief", "scenes": "overview,compare:transfer-1956:kawana-1998", "scene": "2", "notes": "1"},
        {"view": "brief", "scene": "12", "names": "japanese", "record": "articles"},
        {"island": "habomai", "scenes": "figures", "title": "T", "dated": "2999-01-01"},
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
        ({"view": "proposal", "outcome": "won"}, ["outcome=won"]),
        ({"view": "time", "on": "1945-13"}, ["on=1945-13"]),
        ({"view": "time", "on": "2999"}, ["on=2999"]),
        ({"scenes": "overview,moon"}, ["scenes=overview,moon"]),
        ({"scenes": ""}, ["scenes="]),
        ({"scenes": "date:2999"}, ["scenes=date:2999"]),
        ({"view": "brief", "title": ""}, ["title="]),
        ({"title": "x" * 121}, ["title=" + "x" * 121]),
        ({"dated": "2026-11"}, ["dated=2026-11"]),
        ({"dated": "2026-02-30"}, ["dated=2026-02-30"]),
        ({"dated": "２０２６-１１-２１"}, ["dated=２０２６-１１-２１"]),
        ({"view": "brief", "scene": "15"}, ["scene=15"]),
        ({"view": "brief", "scene": "0"}, ["scene=0"]),
        ({"view": "brief", "scene": "01"}, ["scene=01"]),
        ({"view": "brief", "scene": "１"}, ["scene=１"]),
        ({"view": "brief", "scene": "9" * 5000}, ["scene=" + "9" * 5000]),
        ({"view": "brief", "scenes": "figures", "scene": "2"}, ["scene=2"]),
        ({"view": "brief", "scenes": "none", "scene": "1"}, ["scene=1"]),
        ({"view": "brief", "scenes": "moon", "scene": "1"}, ["scenes=moon", "scene=1"]),
        ({"view": "brief", "scene": "1", "notes": "yes"}, ["notes=yes"]),
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


def test_with_the_articles_alone_no_proposal_of_the_wider_record_is_open():
    def at(**query):
        return read_place({"view": "proposal", "record": "articles", **query}, BOOKS)

    assert at(proposal="kawana-1998") == (Place(view="proposal", record="articles"), [])
    place, _ = at(proposal="transfer-1956", versus="kawana-1998")
    assert (place.proposal, place.versus) == ("transfer-1956", None)
    place, _ = at(proposal="kawana-1998", versus="transfer-1956")
    assert (place.proposal, place.versus) == ("transfer-1956", None)


BRIEFED = Place(view="brief", scenes="figures,overview", title="T", dated="1956-10-19", names="russian")


def test_a_scene_stands_only_in_the_briefing():
    place, wrong = read_place({"island": "iturup", "scene": "1", "notes": "1"}, BOOKS)
    assert (place, wrong) == (Place(island="iturup"), [])


def test_the_briefing_of_an_address():
    first = Place().brief(BOOKS)
    assert (first.title, first.date) == (BOOKS.wording.brief.untitled, date.today().isoformat())
    assert [scene.token for scene in first.scenes] == list(DEFAULT)
    brief = BRIEFED.brief(BOOKS)
    assert (brief.title, brief.date, brief.listed()) == ("T", "1956-10-19", "figures,overview")
    assert (brief.names, brief.record) == ("russian", "all") and Place(scenes="none").brief(BOOKS).scenes == ()
    assert read_place({"title": "x" * LONGEST_TITLE}, BOOKS)[1] == []


def test_the_scene_of_a_page():
    assert Place(island="habomai").scene_here().token == "island:habomai"
    assert Place(view="proposal", proposal="kawana-1998").scene_here().token == "proposal:kawana-1998"
    assert Place(view="sources").scene_here() is None and BRIEFED.scene_here() is None


@pytest.mark.parametrize(
    "query", [{"versus": "transfer-1956"}, {"proposal": "transfer-1956", "versus": "transfer-1956"}]
)
def test_one_proposal_is_compared_with_nothing(query):
    place, wrong = read_place({"view": "proposal", **query}, BOOKS)
    assert (place.proposal, place.versus, wrong) == ("transfer-1956", None, [])
