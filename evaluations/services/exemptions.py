"""Records that a head transferred in is not bound by the rating of the new unit (RUL-6), with reason and author."""

from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.models import Evaluation
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean

CLOSED = frozenset({Stage.PUBLICATION, Stage.PUBLISHED})


@transaction.atomic
def head_exempt(*, evaluation_id: int, reason: str, actor, at: datetime) -> Evaluation:
    """Lift the head's cap alone for one case; an empty reason puts it back. Refused once the rating is decided."""
    found = lock(Evaluation.objects.filter(pk=evaluation_id))
    if not found:
        raise NotVisible
    case = found[0]
    roles = permissions.roles_on_each(actor, [case], on=at.date())[case.pk]
    if not permissions.may(actor, "case.exempt_head", case, roles):
        raise DomainError("not_your_role", clause="II.2, lưu ý 8")
    if not case.is_head:
        raise DomainError("not_a_head", name=case.name)
    if case.stage in CLOSED:
        raise DomainError("no_such_step", name=case.name, stage=case.stage)
    case.head_exempt_reason = clean(reason)[:500]
    case.save(update_fields=["head_exempt_reason"])
    story = {"reason": case.head_exempt_reason}
    audit.record(actor=actor, act="case.exempt_head", target=case, data=story, at=at)
    return case
