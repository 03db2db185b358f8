"""The trees with their counts, and the pages of a unit, a party organisation and a collective (ORG-1 to ORG-3, ORG-6)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from organizations.models import (
    Appointment,
    LeadershipCollective,
    PartyMembership,
    PartyOrganization,
    Person,
    Seat,
    Unit,
)
from organizations.models.period import in_force
from sonduong.kit.errors import NotVisible
from sonduong.kit.text import fold

SEAT_ORDER = {"chair": 0, "deputy": 1, "member": 2}


@dataclass(slots=True)
class Node:
    """One body of a tree with its own count and that of everything below."""

    body: PartyOrganization | Unit
    own: int
    children: list["Node"] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.own + sum(child.total for child in self.children)

    @property
    def bodies(self) -> int:
        """How many bodies stand below."""
        return len(self.children) + sum(child.bodies for child in self.children)


def organization_tree(*, on: date) -> list[Node]:
    """Party organisations of the day with their official members; two queries."""
    members = PartyMembership.objects.on(on).filter(activity="official")
    counted = dict(members.order_by().values_list("organization").annotate(count=Count("pk")))
    return _tree(PartyOrganization.objects.on(on).without_tree_fields(), counted)


def unit_tree(*, on: date) -> list[Node]:
    """Units of the day with the people who work there; two queries."""
    counted = dict(
        Person.objects.exclude(workplace=None).order_by().values_list("workplace").annotate(count=Count("pk"))
    )
    return _tree(Unit.objects.on(on).without_tree_fields(), counted)


def _tree(bodies: Iterable, counted: dict[int, int]) -> list[Node]:
    """A body whose parent is not there on that day stands at the top."""
    nodes = {
        body.pk: Node(body, counted.get(body.pk, 0)) for body in sorted(bodies, key=lambda body: body.pk)
    }
    roots = []
    for node in nodes.values():
        above = nodes.get(node.body.parent_id)
        (above.children if above else roots).append(node)
    return roots


def bodies_found(search: str, *, on: date, most: int = 60) -> dict[str, list]:
    """Units, party organisations and collectives whose name or code has the words; three queries."""
    whole = " ".join(fold(search).split())
    found = {}
    for name, model in (
        ("units", Unit),
        ("organizations", PartyOrganization),
        ("collectives", LeadershipCollective),
    ):
        matching = Q(search_key__contains=whole) | Q(code__istartswith=search.strip())
        found[name] = list(model.objects.on(on).filter(matching).order_by("name")[:most])
    return found


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit: who leads it, its collectives, what is above and below, posts by holder."""

    unit: Unit
    leaders: list[Appointment]
    others: list[Appointment]
    former: list[Appointment]
    collectives: list[LeadershipCollective]
    children: list[Unit]
    staff: int


def unit_page(pk: int, *, on: date) -> UnitPage:
    """The unit's page; NotVisible when there is none."""
    unit = (
        Unit.objects.select_related("parent", "party_organization", "superior_collective")
        .filter(pk=pk)
        .first()
    )
    if unit is None:
        raise NotVisible
    posts = unit.appointments.select_related("person").order_by(
        "-is_head", "managed_by", "person__name_key", "pk"
    )
    current = list(posts.on(on))
    leading = [post for post in current if post.is_head or post.managed_by != "grassroots"]
    return UnitPage(
        unit,
        leaders=leading,
        others=[post for post in current if post not in leading],
        former=list(posts.filter(ends_on__lt=on).order_by("-ends_on")[:30]),
        collectives=collectives_with_seats(unit.collectives.on(on), on),
        children=list(unit.children.on(on).order_by("pk")),
        staff=unit.staff.count(),
    )


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """A party organisation: secretary and deputies, committee, cells below, members."""

    organization: PartyOrganization
    posts: list[Appointment]
    collectives: list[LeadershipCollective]
    children: list[PartyOrganization]
    units: list[Unit]
    members: dict[str, int]


def organization_page(pk: int, *, on: date) -> OrganizationPage:
    """The organisation's page; NotVisible when there is none."""
    organization = PartyOrganization.objects.select_related("parent").filter(pk=pk).first()
    if organization is None:
        raise NotVisible
    below = organization.descendants(include_self=True).values("pk")
    members = PartyMembership.objects.on(on).filter(organization__in=below)
    counts = members.aggregate(
        official=Count("pk", filter=Q(activity="official", standing="official")),
        probationary=Count("pk", filter=Q(activity="official", standing="probationary")),
        temporary=Count("pk", filter=Q(activity="temporary")),
        exempt=Count("pk", filter=Q(state="exempt")),
    )
    children = organization.children.on(on).annotate(
        members=Count(
            "memberships",
            filter=in_force(on, "memberships__") & Q(memberships__activity="official"),
            distinct=True,
        )
    )
    return OrganizationPage(
        organization,
        posts=list(
            organization.appointments.on(on).select_related("person").order_by("-is_head", "person__name_key")
        ),
        collectives=collectives_with_seats(organization.collectives.on(on), on),
        children=list(children.order_by("pk")),
        units=list(organization.units.on(on).order_by("pk")),
        members=counts,
    )


def collectives_with_seats(collectives, on: date) -> list[LeadershipCollective]:
    """Each with `.places`: the seats of the day, chair first; two queries."""
    found = list(collectives.order_by("kind", "name"))
    places: dict[int, list[Seat]] = defaultdict(list)
    rows = Seat.objects.on(on).filter(collective__in=[one.pk for one in found]).select_related("person")
    for seat in sorted(rows, key=lambda seat: (SEAT_ORDER[seat.role], seat.person.name_key)):
        places[seat.collective_id].append(seat)
    for one in found:
        one.places = places[one.pk]
    return found


def collective_get(pk: int, *, on: date) -> LeadershipCollective:
    """A collective with `.places` (today) and `.former` seats; NotVisible when there is none."""
    found = collectives_with_seats(
        LeadershipCollective.objects.filter(pk=pk).select_related("unit", "organization"), on
    )
    if not found:
        raise NotVisible
    collective = found[0]
    collective.former = list(
        collective.seats.filter(ends_on__lt=on).select_related("person").order_by("-ends_on")
    )
    return collective


def appointment_titles() -> dict[str, list[str]]:
    """Titles and title groups in use, for suggestions."""
    rows = Appointment.objects.order_by()
    return {
        "titles": sorted(rows.values_list("title", flat=True).distinct(), key=fold),
        "groups": sorted(
            rows.exclude(title_group="").values_list("title_group", flat=True).distinct(), key=fold
        ),
    }
