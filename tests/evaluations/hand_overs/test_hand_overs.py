"""Files between offices: sent, acknowledged, returned; what keeps one back is said; bulk costs no more queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations import phrases
from evaluations.models import Evaluation, HandOver
from evaluations.selectors import hand_overs
from evaluations.services.conferences import conference_close
from evaluations.services.hand_overs import files_receive, files_return, files_send
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.conferences import steps
from tests.factories import AT, DAY

pytestmark = pytest.mark.django_db


def refused(call) -> DomainError:
    with pytest.raises(DomainError) as caught:
        call()
    assert phrases.refusal(caught.value)
    return caught.value


def stage(office, subject="member") -> str:
    return Evaluation.objects.get(pk=office.cases[subject].pk).stage


def ready(office, *subjects):
    """Proposed by the peers and closed, not yet sent."""
    conference = steps.opened(office, *subjects)
    for subject in subjects:
        judges = [name for name in ("chair", "deputy", "member") if name != subject]
        steps.scored(office, subject, *judges)
        steps.proposed(office, subject, "deputy" if subject == "chair" else "chair")
    steps.closed(office, conference)


def test_a_file_goes_on_only_after_the_meeting_has_proposed_and_closed(office):
    pk = office.cases["member"].pk
    wrong = refused(lambda: files_send(evaluation_ids=[pk], actor=office.clerk, at=AT))
    assert (wrong.code, wrong.params["missing"]) == (
        "not_ready",
        ("conference_closed", "collective_proposed"),
    )

    ready(office, "member")
    files_send(evaluation_ids=[pk], actor=office.clerk, at=AT, note="Kèm 5 tài liệu")
    assert stage(office) == "superior"
    row = HandOver.objects.get()
    assert (row.leg, row.sent_by, row.note, row.received_at) == (
        "to_superior",
        office.clerk,
        "Kèm 5 tài liệu",
        None,
    )


def test_the_chair_does_not_send_files(office):
    ready(office, "member")
    pk = office.cases["member"].pk
    assert refused(lambda: files_send(evaluation_ids=[pk], actor=office.chair, at=AT)).code == "not_your_role"
    assert stage(office) == "collective"


def test_an_officer_who_is_the_cadre_does_not_send_the_own_file(office):
    ready(office, "member")
    make.Assignment.objects.create(
        person=office.people["member"], role="unit_office", unit=office.place, starts_on=make.SINCE
    )
    pk = office.cases["member"].pk
    assert refused(lambda: files_send(evaluation_ids=[pk], actor=office.member, at=AT)).code == "own_case"
    assert stage(office) == "collective"


def test_the_superior_meets_only_about_files_that_were_acknowledged(office):
    ready(office, "member")
    pk = office.cases["member"].pk
    files_send(evaluation_ids=[pk], actor=office.clerk, at=AT)
    assert refused(lambda: steps.superior_meeting(office, "member")).code == "file_not_received"

    files_receive(evaluation_ids=[pk], actor=office.upper_clerk, at=AT)
    assert (
        refused(lambda: files_receive(evaluation_ids=[pk], actor=office.upper_clerk, at=AT)).code
        == "file_received"
    )
    steps.superior_meeting(office, "member")


def test_a_file_comes_back_with_a_reason_and_goes_again(office):
    ready(office, "member")
    pk = office.cases["member"].pk
    files_send(evaluation_ids=[pk], actor=office.clerk, at=AT)
    assert (
        refused(lambda: files_return(reasons={pk: " "}, actor=office.upper_clerk, at=AT)).code == "not_ready"
    )

    files_return(reasons={pk: "Thiếu biên bản"}, actor=office.upper_clerk, at=AT)
    assert (stage(office), HandOver.objects.get().return_reason) == ("collective", "Thiếu biên bản")
    told = Notice.objects.filter(cause__startswith="hand_over/")
    assert set(told.values_list("recipient__person__user", "title")) == {
        (office.upper_clerk.pk, "1 hồ sơ cán bộ gửi đến, chờ nhận"),
        (office.clerk.pk, "1 hồ sơ cán bộ bị trả lại kèm lý do"),
    }
    files_send(evaluation_ids=[pk], actor=office.clerk, at=AT)
    assert stage(office) == "superior"
    assert pk not in hand_overs.received(Evaluation.objects.filter(pk=pk))
    assert [e.act for e in story_of(office.cases["member"])][-3:] == [
        "case.send_to_superior",
        "case.return",
        "case.send_to_superior",
    ]


def test_the_whole_way_with_a_superior_ends_at_the_org_office(office):
    steps.at_superior(office)
    pk = office.cases["member"].pk
    conference = steps.superior_meeting(office, "member")
    steps.scored(office, "member", "boss", "second", voice="superior")
    steps.proposed(office, "member", "boss", voice="superior")
    wrong = refused(lambda: files_send(evaluation_ids=[pk], actor=office.upper_clerk, at=AT))
    assert wrong.params["missing"] == ("superior_proposed",)

    conference_close(conference_id=conference.pk, minutes="Đã họp.", actor=office.upper_clerk, at=AT)
    files_send(evaluation_ids=[pk], actor=office.upper_clerk, at=AT)
    assert stage(office) == "appraisal"
    assert (
        refused(lambda: files_receive(evaluation_ids=[pk], actor=office.upper_clerk, at=AT)).code
        == "not_your_role"
    )
    files_receive(evaluation_ids=[pk], actor=office.org, at=AT)
    files_return(reasons={pk: "Chưa có chữ ký"}, actor=office.org, at=AT)
    assert stage(office) == "superior"
    assert hand_overs.received(Evaluation.objects.filter(pk=pk)) == {pk}


def test_without_a_direct_superior_the_file_goes_to_the_authority(office):
    Evaluation.objects.update(superior_collective=None)
    ready(office, "member")
    pk = office.cases["member"].pk
    files_send(evaluation_ids=[pk], actor=office.clerk, at=AT)
    assert stage(office) == "appraisal"
    files_receive(evaluation_ids=[pk], actor=office.org, at=AT)
    files_return(reasons={pk: "Thiếu Mẫu 07"}, actor=office.org, at=AT)
    assert stage(office) == "collective"


def test_each_office_sees_its_own_desk(office):
    ready(office, "member", "deputy")
    files_send(evaluation_ids=[office.cases["member"].pk], actor=office.clerk, at=AT)

    mine = hand_overs.desk(office.clerk, on=DAY)
    assert [row.case.name for row in mine.to_send] == ["Ma Thị Bình", "Lương Văn An"]
    assert [row.missing for row in mine.to_send] == [(), ("conference_closed", "collective_proposed")]
    assert [row.case.name for row in mine.under_way] == ["Nông Văn Cường"]
    theirs = hand_overs.desk(office.upper_clerk, on=DAY)
    assert [row.case.name for row in theirs.arriving] == ["Nông Văn Cường"]
    assert hand_overs.desk(office.stranger, on=DAY) == hand_overs.Desk([], [], [], [])


def test_one_and_two_files_sent_cost_the_same_queries(office):
    ready(office, "chair", "deputy", "member")
    counts = []
    for names in (["chair"], ["deputy", "member"]):
        with CaptureQueriesContext(connection) as queries:
            files_send(evaluation_ids=[office.cases[name].pk for name in names], actor=office.clerk, at=AT)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_desk_with_one_and_with_three_files_costs_the_same_queries(office):
    counts = []
    for hidden in (["deputy", "member"], []):
        Evaluation.objects.update(stage="collective")
        Evaluation.objects.filter(pk__in=[office.cases[name].pk for name in hidden]).update(
            stage="self_review"
        )
        with CaptureQueriesContext(connection) as queries:
            desk = hand_overs.desk(office.clerk, on=DAY)
        counts.append((len(desk.to_send), len(queries)))
    assert [rows for rows, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]
