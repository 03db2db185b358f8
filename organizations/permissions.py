"""Dated appointments, seats and assignments projected on guardian's rows, and read back: the one room that speaks guardian."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group, Permission

from organizations.enums import CollectiveKind, PartyOrganizationKind
from organizations.models import (
    Appointment,
    Assignment,
    PartyOrganizationGroupObjectPermission,
    Seat,
    UnitGroupObjectPermission,
    User,
)

CELLS = (PartyOrganizationKind.CELL, PartyOrganizationKind.GRASSROOTS_CELL)
TABLES = {"unit": UnitGroupObjectPermission, "org": PartyOrganizationGroupObjectPermission}
MODELS = {"unit": "unit", "org": "partyorganization"}

# ("unit" | "org", row id, role)
Place = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Scopes:
    """Role code → ids of the units, and of the party organisations, on which a login holds it."""

    units: dict[str, frozenset[int]]
    organizations: dict[str, frozenset[int]]


def places_on(day: date) -> dict[Place, frozenset[int]]:
    """What the dated rows say: place and role → ids of the people who hold it that day."""
    held: dict[Place, set[int]] = defaultdict(set)
    for role, unit, organization, person in Assignment.objects.on(day).values_list(
        "role", "unit_id", "organization_id", "person_id"
    ):
        held[("unit", unit, role) if unit else ("org", organization, role)].add(person)
    heads = Appointment.objects.on(day).filter(is_head=True)
    for unit, organization, kind, person in heads.values_list(
        "unit_id", "organization_id", "organization__kind", "person_id"
    ):
        if unit:
            held["unit", unit, "head"].add(person)
        elif kind in CELLS:
            held["org", organization, "cell_secretary"].add(person)
    seats = Seat.objects.on(day).exclude(collective__organization=None)
    for organization, kind, role, person in seats.values_list(
        "collective__organization_id", "collective__kind", "role", "person_id"
    ):
        if kind == CollectiveKind.GRASSROOTS_COMMITTEE:
            held["org", organization, "grassroots_committee"].add(person)
        elif kind == CollectiveKind.CELL_COMMITTEE and role == "chair":
            held["org", organization, "cell_secretary"].add(person)
    return {place: frozenset(people) for place, people in held.items()}


def sync_permissions(day: date) -> None:
    """Make guardian's groups say what the dated rows say on this day; doing it twice changes nothing.

    Called in the transaction that changes a dated row or an account, and once each business day.
    """
    users = dict(User.objects.filter(is_active=True).exclude(person=None).values_list("person_id", "pk"))
    wanted = {}
    for place, people in places_on(day).items():
        if members := {users[person] for person in people if person in users}:
            wanted[place] = members
    groups = _groups(wanted)
    _grant(groups)
    _set_members({groups[place].pk: members for place, members in wanted.items()})


def _groups(places: Iterable[Place]) -> dict[Place, Group]:
    names = {place: "{}:{}:{}".format(*place) for place in places}
    Group.objects.bulk_create([Group(name=name) for name in names.values()], ignore_conflicts=True)
    by_name = {group.name: group for group in Group.objects.filter(name__contains=":")}
    return {place: by_name[name] for place, name in names.items()}


def _grant(groups: dict[Place, Group]) -> None:
    permissions = {
        (model, codename): pk
        for model, codename, pk in Permission.objects.filter(content_type__app_label="organizations").values_list(
            "content_type__model", "codename", "pk"
        )
    }
    for side, table in TABLES.items():
        rows = [
            table(group=group, permission_id=permissions[MODELS[side], role], content_object_id=row)
            for (kind, row, role), group in groups.items()
            if kind == side and (MODELS[side], role) in permissions
        ]
        table.objects.bulk_create(rows, ignore_conflicts=True)


def _set_members(wanted: dict[int, set[int]]) -> None:
    through = User.groups.through
    held = set(through.objects.filter(group__name__contains=":").values_list("group_id", "user_id"))
    right = {(group, user) for group, users in wanted.items() for user in users}
    through.objects.bulk_create(
        [through(group_id=group, user_id=user) for group, user in right - held], ignore_conflicts=True
    )
    for group, user in held - right:
        through.objects.filter(group_id=group, user_id=user).delete()


def scopes_of(user) -> Scopes:
    """Where this login holds which role, read from guardian's rows; two queries."""
    return Scopes(
        units=_read(UnitGroupObjectPermission, user), organizations=_read(PartyOrganizationGroupObjectPermission, user)
    )


def _read(table, user) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    rows = table.objects.filter(group__user=user, group__user__is_active=True)
    for codename, pk in rows.values_list("permission__codename", "content_object_id"):
        found[codename].add(pk)
    return {role: frozenset(ids) for role, ids in found.items()}
