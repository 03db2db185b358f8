"""What may keep a subject's rating down, gathered for many subjects at once: facts for domain/caps.py, nothing judged here.

A body's rating of the year is the one decided here if there is one, else the recorded one (ORG-10), else unknown, which
makes every proposal under it provisional.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from evaluations import regulations
from evaluations.domain.caps import Cap, Facts, Known, binding_caps, unit_rating
from evaluations.domain.dates import Period, distinct_days, year_of
from evaluations.domain.eligibility import is_young
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import Regulation
from evaluations.enums import Kind
from evaluations.models import Evaluation
from organizations.enums import Category, CollectiveKind, LeaveKind, ManagedBy, RatedKind
from organizations.models import (
    Appointment,
    CivilResult,
    LeadershipCollective,
    Leave,
    PartyOrganization,
    RecordedRating,
    Seat,
    Unit,
)

CIVIL = frozenset({Category.CIVIL_SERVANT.value, Category.PUBLIC_EMPLOYEE.value})
UNIT, ORGANIZATION, COLLECTIVE = "unit", "party_organization", "collective"
BODY_FIELDS = {"unit_id": UNIT, "party_organization_id": ORGANIZATION, "collective_id": COLLECTIVE}

PARTY_COMMITTEES = (CollectiveKind.GRASSROOTS_COMMITTEE, CollectiveKind.CELL_COMMITTEE)

# Too young to be rated, so it sets no cap (RUL-11); a unit counts its months as an organisation does.
YOUNG_AS = {UNIT: ORGANIZATION, ORGANIZATION: ORGANIZATION, COLLECTIVE: COLLECTIVE}

# ("unit" | "party_organization" | "collective", row id)
Body = tuple[str, int]


@dataclass(slots=True)
class _Register:
    """Everything that was read for one batch."""

    names: dict[Body, str] = field(default_factory=dict)
    ratings: dict[Body, Rating] = field(default_factory=dict)
    leadership: dict[int, int] = field(default_factory=dict)
    heads: dict[int, list[Body]] = field(default_factory=dict)
    seats: dict[int, list[Body]] = field(default_factory=dict)
    leaves: dict[tuple[int, str], int] = field(default_factory=dict)
    civil: dict[int, Rating] = field(default_factory=dict)

    def known(self, body: Body) -> Known:
        """The body's rating of the year, None while nobody has given one."""
        return Known(self.names.get(body, ""), self.ratings.get(body))


def caps_of(cases: Iterable[Evaluation]) -> dict[int, list[Cap]]:
    """The caps that bind each case, tightest first; a constant number of queries. Cases of one campaign."""
    cases = list(cases)
    facts = facts_of(cases)
    return {case.pk: binding_caps(facts[case.pk], regulation_of(case)) for case in cases}


def regulation_of(case: Evaluation) -> Regulation:
    """The regulation under which the case's campaign runs."""
    return regulations.load(case.campaign.regulation_code)


def facts_of(cases: Collection[Evaluation]) -> dict[int, Facts]:
    """What the rules may know of each case (cadres and members)."""
    if not cases:
        return {}
    one = next(iter(cases))
    campaign, regulation = one.campaign, regulation_of(one)
    people = {case.person_id for case in cases if case.person_id}
    members = {case.person_id for case in cases if case.kind == Kind.MEMBER}
    day = timezone.localtime(campaign.opened_at).date()
    register = _Register(heads=_heads(people, day), seats=_seats(members, day))
    _read_bodies(register, cases, campaign, regulation)
    _read_people(register, people, campaign.year)
    return {case.pk: _facts(case, register, regulation) for case in cases}


def _facts(case: Evaluation, register: _Register, regulation: Regulation) -> Facts:
    person = case.person_id or 0
    return Facts(
        kind=case.kind,
        headed=tuple(
            _headed(body, register, regulation)
            for body in register.heads.get(person, [])
            if _counts(case, body)
        ),
        head_exempt=bool(case.head_exempt_reason),
        collective=register.known((COLLECTIVE, case.collective_id)) if case.collective_id else None,
        unit=register.known((UNIT, case.unit_id)) if case.unit_id else None,
        sick_days=register.leaves.get((person, LeaveKind.SICK.value), 0),
        maternity_days=register.leaves.get((person, LeaveKind.MATERNITY.value), 0),
        civil=_civil(case, register),
        seats=tuple(
            register.known(body) for body in register.seats.get(person, []) if case.kind == Kind.MEMBER
        ),
    )


def _counts(case: Evaluation, body: Body) -> bool:
    """A cadre answers for the units headed, a member for the party organisation headed (RUL-6)."""
    return (body[0] == ORGANIZATION) == (case.kind == Kind.MEMBER)


def _headed(body: Body, register: _Register, regulation: Regulation) -> Known:
    known = register.known(body)
    leadership = register.leadership.get(body[1]) if body[0] == UNIT else None
    collective = register.known((COLLECTIVE, leadership)) if leadership else None
    return unit_rating(known, collective, regulation)


def _civil(case: Evaluation, register: _Register) -> Known | None:
    if case.person_id in register.civil:
        return Known("Kết quả xếp loại công chức, viên chức", register.civil[case.person_id])
    is_civil = case.person_id is not None and case.person.category in CIVIL
    return Known("Kết quả xếp loại công chức, viên chức", None) if is_civil else None


def _heads(people: Collection[int], day: date) -> dict[int, list[Body]]:
    """What each person heads by a post for which the district rates, or by a post in a party organisation."""
    found: dict[int, list[Body]] = defaultdict(list)
    rows = Appointment.objects.on(day).filter(person__in=people, is_head=True).order_by("pk")
    for person, unit, organization, managed_by in rows.values_list(
        "person_id", "unit_id", "organization_id", "managed_by"
    ):
        if unit is not None and managed_by == ManagedBy.DISTRICT:
            found[person].append((UNIT, unit))
        elif organization is not None:
            found[person].append((ORGANIZATION, organization))
    return {person: list(dict.fromkeys(bodies)) for person, bodies in found.items()}


def _seats(members: Collection[int], day: date) -> dict[int, list[Body]]:
    """The party committees in which each member sits."""
    found: dict[int, list[Body]] = defaultdict(list)
    if members:
        rows = Seat.objects.on(day).filter(person__in=members, collective__kind__in=PARTY_COMMITTEES)
        for person, collective in rows.order_by("pk").values_list("person_id", "collective_id"):
            found[person].append((COLLECTIVE, collective))
    return found


def _read_bodies(
    register: _Register, cases: Collection[Evaluation], campaign, regulation: Regulation
) -> None:
    bodies = {body for held in (*register.heads.values(), *register.seats.values()) for body in held}
    bodies |= {(UNIT, case.unit_id) for case in cases if case.unit_id}
    bodies |= {(COLLECTIVE, case.collective_id) for case in cases if case.collective_id}
    register.leadership = _leadership({pk for kind, pk in bodies if kind == UNIT})
    bodies |= {(COLLECTIVE, pk) for pk in register.leadership.values()}
    for kind, table in ((UNIT, Unit), (ORGANIZATION, PartyOrganization), (COLLECTIVE, LeadershipCollective)):
        ids = [pk for found, pk in bodies if found == kind]
        rows = table.objects.filter(pk__in=ids).order_by().values_list("pk", "name", "established_on")
        for pk, name, since in rows:
            register.names[kind, pk] = name
            if is_young(YOUNG_AS[kind], since, campaign.year, regulation):
                register.ratings[kind, pk] = Rating.NOT_RATED
    register.ratings |= body_ratings(bodies, campaign)


def _leadership(units: Collection[int]) -> dict[int, int]:
    """The collective that leads each unit; a chi ủy leads none."""
    rows = LeadershipCollective.objects.filter(unit__in=units).exclude(kind=CollectiveKind.CELL_COMMITTEE)
    return dict(rows.order_by("-pk").values_list("unit_id", "pk"))


def body_ratings(bodies: Collection[Body], campaign) -> dict[Body, Rating]:
    """The year's rating of units, organisations and collectives that have one: decided here, else recorded; two queries."""
    kinds = [RatedKind.UNIT, RatedKind.PARTY_ORGANIZATION, RatedKind.COLLECTIVE]
    found: dict[Body, Rating] = {}
    recorded = RecordedRating.objects.filter(year=campaign.year, kind__in=kinds)
    for *ids, rating in recorded.values_list(*BODY_FIELDS, "rating"):
        found |= {
            (kind, pk): Rating(rating)
            for kind, pk in zip(BODY_FIELDS.values(), ids, strict=True)
            if pk is not None
        }
    decided = Evaluation.objects.filter(
        campaign=campaign, kind__in=[Kind.PARTY_ORGANIZATION, Kind.COLLECTIVE]
    ).exclude(rating="")
    for organization, collective, rating in decided.values_list(
        "party_organization_id", "subject_collective_id", "rating"
    ):
        found[(ORGANIZATION, organization) if organization else (COLLECTIVE, collective)] = Rating(rating)
    return {body: rating for body, rating in found.items() if body in bodies}


def _read_people(register: _Register, people: Collection[int], year: int) -> None:
    register.leaves = leave_days(people, year)
    rows = CivilResult.objects.filter(person__in=people, year=year)
    register.civil = {person: Rating(rating) for person, rating in rows.values_list("person_id", "rating")}


def leave_days(people: Collection[int], year: int) -> dict[tuple[int, str], int]:
    """Distinct days of leave in the year by (person, kind), both ends included, clipped to the year (REG-4)."""
    first, last = year_of(year)
    rows = Leave.objects.within(first, last).filter(person__in=people)
    spans: dict[tuple[int, str], list[Period]] = defaultdict(list)
    for person, kind, starts_on, ends_on in rows.values_list("person_id", "kind", "starts_on", "ends_on"):
        spans[person, kind].append((starts_on or first, ends_on or last))
    return {key: distinct_days(periods, (first, last)) for key, periods in spans.items()}
