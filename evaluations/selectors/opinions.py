"""Reads written opinions and who owes them: each body sees its own subjects; nobody sees another agency's first."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations import permissions, regulations
from evaluations.domain.process import Stage
from evaluations.domain.transfers import Stay, comments
from evaluations.enums import EvidencePurpose, OpinionSource
from evaluations.models import Campaign, Evaluation, Evidence, Opinion
from organizations.models import PartyMembership, PartyOrganization, Unit

ACTS = {
    OpinionSource.WORKPLACE: "opinion.workplace",
    OpinionSource.RESIDENCE: "opinion.residence",
    OpinionSource.FORMER: "opinion.former",
    OpinionSource.AGENCY: "opinion.agency",
}
BEFORE_STEP_3 = (Stage.SELF_REVIEW, Stage.SUBORDINATES, Stage.COLLECTIVE, Stage.SUPERIOR, Stage.APPRAISAL)
STAGES = dict.fromkeys(ACTS, BEFORE_STEP_3) | {OpinionSource.AGENCY: (Stage.APPRAISAL,)}


@dataclass(frozen=True, slots=True)
class Line:
    """One subject in front of one body. `opinion` is None until it was given."""

    case: Evaluation
    opinion: Opinion | None


@dataclass(frozen=True, slots=True)
class Desk:
    """One body's page: everybody on whom it owes a word. `place` is the unit or the cell that speaks."""

    source: OpinionSource
    place_id: int
    place_name: str
    lines: tuple[Line, ...]

    @property
    def key(self) -> str:
        return f"{self.source}-{self.place_id}"

    @property
    def waiting(self) -> int:
        return sum(line.opinion is None for line in self.lines)


def agencies_of(user, *, on: date) -> frozenset[int]:
    """The consulted agencies for which this person answers."""
    return permissions.standing_of(user, on=on).units("consulted_agency")


def cells_of(user, *, on: date) -> frozenset[int]:
    """The cells of which this person is secretary."""
    return permissions.standing_of(user, on=on).organizations("cell_secretary")


def desks(user, *, on: date) -> list[Desk]:
    """Every body for which this person answers, each with its subjects in name order. A constant number of queries."""
    campaign = Campaign.objects.order_by("-year").first()
    me = permissions.standing_of(user, on=on)
    cells, agencies = me.organizations("cell_secretary"), me.units("consulted_agency")
    if campaign is None or not (cells or agencies):
        return []
    cases = _cases(campaign, cells, bool(agencies), user)
    former = former_cells(cases)
    given = {
        (o.evaluation_id, o.source, o.unit_id or o.organization_id): o
        for o in Opinion.objects.filter(evaluation__in=cases).filter(
            Q(organization__in=cells) | Q(unit__in=agencies)
        )
    }
    wanted: dict[tuple[OpinionSource, int], list[Line]] = defaultdict(list)
    for case in cases:
        for source, place in _asked(case, cells, agencies, former):
            opinion = given.get((case.pk, source, place))
            if opinion is not None or case.stage in STAGES[source]:
                wanted[source, place].append(Line(case, opinion))
    names = _names(cells, agencies)
    order = list(ACTS)
    found = [
        Desk(source, place, names[source == OpinionSource.AGENCY, place], tuple(lines))
        for (source, place), lines in wanted.items()
    ]
    return sorted(found, key=lambda desk: (order.index(desk.source), desk.place_name))


def _cases(campaign: Campaign, cells, is_agency: bool, user) -> list[Evaluation]:
    mine = (
        Q(cell_id__in=cells)
        | Q(residence_cell_id__in=cells)
        | Q(person__memberships__organization_id__in=cells)
    )
    if is_agency:
        mine |= Q(stage__in=[stage.value for stage in permissions.LATE])
    rows = Evaluation.objects.filter(mine, campaign=campaign, kind="cadre").exclude(person_id=user.person_id)
    return list(rows.select_related("campaign", "unit").order_by("name_key", "pk").distinct())


def _asked(case: Evaluation, cells, agencies, former):
    if case.cell_id in cells:
        yield OpinionSource.WORKPLACE, case.cell_id
    if case.residence_cell_id in cells:
        yield OpinionSource.RESIDENCE, case.residence_cell_id
    if former.get(case.pk) in cells:
        yield OpinionSource.FORMER, former[case.pk]
    if case.stage in permissions.LATE:
        for unit in agencies:
            yield OpinionSource.AGENCY, unit


def _names(cells, agencies) -> dict[tuple[bool, int], str]:
    names = {
        (False, pk): name
        for pk, name in PartyOrganization.objects.filter(pk__in=cells).values_list("pk", "name")
    }
    return names | {
        (True, pk): name for pk, name in Unit.objects.filter(pk__in=agencies).values_list("pk", "name")
    }


def former_cells(cases: Collection[Evaluation]) -> dict[int, int]:
    """Case → the cell that the person left in the year and whose comment is compulsory (RUL-13, E21, E72)."""
    cases = [case for case in cases if case.person_id]
    years = {case.campaign.year for case in cases}
    if not years:
        return {}
    rows = PartyMembership.objects.filter(
        person__in=[case.person_id for case in cases], ends_on__year__in=years, activity="official"
    ).select_related("organization")
    left = {(row.person_id, row.ends_on.year): row for row in rows.order_by("ends_on")}
    found = {}
    for case in cases:
        row = left.get((case.person_id, case.campaign.year))
        if row and row.organization_id != case.cell_id and _must_comment(row, case):
            found[case.pk] = row.organization_id
    return found


def _must_comment(row: PartyMembership, case: Evaluation) -> bool:
    year, dissolved = case.campaign.year, row.organization.dissolved_on is not None
    stay = Stay(row.organization.code, row.starts_on or date.min, row.ends_on, dissolved=dissolved)
    regulation = regulations.load(case.campaign.regulation_code)
    return bool(comments([stay], year, date(year + 1, 1, 1), regulation))


def scanned(cases: Collection[int]) -> frozenset[tuple[int, str]]:
    """(case, source) of the opinions whose signed paper has been scanned."""
    rows = Evidence.objects.filter(evaluation__in=cases, purpose=EvidencePurpose.OPINION, removed_at=None)
    return frozenset(rows.values_list("evaluation_id", "key"))


def sources_on_paper(case: Evaluation) -> list[OpinionSource]:
    """The bodies whose word the unit's office may enter from paper."""
    found = [(OpinionSource.WORKPLACE, case.cell_id), (OpinionSource.RESIDENCE, case.residence_cell_id)]
    return [source for source, cell in found if cell] + [OpinionSource.FORMER] * bool(former_cells([case]))


def opinions_of(case: Evaluation) -> list[Opinion]:
    """Every opinion on one case, with its body joined, in the order of the sources."""
    rows = Opinion.objects.filter(evaluation=case).select_related("unit", "organization", "given_by")
    order = list(ACTS)
    return sorted(rows, key=lambda one: (order.index(one.source), str(one.unit or one.organization)))
