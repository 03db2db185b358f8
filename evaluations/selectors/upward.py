"""Reports upward of a cell or a grassroots organisation: totals by level, who is not rated and why, candidates for reward.

Only published results count: nobody learns a decision from a report before it is made known.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from evaluations import permissions, regulations
from evaluations.domain.lookback import award_row
from evaluations.domain.process import Stage
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Kind
from evaluations.models import Campaign, Evaluation
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.paper_access import Named
from organizations.enums import CELL_KINDS, GRASSROOTS_KINDS
from organizations.models import Appointment, PartyOrganization, RecordedRating
from sonduong.kit.errors import NotVisible

READERS = ("cell_secretary", "grassroots_committee", "assigned_member", "head")
KINDS = (Kind.MEMBER, Kind.PARTY_ORGANIZATION, Kind.COLLECTIVE, Kind.CIVIL_SERVANT)
COLUMN = {
    Kind.MEMBER: "person_id",
    Kind.PARTY_ORGANIZATION: "party_organization_id",
    Kind.COLLECTIVE: "subject_collective_id",
}


@dataclass(frozen=True, slots=True)
class KindTotal:
    """One kind of subject: all, rated by level (in the order of LEVELS), last year by level, not rated, still open."""

    kind: Kind
    total: int
    levels: tuple[int, ...]
    before: tuple[int, ...]
    not_rated: int
    open: int


@dataclass(frozen=True, slots=True)
class Missing:
    """One subject without a level: set aside for `reason` (as kept, "" for none), or still under way at `stage`."""

    name: str
    place: str
    kind: Kind
    stage: str
    reason: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Excellent this year; `years` excellent on end, `five` as many as the rule asks, `gap` the year without data."""

    name: str
    place: str
    kind: Kind
    years: tuple[int, ...]
    five: bool
    gap: int | None


@dataclass(frozen=True, slots=True)
class UpwardReport:
    """What one organisation reports; the figures of one moment. `signer`: who leads it that day, "" for nobody."""

    organization: PartyOrganization
    signer: str
    plan_number: str
    year: int
    totals: tuple[KindTotal, ...]
    missing: tuple[Missing, ...]
    candidates: tuple[Candidate, ...]

    @property
    def aside(self) -> tuple[Missing, ...]:
        """Who is not rated this year, by the rules."""
        return tuple(one for one in self.missing if not one.is_open)

    @property
    def open(self) -> tuple[Missing, ...]:
        """Who is still under way."""
        return tuple(one for one in self.missing if one.is_open)

    @property
    def is_whole(self) -> bool:
        """Whether nobody is still under way."""
        return not any(total.open for total in self.totals)


def report_get(user, pk: int, *, on: date) -> UpwardReport:
    """The report of an organisation whose affairs this person leads or follows; else NotVisible. Constant queries."""
    organization = _readable(user, [pk], on=on).select_related("parent").first()
    campaign = current_campaign()
    if organization is None or campaign is None:
        raise NotVisible
    return _report(organization, campaign, on)


def readable_reports(user, ids: Collection[int], *, on: date) -> frozenset[int]:
    """Those of these organisations whose report this person may open that day."""
    return frozenset(_readable(user, ids, on=on).values_list("pk", flat=True))


def _readable(user, ids: Collection[int], *, on: date) -> QuerySet[PartyOrganization]:
    rows = PartyOrganization.objects.filter(pk__in=ids, kind__in=[*CELL_KINDS, *GRASSROOTS_KINDS])
    return rows if _is_wide(user, on) else rows.filter(_near(user, on))


def _is_wide(user, on: date) -> bool:
    """Whether this person answers for the whole district; the console (None) prints every report."""
    if user is None:
        return True
    me = permissions.standing_of(user, on=on)
    return me.holds("org_office") or me.holds("inspection")


def _near(user, on: date) -> Q:
    """The organisations that this person leads or follows, and those directly below."""
    me = permissions.standing_of(user, on=on)
    own = frozenset().union(*(me.organizations(role) for role in READERS))
    return Q(pk__in=own) | Q(parent__in=own)


def organizations_reporting(user, *, on: date) -> list[PartyOrganization]:
    """The organisations whose report this person may open, grassroots ones first; for the whole district only those."""
    rows = PartyOrganization.objects.on(on)
    if _is_wide(user, on):
        return list(rows.filter(kind__in=GRASSROOTS_KINDS).order_by("name", "pk"))
    found = rows.filter(_near(user, on), kind__in=[*CELL_KINDS, *GRASSROOTS_KINDS])
    return sorted(found, key=lambda row: (row.kind not in GRASSROOTS_KINDS, row.name))


def named_reports(user, *, on: date) -> list[Named]:
    """The same organisations, as choices of a list."""
    rows = organizations_reporting(user, on=on)
    return [Named(row.pk, row.name, row.get_kind_display()) for row in rows]


def _report(organization: PartyOrganization, campaign: Campaign, on: date) -> UpwardReport:
    cases = list(_cases(organization, campaign))
    past = _history(cases, campaign)
    totals = tuple(_total(kind, cases, past, campaign.year) for kind in KINDS)
    missing = tuple(_missing(case) for case in cases if _known(case) not in LEVELS)
    regulation = regulations.load(campaign.regulation_code)
    candidates = [
        _candidate(case, past, regulation)
        for case in cases
        if case.kind in COLUMN and _known(case) == Rating.EXCELLENT
    ]
    return UpwardReport(
        organization,
        _head(organization, on),
        campaign.plan_number,
        campaign.year,
        tuple(total for total in totals if total.total),
        missing,
        tuple(sorted(candidates, key=lambda one: (-len(one.years), one.name))),
    )


def _head(organization: PartyOrganization, on: date) -> str:
    heads = Appointment.objects.on(on).filter(organization=organization, is_head=True)
    return heads.order_by("pk").values_list("person__full_name", flat=True).first() or ""


def _cases(organization: PartyOrganization, campaign: Campaign) -> Iterable[Evaluation]:
    """The organisation's own subjects: itself is rated above and reported there."""
    rows = Evaluation.objects.filter(campaign=campaign, kind__in=KINDS)
    if organization.kind in GRASSROOTS_KINDS:
        inside = rows.filter(Q(grassroots=organization) | Q(unit__party_organization=organization))
    else:
        inside = rows.filter(Q(cell=organization) | Q(subject_collective__organization=organization))
    own = inside.exclude(party_organization=organization)
    return own.select_related("campaign", "cell").order_by("kind", "name_key", "pk")


def _known(case: Evaluation) -> str:
    """The published level, "" before."""
    return case.rating if case.stage == Stage.PUBLISHED else ""


def _history(cases: Iterable[Evaluation], campaign: Campaign) -> dict[tuple[str, int], dict[int, Rating]]:
    """(kind, subject) → year → level, of the years before and, where decided, this one."""
    found: dict[tuple[str, int], dict[int, Rating]] = {}
    for case in cases:
        if case.kind in COLUMN:
            levels = {campaign.year: Rating(known)} if (known := _known(case)) else {}
            found[case.kind, getattr(case, COLUMN[Kind(case.kind)])] = levels
    columns = ("person_id", "party_organization_id", "collective_id")
    for place, kind in enumerate(COLUMN):
        ids = [pk for found_kind, pk in found if found_kind == kind]
        rows = RecordedRating.objects.filter(
            kind=kind, year__lt=campaign.year, **{f"{columns[place]}__in": ids}
        )
        for year, pk, rating in rows.values_list("year", columns[place], "rating"):
            found[kind, pk][year] = Rating(rating)
    return found


def _key(case: Evaluation) -> tuple[str, int | None]:
    return case.kind, getattr(case, COLUMN[Kind(case.kind)]) if case.kind in COLUMN else None


def _total(kind: Kind, cases: Iterable[Evaluation], past: Mapping, year: int) -> KindTotal:
    own = [case for case in cases if case.kind == kind]
    now = Counter(_known(case) for case in own)
    before = Counter(past.get(_key(case), {}).get(year - 1) for case in own)
    rated = tuple(now[level] for level in LEVELS)
    set_aside = now[Rating.NOT_RATED.value]
    return KindTotal(
        kind,
        len(own),
        rated,
        tuple(before[Rating(level)] for level in LEVELS),
        set_aside,
        len(own) - sum(rated) - set_aside,
    )


def _place(case: Evaluation) -> str:
    place = case.cell.name if case.cell is not None else case.unit_name
    return "" if place == case.name else place


def _missing(case: Evaluation) -> Missing:
    known = _known(case)
    reason = case.not_rated_reason if known else ""
    return Missing(case.name, _place(case), Kind(case.kind), case.get_stage_display(), reason, not known)


def _candidate(case: Evaluation, past: Mapping, regulation) -> Candidate:
    row = award_row(past[_key(case)], case.campaign.year, regulation)
    return Candidate(case.name, _place(case), Kind(case.kind), row.years, row.is_full, row.missing)
