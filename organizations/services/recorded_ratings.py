"""Records the year's rating of units, organisations and collectives that was decided outside the program (ORG-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from organizations.enums import RatedKind, RatingWord
from organizations.models import RecordedRating
from organizations.permissions import roles_of
from sonduong.kit import audit
from sonduong.kit.errors import DomainError

FIELDS = {
    RatedKind.UNIT: "unit_id",
    RatedKind.PARTY_ORGANIZATION: "party_organization_id",
    RatedKind.COLLECTIVE: "collective_id",
}
WRITTEN = ("rating", "not_rated_reason", "decided_by", "document_number", "decided_on")


@dataclass(frozen=True, slots=True)
class RatingItem:
    """One body's rating as its document says. `kind`: unit, party_organization or collective."""

    kind: str
    subject_id: int
    rating: str
    not_rated_reason: str = ""
    decided_by: str = ""
    document_number: str = ""
    decided_on: date | None = None


@transaction.atomic
def recorded_ratings_record(
    *, year: int, items: Sequence[RatingItem], actor, at: datetime
) -> list[RecordedRating]:
    """Write or correct the ratings, one audit entry each; the former value stays on the audit trail.

    Refuses who is not of the org office, an unknown level, and "not rated" without its reason.
    """
    if "org_office" not in roles_of(actor, on=at.date()):
        raise DomainError("not_org_office")
    kept = {
        _key(row): row
        for row in RecordedRating.objects.select_for_update().filter(year=year, kind__in=FIELDS)
    }
    rows, acts = [], []
    for item in items:
        _check(item)
        column = FIELDS[RatedKind(item.kind)]
        row = kept.get((item.kind, item.subject_id)) or RecordedRating(
            year=year, kind=item.kind, **{column: item.subject_id}
        )
        before = row.rating
        for name in WRITTEN:
            setattr(row, name, getattr(item, name))
        rows.append(row)
        target = (f"organizations.{item.kind.replace('_', '')}", str(item.subject_id))
        story = {"year": year, "rating": item.rating, "before": before, "document": item.document_number}
        acts.append(audit.Act("rating.record", target, story))
    RecordedRating.objects.bulk_create([row for row in rows if row.pk is None], batch_size=500)
    RecordedRating.objects.bulk_update([row for row in rows if row.pk is not None], WRITTEN, batch_size=200)
    audit.record_many(actor=actor, acts=acts, at=at)
    return rows


def _key(row: RecordedRating) -> tuple[str, int]:
    return row.kind, row.unit_id or row.party_organization_id or row.collective_id


def _check(item: RatingItem) -> None:
    if item.rating not in RatingWord.values:
        raise DomainError("rating_unknown")
    if (item.rating == RatingWord.NOT_RATED) != bool(item.not_rated_reason.strip()):
        raise DomainError("not_rated_reason")
