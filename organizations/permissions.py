"""Dated roles projected on guardian's rows, and read back: the one room of the register that speaks guardian."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, Value

from organizations.enums import CELL_KINDS, CollectiveKind
from organizations.models import (
    Appointment,
    Assignment,
    PartyOrganizationGroupObjectPermission,
    ProjectionDay,
    Seat,
    UnitGroupObjectPermission,
    User,
)
from sonduong.kit import clock

TABLES = {"unit": UnitGroupObjectPermission, "org": PartyOrganizationGroupObjectPermission}
INSTALLATION = frozenset({0})  # the place of an administrator who is no person: the installation itself

# ("unit" | "org", row id, role)
Place = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Scopes:
    """Role code → ids of the units, and of the party organisations, on which a login holds it."""

    units: dict[str, frozenset[int]]
    organizations: dict[str, frozenset[int]]


def places_on(day: date, *, person_id: int | None = None) -> dict[Place, frozenset[int]]:
    """What the dated rows say: place and role → ids of the people who hold it that day. Three queries."""
    own = Q() if person_id is None else Q(person_id=person_id)
    held: dict[Place, set[int]] = defaultdict(set)
    tasks = Assignment.objects.on(day).filter(own)
    for role, unit, organization, person in tasks.values_list(
        "role", "unit_id", "organization_id", "person_id"
    ):
        held[("unit", unit, role) if unit else ("org", organization, role)].add(person)
    heads = Appointment.objects.on(day).filter(own, is_head=True)
    for unit, organization, kind, person in heads.values_list(
        "unit_id", "organization_id", "organization__kind", "person_id"
    ):
        held[("unit", unit, "head") if unit else ("org", organization, "head")].add(person)
        if kind in CELL_KINDS:
            held["org", organization, "cell_secretary"].add(person)
    seats = Seat.objects.on(day).filter(own)
    for unit, organization, kind, role, person in seats.values_list(
        "collective__unit_id", "collective__organization_id", "collective__kind", "role", "person_id"
    ):
        for place in _places_of_seat(unit, organization, kind, role):
            held[place].add(person)
    return {place: frozenset(people) for place, people in held.items()}


def _places_of_seat(unit: int | None, organization: int | None, kind: str, role: str) -> Iterable[Place]:
    if unit:
        yield "unit", unit, "collective_member"
    if organization and kind == CollectiveKind.GRASSROOTS_COMMITTEE:
        yield "org", organization, "grassroots_committee"
    if organization and kind == CollectiveKind.CELL_COMMITTEE and role == "chair":
        yield "org", organization, "cell_secretary"


@transaction.atomic
def sync_permissions(day: date | None = None) -> None:
    """Make guardian's groups say what the dated rows say on `day` (default today); twice changes nothing.

    Called in the transaction that changes a dated row or a login, and once each business day.
    """
    day = day or clock.today()
    users = dict(User.objects.filter(is_active=True, person__isnull=False).values_list("person_id", "pk"))
    wanted = {}
    for place, people in places_on(day).items():
        if members := {users[person] for person in people if person in users}:
            wanted[place] = members
    groups = _groups(wanted)
    _grant(groups)
    _set_members({groups[place]: members for place, members in wanted.items()})
    ProjectionDay.objects.update_or_create(pk=1, defaults={"day": day})


def sync_if_new_day(day: date) -> bool:
    """Synchronise unless the rows already show that day; says whether it was needed."""
    if ProjectionDay.objects.filter(day=day).exists():
        return False
    sync_permissions(day)
    return True


def group_name(place: Place) -> str:
    """`unit:17:head`, `org:4:cell_secretary`."""
    return "{}:{}:{}".format(*place)


def _ours():
    return Q(name__startswith="unit:") | Q(name__startswith="org:")


def _groups(places: Iterable[Place]) -> dict[Place, int]:
    names = {group_name(place): place for place in places}
    known = dict(Group.objects.filter(_ours()).values_list("name", "pk"))
    Group.objects.bulk_create([Group(name=name) for name in names.keys() - known.keys()], batch_size=1000)
    known = dict(Group.objects.filter(_ours()).values_list("name", "pk"))
    return {place: known[name] for name, place in names.items()}


def _grant(groups: dict[Place, int]) -> None:
    rows = Permission.objects.filter(content_type__app_label="organizations")
    codes = {
        (model, code): pk for pk, model, code in rows.values_list("pk", "content_type__model", "codename")
    }
    for side, table in TABLES.items():
        model = "unit" if side == "unit" else "partyorganization"
        present = set(table.objects.values_list("group_id", "content_object_id"))
        table.objects.bulk_create(
            [
                table(group_id=group, permission_id=codes[model, role], content_object_id=row)
                for (kind, row, role), group in groups.items()
                if kind == side and (group, row) not in present
            ],
            batch_size=1000,
        )


def _set_members(wanted: dict[int, set[int]]) -> None:
    through = User.groups.through
    ours = through.objects.filter(Q(group__name__startswith="unit:") | Q(group__name__startswith="org:"))
    held = set(ours.values_list("group_id", "user_id"))
    right = {(group, user) for group, members in wanted.items() for user in members}
    through.objects.bulk_create(
        [through(group_id=group, user_id=user) for group, user in right - held], batch_size=1000
    )
    gone = defaultdict(set)
    for group, user in held - right:
        gone[group].add(user)
    for group, members in gone.items():
        through.objects.filter(group_id=group, user_id__in=members).delete()


def scopes_of(user, *, on: date | None = None) -> Scopes:
    """Where this login holds which role on a day: guardian's rows when they show that day, else the dated rows.

    The two agree by construction and by test; a past or future day (a batch that works with its plan's dates,
    or a morning before the daily synchronisation) is answered from the dated rows. One query, else four.
    """
    if not user.is_active:
        return Scopes({}, {})
    if user.person_id is None:
        return Scopes({"administrator": INSTALLATION} if user.is_installer else {}, {})
    on = on or clock.today()
    found = _projected(user, on)
    if found is None:
        found = places_on(on, person_id=user.person_id)
    return Scopes(_of_side(found, "unit"), _of_side(found, "org"))


def _projected(user, on: date) -> set[Place] | None:
    """What guardian's rows grant this login, unless they show another day. One query, on every page's way in."""
    shown = ProjectionDay.objects.filter(day=on).values_list(Value("day"), "pk", Value(""))
    granted = (
        table.objects.filter(group__user=user).values_list(
            Value(side), "content_object_id", "permission__codename"
        )
        for side, table in TABLES.items()
    )
    rows = set(shown.union(*granted, all=True))
    days = {row for row in rows if row[0] == "day"}
    return rows - days if days else None


def _of_side(places: Iterable[Place], side: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for kind, row, role in places:
        if kind == side:
            found[role].add(row)
    return {role: frozenset(rows) for role, rows in found.items()}


def organizations_for(user, role: str, *, on: date) -> frozenset[int]:
    """Ids of the party organisations on which the login holds the role."""
    return scopes_of(user, on=on).organizations.get(role, frozenset())


def roles_of(user, *, on: date) -> frozenset[str]:
    """The role codes that the login holds anywhere that day by the register alone."""
    scopes = scopes_of(user, on=on)
    return frozenset(scopes.units) | frozenset(scopes.organizations)
