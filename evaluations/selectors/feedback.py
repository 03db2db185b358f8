"""Reads step 2a: invitations, the office's view of a round, what may be opened after closing; never who wrote what."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from evaluations import regulations
from evaluations.domain import feedback
from evaluations.domain.feedback import Opened
from evaluations.domain.process import Stage
from evaluations.models import Evaluation, FeedbackRoll, FeedbackRound, FeedbackSheet
from organizations.enums import ManagedBy
from organizations.models import Appointment


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is, in the only numbers that anybody may see. `answered` is None below the threshold."""

    invited: int
    answered: int | None
    shown_from: int


def invitations(user, *, waiting_only: bool = False) -> list[FeedbackRoll]:
    """The open rounds to which this person is invited, with the cadre's case joined, in name order."""
    rows = FeedbackRoll.objects.filter(
        person_id=user.person_id,
        round__closed_at=None,
        round__evaluation__stage=Stage.SUBORDINATES.value,
    ).exclude(round__invited_at=None)
    if waiting_only:
        rows = rows.filter(has_answered=False)
    return list(rows.select_related("round__evaluation__campaign").order_by("round__evaluation__name_key"))


def invitation(user, evaluation_id: int) -> FeedbackRoll | None:
    """This person's invitation to one cadre's round, open or not; None when there is none."""
    rows = FeedbackRoll.objects.filter(person_id=user.person_id, round__evaluation_id=evaluation_id)
    return rows.exclude(round__invited_at=None).select_related("round__evaluation__campaign").first()


def round_of(case: Evaluation) -> FeedbackRound | None:
    """The round of a case, or None before the list was begun."""
    return FeedbackRound.objects.filter(evaluation=case).select_related("confirmed_by").first()


def roll_of(asked: FeedbackRound) -> list[FeedbackRoll]:
    """The list in name order. Whether somebody has answered is nobody else's business and stays out of reach here."""
    return list(asked.roll.select_related("person").order_by("person__name_key").defer("has_answered"))


def progress(asked: FeedbackRound, regulation) -> Progress:
    """Invited, and answered once there are enough (F08)."""
    rows = list(asked.roll.values_list("has_answered", flat=True))
    answered = sum(rows)
    shown_from = regulation.feedback.shown_from
    return Progress(len(rows), answered if answered >= shown_from else None, shown_from)


def opened(asked: FeedbackRound, regulation) -> Opened | None:
    """What may be read of the answers; None while the round is open, for everybody (F04)."""
    if asked.closed_at is None:
        return None
    contents = list(FeedbackSheet.objects.filter(round=asked).values_list("content", flat=True))
    limits = regulation.feedback
    return feedback.opened(contents, shown_from=limits.shown_from, counts_from=limits.counts_from)


def opened_many(cases: Collection[Evaluation]) -> dict[int, Opened]:
    """What may be read of the closed rounds of these cases of one campaign. Two queries."""
    rounds = list(FeedbackRound.objects.filter(evaluation__in=cases).exclude(closed_at=None))
    contents: dict[int, list] = {one.pk: [] for one in rounds}
    for round_id, content in FeedbackSheet.objects.filter(round__in=rounds).values_list(
        "round_id", "content"
    ):
        contents[round_id].append(content)
    limits = {case.pk: regulations.load(case.campaign.regulation_code).feedback for case in cases}
    return {
        one.evaluation_id: feedback.opened(
            contents[one.pk],
            shown_from=limits[one.evaluation_id].shown_from,
            counts_from=limits[one.evaluation_id].counts_from,
        )
        for one in rounds
    }


def guards(cases: Collection[Evaluation]) -> dict[int, frozenset[str]]:
    """Guards that step 2a can answer: feedback_not_begun, feedback_summarised. One query."""
    rounds = {one.evaluation_id: one for one in FeedbackRound.objects.filter(evaluation__in=cases)}
    return {case.pk: _met(rounds.get(case.pk)) for case in cases}


def _met(asked: FeedbackRound | None) -> frozenset[str]:
    if asked is None or asked.invited_at is None:
        begun = frozenset({"feedback_not_begun"})
    else:
        begun = frozenset()
    if asked is not None and asked.closed_at is not None and (asked.summary or asked.closed_without):
        return begun | {"feedback_summarised"}
    return begun


def by_structure(cases: Collection[Evaluation], *, on: date) -> dict[int, tuple[int, ...]]:
    """Case → ids of the direct subordinates by the structure (ORG-6): holders of posts in the unit that are on nobody's
    list above the grassroots and head nothing; for a head also its deputies. One query.
    """
    rows = Appointment.objects.on(on).filter(unit__in={case.unit_id for case in cases} - {None})
    held: dict[int, list[Appointment]] = defaultdict(list)
    for post in rows.order_by("person__name_key"):
        held[post.unit_id].append(post)
    return {case.pk: tuple(dict.fromkeys(_below(case, held[case.unit_id]))) for case in cases}


def _below(case: Evaluation, posts):
    leaders = {post.person_id for post in posts if post.is_head or post.managed_by != ManagedBy.GRASSROOTS}
    for post in posts:
        is_deputy = case.is_head and not post.is_head and post.managed_by != ManagedBy.GRASSROOTS
        if post.person_id != case.person_id and (is_deputy or post.person_id not in leaders):
            yield post.person_id


def posts_on(on: date):
    """Appointments held on that day."""
    return Appointment.objects.on(on)
