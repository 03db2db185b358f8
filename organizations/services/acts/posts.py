"""Acts on posts, seats, assignments, lent rights and leaves (ORG-3, ORG-5, ORG-7, NFR-2)."""

from datetime import date

from organizations.models import (
    Appointment,
    Assignment,
    LeadershipCollective,
    Leave,
    PartyOrganization,
    Person,
    Seat,
    Unit,
)
from organizations.services.acts.record import Act, Touched
from sonduong.kit.errors import DomainError

Place = Unit | PartyOrganization


def _columns(place: Place) -> dict[str, Place]:
    return {"unit": place} if isinstance(place, Unit) else {"organization": place}


def appoint(*, person: Person, place: Place, starts_on: date, title: str, **values) -> Act:
    """A title from that day. `values`: title_group, is_head, managed_by, is_scored, registers_breakthrough, is_main.

    Refused: a second head of the place on one day. Another main post of the person gives way to a new main one.
    """

    def work(touched: Touched) -> None:
        _refuse_dissolved(place, starts_on)
        if values.get("is_head"):
            _refuse_second_head(place, starts_on)
        if values.get("is_main"):
            for other in Appointment.objects.on(starts_on).filter(person=person, is_main=True):
                touched.change(other, is_main=False)
        touched.make(
            Appointment(person=person, title=title, starts_on=starts_on, **_columns(place), **values)
        )

    return Act("register.appoint", person, work)


def appointment_end(*, appointment: Appointment, ends_on: date, reason: str = "") -> Act:
    """The last day of a title."""

    def work(touched: Touched) -> None:
        _end(touched, appointment, ends_on)

    return Act("register.appointment_end", appointment.person, work, reason)


def seat_take(*, person: Person, collective: LeadershipCollective, role: str, starts_on: date) -> Act:
    """A seat from that day; a second chair is refused."""

    def work(touched: Touched) -> None:
        rows = Seat.objects.within(starts_on, date.max).filter(collective=collective).select_related("person")
        if rows.filter(person=person).exists():
            raise DomainError("seat_already", place=collective.name)
        if role == "chair" and (other := rows.filter(role="chair").first()):
            raise DomainError("chair_already", place=collective.name, name=other.person.full_name)
        touched.make(Seat(person=person, collective=collective, role=role, starts_on=starts_on))

    return Act("register.seat", person, work)


def seat_end(*, seat: Seat, ends_on: date) -> Act:
    """The last day of a seat."""

    def work(touched: Touched) -> None:
        _end(touched, seat, ends_on)

    return Act("register.seat_end", seat.person, work)


def assign(*, person: Person, role: str, place: Place, starts_on: date, ends_on: date | None = None) -> Act:
    """A task at a place from–to; gives the role's rights there on those days."""

    def work(touched: Touched) -> None:
        _refuse_order(starts_on, ends_on)
        touched.make(
            Assignment(person=person, role=role, starts_on=starts_on, ends_on=ends_on, **_columns(place))
        )

    return Act("register.assign", person, work)


def lend(*, assignment: Assignment, deputy: Person, starts_on: date, ends_on: date, reason: str) -> Act:
    """The right of an assignment also to a named deputy from–to; the lender keeps it, both are named in the log."""

    def work(touched: Touched) -> None:
        _refuse_order(starts_on, ends_on)
        if assignment.lent_by_id:
            raise DomainError("lent_right")
        if deputy.pk == assignment.person_id:
            raise DomainError("lend_to_self")
        touched.make(
            Assignment(
                person=deputy,
                role=assignment.role,
                unit=assignment.unit,
                organization=assignment.organization,
                lent_by=assignment.person,
                reason=reason,
                starts_on=starts_on,
                ends_on=ends_on,
            )
        )

    return Act("register.lend", assignment.person, work, reason)


def assignment_end(*, assignment: Assignment, ends_on: date) -> Act:
    """The last day of a task or lent right."""

    def work(touched: Touched) -> None:
        _end(touched, assignment, ends_on)

    return Act("register.assignment_end", assignment.person, work)


def leave_take(*, person: Person, kind: str, starts_on: date, ends_on: date) -> Act:
    """A sick or maternity leave, both days included."""

    def work(touched: Touched) -> None:
        _refuse_order(starts_on, ends_on)
        if Leave.objects.filter(person=person, kind=kind, starts_on=starts_on).exists():
            raise DomainError("leave_already")
        touched.make(Leave(person=person, kind=kind, starts_on=starts_on, ends_on=ends_on))

    return Act("register.leave", person, work)


def _end(touched: Touched, row, ends_on: date) -> None:
    if row.starts_on and ends_on < row.starts_on:
        raise DomainError("ends_before_start")
    touched.change(row, ends_on=ends_on)


def _refuse_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise DomainError("ends_before_start")


def _refuse_dissolved(place: Place, on: date) -> None:
    if place.dissolved_on and place.dissolved_on < on:
        raise DomainError("dissolved", place=place.name)


def _refuse_second_head(place: Place, starts_on: date) -> None:
    heads = Appointment.objects.within(starts_on, date.max).filter(is_head=True, **_columns(place))
    if (other := heads.select_related("person").first()) is not None:
        raise DomainError("head_already", place=place.name, name=other.person.full_name)
