"""The register as enrolment of the party side needs it: members, organisations, collectives, civil servants on one day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from evaluations.selectors.enrolment import CellFacts, cells_of, grassroots_of, organization_tree
from organizations.enums import (
    Activity,
    Category,
    CollectiveKind,
    ManagedBy,
    PartyOrganizationKind,
)
from organizations.models import (
    Appointment,
    CivilResult,
    LeadershipCollective,
    PartyMembership,
    PartyOrganization,
    Person,
)
from sonduong.kit.text import name_key

ORGANIZATION_CODES = {
    PartyOrganizationKind.CELL: "cell_org",
    PartyOrganizationKind.SUB_COMMITTEE: "sub_committee_org",
    PartyOrganizationKind.GRASSROOTS_CELL: "base_cell_org",
    PartyOrganizationKind.GRASSROOTS_COMMITTEE: "base_committee_org",
    PartyOrganizationKind.DISTRICT: "district_party_org",
}
COLLECTIVE_CODES = {
    CollectiveKind.GRASSROOTS_COMMITTEE: "base_committee",
    CollectiveKind.COMMUNE_COUNCIL: "commune_council",
    CollectiveKind.COMMUNE_PEOPLES_COMMITTEE: "commune_peoples_committee",
    CollectiveKind.DISTRICT_COUNCIL_PERMANENT: "district_council_permanent",
    CollectiveKind.DISTRICT_PEOPLES_COMMITTEE: "district_peoples_committee",
    CollectiveKind.STANDING_COMMITTEE: "district_standing_committee",
}
# Leadership of an agency, by the block of its unit; agencies of the vertical line are rated there, not by this plan.
AGENCY_CODES = {"Huyện ủy": "party_office_collective", "Mặt trận, đoàn thể": "district_front_mass"}
CIVIL = (Category.CIVIL_SERVANT, Category.PUBLIC_EMPLOYEE)


@dataclass(frozen=True, slots=True)
class Subject:
    """One row to be enrolled: who, under which code of the plan, with the facts to freeze."""

    code: str
    name: str
    name_key: str
    person_id: int | None = None
    party_organization_id: int | None = None
    subject_collective_id: int | None = None
    title: str = ""
    unit_id: int | None = None
    unit_name: str = ""
    cell: CellFacts = field(default_factory=lambda: CellFacts(None, None, None))
    is_head: bool = False


def members(*, on: date) -> Iterator[Subject]:
    """Everybody with an official membership that day, probationary members too; once each, in the official cell (RUL-14)."""
    rows = PartyMembership.objects.on(on).filter(activity=Activity.OFFICIAL)
    rows = rows.select_related("person", "organization")
    cells = cells_of(list(rows.values_list("person_id", flat=True)), on=on)
    heads = set(Appointment.objects.on(on).filter(is_head=True).values_list("person_id", flat=True))
    titles = _main_titles(on)
    for row in rows.order_by("person__name_key", "person_id"):
        facts = cells[row.person_id]
        yield Subject(
            code=member_code(row.organization),
            name=row.person.full_name,
            name_key=row.person.name_key,
            person_id=row.person_id,
            title=titles.get(row.person_id, "Đảng viên"),
            unit_name=row.organization.name,
            cell=facts,
            is_head=row.person_id in heads,
        )


def member_code(cell: PartyOrganization) -> str:
    """The plan's word for members of this cell: a chi bộ cơ sở rates its own (III.1.2.a)."""
    in_base_cell = cell.kind == PartyOrganizationKind.GRASSROOTS_CELL
    return "member_of_base_cell" if in_base_cell else "member_of_base_committee"


def _main_titles(on: date) -> dict[int, str]:
    rows = Appointment.objects.on(on).order_by("is_main", "-pk")
    return dict(rows.values_list("person_id", "title"))


def organizations(*, on: date) -> Iterator[Subject]:
    """Every party organisation that exists that day."""
    tree = organization_tree()
    for row in PartyOrganization.objects.on(on).order_by("code"):
        yield Subject(
            ORGANIZATION_CODES[PartyOrganizationKind(row.kind)],
            row.name,
            name_key(row.name),
            party_organization_id=row.pk,
            unit_name=row.name,
            cell=CellFacts(None, grassroots_of(row.pk, tree), None),
        )


def collectives(*, on: date) -> Iterator[Subject]:
    """Every collective that this plan rates and that exists that day."""
    tree = organization_tree()
    rows = LeadershipCollective.objects.on(on).select_related("unit", "organization")
    for row in rows.order_by("code"):
        code = _collective_code(row)
        if code is not None:
            place = row.organization_id or (row.unit.party_organization_id if row.unit else None)
            yield Subject(
                code,
                row.name,
                name_key(row.name),
                subject_collective_id=row.pk,
                unit_id=row.unit_id,
                unit_name=str(row.unit or row.organization or ""),
                cell=CellFacts(None, grassroots_of(place, tree), None),
            )


def _collective_code(row: LeadershipCollective) -> str | None:
    if row.kind not in CollectiveKind.values:
        return None
    kind = CollectiveKind(row.kind)
    if kind == CollectiveKind.CELL_COMMITTEE and row.organization is not None:
        in_base_cell = row.organization.kind == PartyOrganizationKind.GRASSROOTS_CELL
        return "base_cell_committee" if in_base_cell else "cell_committee"
    if kind != CollectiveKind.AGENCY or row.unit is None:
        return COLLECTIVE_CODES.get(kind)
    if row.unit.block == "UBND":
        return "district_service_unit" if row.unit.kind == "Đơn vị sự nghiệp" else "district_department"
    return AGENCY_CODES.get(row.unit.block)


def civil_servants(*, on: date) -> Iterator[Subject]:
    """Civil servants and public employees without a leading post, teachers and those already rated this year left out."""
    leading = Appointment.objects.on(on).filter(managed_by__in=[ManagedBy.DISTRICT, ManagedBy.PROVINCE])
    rated = CivilResult.objects.filter(year=on.year)
    rows = Person.objects.filter(category__in=CIVIL, is_teacher=False).exclude(workplace=None)
    rows = rows.exclude(pk__in=leading.values("person_id")).exclude(pk__in=rated.values("person_id"))
    titles = _main_titles(on)
    for row in rows.select_related("workplace").order_by("name_key", "pk"):
        yield Subject(
            "civil_person",
            row.full_name,
            row.name_key,
            person_id=row.pk,
            title=titles.get(row.pk, row.get_category_display()),
            unit_id=row.workplace_id,
            unit_name=row.workplace.name,
        )


def deciding_collectives(*, on: date, authority_id: int) -> Mapping[tuple[str, int | None], int]:
    """(decider of the plan, grassroots organisation or None) → the collective that decides."""
    found: dict[tuple[str, int | None], int] = {("authority", None): authority_id}
    rows = LeadershipCollective.objects.on(on)
    for pk, organization in rows.filter(kind=CollectiveKind.GRASSROOTS_COMMITTEE).values_list(
        "pk", "organization_id"
    ):
        found["grassroots_committee", organization] = pk
    for pk in rows.filter(kind=CollectiveKind.DISTRICT_PEOPLES_COMMITTEE).values_list("pk", flat=True):
        found["peoples_committee", None] = pk
    return found
