"""A meeting from invitation to minutes: who may, in which order, and what is refused with which reason."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations import phrases
from evaluations.models import Attendance, Conference, ConferenceItem, Evaluation, Proposal, ScoreSheet
from evaluations.selectors.scores import figures_of
from evaluations.services.conferences import attendance_record, conference_close, conference_open
from evaluations.services.evidence import evidence_add
from evaluations.services.hand_overs import files_return
from evaluations.services.paper_scores import PaperTotals, paper_totals_record
from evaluations.services.score_sheets import Sheet, means_open, score_sheets_save, score_sheets_submit
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.notices.models import Notice
from tests.evaluations.conferences import steps
from tests.evaluations.conferences.conftest import GOOD
from tests.factories import AT, recorded

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


def test_a_proposal_waits_for_the_means_of_a_scored_title(office):
    steps.opened(office, "member")
    assert refused(lambda: steps.proposed(office, "member", "chair")) == "means_not_open"


def test_a_proposal_above_a_cap_is_refused_with_the_clause(office):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    office.place.recorded_ratings.update(rating="good")
    with pytest.raises(DomainError) as caught:
        steps.proposed(office, "member", "chair", rating="excellent")

    words = phrases.refusal(caught.value)
    assert caught.value.code == "above_cap"
    assert "Phòng Tài chính - Kế hoạch" in words
    assert "3.3.2.3" in words
    assert Proposal.objects.count() == 0


def test_a_missing_source_makes_a_proposal_provisional(office):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    office.place.recorded_ratings.all().delete()
    office.peers.recorded_ratings.all().delete()

    assert steps.proposed(office, "member", "chair", rating="excellent").is_provisional is True
    recorded(office.place, "excellent")
    recorded(office.peers, "excellent")
    assert steps.proposed(office, "member", "chair", rating="excellent").is_provisional is False


def test_a_newer_proposal_stands_beside_the_former(office):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    first = steps.proposed(office, "member", "chair", rating="good")
    second = steps.proposed(office, "member", "chair", rating="completed")

    first.refresh_from_db()
    assert (first.superseded_at, second.superseded_at) == (AT, None)
    assert (second.mean_score, second.sheets) == (Decimal("89.50"), 2)


@pytest.mark.parametrize(
    ("votes", "code"),
    [({"good": 3}, "votes_wrong"), ({"good": 1}, "votes_wrong"), ({"good": 3, "blank": -1}, "votes_wrong")],
)
def test_votes_must_add_up_to_those_present_without_the_subject(office, votes, code):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    assert refused(lambda: steps.proposed(office, "member", "chair", votes=votes)) == code


def test_a_level_without_most_votes_needs_a_reason(office):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    votes = {"good": 2}
    assert (
        refused(lambda: steps.proposed(office, "member", "chair", "completed", votes=votes))
        == "votes_need_reason"
    )
    row = steps.proposed(office, "member", "chair", "completed", votes=votes, gap_reason="Còn việc quá hạn.")
    assert row.rating == "completed"


def test_a_large_gap_to_the_own_score_needs_a_reason(office):
    case = office.cases["member"]
    ScoreSheet.objects.create(
        evaluation=case,
        voice="self",
        scorer=office.people["member"],
        total=Decimal("94.50"),
        saved_at=AT,
        submitted_at=AT,
    )
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    assert refused(lambda: steps.proposed(office, "member", "chair")) == "gap_needs_reason"
    assert steps.proposed(office, "member", "chair", gap_reason="Hội nghị chấm chặt hơn.").gap_reason


def test_two_thirds_of_the_roll_must_be_there(office):
    steps.opened(office, "member", present=("chair", "member"))
    steps.scored(office, "member", "chair")
    code = refused(lambda: steps.proposed(office, "member", "chair", votes={"good": 1}))
    assert code == "no_quorum"


def test_a_meeting_closes_with_minutes_and_a_proposal_for_everybody(office):
    conference = steps.opened(office, "member")

    def close(minutes):
        return conference_close(conference_id=conference.pk, minutes=minutes, actor=office.clerk, at=AT)

    assert refused(lambda: close(" ")) == "minutes_missing"
    assert refused(lambda: close("Đã họp.")) == "not_all_proposed"
    steps.scored(office, "member", "chair", "deputy")
    steps.proposed(office, "member", "chair")
    assert close("Đã họp.").closed_at == AT
    assert refused(lambda: close("Lần nữa.")) == "conference_closed"
    assert refused(lambda: steps.proposed(office, "member", "chair")) == "no_open_conference"


def test_a_meeting_on_paper_enters_its_count_and_the_office_records_the_proposal(office):
    conference = steps.opened(office, "member", is_on_paper=True)
    pk = office.cases["member"].pk
    assert refused(lambda: steps.scored(office, "member", "chair")) == "scored_on_paper"

    def totals(*figures):
        row = PaperTotals(pk, *figures)
        paper_totals_record(conference_id=conference.pk, totals=[row], actor=office.clerk, at=AT)

    assert refused(lambda: totals(2, 2, 2, "88", "86", "90")) == "scan_missing"
    evidence_add(
        evaluation_id=pk,
        purpose="collective",
        name="phieu.pdf",
        content=b"%PDF-1.4\n%%EOF\n",
        actor=office.clerk,
        at=AT,
    )
    assert refused(lambda: totals(3, 3, 3, "80", "70", "90")) == "paper_counts_wrong"
    assert refused(lambda: totals(2, 2, 2, "95", "70", "90")) == "paper_points_wrong"
    totals(2, 2, 2, "88,25", "86,5", "90")
    mean = figures_of([office.cases["member"]])[pk].collective
    assert (mean.sheets, mean.mean) == (2, Decimal("88.25"))
    assert steps.proposed(office, "member", "clerk").mean_score == Decimal("88.25")


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


def test_whoever_presides_in_the_chairs_place_records_the_proposal(office):
    conference = steps.opened(office, "member", present=("deputy", "member"))
    assert conference.chair_id == office.people["deputy"].pk
    steps.scored(office, "member", "deputy")
    assert refused(lambda: steps.proposed(office, "member", "deputy", votes={"good": 1})) == "no_quorum"


def test_E48_a_title_that_is_not_scored_gets_a_proposal_without_sheets(office):
    Evaluation.objects.update(is_scored=False)
    steps.opened(office, "member")
    assert refused(lambda: steps.scored(office, "member", "chair")) == "not_scored"
    row = steps.proposed(office, "member", "chair")
    assert (row.mean_score, row.sheets, row.present) == (None, 0, 2)


def test_E43_the_combination_is_the_mean_of_both_meetings_and_leaves_the_own_score_out(office):
    case = office.cases["member"]
    ScoreSheet.objects.create(
        evaluation=case,
        voice="self",
        scorer=office.people["member"],
        total=Decimal(90),
        saved_at=AT,
        submitted_at=AT,
    )
    steps.at_superior(office)
    steps.superior_meeting(office, "member")
    steps.scored(office, "member", "boss", "second", voice="superior", points=GOOD | {"II.1.1": "40"})
    found = figures_of([case])[case.pk]
    assert (found.collective.mean, found.superior.mean) == (Decimal("89.50"), Decimal("85.50"))
    assert found.overall == Decimal("87.50")


def test_E46_the_meeting_may_propose_against_the_score_with_a_reason(office):
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy", points={"I.1.1": "30", "I.1.2": "20", "II.1.1": "50"})
    row = steps.proposed(office, "member", "chair", "completed", votes={"completed": 2})
    assert (row.mean_score, row.rating) == (Decimal("100.00"), "completed")


def test_a_returned_file_is_discussed_at_a_new_meeting_beside_the_former(office):
    steps.at_superior(office)
    pk = office.cases["member"].pk
    files_return(reasons={pk: "Chưa rõ khuyết điểm"}, actor=office.upper_clerk, at=AT)
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy", points=GOOD | {"II.1.1": "30"})
    steps.proposed(office, "member", "chair", "completed")
    assert ScoreSheet.objects.filter(evaluation=pk, voice="collective").count() == 4
    assert figures_of([office.cases["member"]])[pk].collective.mean == Decimal("75.50")
    kept = Proposal.objects.filter(evaluation=pk).order_by("pk").values_list("rating", "superseded_at")
    assert list(kept) == [("good", AT), ("completed", None)]


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
