"""Acts on units: establish, correct, merge, dissolve; what is dissolved keeps its history (E72)."""

from datetime import date

from django.db.models import QuerySet

from organizations.models import Appointment, Assignment, LeadershipCollective, Seat, Unit
from organizations.services.acts.record import Act, Touched
from sonduong.kit.errors import DomainError


def unit_establish(*, code: str, name: str, kind: str, established_on: date, **values) -> Act:
    """A new unit. `values`: parent, tier, block, sector, field, party_organization, superior_collective."""

    def work(touched: Touched) -> None:
        if Unit.objects.filter(code=code).exists():
            raise DomainError("code_taken", code=code)
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
        if unit.dissolved_on:
            raise DomainError("dissolved", place=unit.name)
        if unit.established_on and dissolved_on < unit.established_on:
            raise DomainError("ends_before_start")
        if into is not None and into.pk == unit.pk:
            raise DomainError("merge_into_self")
        if unit.children.on(dissolved_on).filter(dissolved_on=None).exists():
            raise DomainError("has_children", place=unit.name)
        collectives = unit.collectives.filter(dissolved_on=None)
        _end_all(touched, Appointment.objects.filter(unit=unit), dissolved_on)
        _end_all(touched, Assignment.objects.filter(unit=unit), dissolved_on)
        _end_all(touched, Seat.objects.filter(collective__in=collectives), dissolved_on)
        for collective in LeadershipCollective.objects.filter(pk__in=collectives.values("pk")):
            touched.change(collective, dissolved_on=dissolved_on)
        touched.change(unit, dissolved_on=dissolved_on)
        if into is not None:
            for person in unit.staff.all():
                touched.change(person, workplace_id=into.pk)

    return Act("register.unit_merge" if into else "register.unit_dissolve", unit, work, reason)


def _end_all(touched: Touched, rows: QuerySet, ends_on: date) -> None:
    """Rows that would outlast the day end with it; one that would begin later stays for the office to correct."""
    if (later := rows.filter(starts_on__gt=ends_on).first()) is not None:
        raise DomainError("begins_later", day=later.starts_on.strftime("%d/%m/%Y"))
    for row in rows.filter(ends_on=None) | rows.filter(ends_on__gt=ends_on):
        touched.change(row, ends_on=ends_on)
