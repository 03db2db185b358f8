"""Title groups of cadres on the board: tiles, what-if that writes nothing, who sees it, the own case out of sight (RUL-3)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Evaluation, Proposal
from sonduong.kit import clock
from tests import factories as make
from tests.evaluations.party_world import AT

pytestmark = pytest.mark.django_db
URL = "/can-doi/can-bo/"


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def office(client):
    """Seven deputies proposed: two excellent, five good; the office is signed in."""
    campaign = make.campaign()
    office = make.assigned("org_office", make.unit("Cơ quan Tổ chức"))
    office.cases = [make.case(campaign) for _ in range(7)]
    for place, case in enumerate(office.cases):
        propose(case, office, "excellent" if place < 2 else "good")
    client.force_login(office)
    office.campaign = campaign
    return office


def propose(case, by, rating):
    Proposal.objects.create(
        evaluation=case,
        voice="collective",
        strengths="Ưu điểm",
        weaknesses="Hạn chế",
        rating=rating,
        proposed_by=by,
        proposed_at=AT,
    )


def test_a_group_shows_its_verdict_with_what_is_proposed(client, office):
    answer = client.get(URL)
    tile = answer.context["tiles"][0]
    assert (tile["used"], tile["allowed"], tile["too_many"]) == (2, 1, 1)
    assert [one["total"] for one in answer.context["columns"]] == [2, 5, 0, 0]


def test_a_what_if_moves_cards_and_writes_nothing(client, office):
    answer = client.get(URL, {f"m{office.cases[0].pk}": "good"})
    assert answer.context["tiles"][0]["too_many"] == 0
    assert [card.case.pk for card in answer.context["moved"]] == [office.cases[0].pk]
    assert set(Evaluation.objects.values_list("rating", flat=True)) == {""}


def test_provincial_cadres_are_outside_and_the_own_case_is_counted_unseen(client, office):
    make.case(office.campaign, managed_by="province", title_group="Bí thư")
    own = make.case(office.campaign, office.person)
    propose(own, office, "good")
    answer = client.get(URL)
    assert len(answer.context["found"].groups) == 1
    assert answer.context["tiles"][0]["formula"] == "20% × 6 HTTNV = 1,2"
    assert own.pk not in [card.case.pk for card in answer.context["found"].cards]


def test_nobody_else_finds_the_board_nor_a_group_that_is_not_there(client, office):
    assert client.get(URL, {"n": "9"}).status_code == 404
    client.force_login(make.login())
    assert client.get(URL).status_code == 404


def test_the_board_costs_the_same_for_seven_and_for_one(client, office):
    seven = queries(client)
    Evaluation.objects.filter(pk__in=[case.pk for case in office.cases[1:]]).update(managed_by="province")
    assert queries(client) == seven


def queries(client) -> int:
    client.get(URL)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(URL).status_code == 200
    return len(seen)
