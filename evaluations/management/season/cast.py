"""Who plays: the login behind each act, found from the register's dated rows, with an account made where one is missing."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from organizations.models import Appointment, Assignment, Seat, User
from organizations.services.accounts import accounts_create

CHAIRS = {"chair": 0, "deputy": 1, "member": 2}


class Cast:
    """Logins by person, heads and offices by unit, chairs by collective, as they stand on one day."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.users: dict[int, User] = {user.person_id: user for user in User.objects.exclude(person=None)}
        self.office = self._assigned("unit_office")
        self.org_office = self._first("org_office")
        self.agencies = self._assigned("consulted_agency")
        rows = Assignment.objects.filter(role="teller").order_by("pk")
        self.tellers = dict.fromkeys(rows.values_list("person_id", flat=True))
        self.assigned = set(Assignment.objects.values_list("person_id", flat=True))
        self.secretaries = dict(
            Appointment.objects.on(on)
            .filter(organization__isnull=False, is_head=True)
            .order_by("-pk")
            .values_list("organization_id", "person_id")
        )
        heads = Appointment.objects.on(on).filter(unit__isnull=False, is_head=True).order_by("-pk")
        self.heads: dict[int, int] = dict(heads.values_list("unit_id", "person_id"))
        self.seats: dict[int, dict[int, str]] = defaultdict(dict)
        for collective, person, role in Seat.objects.on(on).values_list("collective_id", "person_id", "role"):
            self.seats[collective][person] = role

    def _rows(self, role: str):
        return Assignment.objects.on(self.on).filter(role=role)

    def _assigned(self, role: str) -> dict[int, int]:
        return dict(self._rows(role).order_by("-pk").values_list("unit_id", "person_id"))

    def _first(self, role: str) -> int:
        return self._rows(role).order_by("pk").values_list("person_id", flat=True)[0]

    def engage(self, person_ids: Iterable[int], at: datetime) -> None:
        """Accounts for everybody who will act, in bulk, asked for by the administrator."""
        missing = set(person_ids) - set(self.users)
        if missing:
            made = accounts_create(person_ids=missing, actor=None, at=at)
            self.users |= {user.person_id: user for user in made}

    def user(self, person_id: int) -> User:
        """The login of a person who was engaged."""
        return self.users[person_id]

    def officer(self, case) -> User:
        """The unit's personnel officer; where there is none or the case is the officer's own, the org office."""
        person = self.office.get(case.unit_id, self.org_office)
        return self.users[self.org_office if person == case.person_id else person]

    def superior_officer(self, case) -> User:
        """The personnel officer of the direct superior's unit; where there is none, the org office."""
        return self.users[self.office.get(case.superior_collective.unit_id, self.org_office)]

    def unit_of(self, role: str) -> dict[int, int]:
        """Where each person holds, held or will hold this assignment."""
        return dict(Assignment.objects.filter(role=role).values_list("person_id", "unit_id"))

    def tellers_on(self, day: date) -> list[int]:
        """The counting team of that day, in the roster's order."""
        rows = Assignment.objects.on(day).filter(role="teller").order_by("pk")
        return list(dict.fromkeys(rows.values_list("person_id", flat=True)))

    def chair(self, collective_id: int, without: Iterable[int] = ()) -> int | None:
        """The person who presides when these are the subjects: chair, else deputy, else member."""
        free = {p: role for p, role in self.seats[collective_id].items() if p not in set(without)}
        return min(free, key=lambda person: (CHAIRS[free[person]], person), default=None)
