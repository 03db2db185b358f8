"""Decisions under one ceiling: the whole resulting state, all or none, what-if, caps again, publication."""

import pytest

from evaluations.models import Decision, Evaluation
from evaluations.selectors.boards import board_of
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import (
    PartyDecision,
    party_decisions_publish,
    party_decisions_record,
)
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.party_world import AT, DAY, commune, proposed

pytestmark = pytest.mark.django_db


def decide(found, levels, actor=None):
    return party_decisions_record(
        items=[PartyDecision(found.ids[place], rating) for place, rating in levels.items()],
        decided_on=DAY,
        met=frozenset(),
        actor=actor or found.chair,
        at=AT,
    )


def spread(excellent: int, good: int):
    return dict(enumerate(["excellent"] * excellent + ["good"] * good))


def refused(found, levels, **values):
    with pytest.raises(DomainError) as error:
        decide(found, levels, **values)
    return error.value


def test_the_ceiling_blocks_the_whole_resulting_state_and_nothing_is_decided():
    found = commune(13, stage="decision")
    error = refused(found, spread(3, 10))
    assert (error.code, error.params["excellent"], error.params["allowed"], error.params["too_many"]) == (
        "ceiling_broken",
        3,
        2,
        1,
    )
    assert not Decision.objects.exists()
    assert len(decide(found, spread(2, 10))) == 12


def test_E08_what_was_decided_earlier_counts_with_what_is_decided_now():
    found = commune(12, stage="decision")
    decide(found, spread(1, 9))
    assert refused(found, {10: "excellent"}).code == "ceiling_broken"
    decide(found, {10: "good"})
    decide(found, {11: "excellent"})
    assert Evaluation.objects.filter(rating="excellent").count() == 2


def test_E04_fewer_than_five_good_allow_one():
    found = commune(4, stage="decision")
    assert refused(found, spread(2, 2)).code == "ceiling_broken"
    assert len(decide(found, spread(1, 3))) == 4


def test_a_known_cap_blocks_the_decision_too():
    found = commune(6, stage="decision")
    make.recorded(found.cell, "completed")
    assert refused(found, {0: "good"}).code == "above_cap"
    assert [one.is_provisional for one in decide(found, {0: "completed"})] == [False]


def test_C3_a_decision_under_an_unknown_cap_is_provisional():
    found = commune(6, stage="decision")
    assert [one.is_provisional for one in decide(found, {0: "good", 1: "good"})] == [True, False]


@pytest.mark.parametrize("who", ["secretary", "member", "stranger"])
def test_only_who_records_for_the_committee_decides(who):
    found = commune(6, stage="decision")
    with pytest.raises((DomainError, NotVisible)):
        decide(found, {1: "good"}, actor=getattr(found, who))
    assert not Decision.objects.exists()


def test_subjects_of_two_ceilings_are_not_decided_together():
    found = commune(3, stage="decision")
    Evaluation.objects.filter(pk=found.ids[2]).update(
        grassroots=make.organization(kind="grassroots_committee")
    )
    with pytest.raises(NotVisible):
        decide(found, spread(0, 3))


def test_the_board_shows_proposals_and_a_what_if_lies_over_them():
    found = commune(10, stage="decision")
    proposed(found, ["excellent"] * 3 + ["good"] * 7)
    board = board_of(found.campaign, "dang-vien", found.grass.pk)
    assert (board.shown.used, board.shown.allowed, board.shown.too_many, board.decided.used) == (3, 1, 2, 0)
    board = board_of(found.campaign, "dang-vien", found.grass.pk, dict.fromkeys(found.ids[1:3], "good"))
    assert (board.shown.used, board.shown.allowed, board.shown.too_many) == (1, 1, 0)
    assert not Decision.objects.exists()


def test_results_are_numbered_published_and_told_to_each():
    found = commune(4, stage="decision")
    decide(found, spread(1, 3))
    document = Document("12-TB/ĐU", DAY, "Nông Thị Chủ", "Bí thư")
    party_decisions_publish(evaluation_ids=found.ids, document=document, actor=found.chair, at=AT)
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"published"}
    assert set(Decision.objects.values_list("number", flat=True)) == {"12-TB/ĐU"}
    links = {one.link for one in Notice.objects.filter(recipient=found.member)}
    assert links == {f"/cong-bo/{found.ids[-1]}/"}


def test_a_result_without_number_or_signer_is_not_published():
    found = commune(4, stage="decision")
    decide(found, {1: "good"})
    with pytest.raises(DomainError) as error:
        document = Document(" ", DAY, "Nông Thị Chủ", "Bí thư")
        party_decisions_publish(evaluation_ids=[found.ids[1]], document=document, actor=found.chair, at=AT)
    assert error.value.params["missing"] == ("numbered",)
