"""Reads written opinions and who owes them: each body sees its own subjects; nobody sees another agency's first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.domain.transfers import Comment
from evaluations.enums import EvidencePurpose, Kind, OpinionSource
from evaluations.models import Campaign, Evaluation, Evidence, Opinion
from evaluations.selectors import stays
from organizations.models import PartyOrganization, Unit

ACTS = {
    OpinionSource.WORKPLACE: "opinion.workplace",
    OpinionSource.RESIDENCE: "opinion.residence",
    OpinionSource.FORMER: "opinion.former",
    OpinionSource.TEMPORARY: "opinion.temporary",
    OpinionSource.AGENCY: "opinion.agency",
}
BEFORE_STEP_3 = (Stage.SELF_REVIEW, Stage.SUBORDINATES, Stage.COLLECTIVE, Stage.SUPERIOR, Stage.APPRAISAL)
STAGES = dict.fromkeys(ACTS, BEFORE_STEP_3) | {OpinionSource.AGENCY: (Stage.APPRAISAL,)}
# A member's comes before the rating, at the latest before the committee's decision (RUL-13, RUL-14).
MEMBER_STAGES = (Stage.SELF_REVIEW, Stage.CELL_MEETING, Stage.DECISION)
ELSEWHERE = (OpinionSource.FORMER, OpinionSource.TEMPORARY)


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
    def is_elsewhere(self) -> bool:
        """A cell speaks of somebody who left it, or who was there for a time."""
        return self.source in ELSEWHERE

    @property
    def waiting(self) -> int:
        return sum(line.opinion is None for line in self.lines)


def is_open(case: Evaluation, source: str) -> bool:
    """Whether the case still takes this body's word."""
    return case.stage in (MEMBER_STAGES if case.kind == Kind.MEMBER else STAGES[OpinionSource(source)])


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
    elsewhere = cells_elsewhere(cases)
    given = {
        (o.evaluation_id, o.source, o.unit_id or o.organization_id): o
        for o in Opinion.objects.filter(evaluation__in=cases).filter(
            Q(organization__in=cells) | Q(unit__in=agencies)
        )
    }
    wanted: dict[tuple[OpinionSource, int], list[Line]] = defaultdict(list)
    for case in cases:
        for source, place in _asked(case, cells, agencies, elsewhere):
            opinion = given.get((case.pk, source, place))
            if opinion is not None or is_open(case, source):
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
    theirs = Q(kind=Kind.CADRE) & mine | Q(kind=Kind.MEMBER, person__memberships__organization_id__in=cells)
    rows = Evaluation.objects.filter(theirs, campaign=campaign).exclude(person_id=user.person_id)
    return list(rows.select_related("campaign", "unit").order_by("name_key", "pk").distinct())


def _asked(case: Evaluation, cells, agencies, elsewhere):
    for source in ELSEWHERE:
        if elsewhere.get((case.pk, source)) in cells:
            yield source, elsewhere[case.pk, source]
    if case.kind == Kind.MEMBER:
        return
    if case.cell_id in cells:
        yield OpinionSource.WORKPLACE, case.cell_id
    if case.residence_cell_id in cells:
        yield OpinionSource.RESIDENCE, case.residence_cell_id
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
    return _cells(stays.comments_of(cases), "former")


def cells_elsewhere(cases: Collection[Evaluation]) -> dict[tuple[int, OpinionSource], int]:
    """(case, source) → the cell other than the person's own whose comment must be on file; temporary activity counts for
    members alone (RUL-14). One query.
    """
    needed = stays.comments_of(cases)
    members = {case.pk: needed[case.pk] for case in cases if case.kind == Kind.MEMBER}
    found = {(pk, OpinionSource.FORMER): cell for pk, cell in _cells(needed, "former").items()}
    temporary = _cells(members, "temporary")
    return found | {(pk, OpinionSource.TEMPORARY): cell for pk, cell in temporary.items()}


def _cells(needed: Mapping[int, Iterable[Comment]], reason: str) -> dict[int, int]:
    """The last cell of that reason."""
    return {pk: int(one.cell) for pk, asked in needed.items() for one in asked if one.reason == reason}


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
