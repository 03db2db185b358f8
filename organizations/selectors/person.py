"""One person over time: everything dated that the register knows, newest first."""

from dataclasses import dataclass
from datetime import date

from organizations.models import (
    Appointment,
    Assignment,
    CivilResult,
    Leave,
    PartyMembership,
    Person,
    PlanningEntry,
    RecordedRating,
    Seat,
)
from organizations.selectors.scope import person_get


@dataclass(frozen=True, slots=True)
class PersonStory:
    """A person's page. `on` is the day by which rows are in force."""

    person: Person
    on: date
    memberships: list[PartyMembership]
    appointments: list[Appointment]
    seats: list[Seat]
    leaves: list[Leave]
    civil_results: list[CivilResult]
    ratings: list[RecordedRating]
    assignments: list[Assignment]
    planning: list[PlanningEntry]

    @property
    def leave_days(self) -> dict[str, int]:
        """Distinct days of leave in the year of `on`, by kind, both ends included, clipped to the year (ORG-7)."""
        return leave_days_of_year(self.leaves, self.on.year)

    @property
    def main_post(self) -> Appointment | None:
        """The main post in force, else the first one."""
        posts = [post for post in self.appointments if in_force_on(post, self.on)]
        return next((post for post in posts if post.is_main), posts[0] if posts else None)


def in_force_on(row, on: date) -> bool:
    """Whether a dated row holds on the day."""
    return (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or row.ends_on >= on)


def leave_days_of_year(leaves, year: int) -> dict[str, int]:
    """Kind → distinct days in the year."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days: dict[str, set[int]] = {}
    for leave in leaves:
        start = leave.starts_on.toordinal() if leave.starts_on else first
        end = leave.ends_on.toordinal() if leave.ends_on else last
        days[leave.kind] = days.get(leave.kind, set()) | set(range(max(start, first), min(end, last) + 1))
    return {kind: len(found) for kind, found in days.items() if found}


def person_story(user, pk: int, *, on: date) -> PersonStory:
    """The page of one visible person; nine queries however long the story, plus those of visibility."""
    person = person_get(user, pk, on=on)
    return PersonStory(
        person,
        on,
        memberships=list(
            person.memberships.select_related("organization", "residence_cell").order_by("-starts_on", "-pk")
        ),
        appointments=list(
            person.appointments.select_related("unit", "organization").order_by("-starts_on", "-pk")
        ),
        seats=list(person.seats.select_related("collective").order_by("-starts_on", "-pk")),
        leaves=list(person.leaves.order_by("-starts_on")),
        civil_results=list(person.civil_results.order_by("-year")),
        ratings=list(person.recorded_ratings.order_by("-year", "kind")),
        assignments=list(
            person.assignments.select_related("unit", "organization", "lent_by").order_by("-starts_on", "-pk")
        ),
        planning=list(person.planning_entries.order_by("-starts_on")),
    )
