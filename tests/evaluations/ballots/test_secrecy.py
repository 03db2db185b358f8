"""Nothing that is stored or logged ties a paper to whoever filled it (BAL-1, E40)."""

import json

import pytest

from evaluations.models import Ballot, BallotLine, TellerCount
from sonduong.kit.models import AuditEntry
from tests.evaluations.stage import scene, voted

pytestmark = pytest.mark.django_db


def test_E40_the_tables_of_a_ballot_know_subjects_tellers_and_who_came_and_no_voters_choice():
    columns = {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        for model in (Ballot, BallotLine, TellerCount)
    }
    assert columns["BallotLine"] == {
        "id",
        "ballot",
        "evaluation",
        "order",
        "absent_subject",
        "choices",
        "counts",
        "outcome",
    }
    assert columns["TellerCount"] == {
        "id",
        "ballot",
        "teller",
        "issued",
        "collected",
        "valid",
        "counts",
        "entered_at",
    }
    people = {field.name for field in Ballot._meta.concrete_fields if field.is_relation}
    assert people == {"campaign", "body", "previous", "opened_by"}


def test_the_roll_says_who_came_and_the_trail_only_the_outcome():
    found = scene(1, stage="ballot")
    voted(found, {found.ids[0]: "good"})
    roll = Ballot.objects.get().roll
    assert {key for seat in roll for key in seat} == {"person", "name", "role", "present"}
    said = [entry.data for entry in AuditEntry.objects.all()]
    assert not {str(who.pk) for who in found.members} & set(json.dumps(said).split('"'))
    assert {key for data in said for key in data} == {
        "agreed",
        "ballot",
        "extraordinary",
        "from",
        "outcome",
        "round",
        "to",
    }
