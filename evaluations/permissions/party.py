"""Who somebody is for a member's, a body's or a civil servant's case, and which of those cases they see."""

from django.db.models import Q

from evaluations.domain.process import Role
from evaluations.enums import Kind
from evaluations.models import Evaluation
from evaluations.permissions.standing import Standing

SPEAKERS = ("head", "cell_secretary", "unit_office", "grassroots_committee")
OWN = {Kind.MEMBER: Role.MEMBER, Kind.CIVIL_SERVANT: Role.CIVIL_SERVANT}


def party_roles(case: Evaluation, me: Standing, *, is_office: bool) -> set[Role]:
    """Roles on a case that is not a cadre's. `is_office`: the personnel office of the case's unit is this person's."""
    roles = set()
    if me.person_id is not None and case.person_id == me.person_id:
        roles.add(OWN[Kind(case.kind)])
    if case.kind == Kind.CIVIL_SERVANT and is_office:
        roles.add(Role.UNIT_OFFICE)
    if case.kind == Kind.CIVIL_SERVANT and case.unit_id in me.units("head"):
        roles.add(Role.HEAD)
    if case.cell_id in me.organizations("cell_secretary"):
        roles.add(Role.CELL_OFFICE)
    if case.grassroots_id in me.organizations("grassroots_committee"):
        roles.add(Role.GRASSROOTS_COMMITTEE)
    if _speaks_for(case, me):
        roles.add(Role.SUBJECT_OFFICE)
    return roles | _decider_roles(case, me) | _overseer_roles(case, me)


def _speaks_for(case: Evaluation, me: Standing) -> bool:
    """Heads and personnel officers of a body write its report and rate it; the org office for the district's own."""
    if case.decider_id is None and me.holds("org_office"):
        return case.kind in {Kind.PARTY_ORGANIZATION, Kind.COLLECTIVE}
    if case.party_organization_id is not None:
        # A đảng bộ bộ phận often has nobody of its own in the register: its grassroots committee writes for it then.
        under = case.subject_code == "sub_committee_org" and case.grassroots_id in me.organizations(
            "grassroots_committee"
        )
        return under or any(case.party_organization_id in me.organizations(role) for role in SPEAKERS)
    if case.subject_collective_id is not None:
        return me.leads(case.subject_collective_id) or case.unit_id in me.units("unit_office")
    return False


def _decider_roles(case: Evaluation, me: Standing) -> set[Role]:
    """The deciding collective's members; who records for it: the org office for the authority, else chair and deputies."""
    roles = set()
    if case.decider_id is not None and case.decider_id in me.seats:
        roles.add(Role.DECIDER_MEMBER)
    records = (
        me.holds("org_office") if case.decider_id == case.campaign.authority_id else me.leads(case.decider_id)
    )
    if case.decider_id is not None and records:
        roles.add(Role.DECIDER_OFFICE)
    return roles


def _overseer_roles(case: Evaluation, me: Standing) -> set[Role]:
    roles = {role for role in (Role.ORG_OFFICE, Role.INSPECTION) if me.holds(role)}
    places = {case.cell_id, case.grassroots_id, case.party_organization_id}
    if places & me.organizations("assigned_member"):
        roles.add(Role.ASSIGNED_MEMBER)
    return roles


def party_visible(me: Standing) -> Q:
    """The cases other than cadres' on which this person holds any role: the list twin of `party_roles`."""
    secretary = me.organizations("cell_secretary")
    wide = me.organizations("assigned_member") | me.organizations("grassroots_committee")
    speaks = frozenset().union(*(me.organizations(role) for role in SPEAKERS))
    led = [collective for collective in me.seats if me.leads(collective)]
    mine = Q(cell_id__in=secretary | me.organizations("assigned_member")) | Q(grassroots_id__in=wide)
    mine |= Q(party_organization_id__in=speaks | me.organizations("assigned_member"))
    mine |= Q(subject_collective_id__in=led) | Q(decider_id__in=me.seats)
    offices = me.units("unit_office")
    mine |= Q(subject_collective__isnull=False, unit_id__in=offices)
    mine |= Q(kind=Kind.CIVIL_SERVANT, unit_id__in=offices | me.units("head"))
    if me.person_id is not None:
        mine |= Q(person_id=me.person_id)
    return ~Q(kind=Kind.CADRE) & mine
