"""Points suggested for review, and the subject's promises to mend: written down, followed up, on the audit trail."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import RemediationState
from evaluations.models import Evaluation, Remediation, SuggestedPoint
from evaluations.services.telling import Word, tell
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines


@transaction.atomic
def suggested_point_add(*, evaluation_id: int, text: str, source: str, actor, at: datetime) -> SuggestedPoint:
    """Record one point that the review must answer; refused once the review has been submitted."""
    case = _case(evaluation_id, "review_points.write", actor, at)
    if case.stage != Stage.SELF_REVIEW:
        raise DomainError("no_such_step", name=case.name, stage=case.stage)
    text = clean_lines(text)
    if not text or not source.strip():
        raise DomainError("point_empty")
    last = SuggestedPoint.objects.filter(evaluation=case).aggregate(last=Max("number"))["last"] or 0
    point = SuggestedPoint.objects.create(
        evaluation=case, number=last + 1, text=text, source=source.strip(), recorded_by=actor, recorded_at=at
    )
    audit.record(actor=actor, act="review_points.write", target=case, data={"number": point.number}, at=at)
    title = f"Có nội dung gợi ý kiểm điểm cần giải trình: {point.text}"
    tell(words=[Word(case.person_id, f"point:{point.pk}", title, f"/tu-danh-gia/{case.pk}/")], at=at)
    return point


@transaction.atomic
def remediation_add(
    *, evaluation_id: int, shortcoming: str, action: str, due_on: date, actor, at: datetime
) -> Remediation:
    """Write down a shortcoming, what will be done and by when (I.2)."""
    case = _case(evaluation_id, "remediation.write", actor, at)
    shortcoming, action = clean_lines(shortcoming), clean_lines(action)
    if not shortcoming or not action:
        raise DomainError("remediation_empty")
    row = Remediation.objects.create(
        evaluation=case,
        shortcoming=shortcoming,
        action=action,
        due_on=due_on,
        recorded_by=actor,
        recorded_at=at,
    )
    audit.record(
        actor=actor,
        act="remediation.write",
        target=case,
        data={"item": row.pk, "due_on": due_on.isoformat()},
        at=at,
    )
    return row


@transaction.atomic
def remediation_follow_up(
    *, evaluation_id: int, item_id: int, state: str, outcome: str, actor, at: datetime
) -> Remediation:
    """Say how far a promise has come."""
    case = _case(evaluation_id, "remediation.write", actor, at)
    row = Remediation.objects.filter(pk=item_id, evaluation=case).first()
    if row is None or state not in RemediationState.values:
        raise NotVisible
    row.state, row.outcome = state, clean_lines(outcome)
    row.save(update_fields=["state", "outcome"])
    audit.record(
        actor=actor, act="remediation.follow_up", target=case, data={"item": row.pk, "state": state}, at=at
    )
    return row


def _case(evaluation_id: int, act: str, actor, at: datetime) -> Evaluation:
    found = lock(Evaluation.objects.filter(pk=evaluation_id))
    roles = permissions.roles_on_each(actor, found, on=at.date())
    if not found or not permissions.may(actor, act, found[0], roles[found[0].pk]):
        raise NotVisible
    return found[0]
