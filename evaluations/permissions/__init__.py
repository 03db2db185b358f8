"""Who somebody is for a case, what they may do to it, and which cases they see: the same rows answer all three."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from evaluations.domain.process import Role, Stage
from evaluations.enums import Kind
from evaluations.models import Evaluation, FeedbackRoll
from evaluations.permissions.party import party_roles, party_visible
from evaluations.permissions.standing import Standing, standing_of
from organizations.models import Assignment, PartyMembership, Person, Seat
from sonduong.kit.roles import matrix

ORDER = list(Stage)
LATE = frozenset(ORDER[ORDER.index(Stage.APPRAISAL) :])
LATE_READERS = frozenset({Role.STANDING_MEMBER, Role.STANDING_CHAIR, Role.CONSULTED_AGENCY})
OFFICES = frozenset({Role.UNIT_OFFICE, Role.SUPERIOR_OFFICE})
MEMBER_OF = {
    Role.COLLECTIVE_CHAIR: Role.COLLECTIVE_MEMBER,
    Role.SUPERIOR_CHAIR: Role.DIRECT_SUPERIOR,
    Role.STANDING_CHAIR: Role.STANDING_MEMBER,
}
OWN_ROLES = frozenset({Role.CADRE, Role.MEMBER, Role.CIVIL_SERVANT})
CIVIL = frozenset({"civil_servant", "public_employee"})


def roles_of(user, *, on: date) -> frozenset[str]:
    """The role codes of roles.toml that this person holds anywhere today; opens addresses, never a case."""
    me = standing_of(user, on=on)
    roles = {role for role in matrix().roles if me.holds(role)}
    if me.seats:
        roles |= {"collective_member", "direct_superior"}
    if me.authority_id is not None and me.authority_id in me.seats:
        roles.add("standing_member")
    if "cell_secretary" in roles:
        roles.add("residence_committee")
    return frozenset(roles | _own_roles(user.person_id))


def _own_roles(person_id: int | None) -> set[str]:
    """What somebody is by the own file: evaluated cadre, member, civil servant, invited subordinate. One query."""
    facts = {
        "cadre": Exists(Evaluation.objects.filter(person_id=OuterRef("pk"), kind="cadre")),
        "party_member": Exists(PartyMembership.objects.filter(person_id=OuterRef("pk"))),
        "subordinate": Exists(FeedbackRoll.objects.filter(person_id=OuterRef("pk"))),
    }
    row = Person.objects.filter(pk=person_id).annotate(**facts).values("category", *facts).first()
    if row is None:
        return set()
    roles = {role for role in facts if row[role]}
    return roles | {"civil_servant"} if row["category"] in CIVIL else roles


def roles_on_each(user, cases: Iterable[Evaluation], *, on: date) -> dict[int, frozenset[Role]]:
    """Who am I for each of these cases? A constant number of queries, however many cases."""
    return _among(user, list(cases), frozenset(Role), on)


def may_each(user, act: str, cases: Iterable[Evaluation], *, on: date) -> dict[int, bool]:
    """May I do the act to each of these cases? As `may` of `roles_on_each`, and reads only what the act hangs on."""
    cases, named = list(cases), matrix().acts[act].roles
    wanted = named - {
        chair for chair, member in MEMBER_OF.items() if member in named
    }  # whoever chairs is a member
    roles = _among(user, cases, wanted, on)
    return {case.pk: may(user, act, case, roles[case.pk]) for case in cases}


def _among(user, cases: list[Evaluation], wanted: frozenset[str], on: date) -> dict[int, frozenset[Role]]:
    """My roles on each case, of those that are wanted; what only others hang on is not read."""
    standing = standing_of(user, on=on)
    leads = _leaders(cases, standing.authority_id, on) if wanted & MEMBER_OF.keys() else {}
    offices = _offices(cases, on) if wanted & OFFICES else (set(), {})
    asked = _asked(user, cases) if Role.SUBORDINATE in wanted else frozenset()
    return {case.pk: _roles(case, standing, leads, offices, asked) & wanted for case in cases}


def _roles(case: Evaluation, me: Standing, leads, offices, asked) -> frozenset[Role]:
    if case.kind != Kind.CADRE:
        is_office = Role.UNIT_OFFICE in _office_roles(case, me, *offices)
        return frozenset(party_roles(case, me, is_office=is_office))
    roles = set()
    if me.person_id is not None and case.person_id == me.person_id:
        roles.add(Role.CADRE)
    roles |= _seat_roles(case, case.collective_id, me, leads, Role.COLLECTIVE_MEMBER, Role.COLLECTIVE_CHAIR)
    roles |= _seat_roles(
        case, case.superior_collective_id, me, leads, Role.DIRECT_SUPERIOR, Role.SUPERIOR_CHAIR
    )
    roles |= _seat_roles(case, me.authority_id, me, leads, Role.STANDING_MEMBER, Role.STANDING_CHAIR)
    roles |= _office_roles(case, me, *offices)
    if case.cell_id in me.organizations("cell_secretary"):
        roles.add(Role.CELL_SECRETARY)
    if case.residence_cell_id in me.organizations("cell_secretary"):
        roles.add(Role.RESIDENCE_COMMITTEE)
    if case.pk in asked:
        roles.add(Role.SUBORDINATE)
    if {case.cell_id, case.grassroots_id} & me.organizations("assigned_member"):
        roles.add(Role.ASSIGNED_MEMBER)
    for role in (Role.CONSULTED_AGENCY, Role.TELLER, Role.INSPECTION):
        if me.holds(role):
            roles.add(role)
    return frozenset(roles)


def _office_roles(case: Evaluation, me: Standing, staffed: set[int], by_collective) -> set[Role]:
    """The unit's and the superior's personnel office; the org office, which also stands in where there is none."""
    mine, is_org_office = me.units("unit_office"), me.holds("org_office")
    roles = {Role.ORG_OFFICE} if is_org_office else set()
    if case.unit_id in mine or (is_org_office and case.unit_id not in staffed):
        roles.add(Role.UNIT_OFFICE)
    if case.superior_collective_id:
        theirs = by_collective.get(case.superior_collective_id, frozenset())
        if theirs & mine or (is_org_office and not theirs):
            roles.add(Role.SUPERIOR_OFFICE)
    return roles


def _seat_roles(case, collective_id, me: Standing, leads, member: Role, chair: Role) -> set[Role]:
    seat = me.seats.get(collective_id)
    if seat is None:
        return set()
    return (
        {member, chair}
        if me.person_id in _acting_chairs(case, leads.get(collective_id, {}), me)
        else {member}
    )


def _acting_chairs(case: Evaluation, seats: dict[int, str], me: Standing) -> set[int]:
    """The chair; where the chair is the subject, the deputies; without deputies every other member (REG-4)."""
    by_role = defaultdict(set)
    for person_id, role in seats.items():
        if person_id != case.person_id:
            by_role[role].add(person_id)
    return by_role["chair"] or by_role["deputy"] or {me.person_id} - {case.person_id}


def _leaders(cases: Collection[Evaluation], authority_id: int | None, on: date) -> dict[int, dict[int, str]]:
    ids = {c.collective_id for c in cases} | {c.superior_collective_id for c in cases} | {authority_id}
    rows = Seat.objects.on(on).filter(collective_id__in=ids - {None}, role__in=["chair", "deputy"])
    leads: dict[int, dict[int, str]] = defaultdict(dict)
    for collective_id, person_id, role in rows.values_list("collective_id", "person_id", "role"):
        leads[collective_id][person_id] = role
    return leads


def _offices(cases: Collection[Evaluation], on: date) -> tuple[set[int], dict[int, set[int]]]:
    """Units that have a personnel officer; and the same by superior collective. Others are served by the org office."""
    superiors = {c.superior_collective_id for c in cases} - {None}
    units = {c.unit_id for c in cases} - {None}
    rows = Assignment.objects.on(on).filter(
        Q(unit__in=units) | Q(unit__collectives__in=superiors), role="unit_office"
    )
    staffed: set[int] = set()
    by_collective: dict[int, set[int]] = defaultdict(set)
    for unit_id, collective_id in rows.values_list("unit_id", "unit__collectives"):
        staffed.add(unit_id)
        by_collective[collective_id].add(unit_id)
    return staffed, by_collective


def _asked(user, cases: Collection[Evaluation]) -> frozenset[int]:
    rows = FeedbackRoll.objects.filter(person_id=user.person_id, round__evaluation__in=[c.pk for c in cases])
    return frozenset(rows.values_list("round__evaluation_id", flat=True))


def may(user, act: str, case: Evaluation, roles: frozenset[Role]) -> bool:
    """Whether these roles may do the act to this case at its stage. Deny wins: on the own case only the cadre's part."""
    rule = matrix().acts[act]
    is_own = case.person_id is not None and case.person_id == user.person_id
    if is_own:
        if rule.own == "denied" or (rule.own == "published" and case.stage != Stage.PUBLISHED):
            return False
        roles = roles & OWN_ROLES if OWN_ROLES & rule.roles else roles
    elif rule.own == "only":
        return False
    if case.stage not in LATE:
        roles = roles - LATE_READERS
    return bool(roles & rule.roles)


def visible_cases(user, *, on: date) -> QuerySet[Evaluation]:
    """Which cases this person has any role on: the list twin of `roles_on_each`."""
    me = standing_of(user, on=on)
    if me.holds("org_office") or me.holds("inspection"):
        return Evaluation.objects.all()
    return Evaluation.objects.filter(Q(kind=Kind.CADRE) & _any(_cadre_parts(me).values()) | party_visible(me))


def cadres_seen(user, *, on: date) -> QuerySet[Evaluation]:
    """The cadres' cases that this person may find in a list (act `case.see`); who only answers for one does not."""
    me = standing_of(user, on=on)
    cadres = Evaluation.objects.filter(kind=Kind.CADRE)
    if me.holds("org_office") or me.holds("inspection"):
        return cadres
    allowed = matrix().acts["case.see"].roles
    return cadres.filter(_any(part for role, part in _cadre_parts(me).items() if role in allowed))


def _any(parts: Iterable[Q]) -> Q:
    """One of these; none of them is nothing."""
    found = Q(pk__in=[])
    for part in parts:
        found |= part
    return found


def _cadre_parts(me: Standing) -> dict[Role, Q]:
    """By role, the cadres' cases on which this person holds it."""
    offices, secretary = me.units("unit_office"), me.organizations("cell_secretary")
    assigned = me.organizations("assigned_member")
    parts = {
        Role.COLLECTIVE_MEMBER: Q(collective_id__in=me.seats),
        Role.DIRECT_SUPERIOR: Q(superior_collective_id__in=me.seats),
        Role.UNIT_OFFICE: Q(unit_id__in=offices),
        Role.SUPERIOR_OFFICE: Q(superior_collective__unit_id__in=offices),
        Role.CELL_SECRETARY: Q(cell_id__in=secretary),
        Role.RESIDENCE_COMMITTEE: Q(residence_cell_id__in=secretary),
        Role.ASSIGNED_MEMBER: Q(cell_id__in=assigned) | Q(grassroots_id__in=assigned),
    }
    if me.person_id is not None:
        invited = FeedbackRoll.objects.filter(person_id=me.person_id).values("round__evaluation_id")
        parts |= {Role.CADRE: Q(person_id=me.person_id), Role.SUBORDINATE: Q(pk__in=invited)}
    late = {role for role in (Role.CONSULTED_AGENCY, Role.TELLER) if me.holds(role)}
    if me.authority_id in me.seats:
        late.add(Role.STANDING_MEMBER)
    return parts | dict.fromkeys(late, Q(stage__in=LATE))


__all__ = [
    "Standing",
    "cadres_seen",
    "may",
    "may_each",
    "roles_of",
    "roles_on_each",
    "standing_of",
    "visible_cases",
]
