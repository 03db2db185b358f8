"""Ballots as somebody may see them: the roll, the lines by quota group, what two tellers entered, the outcome."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from evaluations import regulations
from evaluations.domain import balloting, votes
from evaluations.domain.regulation import Regulation
from evaluations.enums import BallotState, RatingChoice
from evaluations.models import Ballot, BallotLine, Campaign, TellerCount
from organizations.models import Seat

LEVELS = tuple(value for value, _ in RatingChoice.choices if value != RatingChoice.NOT_RATED)
COLUMNS = (*LEVELS, votes.BLANK, votes.SPOILT)
WORDS = {
    "excellent": "HTXSNV",
    "good": "HTTNV",
    "completed": "HTNV",
    "failed": "KHTNV",
    votes.BLANK: "Trắng",
    votes.SPOILT: "Hỏng",
}
SEAT_ORDER = {"chair": 0, "deputy": 1, "member": 2}


def roll_of(campaign: Campaign, *, on: date, present: Collection[int] | None = None) -> list[dict[str, Any]]:
    """The authority's seats on that day as a roll to freeze; `present` None = everybody came."""
    seats = Seat.objects.on(on).filter(collective_id=campaign.authority_id).select_related("person")
    rows = sorted(seats, key=lambda seat: (SEAT_ORDER[seat.role], seat.person.name_key))
    return [
        {
            "person": seat.person_id,
            "name": seat.person.full_name,
            "role": seat.role,
            "present": present is None or seat.person_id in present,
        }
        for seat in rows
    ]


def last_lines(evaluation_ids: Sequence[int]) -> QuerySet[BallotLine]:
    """The newest counted line of each case."""
    newest = (
        BallotLine.objects.filter(evaluation__in=evaluation_ids, ballot__state=BallotState.COUNTED)
        .values("evaluation_id")
        .annotate(last=Max("pk"))
        .values("last")
    )
    return BallotLine.objects.filter(pk__in=newest)


def subject_present(line: BallotLine, ballot: Ballot | None = None) -> bool:
    """Whether the subject is a member who came: then one sheet leaves this line empty (REG-4)."""
    if not line.absent_subject:
        return False
    roll = (ballot or line.ballot).roll
    subject = line.evaluation.person_id
    return any(seat["present"] for seat in roll if seat["person"] == subject)


def present_for(line: BallotLine, ballot: Ballot | None = None) -> int:
    """How many of those present vote on this line."""
    return (ballot or line.ballot).present - subject_present(line, ballot)


def rules_of(ballot: Ballot) -> Regulation:
    """The regulation under which the ballot was held."""
    return regulations.load(ballot.campaign.regulation_code)


def result_of(line: BallotLine, ballot: Ballot, rules: Regulation) -> balloting.Result:
    """What the counted line means under the regulation; the subject who leaves it is in no figure of it (REG-4)."""
    left_out = subject_present(line, ballot)
    return balloting.result(
        {
            column: line.counts.get(column, 0) for column in COLUMNS
        },  # PostgreSQL keeps JSON keys in its own order
        entitled=ballot.entitled - line.absent_subject,
        present=ballot.present - left_out,
        regulation=rules,
    )


def columns_of(line: BallotLine) -> frozenset[str]:
    """The columns in which this line may have papers."""
    return frozenset(line.choices or LEVELS) | votes.NO_CHOICE


def difference(mine: TellerCount, other: TellerCount) -> tuple[votes.Difference, ...]:
    """Where two tellers read differently; empty when they agree."""
    heads = [(name, getattr(mine, name), getattr(other, name)) for name in ("issued", "collected", "valid")]
    return votes.differences(mine.counts, other.counts, heads=heads)
