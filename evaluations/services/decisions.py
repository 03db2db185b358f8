"""Records what the authority decided, numbers and publishes it, dates its announcement (CAD-7, BAL-4, DEC-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.process import Action
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.models import Decision, Evaluation
from evaluations.selectors import decisions as seen
from evaluations.selectors.groups import group_filter
from evaluations.services import verdicts
from evaluations.services.ceilings import NO_OVERRIDE, Override
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.notices.services import notices_send


@dataclass(frozen=True, slots=True)
class DecisionItem:
    """What the authority decided about one cadre. A text left None is the org office's draft, as adopted."""

    evaluation_id: int
    rating: str
    strengths: str | None = None
    weaknesses: str | None = None
    prospects: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The notice under which results are made known (DEC-1)."""

    number: str
    issued_on: date
    signer_name: str
    signer_post: str


@transaction.atomic
def decisions_record(
    *,
    items: Sequence[DecisionItem],
    decided_on: date,
    override: Override = NO_OVERRIDE,
    actor,
    at: datetime,
) -> list[Decision]:
    """Write the authority's decisions, all or none, while every quota group that they touch is locked (BAL-4, 3.3.3).

    Checked on the whole resulting state: the tally, several posts, caps whose sources are known, the ceiling of each
    group. Raises `DomainError`: no_such_step, not_your_role, departs_without_reason, other_posts_open, rating_missing,
    cap_broken, texts_missing, score_needs_reason, ceiling_broken, override_missing, not_ready.
    """
    cases = _lock_groups([item.evaluation_id for item in items])
    _refuse_stranger(cases.values(), "decision.record", actor, at)
    facts = seen.facts_of(list(cases.values()))
    for item in items:
        verdicts.check(item, cases[item.evaluation_id], facts[item.evaluation_id])
    levels = {item.evaluation_id: item.rating for item in items}
    carried = verdicts.check_ceilings(levels, list(cases.values()), override)
    by = {pk: override if pk in carried else NO_OVERRIDE for pk in levels}
    moves = [
        Move(
            item.evaluation_id,
            Action.DECIDE,
            verdicts.met(item, facts[item.evaluation_id]),
            reason=item.reason,
            data={"rating": item.rating, "decided_on": decided_on.isoformat()} | by[item.evaluation_id].story,
        )
        for item in items
    ]
    moved = cases_move(moves=moves, actor=actor, at=at)
    rows = [
        _decision(item, facts[item.evaluation_id], by[item.evaluation_id], decided_on, actor, at)
        for item in items
    ]
    for case, item in zip(moved, items, strict=True):
        case.rating = item.rating
        if item.rating == Rating.NOT_RATED:
            case.not_rated_reason = item.reason.strip()[:500]
    Evaluation.objects.bulk_update(moved, ["rating", "not_rated_reason"], batch_size=200)
    return Decision.objects.bulk_create(rows, batch_size=500)


def _lock_groups(evaluation_ids: Sequence[int]) -> dict[int, Evaluation]:
    """Lock every cadre of every group touched, in key order, so that two decisions never count the same place."""
    asked = list(Evaluation.objects.filter(pk__in=evaluation_ids, kind=Kind.CADRE))
    if not asked or len(asked) != len(set(evaluation_ids)) or len({case.campaign_id for case in asked}) != 1:
        raise NotVisible
    groups = {case.group for case in asked}
    rows = Evaluation.objects.filter(group_filter(groups), campaign_id=asked[0].campaign_id, kind=Kind.CADRE)
    locked = {case.pk: case for case in lock(rows.select_related("campaign", "person"))}
    return {pk: locked[pk] for pk in evaluation_ids}


def _refuse_stranger(cases, act: str, actor, at: datetime) -> None:
    cases = list(cases)
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        if not permissions.may(actor, act, case, roles[case.pk]):
            raise DomainError("not_your_role", clause="3.3.3")


def _decision(
    item: DecisionItem, facts: seen.DecisionFacts, by: Override, decided_on: date, actor, at: datetime
) -> Decision:
    texts = verdicts.texts(item, facts)
    return Decision(
        evaluation_id=item.evaluation_id,
        ballot_id=facts.line.ballot_id if facts.line else None,
        rating=item.rating,
        reason=item.reason.strip(),
        decided_on=decided_on,
        decided_by=actor,
        decided_at=at,
        **by.columns,
        **texts,
    )


@transaction.atomic
def decisions_publish(
    *, evaluation_ids: Sequence[int], document: Document, actor, at: datetime
) -> list[Evaluation]:
    """Number the decisions, publish them and tell the person, the unit and those who directly manage (3.6.1, II.2 note 3)."""
    cases = lock(Evaluation.objects.filter(pk__in=evaluation_ids).select_related("campaign"))
    if not cases or len(cases) != len(set(evaluation_ids)):
        raise NotVisible
    _refuse_stranger(cases, "decision.record", actor, at)
    numbered = all([document.number.strip(), document.signer_name.strip(), document.signer_post.strip()])
    met = frozenset({"numbered"}) if numbered else frozenset()
    story = {"number": document.number.strip(), "issued_on": document.issued_on.isoformat()}
    moved = cases_move(
        moves=[Move(pk, Action.PUBLISH, met, data=story) for pk in evaluation_ids], actor=actor, at=at
    )
    Decision.objects.filter(evaluation__in=cases, superseded_at=None).update(
        number=document.number.strip(),
        issued_on=document.issued_on,
        signer_name=document.signer_name.strip(),
        signer_post=document.signer_post.strip(),
        published_at=at,
    )
    notices_send(lines=seen.notices_for(moved, on=at.date()), at=at)
    return moved


@transaction.atomic
def decisions_announce(
    *, evaluation_ids: Sequence[int], announced_on: date, actor, at: datetime
) -> list[Decision]:
    """Date the announcement at the unit's first meeting after the result (3.6.1); the unit's office does it."""
    cases = lock(Evaluation.objects.filter(pk__in=evaluation_ids))
    if not cases or len(cases) != len(set(evaluation_ids)):
        raise NotVisible
    _refuse_stranger(cases, "decision.announce", actor, at)
    rows = list(
        Decision.objects.filter(evaluation__in=cases, superseded_at=None).select_related("evaluation")
    )
    found = {row.evaluation_id: row for row in rows}
    for case in cases:
        row = found.get(case.pk)
        if row is None or row.published_at is None or announced_on < row.decided_on:
            raise DomainError("not_published", name=case.name)
        row.announced_on = announced_on
    Decision.objects.bulk_update(rows, ["announced_on"], batch_size=500)
    story = {"announced_on": announced_on.isoformat()}
    audit.record_many(
        actor=actor, acts=[audit.Act("decision.announce", case, story) for case in cases], at=at
    )
    return rows
