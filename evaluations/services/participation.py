"""The hearing of the participants (CYC-6): their answers, many at once, and its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.process import Action, Stage
from evaluations.domain.ratings import LEVELS
from evaluations.enums import OpinionSource
from evaluations.models import Evaluation, Opinion
from evaluations.selectors import participation
from evaluations.services.bodies import NAMED, at_stage, check_grid, locked
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines


@dataclass(frozen=True, slots=True)
class BodyComment:
    """What one participant (`body` writing from `unit_id`) says of one subject; grid rows outside its remit stay away."""

    evaluation_id: int
    body: str
    unit_id: int
    text: str = ""
    rating: str = ""
    grid: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def body_comments_record(*, items: Sequence[BodyComment], actor, at: datetime) -> list[Opinion]:
    """Participants' answers, many at once; a later one replaces the earlier while the subject takes comments (CYC-6).

    Refuses whoever does not speak for the body or a body that the plan does not ask (NotVisible), an empty answer, a
    missing level where the plan asks for one, a grid of another form.
    """
    rows = Evaluation.objects.filter(pk__in={item.evaluation_id for item in items})
    cases = {case.pk: case for case in lock(rows.select_related(*NAMED))}
    if not cases:
        raise NotVisible
    owed = {a.key: a for a in participation.matrix(_campaign(cases), on=at.date(), cases=cases.values())}
    me = permissions.standing_of(actor, on=at.date())
    opinions = []
    for item in items:
        answer = owed.get((item.evaluation_id, item.body, item.unit_id))
        if answer is None or not participation.writes_for(me, answer):
            raise NotVisible
        _check_comment(item, answer)
        opinions.append(_opinion(item, answer.opinion, actor, at))
    names = ["text", "rating", "grid", "given_by", "given_at"]
    Opinion.objects.bulk_update([row for row in opinions if row.pk], names, batch_size=200)
    Opinion.objects.bulk_create([row for row in opinions if not row.pk], batch_size=200)
    acts = [
        audit.Act("body.comment", cases[row.evaluation_id], {"body": row.body, "rating": row.rating})
        for row in opinions
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    return opinions


def _campaign(cases: Mapping[int, Evaluation]):
    return next(iter(cases.values())).campaign


def _check_comment(item: BodyComment, answer: participation.Answer) -> None:
    case = answer.case
    at_stage({case.pk: case}, Stage.PARTICIPANTS)
    check_grid(case, item.grid)
    if not item.text.strip() and not item.grid:
        raise DomainError("body_comment_empty", name=case.name)
    if item.rating and item.rating not in LEVELS:
        raise DomainError("rating_unknown")
    if answer.duty.asks_rating and not item.rating:
        raise DomainError("body_comment_needs_rating", name=case.name)


def _opinion(item: BodyComment, kept: Opinion | None, actor, at: datetime) -> Opinion:
    row = kept or Opinion(
        evaluation_id=item.evaluation_id,
        source=OpinionSource.PARTICIPANT,
        unit_id=item.unit_id,
        body=item.body,
    )
    row.text, row.rating, row.grid = clean_lines(item.text), item.rating, dict(item.grid)
    row.given_by, row.given_at = actor, at
    return row


@transaction.atomic
def participants_close(*, evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    """End the hearing; who has not answered is named in the trail, and does not hold the body up (CYC-6)."""
    cases = locked(evaluation_ids, "body.appraise", actor, at)
    missing: dict[int, list[str]] = {pk: [] for pk in cases}
    for answer in participation.matrix(_campaign(cases), on=at.date(), cases=cases.values()):
        if answer.opinion is None:
            missing[answer.case.pk].append(answer.body_name)
    moves = [
        Move(pk, Action.CLOSE_PARTICIPANTS, data={"without": missing[pk]} if missing[pk] else {})
        for pk in evaluation_ids
    ]
    return cases_move(moves=moves, actor=actor, at=at)
