"""Files beside a case: taken in by whoever may, taken away only before submission, always on the audit trail."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import EvidencePurpose, OpinionSource
from evaluations.models import Evaluation, Evidence
from evaluations.selectors.self_reviews import step_one
from sonduong.kit import audit, uploads
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock

MAX_FILES, MAX_TOTAL = 120, 300 * uploads.MEGABYTE
ACTS = {
    EvidencePurpose.CRITERION: "self_review.write",
    EvidencePurpose.FIELD: "self_review.write",
    EvidencePurpose.PAPER: "self_review.record_paper",
    EvidencePurpose.FEEDBACK: "feedback.prepare",
    EvidencePurpose.OPINION: "opinion.record_paper",
    EvidencePurpose.TRUST_VOTE: "appraisal.write",
    EvidencePurpose.COLLECTIVE: "conference.collective",
    EvidencePurpose.SUPERIOR: "conference.superior",
}
LOCKED = frozenset({Stage.BALLOT, Stage.DECISION, Stage.PUBLICATION, Stage.PUBLISHED})


def evidence_add(
    *, evaluation_id: int, purpose: str, key: str = "", name: str, content: bytes, actor, at: datetime
) -> Evidence:
    """Take in one file. Refuses a wrong type, too much, and a key that the case has not; the same file twice is one."""
    kept = uploads.keep(content)
    try:
        return _added(evaluation_id, purpose, key, name, kept, actor, at)
    except Exception:
        uploads.path_of(kept.stored_name).unlink(missing_ok=True)
        raise


@transaction.atomic
def _added(
    evaluation_id: int, purpose: str, key: str, name: str, kept: uploads.Kept, actor, at: datetime
) -> Evidence:
    case = _case(evaluation_id, ACTS[purpose], actor, at)
    if key not in _keys(case, purpose) or case.stage in LOCKED:
        raise NotVisible
    present = Evidence.objects.filter(evaluation=case, removed_at=None)
    total = present.aggregate(bytes=Sum("size"))["bytes"] or 0
    if len(present) >= MAX_FILES or total + kept.size > MAX_TOTAL:
        raise DomainError("upload_too_many", limit=MAX_FILES)
    if twin := next(
        (e for e in present if (e.purpose, e.key, e.sha256) == (purpose, key, kept.sha256)), None
    ):
        uploads.path_of(kept.stored_name).unlink()
        return twin
    evidence = Evidence.objects.create(
        evaluation=case,
        purpose=purpose,
        key=key,
        name=uploads.safe_name(name),
        stored_name=kept.stored_name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        uploaded_by=actor,
        uploaded_at=at,
    )
    data = {"purpose": purpose, "key": key, "sha256": kept.sha256, "size": kept.size}
    audit.record(actor=actor, act="evidence.add", target=case, data=data, at=at)
    return evidence


def _keys(case: Evaluation, purpose: str) -> frozenset[str]:
    """What a file of this purpose may be put to; '' = the whole."""
    if purpose == EvidencePurpose.OPINION:
        return frozenset(OpinionSource.values)
    if purpose not in {EvidencePurpose.CRITERION, EvidencePurpose.FIELD}:
        return frozenset({""})
    step1 = step_one([case])[case.pk]
    return step1.form.keys | {criterion.key for criterion in step1.criteria}


@transaction.atomic
def evidence_remove(*, evidence_id, actor, at: datetime) -> Evidence:
    """Take a file out of sight before the review is submitted; the row and the bytes stay for the audit trail."""
    evidence = Evidence.objects.select_related("evaluation").filter(pk=evidence_id, removed_at=None).first()
    if evidence is None:
        raise NotVisible
    case = _case(evidence.evaluation_id, ACTS[evidence.purpose], actor, at)
    own = evidence.purpose in {EvidencePurpose.CRITERION, EvidencePurpose.FIELD}
    if own and not step_one([case])[case.pk].is_draft:
        raise DomainError("evidence_frozen")
    evidence.removed_at = at
    evidence.save(update_fields=["removed_at"])
    audit.record(actor=actor, act="evidence.remove", target=case, data={"sha256": evidence.sha256}, at=at)
    return evidence


def _case(evaluation_id: int, act: str, actor, at: datetime) -> Evaluation:
    found = lock(Evaluation.objects.select_related("campaign").filter(pk=evaluation_id))
    roles = permissions.roles_on_each(actor, found, on=at.date())
    if not found or not permissions.may(actor, act, found[0], roles[found[0].pk]):
        raise NotVisible
    return found[0]
