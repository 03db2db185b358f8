"""A level against the score's band is legal and wants a reason, only where the regulation has bands (E46, E47)."""

from decimal import Decimal

import pytest

from evaluations.services.score_bands import refuse_against_band
from sonduong.kit.errors import DomainError
from tests import factories as make
from tests.evaluations.decisions.test_override import counted, decide

pytestmark = pytest.mark.django_db


def scored(regulation):
    """One scored cadre, voted good, whose colleagues gave 92 points on paper."""
    found, levels = counted(0, 1, regulation)
    case = found.cases[0]
    case.is_scored = True
    case.save(update_fields=["is_scored"])
    meeting = found.campaign.conferences.create(
        kind="collective",
        collective=found.collective,
        held_at=make.AT,
        chair=found.members[0],
        is_on_paper=True,
        opened_by=found.office,
        opened_at=make.AT,
    )
    totals = {"issued": 5, "collected": 5, "valid": 5, "mean": "92", "lowest": "90", "highest": "95"}
    meeting.items.create(evaluation=case, means_opened_at=make.AT, paper_totals=totals)
    return found, levels


def test_E46_score_says_excellent_and_vote_says_good_the_decision_wants_a_reason():
    found, levels = scored("qd366-2025")
    with pytest.raises(DomainError) as error:
        decide(found, levels)
    assert (error.value.code, error.value.params["points"], error.value.params["band"]) == (
        "score_needs_reason",
        Decimal("92.00"),
        "excellent",
    )


def test_E46_where_the_regulation_has_no_bands_nothing_is_asked():
    found, levels = scored("kh16-2020")
    assert [row.rating for row in decide(found, levels)] == ["good"]


@pytest.mark.parametrize(("points", "level"), [("90", "excellent"), ("89.99", "good"), ("50", "completed")])
def test_E47_a_level_of_its_own_band_needs_no_word(points, level):
    case = make.case(make.campaign(regulation_code="qd366-2025"))
    refuse_against_band(case, level, Decimal(points), at="proposal")
    with pytest.raises(DomainError):
        refuse_against_band(case, "failed", Decimal(points), at="proposal")
