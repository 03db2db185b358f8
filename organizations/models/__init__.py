"""The register's tables."""

from organizations.models.career import Appointment, Assignment, Leave, PartyMembership, PlanningEntry
from organizations.models.collective import LeadershipCollective, Seat
from organizations.models.grants import (
    PartyOrganizationGroupObjectPermission,
    PartyOrganizationUserObjectPermission,
    UnitGroupObjectPermission,
    UnitUserObjectPermission,
)
from organizations.models.person import Person
from organizations.models.rating import CivilResult, RecordedRating
from organizations.models.structure import PartyOrganization, Unit
from organizations.models.user import User

__all__ = [
    "Appointment",
    "Assignment",
    "CivilResult",
    "LeadershipCollective",
    "Leave",
    "PartyMembership",
    "PartyOrganization",
    "PartyOrganizationGroupObjectPermission",
    "PartyOrganizationUserObjectPermission",
    "Person",
    "PlanningEntry",
    "RecordedRating",
    "Seat",
    "Unit",
    "UnitGroupObjectPermission",
    "UnitUserObjectPermission",
    "User",
]
