"""A cell as its secretary sees it: members of the year with chips, the meeting, the proposals; and the cells of a committee."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from evaluations import permissions, regulations
from evaluations.domain.caps import Cap, Standing, standing
from evaluations.domain.eligibility import Candidate, Eligibility, eligibility
from evaluations.domain.process import Stage
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.models import Campaign, CellMeeting, CellProposal, Decision, Evaluation, Opinion, SelfReview
from evaluations.selectors.attended import attended
from evaluations.selectors.caps import caps_of
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.opinions import ELSEWHERE, cells_elsewhere
from organizations.enums import CELL_KINDS, Activity, MembershipState, MemberStanding
from organizations.models import Leave, PartyMembership, PartyOrganization, RecordedRating
from sonduong.kit.errors import NotVisible

STATES = {MembershipState.EXEMPT: "exempt", MembershipState.SUSPENDED: "suspended"}


@dataclass(slots=True)
class Member:
    """One member's line: the case, what makes it special, what was written, proposed and decided."""

    case: Evaluation
    membership: PartyMembership | None
    standing: Eligibility
    caps: list[Cap]
    review: SelfReview | None = None
    proposal: CellProposal | None = None
    decision: Decision | None = None
    last_year: str = ""
    civil: str = ""
    chips: list[str] = field(default_factory=list)

    @property
    def today(self) -> Standing | None:
        """How the decided, else the proposed level stands against today's caps (RUL-9); None without a level."""
        rating = self.case.rating or (self.proposal.rating if self.proposal else "")
        return standing(Rating(rating), self.caps) if rating else None

    @property
    def is_official(self) -> bool:
        return self.membership is not None and self.membership.standing == MemberStanding.OFFICIAL

    @property
    def may_record_paper(self) -> bool:
        """The review is still owed, so a paper one can be entered."""
        return self.case.stage == Stage.SELF_REVIEW and self.standing.reviews

    @property
    def may_set_aside(self) -> bool:
        """Not to be rated by the rules, and not yet recorded so."""
        return not self.standing.is_rated and self.may_be_late

    @property
    def may_be_late(self) -> bool:
        """Still before the cell: what the meeting leaves here follows as a supplement (RUL-8)."""
        return self.case.stage in {Stage.SELF_REVIEW, Stage.CELL_MEETING}

    @property
    def is_waiting(self) -> bool:
        """Reviewed, at the cell's meeting, and to be rated."""
        return self.case.stage == Stage.CELL_MEETING and self.standing.is_rated


@dataclass(frozen=True, slots=True)
class CellRoom:
    """The page of one cell. `attended`: committee members in charge who came to its meeting (CYC-7);
    `decides`: a chi bộ cơ sở; `writes`: the visitor is its secretary; `returns`: the visitor records for the
    committee that decides.
    """

    cell: PartyOrganization
    campaign: Campaign
    meeting: CellMeeting | None
    attended: tuple[str, ...]
    members: tuple[Member, ...]
    decides: bool
    writes: bool
    returns: bool


def cells_of(user, *, on: date) -> list[PartyOrganization]:
    """The cells whose secretary this person is."""
    ids = permissions.standing_of(user, on=on).organizations("cell_secretary")
    return list(PartyOrganization.objects.filter(pk__in=ids).order_by("name"))


@dataclass(frozen=True, slots=True)
class CellProgress:
    """One cell on the list: how many members are where."""

    cell: PartyOrganization
    total: int
    reviewed: int
    proposed: int
    decided: int


def progress_of(user, *, on: date) -> list[CellProgress]:
    """The cells this person leads or whose committee this person sits in; three queries."""
    me = permissions.standing_of(user, on=on)
    campaign = current_campaign()
    if campaign is None:
        return []
    committees = me.organizations("grassroots_committee")
    mine = (
        Q(pk__in=me.organizations("cell_secretary"))
        | Q(parent_id__in=committees)
        | Q(parent__parent_id__in=committees)
    )
    rows = PartyOrganization.objects.filter(mine, kind__in=CELL_KINDS).order_by("name")
    counts = {row["cell_id"]: row for row in _counts(campaign, [row.pk for row in rows])}
    zero = {"total": 0, "reviewed": 0, "proposed": 0, "decided": 0}
    return [CellProgress(row, **{key: counts.get(row.pk, zero)[key] for key in zero}) for row in rows]


def _counts(campaign: Campaign, cell_ids: list[int]):
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.MEMBER, cell_id__in=cell_ids).order_by()
    sent = [Stage.DECISION.value, Stage.PUBLICATION.value, Stage.PUBLISHED.value]
    return rows.values("cell_id").annotate(
        total=Count("pk"),
        reviewed=Count("pk", filter=~Q(stage=Stage.SELF_REVIEW.value)),
        proposed=Count("pk", filter=Q(stage__in=sent)),
        decided=Count("pk", filter=~Q(rating="")),
    )


def room_get(user, pk: int, *, on: date) -> CellRoom:
    """The cell's page for its secretary, its committee, the org office and assigned members; else NotVisible."""
    me = permissions.standing_of(user, on=on)
    campaign = current_campaign()
    cell = PartyOrganization.objects.select_related("parent").filter(pk=pk).first()
    places = {pk, cell.parent_id} if cell else set()
    sees = me.organizations("cell_secretary") | me.organizations("grassroots_committee")
    sees |= me.organizations("assigned_member")
    if (
        cell is None
        or campaign is None
        or not (places & sees or me.holds("org_office") or me.holds("inspection"))
    ):
        raise NotVisible
    cases = members_of(campaign, cell_ids=[pk])
    meeting = CellMeeting.objects.filter(campaign=campaign, cell=cell).first()
    decides = cell.kind == "grassroots_cell"
    writes = pk in me.organizations("cell_secretary")
    returns = any(me.leads(case.decider_id) for case in cases)
    came = attended(cell_meeting=meeting) if meeting else ()
    return CellRoom(cell, campaign, meeting, came, tuple(lines_of(cases, on=on)), decides, writes, returns)


def members_of(campaign: Campaign, *, cell_ids: Collection[int]) -> list[Evaluation]:
    """The members' cases of these cells, in Vietnamese order."""
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.MEMBER, cell_id__in=cell_ids)
    return list(rows.select_related("campaign", "person", "cell").order_by("name_key", "pk"))


def lines_of(cases: list[Evaluation], *, on: date) -> Iterable[Member]:
    """Everything about these members in a constant number of queries."""
    ids = [case.pk for case in cases]
    people = [case.person_id for case in cases]
    rooms = {case.cell_id for case in cases}
    held = _memberships(people, rooms, on)
    caps, elsewhere = caps_of(cases), cells_elsewhere(cases)
    submitted = SelfReview.objects.filter(evaluation__in=ids).exclude(submitted_at=None)
    reviews = {row.evaluation_id: row for row in submitted.order_by("version")}
    proposals = {
        p.evaluation_id: p for p in CellProposal.objects.filter(evaluation__in=ids, superseded_at=None)
    }
    decisions = {d.evaluation_id: d for d in Decision.objects.filter(evaluation__in=ids, superseded_at=None)}
    years = _last_year(cases)
    told = Opinion.objects.filter(evaluation__in=ids, source__in=ELSEWHERE)
    answered = set(told.values_list("evaluation_id", "source"))
    leaves = _leaves(people, cases[0].campaign.year if cases else on.year)
    for case in cases:
        row = held.get(case.person_id)
        line = Member(
            case,
            row,
            standing_of(case, row),
            caps[case.pk],
            reviews.get(case.pk),
            proposals.get(case.pk),
            decisions.get(case.pk),
            years.get(case.person_id, ""),
        )
        line.chips = list(_chips(line, leaves[case.person_id], elsewhere, answered))
        yield line


def standing_of(case: Evaluation, row: PartyMembership | None) -> Eligibility:
    """Whether this member reviews and is rated this year (RUL-11, E25)."""
    regulation = regulations.load(case.campaign.regulation_code)
    candidate = Candidate(
        kind="member",
        year=case.campaign.year,
        since=row.admitted_on if row else None,
        state=STATES.get(row.state, "active") if row else "active",
    )
    return eligibility(candidate, regulation)


def standings_of(cases: Collection[Evaluation], *, on: date) -> dict[int, Eligibility]:
    """The same for many members' cases; one query."""
    held = _memberships([case.person_id for case in cases], {case.cell_id for case in cases}, on)
    return {case.pk: standing_of(case, held.get(case.person_id)) for case in cases}


def _memberships(people: Collection[int], cells: Collection[int], on: date) -> dict[int, PartyMembership]:
    rows = PartyMembership.objects.on(on).filter(
        person__in=people, organization__in=cells, activity=Activity.OFFICIAL
    )
    return {row.person_id: row for row in rows}


def _last_year(cases: list[Evaluation]) -> dict[int, str]:
    if not cases:
        return {}
    rows = RecordedRating.objects.filter(year=cases[0].campaign.year - 1, kind="member")
    people = [case.person_id for case in cases]
    return dict(rows.filter(person__in=people).values_list("person_id", "rating"))


def _leaves(people: Collection[int], year: int) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Leave.objects.within(date(year, 1, 1), date(year, 12, 31)).filter(person__in=people)
    for person, kind in rows.values_list("person_id", "kind"):
        found[person].add(kind)
    return found


def _chips(line: Member, leaves: set[str], elsewhere, answered: set[tuple[int, str]]) -> Iterable[str]:
    """Codes of what makes a member special, worded in phrases/party.py."""
    if not line.standing.is_rated:
        yield f"not_rated_{line.standing.reason}"
    if line.membership is not None and line.membership.standing == MemberStanding.PROBATIONARY:
        yield "probationary"
    yield from (f"leave_{kind}" for kind in sorted(leaves))
    for source in ELSEWHERE:
        key = (line.case.pk, source)
        if key in elsewhere:
            yield f"{source}_{'answered' if key in answered else 'missing'}"
    if line.case.is_head:
        yield "head"
