"""Records what a meeting proposes (Mẫu 03): never above a cap, votes that add up, the former proposal kept beside."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from evaluations import permissions
from evaluations.domain import caps, means, meetings, votes
from evaluations.domain.caps import Cap
from evaluations.domain.means import Mean
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.domain.regulation import Regulation
from evaluations.models import Conference, ConferenceItem, Evaluation, Proposal
from evaluations.selectors import meetings as seen
from evaluations.selectors import scores
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.services.conferences import CLAUSES, STAGES
from evaluations.services.score_bands import refuse_against_band
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class ProposalItem:
    """What the meeting agrees on one cadre. `votes`: {rating: number, "blank": number} of those present.

    `gap_reason`: compulsory where the mean lies far from the own score, or the level is not the one with most votes or
    not that of the score's band.
    """

    evaluation_id: int
    rating: str
    strengths: str
    weaknesses: str
    votes: Mapping[str, int]
    gap_reason: str = ""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a proposal is checked against."""

    item: ConferenceItem
    count: seen.SheetCount
    mean: Mean | None
    gap: Decimal | None
    caps: list[Cap]


@transaction.atomic
def proposals_record(*, voice: str, items: Sequence[ProposalItem], actor, at: datetime) -> list[Proposal]:
    """Record proposals of open meetings (3.3.2.2, 3.3.2.3); voice "collective" or "superior".

    Refuses: own case, no quorum, means not yet open on a scored title, texts missing, votes that do not add up, a level
    above a cap (with every broken cap), a large gap or a level against the score's band without a reason. Unknown caps
    make it provisional (ORG-10).
    """
    ids = [item.evaluation_id for item in items]
    cases = lock(Evaluation.objects.filter(pk__in=ids).select_related("campaign", "person"))
    if not cases or len(cases) != len(ids):
        raise NotVisible
    by_id = {case.pk: case for case in cases}
    lines = seen.open_items(voice, ids)
    _refuse_stranger(cases, lines, voice, actor, at)
    facts = _facts(cases, lines, voice)
    rows = [
        _proposal(by_id[item.evaluation_id], item, facts[item.evaluation_id], voice, actor, at)
        for item in items
    ]
    Proposal.objects.filter(evaluation__in=ids, voice=voice, superseded_at=None).update(superseded_at=at)
    Proposal.objects.bulk_create(rows, batch_size=200)
    audit.record_many(actor=actor, acts=[_act(row) for row in rows], at=at)
    return rows


def _refuse_stranger(
    cases: Collection[Evaluation], lines: Mapping[int, ConferenceItem], voice: str, actor, at
) -> None:
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        if case.person_id == actor.person_id:
            raise DomainError("own_case", clause=CLAUSES[voice])
        if case.stage != STAGES[voice]:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
        line = lines.get(case.pk)
        if line is None:
            raise DomainError("no_open_conference", name=case.name)
        if not may_propose(actor, case, line.conference, roles[case.pk]):
            raise DomainError("not_your_role", clause=CLAUSES[voice])


def may_propose(user, case: Evaluation, conference: Conference, roles: frozenset) -> bool:
    """The chair; whoever presides over this meeting in the chair's place; for a meeting on paper the office that enters it."""
    if permissions.may(user, f"proposal.{conference.kind}", case, roles):
        return True
    if user.person_id is not None and user.person_id == conference.chair_id:
        return permissions.may(user, f"score.{conference.kind}", case, roles)
    return conference.is_on_paper and permissions.may(user, f"conference.{conference.kind}", case, roles)


def _facts(
    cases: Collection[Evaluation], lines: Mapping[int, ConferenceItem], voice: str
) -> dict[int, _Facts]:
    counts = seen.sheet_counts(lines.values())
    figures = scores.figures_of(cases)
    bound = caps_of(cases)
    return {
        case.pk: _Facts(
            lines[case.pk],
            counts[lines[case.pk].pk],
            figures[case.pk].of(voice),
            figures[case.pk].gap(voice),
            bound[case.pk],
        )
        for case in cases
    }


def _proposal(
    case: Evaluation, item: ProposalItem, facts: _Facts, voice: str, actor, at: datetime
) -> Proposal:
    _check(case, item, facts)
    answer = caps.standing(Rating(item.rating), facts.caps)
    if answer.broken:
        raise DomainError("above_cap", name=case.name, caps=answer.broken, regulation=regulation_of(case))
    return Proposal(
        evaluation=case,
        conference=facts.item.conference,
        voice=voice,
        strengths=item.strengths.strip(),
        weaknesses=item.weaknesses.strip(),
        gap_reason=item.gap_reason.strip(),
        votes=dict(item.votes),
        present=facts.count.judges,
        mean_score=facts.mean.mean if facts.mean else None,
        sheets=facts.mean.sheets if facts.mean else 0,
        rating=item.rating,
        is_provisional=answer.is_provisional,
        caps=[asdict(cap) for cap in facts.caps],
        proposed_by=actor,
        proposed_at=at,
    )


def _check(case: Evaluation, item: ProposalItem, facts: _Facts) -> None:
    regulation, count = regulation_of(case), facts.count
    if item.rating not in LEVELS:
        raise DomainError("rating_unknown")
    if not votes.has_quorum(entitled=count.entitled, present=count.judges, share=regulation.voting.quorum):
        share = str(regulation.voting.quorum)
        raise DomainError(
            "no_quorum", name=case.name, present=count.judges, entitled=count.entitled, share=share
        )
    if case.is_scored and (facts.item.means_opened_at is None or facts.mean is None):
        raise DomainError("means_not_open", name=case.name, sent=count.sent, judges=count.judges)
    if not item.strengths.strip() or not item.weaknesses.strip():
        raise DomainError("proposal_empty", name=case.name)
    problem = meetings.vote_problem(item.votes, levels=LEVELS, present=count.judges)
    if problem is not None:
        raise DomainError("votes_wrong", name=case.name, total=problem.total, present=count.judges)
    if item.gap_reason.strip():
        return
    if why := reason_needed(item, facts.gap, regulation):
        raise DomainError(why, name=case.name)
    if case.is_scored and facts.mean is not None:
        refuse_against_band(case, item.rating, facts.mean.mean, at="proposal")


def reason_needed(item: ProposalItem, gap: Decimal | None, regulation: Regulation) -> str:
    """Why a reason must be written: `gap_needs_reason`, `votes_need_reason` or ""."""
    if means.is_large(gap, regulation.scores.large_gap):
        return "gap_needs_reason"
    return "" if item.rating in meetings.leading(item.votes) else "votes_need_reason"


def _act(row: Proposal) -> audit.Act:
    return audit.Act(
        "proposal.record",
        row.evaluation,
        {
            "voice": row.voice,
            "conference": row.conference_id,
            "rating": row.rating,
            "votes": row.votes,
            "present": row.present,
            "mean": str(row.mean_score) if row.mean_score is not None else None,
            "sheets": row.sheets,
            "provisional": row.is_provisional,
        },
    )
