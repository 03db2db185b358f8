"""Proposals (Mẫu 03): caps with their clause, votes that add up, reasons for gaps, what stands beside what."""

from decimal import Decimal

import pytest

from evaluations import phrases
from evaluations.models import Evaluation, Proposal, ScoreSheet
from evaluations.selectors.scores import figures_of
from evaluations.services.conferences import conference_close
from evaluations.services.evidence import evidence_add
from evaluations.services.hand_overs import files_return
from evaluations.services.paper_scores import PaperTotals, paper_totals_record
from sonduong.kit.errors import DomainError
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
