"""A meeting from invitation to minutes: who may, in which order, and what is refused with which reason."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations import phrases
from evaluations.models import Attendance, Conference, ConferenceItem, ScoreSheet
from evaluations.selectors.scores import figures_of
from evaluations.services.conferences import attendance_record, conference_open
from evaluations.services.paper_scores import PaperTotals, paper_totals_record
from evaluations.services.score_sheets import Sheet, means_open, score_sheets_save, score_sheets_submit
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.notices.models import Notice
from tests.evaluations.conferences import steps
from tests.evaluations.conferences.conftest import GOOD
from tests.factories import AT

pytestmark = pytest.mark.django_db


def refused(call) -> str:
    """The code of the refusal; its words must exist."""
    with pytest.raises(DomainError) as caught:
        call()
    assert phrases.refusal(caught.value)
    return caught.value.code


def test_an_invitation_freezes_the_roll_and_tells_the_members(office):
    conference = conference_open(
        kind="collective",
        collective_id=office.peers.pk,
        evaluation_ids=[office.cases["member"].pk],
        held_at=AT,
        place="  Phòng  họp ",
        agenda="Nhận xét",
        actor=office.clerk,
        at=AT,
    )

    roll = Attendance.objects.filter(conference=conference)
    assert {row.person_id for row in roll} == {
        office.people[name].pk for name in ("chair", "deputy", "member")
    }
    assert not any(row.is_present for row in roll)
    assert (conference.chair_id, conference.place) == (office.people["chair"].pk, "Phòng họp")
    assert {n.recipient for n in Notice.objects.all()} == {office.chair, office.deputy, office.member}
    assert [entry.act for entry in story_of(office.cases["member"])] == ["conference.open"]


def test_the_deputy_presides_when_the_chair_is_the_only_subject(office):
    conference = steps.opened(office, "chair", present=("deputy", "member"))

    assert conference.chair_id == office.people["deputy"].pk
    steps.scored(office, "chair", "deputy", "member")
    row = steps.proposed(office, "chair", "deputy")
    assert (row.rating, row.present) == ("good", 2)


def test_nobody_acts_on_the_own_case(office):
    steps.opened(office, "chair", "member")
    sheet = Sheet(office.cases["chair"].pk, GOOD)

    assert (
        refused(lambda: score_sheets_save(voice="collective", sheets=[sheet], actor=office.chair, at=AT))
        == "own_case"
    )
    assert refused(lambda: steps.proposed(office, "chair", "chair")) == "own_case"


def test_a_stranger_learns_nothing_and_a_member_cannot_invite(office):
    conference = steps.opened(office, "member")
    with pytest.raises(NotVisible):
        attendance_record(conference_id=conference.pk, present_ids=[], actor=office.stranger, at=AT)

    code = refused(
        lambda: conference_open(
            kind="collective",
            collective_id=office.peers.pk,
            evaluation_ids=[office.cases["deputy"].pk],
            held_at=AT,
            place="",
            agenda="",
            actor=office.member,
            at=AT,
        )
    )
    assert code == "not_your_role"


def test_a_case_is_invited_at_its_step_and_once(office):
    steps.opened(office, "member")
    assert refused(lambda: steps.opened(office, "member")) == "already_invited"

    case = office.cases["deputy"]
    case.stage = "subordinates"
    case.save()
    assert refused(lambda: steps.opened(office, "deputy")) == "no_such_step"


def test_points_above_the_maximum_are_refused_with_the_criterion_named(office):
    steps.opened(office, "member")
    sheet = Sheet(office.cases["member"].pk, GOOD | {"II.1.1": "50,25"})
    with pytest.raises(DomainError) as caught:
        score_sheets_save(voice="collective", sheets=[sheet], actor=office.chair, at=AT)

    assert phrases.refusal(caught.value) == (
        "Phiếu chấm Nông Văn Cường chưa đúng: “Chất lượng” cao hơn điểm tối đa (50 điểm) (Mẫu 06, Quy định 11-QĐ/HU)."
    )
    assert ScoreSheet.objects.count() == 0


@pytest.mark.parametrize(
    ("raw", "problem"), [("3,3", "wrong_step"), ("ba", "not_a_number"), ("-1", "negative")]
)
def test_points_of_a_wrong_kind_are_refused(office, raw, problem):
    steps.opened(office, "member")
    sheet = Sheet(office.cases["member"].pk, GOOD | {"I.1.1": raw})
    with pytest.raises(DomainError) as caught:
        score_sheets_save(voice="collective", sheets=[sheet], actor=office.chair, at=AT)

    assert caught.value.params["problems"] == [("Chấp hành chủ trương", problem, "30")]


def test_a_sheet_is_sent_complete_and_once(office):
    steps.opened(office, "member")
    pk = office.cases["member"].pk
    partial = [Sheet(pk, GOOD | {"II.1.1": ""})]
    score_sheets_save(voice="collective", sheets=partial, actor=office.chair, at=AT)

    def submit(*sheets):
        return score_sheets_submit(voice="collective", sheets=sheets, actor=office.chair, at=AT)

    assert refused(lambda: submit(Sheet(pk))) == "sheet_incomplete"
    assert refused(lambda: submit(Sheet(pk, GOOD | {"I.1.2": None}))) == "sheet_needs_reason"
    row = submit(Sheet(pk, GOOD | {"I.1.2": None}, {"I.1.2": "Không thuộc diện kê khai"}))[0]
    assert row.total == Decimal("89.38")
    assert refused(lambda: submit(Sheet(pk, GOOD))) == "sheet_sent"


def test_only_those_who_are_present_score(office):
    steps.opened(office, "member", present=("chair",))
    assert refused(lambda: steps.scored(office, "member", "deputy")) == "not_present"
    assert refused(lambda: steps.scored(office, "member", "boss")) == "not_your_role"


def test_means_open_when_the_last_of_those_present_has_sent(office):
    conference = steps.opened(office, "member")
    steps.scored(office, "member", "chair")
    item = ConferenceItem.objects.get(conference=conference)
    assert item.means_opened_at is None
    assert figures_of([office.cases["member"]])[office.cases["member"].pk].collective is None

    steps.scored(office, "member", "deputy", points=GOOD | {"II.1.1": "40"})

    item.refresh_from_db()
    assert item.means_opened_at == AT
    mean = figures_of([office.cases["member"]])[office.cases["member"].pk].collective
    assert (mean.sheets, mean.mean, mean.lowest, mean.highest) == (
        2,
        Decimal("87.50"),
        Decimal("85.50"),
        Decimal("89.50"),
    )


def test_the_chair_may_end_the_scoring_with_one_sheet_but_not_with_none(office):
    conference = steps.opened(office, "member")
    case = office.cases["member"]

    def end():
        means_open(conference_id=conference.pk, evaluation_ids=[case.pk], actor=office.chair, at=AT)

    assert refused(end) == "no_sheet"
    steps.scored(office, "member", "chair")
    end()
    assert figures_of([case])[case.pk].collective.is_single
    assert refused(lambda: steps.scored(office, "member", "deputy")) == "scoring_closed"
    assert refused(end) == "means_already_open"


def test_no_figure_of_a_sheet_enters_the_audit_trail(office):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair")

    entry = story_of(office.cases["member"]).get(act="score_sheet.submit")
    assert set(entry.data) == {"voice", "conference", "fingerprint", "means_opened"}
    assert len(entry.data["fingerprint"]) == 64


def test_a_meeting_on_the_screen_takes_no_paper_count(office):
    conference = steps.opened(office, "member")
    row = PaperTotals(office.cases["member"].pk, 2, 2, 2, "88", "88", "88")
    code = refused(
        lambda: paper_totals_record(conference_id=conference.pk, totals=[row], actor=office.clerk, at=AT)
    )
    assert code == "not_on_paper"


def test_somebody_who_has_sent_cannot_be_marked_absent_and_the_chair_must_be_there(office):
    conference = steps.opened(office, "member")
    steps.scored(office, "member", "deputy")
    chair, deputy = office.people["chair"].pk, office.people["deputy"].pk

    def attend(*people, chair_id=None):
        attendance_record(
            conference_id=conference.pk, present_ids=people, actor=office.clerk, at=AT, chair_id=chair_id
        )

    assert refused(lambda: attend(chair)) == "present_has_scored"
    assert refused(lambda: attend(deputy)) == "chair_absent"
    assert refused(lambda: attend(chair, deputy, office.people["boss"].pk)) == "not_on_roll"
    attend(deputy, chair_id=deputy)
    assert Conference.objects.get().chair_id == deputy


def test_one_and_two_sheets_cost_the_same_queries(office):
    steps.opened(office, "deputy", "member")
    counts = []
    for subjects in (["member"], ["member", "deputy"]):
        sheets = [Sheet(office.cases[name].pk, GOOD) for name in subjects]
        with CaptureQueriesContext(connection) as queries:
            score_sheets_save(voice="collective", sheets=sheets, actor=office.chair, at=AT)
        counts.append(len(queries))
        ScoreSheet.objects.all().delete()
    assert counts[0] == counts[1]
