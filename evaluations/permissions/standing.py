"""Everything dated that makes a login somebody on one day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Subquery

from evaluations.models import Campaign
from organizations.models import Seat
from organizations.permissions import Scopes, scopes_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Scopes by role, seats by collective, and which collective is the authority of the newest campaign."""

    on: date
    person_id: int | None
    scopes: Scopes
    seats: dict[int, str]
    authority_id: int | None

    def units(self, role: str) -> frozenset[int]:
        return self.scopes.units.get(role, frozenset())

    def organizations(self, role: str) -> frozenset[int]:
        return self.scopes.organizations.get(role, frozenset())

    def holds(self, role: str) -> bool:
        return bool(self.units(role) or self.organizations(role))

    def leads(self, collective_id: int | None) -> bool:
        """Whether this person chairs the collective or deputises in it."""
        return self.seats.get(collective_id) in {"chair", "deputy"}


def standing_of(user, *, on: date) -> Standing:
    """Scopes by guardian's projection, seats by date. A request keeps its own in `user.standing` (gate.py)."""
    kept = getattr(user, "standing", None)
    if kept is not None and kept.on == on:
        return kept
    rows = Seat.objects.on(on).filter(person_id=user.person_id).annotate(authority=Subquery(_authority()))
    held = list(rows.values_list("collective_id", "role", "authority"))
    seats = {collective_id: role for collective_id, role, _ in held}
    authority_id = held[0][2] if held else None  # who holds no seat holds none in the authority
    return Standing(on, user.person_id, scopes_of(user, on=on), seats, authority_id)


def _authority() -> QuerySet:
    return Campaign.objects.order_by("-year").values("authority_id")[:1]
