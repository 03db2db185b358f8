"""Acts on units and party organisations: establish, correct, merge, dissolve; what is dissolved keeps its history (E72)."""

from datetime import date, timedelta

from django.db.models import QuerySet

from organizations.enums import ALLOWED_PARENTS, PartyOrganizationKind
from organizations.models import (
    Appointment,
    Assignment,
    PartyMembership,
    PartyOrganization,
    Seat,
    Unit,
)
from organizations.services.acts.record import Act, Touched
from sonduong.kit.errors import DomainError


def unit_establish(*, code: str, name: str, kind: str, established_on: date, **values) -> Act:
    """A new unit. `values`: parent, tier, block, sector, field, party_organization, superior_collective."""

    def work(touched: Touched) -> None:
        if Unit.objects.filter(code=code).exists():
            raise DomainError("code_taken", taken=code)
        touched.make(Unit(code=code, name=name, kind=kind, established_on=established_on, **values))

    return Act("register.unit_establish", None, work)


def unit_correct(*, unit: Unit, reason: str, **values) -> Act:
    """Other facts of a unit, the direct superior among them, with the reason (ORG-6). Keys of relations end in _id."""

    def work(touched: Touched) -> None:
        above = values.get("parent_id")
        if above and unit.descendants(include_self=True).filter(pk=above).exists():
            raise DomainError("cycle")
        touched.change(unit, **values)

    return Act("register.unit_correct", unit, work, reason)


def unit_dissolve(*, unit: Unit, dissolved_on: date, reason: str, into: Unit | None = None) -> Act:
    """The unit's last day: posts, seats, tasks there end with it; people move to `into` when it is merged."""

    def work(touched: Touched) -> None:
        _dissolve(touched, unit, dissolved_on, into, "unit")
        if into is not None:
            for person in unit.staff.all():
                touched.change(person, workplace_id=into.pk)

    return Act("register.unit_merge" if into else "register.unit_dissolve", unit, work, reason)


def organization_establish(*, code: str, name: str, kind: str, established_on: date, **values) -> Act:
    """A new party organisation. `values`: parent."""

    def work(touched: Touched) -> None:
        if PartyOrganization.objects.filter(code=code).exists():
            raise DomainError("code_taken", taken=code)
        _refuse_parent(kind, values.get("parent"))
        touched.make(
            PartyOrganization(code=code, name=name, kind=kind, established_on=established_on, **values)
        )

    return Act("register.organization_establish", None, work)


def organization_correct(*, organization: PartyOrganization, reason: str, **values) -> Act:
    """Other facts of a party organisation. Keys of relations end in _id."""

    def work(touched: Touched) -> None:
        above = values.get("parent_id")
        if above and organization.descendants(include_self=True).filter(pk=above).exists():
            raise DomainError("cycle")
        _refuse_parent(values["kind"], PartyOrganization.objects.filter(pk=above).first())
        touched.change(organization, **values)

    return Act("register.organization_correct", organization, work, reason)


def organization_dissolve(
    *, organization: PartyOrganization, dissolved_on: date, reason: str, into: PartyOrganization | None = None
) -> Act:
    """The organisation's last day; its members go on in `into` from the next day, or their membership here ends."""

    def work(touched: Touched) -> None:
        _dissolve(touched, organization, dissolved_on, into, "organization")
        members = list(PartyMembership.objects.on(dissolved_on).filter(organization=organization))
        _end_all(touched, PartyMembership.objects.filter(organization=organization), dissolved_on)
        if into is not None:
            for old in members:
                touched.make(_continued(old, into, dissolved_on + timedelta(days=1)))

    code = "register.organization_merge" if into else "register.organization_dissolve"
    return Act(code, organization, work, reason)


def _continued(old: PartyMembership, into: PartyOrganization, starts_on: date) -> PartyMembership:
    """The same membership in another organisation."""
    return PartyMembership(
        person_id=old.person_id,
        organization=into,
        standing=old.standing,
        activity=old.activity,
        admitted_on=old.admitted_on,
        state=old.state,
        residence_cell_id=old.residence_cell_id,
        starts_on=starts_on,
    )


def _refuse_parent(kind: str, parent: PartyOrganization | None) -> None:
    """The same places in the tree that the import allows (II.1, II.2)."""
    if (parent.kind if parent else "") not in ALLOWED_PARENTS[PartyOrganizationKind(kind)]:
        raise DomainError(
            "wrong_parent",
            kind=PartyOrganizationKind(kind).label,
            parent=parent.get_kind_display() if parent else "nơi để trống",
        )


def _dissolve(touched: Touched, body: Unit | PartyOrganization, last: date, into, column: str) -> None:
    """What dissolving means for both kinds: posts, tasks, collectives with their seats end with the last day."""
    if body.dissolved_on:
        raise DomainError("dissolved", place=body.name)
    if body.established_on and last < body.established_on:
        raise DomainError("ends_before_start")
    if into is not None and into.pk == body.pk:
        raise DomainError("merge_into_self")
    if body.children.on(last).filter(dissolved_on=None).exists():
        raise DomainError("has_children", place=body.name)
    collectives = list(body.collectives.filter(dissolved_on=None))
    _end_all(touched, Appointment.objects.filter(**{column: body}), last)
    _end_all(touched, Assignment.objects.filter(**{column: body}), last)
    _end_all(touched, Seat.objects.filter(collective__in=collectives), last)
    for collective in collectives:
        touched.change(collective, dissolved_on=last)
    touched.change(body, dissolved_on=last)


def _end_all(touched: Touched, rows: QuerySet, ends_on: date) -> None:
    """Rows that would outlast the day end with it; one that would begin later stays for the office to correct."""
    if (later := rows.filter(starts_on__gt=ends_on).first()) is not None:
        raise DomainError("begins_later", day=later.starts_on.strftime("%d/%m/%Y"))
    for row in rows.filter(ends_on=None) | rows.filter(ends_on__gt=ends_on):
        touched.change(row, ends_on=ends_on)
