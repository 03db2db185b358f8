"""The register as enrolment needs it: who is managed by the district, in which cell and collective, on one day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from evaluations.selectors.stays import rating_cells
from organizations.enums import (
    GRASSROOTS_KINDS,
    CollectiveKind,
    ManagedBy,
    PartyOrganizationKind,
    SeatRole,
)
from organizations.models import Appointment, LeadershipCollective, PartyOrganization, Seat

SEAT_ORDER = {SeatRole.CHAIR.value: 0, SeatRole.DEPUTY.value: 1, SeatRole.MEMBER.value: 2}


@dataclass(frozen=True, slots=True)
class CellFacts:
    """Where a person is a member, and where the person lives (213-QĐ/TW)."""

    cell_id: int | None
    grassroots_id: int | None
    residence_cell_id: int | None


NO_CELL = CellFacts(None, None, None)


def cadre_posts(*, on: date) -> list[Appointment]:
    """One post for each cadre whom Ban Thường vụ Huyện ủy manages that day, in name order.

    Whoever holds a main post managed by the province is left out (PRV-1); of several posts the main one counts,
    then the leading one, then the oldest.
    """
    levels = [ManagedBy.DISTRICT, ManagedBy.PROVINCE]
    rows = (
        Appointment.objects.on(on)
        .filter(managed_by__in=levels)
        .select_related("person", "unit", "organization")
    )
    chosen: dict[int, Appointment] = {}
    for post in sorted(rows, key=_weight):
        chosen.setdefault(post.person_id, post)
    mine = [post for post in chosen.values() if post.managed_by == ManagedBy.DISTRICT]
    return sorted(mine, key=lambda post: (post.person.name_key, post.person_id))


def _weight(post: Appointment) -> tuple:
    return (not post.is_main, not post.is_head, post.starts_on or date.min, post.pk)


def cells_of(person_ids: Collection[int], *, on: date) -> dict[int, CellFacts]:
    """The cell that rates, its grassroots organisation and the residence cell by person; two queries (two_cells: E76)."""
    tree = organization_tree()
    return {
        person: CellFacts(
            row.organization_id, grassroots_of(row.organization_id, tree), row.residence_cell_id
        )
        for person, row in rating_cells(person_ids, on=on).items()
    }


def organization_tree() -> dict[int, tuple[int | None, str]]:
    """Every party organisation: its superior and its kind."""
    rows = PartyOrganization.objects.values_list("pk", "parent_id", "kind")
    return {pk: (parent, kind) for pk, parent, kind in rows}


def grassroots_of(cell: int | None, tree: dict[int, tuple[int | None, str]]) -> int | None:
    """The grassroots organisation that an organisation is or belongs to; None above them."""
    while cell is not None:
        parent, kind = tree[cell]
        if kind in GRASSROOTS_KINDS:
            return cell
        cell = parent
    return None


def collectives_of(posts: Collection[Appointment], *, on: date) -> dict[int, int]:
    """The collective of the same level by post: of the post's unit, not a chi ủy, in which the person sits (ORG-6)."""
    units = {post.unit_id for post in posts if post.unit_id}
    seats = (
        Seat.objects.on(on)
        .filter(collective__unit_id__in=units, person_id__in={post.person_id for post in posts})
        .exclude(collective__kind=CollectiveKind.CELL_COMMITTEE)
        .values_list("collective__unit_id", "person_id", "collective_id", "role")
    )
    best: dict[tuple[int, int], tuple[int, int]] = {}
    for unit, person, collective, role in seats:
        rank = (SEAT_ORDER[role], collective)
        best[unit, person] = min(best.get((unit, person), rank), rank)
    return {
        post.pk: best[post.unit_id, post.person_id][1]
        for post in posts
        if (post.unit_id, post.person_id) in best
    }


def default_authority() -> LeadershipCollective | None:
    """Ban Thường vụ Huyện ủy, which decides unless the plan delegates (3.4)."""
    return (
        LeadershipCollective.objects.filter(
            kind=CollectiveKind.STANDING_COMMITTEE, organization__kind=PartyOrganizationKind.DISTRICT
        )
        .order_by("pk")
        .first()
    )
