"""Gives people dated assignments (counting team, contact of an agency, personnel officer …)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from organizations.models import Assignment
from organizations.permissions import roles_of, sync_permissions
from sonduong.kit import audit
from sonduong.kit.errors import DomainError


@dataclass(frozen=True, slots=True)
class AssignmentItem:
    """One assignment at a unit or a party organisation, both days included; `ends_on` None is open."""

    person_id: int
    role: str
    unit_id: int | None = None
    organization_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def assignments_add(*, items: Sequence[AssignmentItem], actor, at: datetime) -> list[Assignment]:
    """Give the assignments and let them take effect at once; the org office does it."""
    if "org_office" not in roles_of(actor, on=at.date()):
        raise DomainError("not_org_office")
    rows = [
        Assignment(
            person_id=item.person_id,
            role=item.role,
            unit_id=item.unit_id,
            organization_id=item.organization_id,
            starts_on=item.starts_on,
            ends_on=item.ends_on,
        )
        for item in items
    ]
    Assignment.objects.bulk_create(rows)
    acts = [
        audit.Act(
            "assignment.add",
            ("organizations.person", str(row.person_id)),
            {"role": row.role, "from": row.starts_on},
        )
        for row in rows
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    sync_permissions()
    return rows
