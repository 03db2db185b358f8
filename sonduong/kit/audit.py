"""The audit trail: appends sealed entries and verifies the chain; nothing else writes to it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from sonduong.kit import clock
from sonduong.kit.models import AuditEntry, AuditHead


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to one target. `data` holds plain JSON values, never a secret choice."""

    act: str
    target: Model | tuple[str, str]
    data: dict[str, Any] = field(default_factory=dict)


def target_of(target: Model | tuple[str, str]) -> tuple[str, str]:
    """('evaluations.evaluation', '17') of a row."""
    if isinstance(target, tuple):
        return target
    return target._meta.label_lower, str(target.pk)


def _instant(moment: datetime) -> str:
    """The same text whatever time zone the value carries."""
    return moment.astimezone(UTC).isoformat()


def _digest(previous: str, entry: AuditEntry) -> str:
    sealed = [
        previous,
        entry.number,
        _instant(entry.recorded_at),
        _instant(entry.business_at),
        entry.actor_id,
        entry.actor_name,
        entry.act,
        entry.target_kind,
        entry.target_id,
        entry.data,
    ]
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def record_many(*, actor, acts: Iterable[Act], at: datetime | None = None) -> list[AuditEntry]:
    """One entry for each act, in order, in the caller's transaction. `at` is business time."""
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs to the transaction of what it records")
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1)
    recorded_at, business_at = clock.real_now(), at or clock.now()
    entries = []
    for act in acts:
        kind, target_id = target_of(act.target)
        entry = AuditEntry(
            number=head.number + 1,
            recorded_at=recorded_at,
            business_at=business_at,
            actor=actor,
            actor_name=str(actor) if actor else "hệ thống",
            act=act.act,
            target_kind=kind,
            target_id=target_id,
            data=json.loads(json.dumps(act.data, ensure_ascii=False, default=str)),
            previous=head.digest,
        )
        entry.digest = head.digest = _digest(head.digest, entry)
        head.number = entry.number
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    head.save(update_fields=["number", "digest"])
    return entries


def record(
    *, actor, act: str, target: Model | tuple[str, str], data: dict | None = None, at=None
) -> AuditEntry:
    """One sealed entry, in the caller's transaction."""
    return record_many(actor=actor, acts=[Act(act, target, data or {})], at=at)[0]


def first_break() -> int | None:
    """The number of the first entry that does not fit the chain, or None when it is whole."""
    previous, number = "", 0
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number or entry.previous != previous or entry.digest != _digest(previous, entry):
            return entry.number
        previous = entry.digest
    head = AuditHead.objects.filter(pk=1).first()
    if head and (head.number, head.digest) != (number, previous):
        return number + 1
    return None


def story_of(target: Model | tuple[str, str]):
    """The entries of one target, oldest first."""
    kind, target_id = target_of(target)
    return AuditEntry.objects.filter(target_kind=kind, target_id=target_id).order_by("number")
