"""Whom and what of the register somebody may see on a day; every list and page of people starts here."""

from datetime import date

from django.db.models import Q, QuerySet

from organizations.models import Appointment, PartyMembership, Person
from organizations.permissions import Scopes, scopes_of
from sonduong.kit.errors import NotVisible

EVERYBODY = frozenset({"org_office", "inspection"})


def sees_everybody(scopes: Scopes) -> bool:
    """The org office and the inspection read the whole register."""
    return bool(EVERYBODY & scopes.units.keys())


def visible_people(user, *, on: date) -> QuerySet[Person]:
    """All people for the org office and the inspection; a unit's people for its personnel officer; a cell's members for
    its secretary; oneself for everybody; nobody else."""
    scopes = scopes_of(user, on=on)
    if sees_everybody(scopes):
        return Person.objects.all()
    seen = Q(pk=user.person_id)
    if units := scopes.units.get("unit_office"):
        posts = Appointment.objects.on(on).filter(unit__in=units).values("person_id")
        seen |= Q(workplace__in=units) | Q(pk__in=posts)
    if cells := scopes.organizations.get("cell_secretary"):
        seen |= Q(pk__in=PartyMembership.objects.on(on).filter(organization__in=cells).values("person_id"))
    return Person.objects.filter(seen)


def person_get(user, pk: int, *, on: date) -> Person:
    """The person with workplace, if visible, else NotVisible."""
    person = visible_people(user, on=on).select_related("workplace").filter(pk=pk).first()
    if person is None:
        raise NotVisible
    return person


def may_change(user, *, on: date) -> bool:
    """Only the org office writes in the register."""
    return "org_office" in scopes_of(user, on=on).units


def visible_ids(user, *, on: date) -> frozenset[int] | None:
    """Ids of the visible people, or None for everybody, so that pages of bodies link only to what opens."""
    if sees_everybody(scopes_of(user, on=on)):
        return None
    return frozenset(visible_people(user, on=on).values_list("pk", flat=True))
