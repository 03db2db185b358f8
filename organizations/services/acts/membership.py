"""Acts on party membership: admit, transfer, temporary activity, official, exempt, suspend (ORG-4, RUL-11, 13, 14)."""

from datetime import date, timedelta

from organizations.models import PartyMembership, PartyOrganization, Person
from organizations.selectors.people import official_membership
from organizations.services.acts.record import Act, Touched
from sonduong.kit.errors import DomainError

DAY = timedelta(days=1)
CARRIED = ("standing", "activity", "admitted_on", "state", "residence_cell_id")


def membership_admit(
    *,
    person: Person,
    organization: PartyOrganization,
    admitted_on: date,
    residence: PartyOrganization | None = None,
) -> Act:
    """A new, probationary member from the day of admission."""

    def work(touched: Touched) -> None:
        _refuse_overlap(person, admitted_on, None)
        touched.make(
            PartyMembership(
                person=person,
                organization=organization,
                standing="probationary",
                admitted_on=admitted_on,
                starts_on=admitted_on,
                residence_cell=residence,
            )
        )

    return Act("register.admit", person, work)


def membership_transfer(*, person: Person, organization: PartyOrganization, starts_on: date) -> Act:
    """The official membership goes on in another organisation from that day; the old row ends the day before."""

    def work(touched: Touched) -> None:
        current = _current(person, starts_on)
        if current.organization_id == organization.pk:
            raise DomainError("already_there", place=organization.name)
        _split(touched, current, starts_on, organization=organization)

    return Act("register.transfer", person, work)


def membership_temporary(
    *, person: Person, organization: PartyOrganization, starts_on: date, ends_on: date
) -> Act:
    """Temporary activity beside the official membership, which stays where the member is rated (RUL-14)."""

    def work(touched: Touched) -> None:
        current = _current(person, starts_on)
        if ends_on < starts_on:
            raise DomainError("ends_before_start")
        touched.make(
            PartyMembership(
                person=person,
                organization=organization,
                standing=current.standing,
                activity="temporary",
                admitted_on=current.admitted_on,
                starts_on=starts_on,
                ends_on=ends_on,
            )
        )

    return Act("register.temporary", person, work)


def membership_change(
    *, person: Person, starts_on: date, standing: str = "", state: str = "", reason: str = ""
) -> Act:
    """From that day another standing (official) or state (active, exempt, suspended) in the same organisation."""

    def work(touched: Touched) -> None:
        current = _current(person, starts_on)
        new = {"standing": standing or current.standing, "state": state or current.state}
        if new == {"standing": current.standing, "state": current.state}:
            raise DomainError("nothing_changes")
        _split(touched, current, starts_on, **new)

    return Act("register.membership", person, work, reason)


def membership_end(*, person: Person, ends_on: date, reason: str) -> Act:
    """The official membership ends with that day (left the district, expelled, died)."""

    def work(touched: Touched) -> None:
        touched.change(_current(person, ends_on), ends_on=ends_on)

    return Act("register.membership_end", person, work, reason)


def _current(person: Person, on: date) -> PartyMembership:
    current = official_membership(person, on=on)
    if current is None:
        raise DomainError("not_a_member", name=person.full_name)
    return current


def _split(touched: Touched, current: PartyMembership, starts_on: date, **values) -> None:
    """End the row the day before and go on with a new one; a row that begins that very day is corrected instead."""
    if current.starts_on == starts_on:
        touched.change(current, **values)
        return
    ends_on = current.ends_on
    touched.change(current, ends_on=starts_on - DAY)
    carried = {name: getattr(current, name) for name in CARRIED}
    following = {"organization": current.organization} | carried | values
    touched.make(PartyMembership(person=current.person, starts_on=starts_on, ends_on=ends_on, **following))


def _refuse_overlap(person: Person, starts_on: date, ends_on: date | None) -> None:
    rows = PartyMembership.objects.within(starts_on, ends_on or date.max).filter(
        person=person, activity="official"
    )
    if (other := rows.select_related("organization").first()) is not None:
        raise DomainError("member_already", name=person.full_name, place=other.organization.name)
