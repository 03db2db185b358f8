"""The figures of Mẫu 03, 07 and 08: sums, means, numbered sheets that name nobody."""

from decimal import Decimal

import pytest

from evaluations.models import Evaluation, ScoreSheet
from evaluations.selectors import score_papers
from evaluations.services.score_sheets import Sheet, score_sheets_submit
from tests.evaluations.conferences import steps
from tests.evaluations.conferences.conftest import GOOD
from tests.factories import AT

pytestmark = pytest.mark.django_db
LOWER = GOOD | {"I.1.2": None, "II.1.1": "35"}


def fresh(office, subject="member") -> Evaluation:
    return Evaluation.objects.select_related("campaign", "criteria_set", "person").get(
        pk=office.cases[subject].pk
    )


@pytest.fixture
def judged(office):
    """The member's own sheet, and two sheets of the peers of which one leaves a criterion out."""
    ScoreSheet.objects.create(
        evaluation=office.cases["member"],
        voice="self",
        scorer=office.people["member"],
        scores=GOOD,
        total=Decimal("89.50"),
        saved_at=AT,
        submitted_at=AT,
    )
    steps.opened(office, "member")
    steps.scored(office, "member", "chair")
    sheet = Sheet(office.cases["member"].pk, LOWER, {"I.1.2": "Không thuộc diện"})
    score_sheets_submit(voice="collective", sheets=[sheet], actor=office.deputy, at=AT)
    return office


def test_mau_07_has_numbered_columns_sums_and_means(judged):
    paper = score_papers.mean_paper(fresh(judged), "collective")

    assert (paper.issued, paper.collected, paper.valid, paper.invalid) == (2, 2, 2, 0)
    assert paper.totals == (Decimal("89.50"), Decimal("78.13"))
    assert (paper.mean.mean, paper.own_total) == (Decimal("83.82"), Decimal("89.50"))
    rows = {row.key: (row.scores, row.sum, row.mean) for row in paper.rows}
    assert rows["I.1.2"] == ((Decimal(18), None), Decimal(18), Decimal("18.00"))
    assert rows["I"] == ((Decimal("45.5"), Decimal("27.5")), Decimal("73.0"), Decimal("36.50"))
    assert [row.depth for row in paper.rows] == [0, 1, 2, 2, 0, 1, 2]


def test_mau_08_combines_the_meetings_without_the_own_score(judged):
    case = fresh(judged)
    row = score_papers.combined_rows([case])[0]
    assert (row.figures.overall, row.level, row.note) == (Decimal("83.82"), None, "")
    Evaluation.objects.filter(pk=case.pk).update(is_scored=False)
    assert score_papers.combined_rows([fresh(judged)]) == []


def test_mau_03_carries_votes_with_percent_caps_and_meeting(judged):
    judged.place.recorded_ratings.update(rating="good")
    steps.proposed(
        judged, "member", "chair", votes={"good": 1, "completed": 1}, gap_reason="Hội nghị chấm chặt hơn."
    )
    paper = score_papers.proposal_paper(fresh(judged), "collective")

    assert [(str(level), n, str(share)) for level, n, share in paper.votes] == [
        ("excellent", 0, "0.00"),
        ("good", 1, "50.00"),
        ("completed", 1, "50.00"),
        ("failed", 0, "0.00"),
    ]
    assert [cap.code for cap in paper.caps] == ["unit"]
    assert (paper.meeting.present, paper.meeting.entitled, paper.meeting.chair) == (2, 2, "Lương Văn An")
    assert score_papers.proposal_paper(fresh(judged), "superior") is None
