import pytest
from pydantic import ValidationError

from content.model.proposal import Proposal
from geo import UNITS

SAID = {"text": "It was said.", "excerpts": ["x-1"]}


def test_a_proposal_allocates_every_unit():
    whole = {
        **{"id": "p", "date": "1956", "title": "T", "party": "both", "proposer": "A", "addressee": "B"},
        **{"status": "reported", "outcome": "refused", "terms": [SAID]},
    }
    allocation = {"iturup": "russia", "kunashir": "shared", "shikotan": "japan", "habomai": "japan"}
    assert Proposal(**whole, allocation=allocation).allocation == allocation
    del allocation["kunashir"]
    with pytest.raises(ValidationError, match="leaves out kunashir"):
        Proposal(**whole, allocation=allocation)
    with pytest.raises(ValidationError) as caught:
        Proposal(**whole, allocation={**allocation, "kunashir": "nobody"})
    assert "kunashir" in caught.value.errors()[0]["loc"]


def test_accounts_that_differ_are_two_or_more_and_are_statements():
    whole = {
        **{"id": "p", "date": "1956", "title": "T", "party": "both", "proposer": "A", "addressee": "B"},
        **{"status": "reported", "outcome": "refused", "terms": [SAID], "allocation": dict.fromkeys(UNITS, "divided")},
    }
    told = [{"who": who, "statements": [{"text": who, "references": ["r"]}]} for who in ("She", "He")]
    assert [statement.text for statement in Proposal(**whole, accounts=told).statements][1:] == ["She", "He"]
    with pytest.raises(ValidationError, match="name two or more"):
        Proposal(**whole, accounts=told[:1])


@pytest.mark.parametrize(
    ("split", "kind"),
    [
        ({"japan": 0.5}, "value_error"),
        ({"japan": 1.2, "russia": -0.2}, "less_than"),
        ({"mars": 0.5, "japan": 0.5}, "literal_error"),
    ],
)
def test_a_divided_unit_is_divided_whole(split, kind):
    whole = {
        **{"id": "p", "date": "1956", "title": "T", "party": "japan", "proposer": "A", "addressee": "B"},
        **{"status": "reported", "outcome": "refused", "terms": [SAID]},
    }
    rest = {"kunashir": "japan", "shikotan": "japan", "habomai": "japan"}
    halves = {"japan": 0.5, "russia": 0.5}
    assert Proposal(**whole, allocation={"iturup": halves, **rest}).allocation["iturup"] == halves
    with pytest.raises(ValidationError) as caught:
        Proposal(**whole, allocation={"iturup": split, **rest})
    assert kind in {fault["type"] for fault in caught.value.errors()}
