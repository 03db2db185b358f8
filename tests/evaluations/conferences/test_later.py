"""What happens after an invitation or a proposal: another hour; a provisional proposal settles when its source is rated."""

from datetime import timedelta

import pytest

from evaluations import phrases
from evaluations.models import Evaluation, Proposal
from evaluations.selectors.proposal_checks import Standing, checks_of
from evaluations.services.conferences import conference_open, conference_reschedule
from sonduong.kit.errors import DomainError
from sonduong.notices.models import Notice
from tests.evaluations.conferences import steps
from tests.factories import AT, recorded

pytestmark = pytest.mark.django_db


def test_another_hour_is_told_again_until_attendance_is_taken(office):
    conference = conference_open(
        kind="collective",
        collective_id=office.peers.pk,
        evaluation_ids=[office.cases["member"].pk],
        held_at=AT,
        place="A",
        agenda="",
        actor=office.clerk,
        at=AT,
    )
    later = AT + timedelta(days=1)
    conference_reschedule(
        conference_id=conference.pk, held_at=later, place="B", agenda="Mới", actor=office.clerk, at=AT
    )
    titles = set(Notice.objects.filter(recipient=office.chair).values_list("title", flat=True))
    assert titles == {
        "Mời họp 09:00 ngày 15/12/2020: hội nghị tập thể lãnh đạo cùng cấp",
        "Đổi giờ họp, nay là 09:00 ngày 16/12/2020: hội nghị tập thể lãnh đạo cùng cấp",
    }
    conference.delete()
    begun = steps.opened(office, "deputy")
    with pytest.raises(DomainError) as caught:
        conference_reschedule(
            conference_id=begun.pk, held_at=later, place="", agenda="", actor=office.clerk, at=AT
        )
    assert caught.value.code == "meeting_begun"
    assert phrases.refusal(caught.value)


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        ("excellent", Standing.HOLDS),
        ("good", Standing.BROKEN),
        ("not_rated", Standing.HOLDS),
        (None, Standing.PROVISIONAL),
    ],
)
def test_E13_a_provisional_proposal_settles_when_its_source_is_rated(office, later, standing):
    office.place.recorded_ratings.all().delete()
    office.peers.recorded_ratings.all().delete()
    steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    row = steps.proposed(office, "member", "chair", rating="excellent")
    assert row.is_provisional
    if later:
        recorded(office.place, later)
        recorded(office.peers, "excellent")
    case = Evaluation.objects.select_related("campaign", "person").get(pk=office.cases["member"].pk)
    check = checks_of([case], {case.pk: Proposal.objects.get()})[case.pk]
    assert check.standing == standing
    assert bool(check.reasons) is (standing != Standing.HOLDS)
