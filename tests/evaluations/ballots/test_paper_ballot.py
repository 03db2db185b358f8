"""A paper ballot: frozen roll, quorum, two tellers, the subject who leaves the own line, second round."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.domain.votes import BLANK
from evaluations.models import Ballot, BallotLine, Evaluation, TellerCount
from evaluations.services.ballots import Sitting, ballot_open, ballot_vote_again, teller_count_enter
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.stage import SITTING, add_cases, count_for, scene

pytestmark = pytest.mark.django_db


def open_ballot(found, **values):
    given = {"evaluation_ids": found.ids, "sitting": SITTING, "actor": found.office, "at": make.AT}
    return ballot_open(**(given | values))


def enter(ballot, count, teller):
    return teller_count_enter(ballot_id=ballot.pk, count=count, actor=teller, at=make.AT)


def refused(function, *args, **kwargs) -> str:
    with pytest.raises(DomainError) as error:
        function(*args, **kwargs)
    return error.value.code


def test_BAL_1_the_roll_is_the_authority_of_that_day_frozen_with_who_came():
    found = scene(1, stage="ballot")
    came = frozenset(who.pk for who in found.members[:5])
    ballot = open_ballot(found, sitting=Sitting("Phiên bất thường", make.DAY, came, is_extraordinary=True))
    found.members[0].full_name = "Đổi Tên"
    found.members[0].save()
    ballot.refresh_from_db()
    assert (ballot.entitled, ballot.present, ballot.is_extraordinary, ballot.round) == (7, 5, True, 1)
    assert ballot.roll[0]["name"] == "Ủy Viên 0"
    assert sum(seat["present"] for seat in ballot.roll) == 5


def test_E36_without_two_thirds_of_the_roll_no_ballot_opens():
    found = scene(1, stage="ballot")
    few = frozenset(who.pk for who in found.members[:4])
    assert refused(open_ballot, found, sitting=Sitting("Phiên", make.DAY, few)) == "no_quorum"
    assert Ballot.objects.count() == 0


def test_a_case_is_on_one_open_ballot_only_and_only_when_it_waits_for_the_vote():
    found = scene(1, stage="ballot")
    open_ballot(found)
    assert refused(open_ballot, found) == "already_on_ballot"
    early = scene_case(found, "appraisal")
    assert refused(open_ballot, found, evaluation_ids=[early.pk]) == "no_such_step"


def scene_case(found, stage, **values):
    return add_cases(found, 1, stage=stage, **values)[0]


def test_only_the_org_office_opens_a_ballot_and_never_with_the_own_case():
    found = scene(1, stage="ballot")
    assert refused(open_ballot, found, actor=found.tellers[0]) == "not_your_role"
    own = make.case(found.campaign, found.office.person, stage="ballot")
    assert refused(open_ballot, found, evaluation_ids=[own.pk]) == "not_your_role"


def test_BAL_2_two_tellers_who_agree_close_the_count_and_move_every_case():
    found = scene(3, stage="ballot")
    ballot = open_ballot(found)
    levels = dict(zip(found.ids, ("excellent", "good", "completed"), strict=True))
    count = count_for(ballot, levels, lost=1)
    assert enter(ballot, count, found.tellers[0]).state == "open"
    assert enter(ballot, count, found.tellers[1]).state == "counted"
    ballot.refresh_from_db()
    assert (ballot.issued, ballot.collected, ballot.valid, ballot.counted_at) == (7, 7, 7, make.AT)
    assert dict(ballot.lines.values_list("evaluation_id", "outcome")) == levels
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"decision"}
    assert [entry.act for entry in AuditEntry.objects.order_by("number")] == (
        ["ballot.open"] * 3 + ["ballot.count"] * 2 + ["case.close_count"] * 3
    )


def test_figures_that_differ_keep_the_ballot_open_until_somebody_agrees():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    right = count_for(ballot, {found.ids[0]: "good"})
    wrong = count_for(ballot, {found.ids[0]: "good"}, lost=1)
    enter(ballot, right, found.tellers[0])
    assert enter(ballot, wrong, found.tellers[1]).state == "open"
    assert enter(ballot, right, found.tellers[2]).state == "counted"


def test_a_teller_corrects_the_own_figures_before_the_count_closes_and_never_agrees_with_oneself():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    enter(ballot, count_for(ballot, {found.ids[0]: "good"}), found.tellers[0])
    assert enter(ballot, count_for(ballot, {found.ids[0]: "good"}), found.tellers[0]).state == "open"
    enter(ballot, count_for(ballot, {found.ids[0]: "completed"}), found.tellers[0])
    assert TellerCount.objects.count() == 1
    assert enter(ballot, count_for(ballot, {found.ids[0]: "completed"}), found.tellers[1]).state == "counted"


def test_BAL_3_a_counted_ballot_cannot_change():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    count = count_for(ballot, {found.ids[0]: "good"})
    enter(ballot, count, found.tellers[0])
    enter(ballot, count, found.tellers[1])
    assert refused(enter, ballot, count, found.tellers[2]) == "ballot_counted"


def test_no_figure_is_in_the_trail_before_the_ballot_is_closed():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    enter(ballot, count_for(ballot, {found.ids[0]: "good"}), found.tellers[0])
    assert AuditEntry.objects.order_by("-number").first().data == {"agreed": False}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"issued": 8}, "count_heads"),
        ({"collected": 8}, "count_heads"),
        ({"valid": 8}, "count_heads"),
        ({"valid": 6}, "count_row_sum"),
        ({"lines": {}}, "count_row_missing"),
    ],
)
def test_E41_figures_that_do_not_add_up_are_refused(values, code):
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    count = replace(count_for(ballot, {found.ids[0]: "good"}), **values)
    assert refused(enter, ballot, count, found.tellers[0]) == code
    assert TellerCount.objects.count() == 0


def test_E39_the_subject_who_sits_in_the_body_leaves_roll_quorum_and_majority_of_the_own_line():
    found = scene(1, stage="ballot", members=7)
    member = make.case(
        found.campaign, found.members[3], unit=found.unit, collective=found.collective, stage="ballot"
    )
    ballot = open_ballot(found, evaluation_ids=[*found.ids, member.pk])
    own = ballot.lines.get(evaluation=member)
    other = ballot.lines.get(evaluation=found.cases[0])
    assert (own.absent_subject, other.absent_subject) == (True, False)
    count = count_for(ballot, {found.ids[0]: "good", member.pk: "good"})
    assert sum(count.lines[own.pk].values()) == 6
    rows = {
        own.pk: {"excellent": 4, "good": 2, "completed": 0, "failed": 0, "blank": 0, "spoilt": 0},
        other.pk: {"excellent": 3, "good": 4, "completed": 0, "failed": 0, "blank": 0, "spoilt": 0},
    }
    for teller in found.tellers[:2]:
        enter(ballot, replace(count, lines=rows), teller)
    assert (BallotLine.objects.get(pk=own.pk).outcome, BallotLine.objects.get(pk=other.pk).outcome) == (
        "excellent",
        "good",
    )


def test_the_quorum_of_the_own_line_is_counted_without_the_subject():
    found = scene(0, members=3)
    case = make.case(found.campaign, found.members[2], unit=found.unit, stage="ballot")
    only_subject_and_one = frozenset({found.members[0].pk, found.members[2].pk})
    sitting = Sitting("Phiên", make.DAY, only_subject_and_one)
    assert refused(open_ballot, found, evaluation_ids=[case.pk], sitting=sitting) == "no_quorum"


def test_a_teller_who_is_on_the_ballot_does_not_count_it():
    found = scene(0)
    case = make.case(found.campaign, found.tellers[0].person, unit=found.unit, stage="ballot")
    ballot = open_ballot(found, evaluation_ids=[case.pk])
    assert refused(enter, ballot, count_for(ballot, {case.pk: "good"}), found.tellers[0]) == "own_ballot"


def test_somebody_who_is_no_teller_does_not_find_the_ballot():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    with pytest.raises(NotVisible):
        enter(ballot, count_for(ballot, {found.ids[0]: "good"}), found.office)


def split(ballot, **votes):
    line = ballot.lines.get()
    row = dict.fromkeys(("excellent", "good", "completed", "failed", BLANK, "spoilt"), 0) | votes
    return replace(count_for(ballot, {line.evaluation_id: "good"}), lines={line.pk: row})


def test_REG_4_no_level_above_half_goes_to_a_second_round_between_the_two_that_lead():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    for teller in found.tellers[:2]:
        enter(ballot, split(ballot, excellent=3, good=3, completed=1), teller)
    assert ballot.lines.get().outcome == ""
    second = ballot_vote_again(
        evaluation_ids=found.ids,
        sitting=SITTING,
        reason="Chưa mức nào quá nửa",
        actor=found.office,
        at=make.AT,
    )
    line = second.lines.get()
    assert (second.round, second.previous, line.choices) == (2, ballot, ["excellent", "good"])
    assert Evaluation.objects.get().stage == "ballot"
    assert refused(enter, second, split(second, completed=7), found.tellers[0]) == "count_row_missing"
    row = {"excellent": 2, "good": 5, BLANK: 0, "spoilt": 0}
    count = replace(count_for(second, {found.ids[0]: "good"}), lines={line.pk: row})
    for teller in found.tellers[:2]:
        enter(second, count, teller)
    assert second.lines.get().outcome == "good"


def test_voting_again_needs_a_reason_and_counted_lines_of_one_ballot():
    found = scene(1, stage="ballot")
    ballot = open_ballot(found)
    for teller in found.tellers[:2]:
        enter(ballot, split(ballot, excellent=7), teller)
    given = {"evaluation_ids": found.ids, "sitting": SITTING, "actor": found.office, "at": make.AT}
    assert refused(ballot_vote_again, **given, reason=" ") == "not_ready"
    second = ballot_vote_again(**given, reason="Vượt tỷ lệ của nhóm")
    assert second.lines.get().choices == []
    uncounted = scene_case(found, "decision")
    assert (
        refused(ballot_vote_again, **(given | {"evaluation_ids": [uncounted.pk]}), reason="x")
        == "not_one_ballot"
    )


def test_a_ballot_of_thirty_costs_as_many_questions_as_one_of_two():
    def cost(count):
        found = scene(count, stage="ballot")
        levels = dict.fromkeys(found.ids, "good")
        with CaptureQueriesContext(connection) as queries:
            ballot = open_ballot(found)
            figures = count_for(ballot, levels)
            for teller in found.tellers[:2]:
                enter(ballot, figures, teller)
        Evaluation.objects.update(stage="published")
        found.campaign.year = 1900 + count
        found.campaign.save()
        return len(queries)

    cost(1)
    assert cost(2) == cost(30)
