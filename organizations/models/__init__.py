"""Tables of the register: who is who, where, since when."""

from organizations.models.collectives import LeadershipCollective, Seat
from organizations.models.facts import CivilResult, Leave, RecordedRating
from organizations.models.grants import (
    PartyOrganizationGroupObjectPermission,
    PartyOrganizationUserObjectPermission,
    ProjectionDay,
    UnitGroupObjectPermission,
    UnitUserObjectPermission,
)
from organizations.models.membership import PartyMembership
from organizations.models.people import Person, User
from organizations.models.posts import Appointment, Assignment, PlanningEntry
from organizations.models.slips import SignInSlip
from organizations.models.structure import PartyOrganization, Unit
from organizations.models.uploads import RosterUpload

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
    "ProjectionDay",
    "RecordedRating",
    "RosterUpload",
    "Seat",
    "SignInSlip",
    "Unit",
    "UnitGroupObjectPermission",
    "UnitUserObjectPermission",
    "User",
]
