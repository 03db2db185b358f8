"""Reminds people of what the plan asks of them: before the day, on the last day, once after it; never twice (CYC-4)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from evaluations import plans
from evaluations.domain.reminders import phase_of
from evaluations.phrases.reminders import sentence
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.reminders import people_by_role
from organizations.models import User
from sonduong.kit.clock import HANOI
from sonduong.notices.services import Line, notices_send


@transaction.atomic
def reminders_send(*, at: datetime) -> int:
    """One notice to each person for all duties that share a last day and a phase: near, come, or just past.

    The cause names campaign, phase and last day, so a second run, or one that died half way, adds nothing twice.
    Returns how many lines were offered.
    """
    campaign = current_campaign()
    if campaign is None:
        return 0
    plan, today = plans.load(campaign.plan_code), at.astimezone(HANOI).date()
    falling = list(_falling_due(plan, today))
    if not falling:
        return 0
    owed = _owed(plan, falling, people_by_role(campaign, on=today))
    logins = dict(User.objects.filter(is_active=True, person__isnull=False).values_list("person_id", "pk"))
    lines = [
        Line(
            logins[person],
            f"plan:{campaign.pk}:{phase}:{last:%Y-%m-%d}",
            sentence(duties, phase, last),
            "/viec/",
        )
        for (person, phase, last), duties in sorted(owed.items(), key=lambda one: one[0])
        if person in logins
    ]
    notices_send(lines=lines, at=at)
    return len(lines)


def _owed(
    plan: plans.Plan, falling, holders: Mapping[str, frozenset[int]]
) -> dict[tuple[int, str, date], list]:
    """(person, phase, last day) → the duties, in the plan's order."""
    owed: dict[tuple[int, str, date], list] = defaultdict(list)
    for duty, phase in falling:
        people = {person for role in plan.roles_of(duty) for person in holders.get(role, frozenset())}
        for person in people:
            owed[person, phase, last_day(duty.due)].append(duty)
    return owed


def _falling_due(plan: plans.Plan, today: date):
    for duty in plan.duties.values():
        if duty.due is None:
            continue
        phase = phase_of((last_day(duty.due) - today).days, plan.remind_days_before)
        if phase:
            yield duty, phase


def last_day(due: datetime) -> date:
    """The last whole day before an exclusive instant, in Vietnam."""
    return (due - timedelta(microseconds=1)).astimezone(HANOI).date()
