"""Corrects a typing error in a recorded decision without revoking it (DEC-1): a new row stands, the old one is kept."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from evaluations import permissions
from evaluations.models import Decision, Evaluation
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines

TEXTS = ("strengths", "weaknesses", "prospects", "number", "signer_name", "signer_post")
KEPT = (
    "evaluation_id",
    "ballot_id",
    "rating",
    "reason",
    "override_reason",
    "override_document",
    "is_provisional",
    "decided_on",
    "decided_by_id",
    "decided_at",
    "issued_on",
    "published_at",
    "announced_on",
)


@transaction.atomic
def decision_correct(
    *, evaluation_id: int, values: Mapping[str, str | date], reason: str, actor, at: datetime
) -> Decision:
    """Replace mistyped words, number, day or signer; the level cannot change here (that is a revocation, II.2 note 4).

    `values` may hold strengths, weaknesses, prospects, number, signer_name, signer_post, issued_on. Raises
    `DomainError`: not_your_role, reason_missing, nothing_corrected, texts_missing.
    """
    found = lock(Evaluation.objects.filter(pk=evaluation_id))
    if not found:
        raise NotVisible
    case = found[0]
    roles = permissions.roles_on_each(actor, [case], on=at.date())[case.pk]
    if not permissions.may(actor, "decision.record", case, roles):
        raise DomainError("not_your_role", clause="3.6.1")
    if not reason.strip():
        raise DomainError("reason_missing", name=case.name)
    old = Decision.objects.filter(evaluation=case, superseded_at=None).first()
    if old is None:
        raise NotVisible
    new = _corrected(old, values)
    changed = [name for name in (*TEXTS, "issued_on") if getattr(new, name) != getattr(old, name)]
    if not changed:
        raise DomainError("nothing_corrected", name=case.name)
    if not (new.strengths and new.weaknesses):
        raise DomainError("texts_missing", name=case.name)
    old.superseded_at, old.superseded_reason = at, f"Đính chính: {reason.strip()}"[:1000]
    old.save(update_fields=["superseded_at", "superseded_reason"])
    new.save()
    story = {"reason": reason.strip(), "fields": changed}
    audit.record(actor=actor, act="decision.correct", target=case, data=story, at=at)
    return new


def _corrected(old: Decision, values: Mapping[str, str | date]) -> Decision:
    new = Decision(**{name: getattr(old, name) for name in KEPT})
    for name in TEXTS:
        setattr(new, name, clean_lines(str(values.get(name, getattr(old, name)))))
    if old.issued_on is not None and values.get("issued_on"):
        new.issued_on = values["issued_on"]
    return new
