"""Who holds which role, for reminders: the register's roles, and those that a case gives while something is still owed."""

from collections import defaultdict
from datetime import date

from evaluations.domain.process import Stage
from evaluations.enums import Kind
from evaluations.models import Campaign, Evaluation, FeedbackRoll
from organizations.models import Seat
from organizations.permissions import places_on


def people_by_role(campaign: Campaign, *, on: date) -> dict[str, frozenset[int]]:
    """Role code → ids of the people to be reminded. A cadre only while the review is not submitted, a subordinate only
    while the sheet is not sent, members of a collective and of the superior only while a case waits there.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for (_, _, role), people in places_on(on).items():
        found[role] |= people
    open_cases = Evaluation.objects.filter(campaign=campaign, kind=Kind.CADRE)
    writing = open_cases.filter(stage=Stage.SELF_REVIEW.value, person__isnull=False)
    found["cadre"] = set(writing.values_list("person_id", flat=True))
    asked = FeedbackRoll.objects.filter(
        has_answered=False,
        round__closed_at=None,
        round__evaluation__campaign=campaign,
        round__evaluation__stage=Stage.SUBORDINATES.value,
    )
    found["subordinate"] = set(asked.exclude(round__invited_at=None).values_list("person_id", flat=True))
    waiting = {
        "collective_member": open_cases.filter(stage=Stage.COLLECTIVE.value).values("collective_id"),
        "direct_superior": open_cases.filter(stage=Stage.SUPERIOR.value).values("superior_collective_id"),
    }
    for role, collectives in waiting.items():
        found[role] = set(
            Seat.objects.on(on).filter(collective__in=collectives).values_list("person_id", flat=True)
        )
    seats = Seat.objects.on(on).filter(collective_id=campaign.authority_id)
    found["standing_member"] = set(seats.values_list("person_id", flat=True))
    return {role: frozenset(people) for role, people in found.items()}
