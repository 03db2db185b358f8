"""What the party side owes: cells whose members wait for the meeting, boards whose members wait for a decision."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import Kind
from evaluations.models import Evaluation

BEFORE_MEETING = (Stage.SELF_REVIEW.value, Stage.CELL_MEETING.value)


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
    """One card for each cell of a secretary, and for each organisation whose committee this person leads. One query."""
    me = permissions.standing_of(user, on=on)
    cells, led = me.organizations("cell_secretary"), [pk for pk in me.seats if me.leads(pk)]
    if not cells and not led:
        return
    meeting = Q(cell__in=cells, stage__in=BEFORE_MEETING)
    decision = Q(decider__in=led, stage=Stage.DECISION.value)
    rows = Evaluation.objects.filter(meeting | decision, campaign=campaign, kind=Kind.MEMBER).order_by()
    waiting: Counter[tuple[str, str, int | None]] = Counter()
    places = ("cell__name", "cell_id", "grassroots__name", "grassroots_id")
    for row in rows.values("stage", *places).annotate(n=Count("pk")):
        code, place = (
            ("cell_meeting", "cell") if row["stage"] in BEFORE_MEETING else ("member_decision", "grassroots")
        )
        waiting[code, row[f"{place}__name"], row[f"{place}_id"]] += row["n"]
    for (code, place, pk), number in sorted(waiting.items()):
        yield PartyTask(code, pk, place, number, plan.due(code))
