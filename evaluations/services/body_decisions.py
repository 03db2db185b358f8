"""The decider's part for organisations and collectives: counts of the vote, the decision, publication, results from above."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from evaluations import regulations
from evaluations.domain import votes
from evaluations.domain.process import Action, Stage
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Kind
from evaluations.models import BodyVote, Decision, Evaluation
from evaluations.selectors import bodies as selectors
from evaluations.selectors.boards import group_rows
from evaluations.services.bodies import at_stage, locked
from evaluations.services.ceilings import NO_OVERRIDE, Override
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import (
    PartyDecision,
    decisions_write,
    party_decisions_publish,
    party_decisions_record,
)
from evaluations.services.stages import Move, cases_move
from evaluations.services.telling import Word, tell
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.locks import lock

AGAINST = "against"


@dataclass(frozen=True, slots=True)
class BodyCount:
    """One count of one vote. Secret: {level: n, "blank": n, "spoilt": n}; at a meeting: {level: for, "against": n}."""

    evaluation_id: int
    held_on: date
    entitled: int
    present: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OutsideResult:
    """What a higher level decided on a body that here only rates itself (III.2)."""

    evaluation_id: int
    rating: str
    document: Document


@transaction.atomic
def body_votes_enter(*, items: Sequence[BodyCount], actor, at: datetime) -> list[BodyVote]:
    """Enter counts (BAL-1, BAL-2). A secret ballot is recorded once two different people have entered the same figures.

    One's own earlier entry is superseded; at a meeting any earlier one. A level passes with more than the regulation's
    share of those present. Refuses figures that cannot be and a meeting without quorum (body_vote_wrong).
    """
    cases = locked([item.evaluation_id for item in items], "body.vote", actor, at)
    at_stage(cases, Stage.DECISION)
    rows = [_vote(cases[item.evaluation_id], item, actor, at) for item in items]
    standing = BodyVote.objects.filter(superseded_at=None)
    secret = [row.evaluation_id for row in rows if row.is_secret]
    standing.filter(evaluation__in=secret, entered_by=actor).update(superseded_at=at)
    standing.filter(evaluation__in=[r.evaluation_id for r in rows if not r.is_secret]).update(
        superseded_at=at
    )
    BodyVote.objects.bulk_create(rows, batch_size=200)
    now = selectors.votes_of([row.evaluation_id for row in rows])
    acts = [_story(cases[row.evaluation_id], row, now[row.evaluation_id]) for row in rows]
    audit.record_many(actor=actor, acts=acts, at=at)
    return rows


def _story(case: Evaluation, row: BodyVote, standing: Sequence[BodyVote]) -> audit.Act:
    agreed = selectors.passed(case, standing)
    return audit.Act("body.vote", case, {"present": row.present, "agreed": agreed is not None})


def _vote(case: Evaluation, item: BodyCount, actor, at: datetime) -> BodyVote:
    is_secret = selectors.is_secret(case)
    counts = {key: n for key, n in item.counts.items() if n}
    regulation = regulations.load(case.campaign.regulation_code).voting
    problem = _problem(item, counts, is_secret, regulation)
    if problem:
        raise DomainError("body_vote_wrong", name=case.name, problem=problem)
    levels = {level: counts.get(level, 0) for level in LEVELS}
    found = votes.outcome(levels, voters=item.present, share=regulation.majority)
    return BodyVote(
        evaluation=case,
        is_secret=is_secret,
        held_on=item.held_on,
        entitled=item.entitled,
        present=item.present,
        counts=counts,
        rating=found.rating or "",
        entered_by=actor,
        entered_at=at,
    )


def _problem(item: BodyCount, counts: Mapping[str, int], is_secret: bool, regulation) -> str:
    if item.entitled < item.present:
        return "fewer_entitled"
    if not votes.has_quorum(entitled=item.entitled, present=item.present, share=regulation.quorum):
        return "no_quorum"
    others = {votes.BLANK, votes.SPOILT} if is_secret else {AGAINST}
    if not set(counts) <= set(LEVELS) | others:
        return "unknown_level"
    return "" if sum(counts.values()) == item.present and min(counts.values()) > 0 else "wrong_sum"


@transaction.atomic
def bodies_decide(
    *,
    items: Sequence[PartyDecision],
    decided_on: date,
    override: Override = NO_OVERRIDE,
    actor,
    at: datetime,
) -> list[Decision]:
    """Decide on bodies whose vote is recorded, all or none; those of a ceiling under its lock (RUL-2), the others freely.

    A level other than the one that passed needs the decider's reason (body_decision_departs).
    """
    ids = [item.evaluation_id for item in items]
    _lock_ceilings(ids)
    cases = locked(ids, "party.decide", actor, at)
    standing = selectors.votes_of(list(cases))
    agreed = {pk: selectors.passed(case, standing.get(pk, [])) for pk, case in cases.items()}
    _check(items, cases, agreed)
    met = {pk: frozenset({"vote_recorded"}) if agreed[pk] else frozenset() for pk in cases}
    if unvoted := [item for item in items if not met[item.evaluation_id]]:
        name = cases[unvoted[0].evaluation_id].name
        raise DomainError("not_ready", name=name, missing=("vote_recorded",), clause="III")
    under: dict[int | None, list[PartyDecision]] = defaultdict(list)
    free = []
    for item in (_with_due_reason(item, agreed) for item in items):
        case = cases[item.evaluation_id]
        (under[case.grassroots_id] if selectors.kind_of(case).quota else free).append(item)
    voted = frozenset({"vote_recorded"})
    made = []
    for group in under.values():
        made += party_decisions_record(
            items=group, decided_on=decided_on, met=voted, override=override, actor=actor, at=at
        )
    if free:
        done = voted | {"quota_kept"}
        made += decisions_write(items=free, decided_on=decided_on, met=done, actor=actor, at=at)
    return made


def _lock_ceilings(ids: Sequence[int]) -> None:
    """Lock these bodies with everybody under the same ceilings, in one key order.

    Whoever locked the own lines first and the whole group after would wait for another who did the same from the other end.
    """
    rows = Q(pk__in=ids)
    for case in Evaluation.objects.filter(pk__in=ids, kind__in=selectors.BODIES).select_related("campaign"):
        if selectors.kind_of(case).quota:
            group = group_rows(case.campaign, Kind(case.kind), case.grassroots_id)
            rows |= Q(pk__in=group.values("pk"))
    lock(Evaluation.objects.filter(rows))


def _with_due_reason(item: PartyDecision, agreed: Mapping[int, str | None]) -> PartyDecision:
    """A reason belongs only to a level that departs from the vote."""
    return replace(item, reason="") if agreed[item.evaluation_id] == item.rating else item


def _check(
    items: Sequence[PartyDecision], cases: Mapping[int, Evaluation], agreed: Mapping[int, str | None]
) -> None:
    for item in items:
        if item.rating not in LEVELS:
            raise DomainError("rating_unknown")
        level = agreed[item.evaluation_id]
        if level and level != item.rating and not item.reason.strip():
            raise DomainError("body_decision_departs", name=cases[item.evaluation_id].name)


@transaction.atomic
def bodies_publish(
    *, evaluation_ids: Sequence[int], document: Document, actor, at: datetime
) -> list[Evaluation]:
    """Number and publish what was decided on bodies, and tell whoever leads each (II.2 note 3)."""
    moved = party_decisions_publish(evaluation_ids=evaluation_ids, document=document, actor=actor, at=at)
    leaders = selectors.leaders_of(moved, on=at.date())
    words = [
        Word(
            person, f"result/{case.pk}", f"Kết quả xếp loại năm của {case.name[:200]}", f"/tap-the/{case.pk}/"
        )
        for case in moved
        for person in leaders[case.pk]
    ]
    tell(words=words, at=at)
    return moved


@transaction.atomic
def outside_results_enter(*, items: Sequence[OutsideResult], actor, at: datetime) -> list[Evaluation]:
    """Enter what a higher level decided, with its document; the case is published at once."""
    moves = []
    for item in items:
        if item.rating not in set(LEVELS) | {Rating.NOT_RATED}:
            raise DomainError("rating_unknown")
        words = (item.document.number, item.document.signer_name, item.document.signer_post)
        met = frozenset({"numbered"}) if all(word.strip() for word in words) else frozenset()
        data = {"rating": item.rating, "number": item.document.number.strip()}
        moves.append(Move(item.evaluation_id, Action.ENTER_OUTSIDE_RESULT, met, data=data))
    moved = cases_move(moves=moves, actor=actor, at=at)
    for case, item in zip(moved, items, strict=True):
        case.rating = item.rating
    Evaluation.objects.bulk_update(moved, ["rating"], batch_size=500)
    Decision.objects.bulk_create([_outside(item, actor, at) for item in items], batch_size=200)
    return moved


def _outside(item: OutsideResult, actor, at: datetime) -> Decision:
    return Decision(
        evaluation_id=item.evaluation_id,
        rating=item.rating,
        decided_on=item.document.issued_on,
        decided_by=actor,
        decided_at=at,
        number=item.document.number.strip(),
        issued_on=item.document.issued_on,
        signer_name=item.document.signer_name.strip(),
        signer_post=item.document.signer_post.strip(),
        published_at=at,
    )
