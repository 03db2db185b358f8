"""What the party side owes: cells whose members wait for the meeting, boards whose members wait for a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import Kind
from evaluations.models import Evaluation


@dataclass(frozen=True, slots=True)
class PartyTask:
    """One place with `count` subjects waiting. `code`: key of phrases.worklist.PARTY_DUTIES; `due` is exclusive.

    `place_id` None: the page lists the subjects itself.
    """

    code: str
    place_id: int | None
    place: str
    count: int
    due: datetime | None


def party_tasks(user, campaign, plan, *, on: date) -> Iterator[PartyTask]:
    """One card for each cell of a secretary, and for each organisation whose committee this person leads."""
    me = permissions.standing_of(user, on=on)
    if cells := me.organizations("cell_secretary"):
        waiting = [Stage.SELF_REVIEW.value, Stage.CELL_MEETING.value]
        yield from _tasks(campaign, plan, "cell_meeting", "cell", {"cell__in": cells, "stage__in": waiting})
    if led := [pk for pk in me.seats if me.leads(pk)]:
        ready = {"decider__in": led, "stage": Stage.DECISION.value}
        yield from _tasks(campaign, plan, "member_decision", "grassroots", ready)


def _tasks(campaign, plan, code: str, place: str, conditions: dict) -> Iterator[PartyTask]:
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.MEMBER, **conditions).order_by()
    counted = rows.values(f"{place}_id", f"{place}__name").annotate(n=Count("pk")).order_by(f"{place}__name")
    for row in counted:
        yield PartyTask(code, row[f"{place}_id"], row[f"{place}__name"], row["n"], plan.due(code))
