"""The cell's year: its meeting saved whole in one request, proposals sent up, members set aside who are not rated (II.2)."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations import permissions, regulations
from evaluations.domain import cells
from evaluations.domain.caps import standing
from evaluations.domain.cells import Row
from evaluations.domain.process import Action, Stage
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import ONE_STAGE, TWO_STAGE
from evaluations.models import CellMeeting, CellProposal, Evaluation
from evaluations.selectors.cells import Member, lines_of, members_of
from evaluations.services.stages import Move, cases_move
from evaluations.services.telling import Word, tell
from evaluations.services.transfers import members_follow
from organizations.models import Appointment
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The meeting as the secretary enters it. `present`: ids of the members who came."""

    held_on: date
    present: frozenset[int]
    place: str = ""
    way: str = ONE_STAGE
    minutes: str = ""
    secretary_name: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """What the meeting says of one member. `agree` None: everybody who voted agreed."""

    evaluation_id: int
    rating: str
    comment: str = ""
    agree: int | None = None
    agree_excellent: int | None = None


@transaction.atomic
def cell_meeting_save(
    *, campaign, cell_id: int, facts: MeetingFacts, rows: Sequence[MemberRow], actor, at: datetime
) -> CellMeeting:
    """Save the meeting and the proposals of the rows given; rows that say nothing new stay as they were.

    Refuses a stranger, a member who is at another step or not to be rated, votes that cannot be, a level without a
    majority, and a level above a known cap (the clause is named); an unknown cap makes the proposal provisional.
    """
    cases = _locked(campaign, cell_id, actor, at)
    lines = {line.case.pk: line for line in lines_of(list(cases.values()), on=at.date())}
    meeting = _meeting(campaign, cell_id, facts, at)
    official = frozenset(line.case.person_id for line in lines.values() if line.is_official)
    fresh = []
    for row in rows:
        line = lines.get(row.evaluation_id)
        if line is None:
            raise NotVisible
        proposal = _proposal(meeting, line, row, official, actor, at)
        if not _same(line.proposal, proposal):
            fresh.append(proposal)
    ids = [proposal.evaluation_id for proposal in fresh]
    CellProposal.objects.filter(evaluation__in=ids, superseded_at=None).update(superseded_at=at)
    CellProposal.objects.bulk_create(fresh, batch_size=200)
    acts = [
        audit.Act("cell.meeting", meeting, {"present": sorted(meeting.present), "revision": meeting.revision})
    ]
    acts += [audit.Act("cell.propose", proposal.evaluation, _story(proposal)) for proposal in fresh]
    audit.record_many(actor=actor, acts=acts, at=at)
    return meeting


def _locked(campaign, cell_id: int, actor, at: datetime) -> dict[int, Evaluation]:
    """The cell's members' cases, locked, for its secretary alone."""
    me = permissions.standing_of(actor, on=at.date())
    if cell_id not in me.organizations("cell_secretary"):
        raise NotVisible
    ids = [case.pk for case in members_of(campaign, cell_ids=[cell_id])]
    rows = lock(Evaluation.objects.filter(pk__in=ids).select_related("campaign", "person", "cell"))
    return {case.pk: case for case in rows}


def _meeting(campaign, cell_id: int, facts: MeetingFacts, at: datetime) -> CellMeeting:
    meeting = CellMeeting.objects.filter(campaign=campaign, cell_id=cell_id).first() or CellMeeting(
        campaign=campaign, cell_id=cell_id
    )
    meeting.held_on, meeting.place, meeting.way = facts.held_on, facts.place.strip(), facts.way
    meeting.present = sorted(facts.present)
    meeting.minutes, meeting.secretary_name = facts.minutes.strip(), facts.secretary_name.strip()
    meeting.revision, meeting.saved_at = meeting.revision + 1, at
    meeting.save()
    return meeting


def _proposal(
    meeting: CellMeeting, line: Member, row: MemberRow, official: Collection[int], actor, at: datetime
) -> CellProposal:
    case = line.case
    if case.stage != Stage.CELL_MEETING:
        raise DomainError("no_such_step", name=case.name, stage=case.stage)
    if not line.standing.is_rated:
        raise DomainError("member_not_rated", name=case.name, reason=line.standing.reason)
    if row.rating not in LEVELS:
        raise DomainError("rating_unknown")
    voters = cells.voters_of(meeting.present, official=official, subject=case.person_id)
    agree = voters if row.agree is None else row.agree
    judged = Row(Rating(row.rating), agree, row.agree_excellent)
    regulation = regulations.load(case.campaign.regulation_code)
    two_stages = meeting.way == TWO_STAGE
    fault = cells.fault_of(judged, voters=voters, share=regulation.voting.majority, two_stages=two_stages)
    if fault is not None:
        raise DomainError(f"cell_{fault}", name=case.name, voters=voters)
    answer = standing(judged.rating, line.caps)
    if answer.broken:
        raise DomainError("above_cap", name=case.name, caps=answer.broken, regulation=regulation)
    return CellProposal(
        evaluation=case,
        meeting=meeting,
        comment=row.comment.strip(),
        rating=row.rating,
        voters=voters,
        agree=agree,
        agree_excellent=row.agree_excellent if two_stages else None,
        is_provisional=answer.is_provisional,
        caps=[asdict(cap) for cap in line.caps],
        proposed_by=actor,
        proposed_at=at,
    )


def _same(before: CellProposal | None, now: CellProposal) -> bool:
    names = ("rating", "comment", "voters", "agree", "agree_excellent", "is_provisional")
    return before is not None and all(getattr(before, name) == getattr(now, name) for name in names)


def _story(proposal: CellProposal) -> dict:
    return {
        "rating": proposal.rating,
        "voters": proposal.voters,
        "agree": proposal.agree,
        "agree_excellent": proposal.agree_excellent,
        "provisional": proposal.is_provisional,
    }


@transaction.atomic
def cell_proposals_send(*, evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    """Send the proposals to the deciding committee (guard cell_voted); members not sent wait for a supplement (RUL-8)."""
    voted = set(
        CellProposal.objects.filter(evaluation__in=evaluation_ids, superseded_at=None).values_list(
            "evaluation_id", flat=True
        )
    )
    moves = [
        Move(pk, Action.PROPOSE, frozenset({"cell_voted"}) if pk in voted else frozenset())
        for pk in evaluation_ids
    ]
    return cases_move(moves=moves, actor=actor, at=at)


@transaction.atomic
def cell_proposals_return(
    *, evaluation_ids: Sequence[int], reason: str, actor, at: datetime
) -> list[Evaluation]:
    """The committee sends proposals back to the cell with a reason (III.1.2.b); the cell votes again or sends them anew.

    A member who has moved meanwhile goes to the receiving cell (RUL-13).
    """
    met = frozenset({"reason_given"}) if reason.strip() else frozenset()
    moves = [Move(pk, Action.RETURN, met, reason.strip()) for pk in evaluation_ids]
    moved = cases_move(moves=moves, actor=actor, at=at)
    members_follow(people=[case.person_id for case in moved], actor=actor, at=at)
    _tell_secretaries({case.cell_id for case in moved}, reason.strip(), at)
    return moved


def _tell_secretaries(cells_back: Collection[int], reason: str, at: datetime) -> None:
    """The cell reads in its inbox why its proposals came back."""
    rows = Appointment.objects.on(at.date()).filter(organization__in=cells_back, is_head=True)
    words = [
        Word(
            person,
            f"cell-return/{cell}/{at.isoformat()}",
            f"Đề xuất được trả lại: {reason}",
            f"/chi-bo/{cell}/",
        )
        for cell, person in rows.values_list("organization_id", "person_id")
    ]
    tell(words=words, at=at)


@transaction.atomic
def members_set_aside(*, evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    """Record that members are not rated this year, each with the reason of the rule (RUL-11, E25, E77)."""
    cases = list(
        Evaluation.objects.filter(pk__in=evaluation_ids).select_related("campaign", "person", "cell")
    )
    lines = {line.case.pk: line for line in lines_of(cases, on=at.date())}
    moves = []
    for pk in evaluation_ids:
        standing_now = lines[pk].standing if pk in lines else None
        met = frozenset() if standing_now is None or standing_now.is_rated else frozenset({"not_eligible"})
        story = {"reason": standing_now.reason} if standing_now else {}
        moves.append(Move(pk, Action.SET_ASIDE, met, data=story))
    moved = cases_move(moves=moves, actor=actor, at=at)
    for case in moved:
        case.rating, case.not_rated_reason = Rating.NOT_RATED.value, lines[case.pk].standing.reason
    Evaluation.objects.bulk_update(moved, ["rating", "not_rated_reason"], batch_size=500)
    return moved
