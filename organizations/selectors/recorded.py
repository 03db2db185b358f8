"""The year's ratings on record of units, party organisations and collectives, and which are missing (ORG-10)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, FilteredRelation, Q, QuerySet

from organizations.enums import CollectiveKind, RatedKind
from organizations.models import LeadershipCollective, PartyOrganization, RecordedRating, Unit
from sonduong.kit.text import fold

BODIES = {
    RatedKind.UNIT.value: Unit,
    RatedKind.PARTY_ORGANIZATION.value: PartyOrganization,
    RatedKind.COLLECTIVE.value: LeadershipCollective,
}
PAGE = 40
READ = ("rating", "not_rated_reason", "decided_by", "document_number", "decided_on")


@dataclass(frozen=True, slots=True)
class RecordedLine:
    """One body and, if there is one, its rating of the year; of a unit also that of its leadership, which stands in for it."""

    pk: int
    code: str
    name: str
    established_on: date | None
    rating: str
    not_rated_reason: str
    decided_by: str
    document_number: str
    decided_on: date | None
    from_collective: str = ""


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """One page of lines, and how many bodies of the kind have a rating and lack one."""

    page: Page
    lines: list[RecordedLine]
    recorded: int
    missing: int


def _bodies(kind: str, year: int) -> QuerySet:
    """Bodies that exist at the end of the year, with `record` joined: their rating of that year."""
    model = BODIES[kind]
    return model.objects.on(date(year, 12, 31)).annotate(
        record=FilteredRelation("recorded_ratings", condition=Q(recorded_ratings__year=year))
    )


def recorded_page(
    *, year: int, kind: str, search: str = "", only_missing: bool = False, number: int = 1
) -> RecordedPage:
    """Lines of one kind by name; four queries, five for units."""
    bodies = _bodies(kind, year)
    counts = bodies.aggregate(
        recorded=Count("pk", filter=Q(record__isnull=False)), missing=Count("pk", filter=Q(record=None))
    )
    if words := " ".join(fold(search).split()):
        bodies = bodies.filter(Q(search_key__contains=words) | Q(code__istartswith=search.strip()))
    if only_missing:
        bodies = bodies.filter(record=None)
    page = Paginator(bodies.order_by("name", "pk"), PAGE).get_page(number)
    rows = bodies.filter(pk__in=[body.pk for body in page]).order_by("name", "pk")
    leading = _leaderships([body.pk for body in page], year) if kind == RatedKind.UNIT else {}
    lines = [
        RecordedLine(
            pk,
            code,
            name,
            established,
            *(value if value is not None else "" for value in record[:4]),
            record[4],
            leading.get(pk, ""),
        )
        for pk, code, name, established, *record in rows.values_list(
            "pk", "code", "name", "established_on", *(f"record__{name}" for name in READ)
        )
    ]
    return RecordedPage(page, lines, counts["recorded"], counts["missing"])


def _leaderships(units: Collection[int], year: int) -> dict[int, str]:
    """The year's rating of each unit's leadership collective; a chi ủy leads none."""
    rows = RecordedRating.objects.filter(year=year, collective__unit__in=units)
    rows = rows.exclude(collective__kind=CollectiveKind.CELL_COMMITTEE).order_by("-collective_id")
    return dict(rows.values_list("collective__unit_id", "rating"))
