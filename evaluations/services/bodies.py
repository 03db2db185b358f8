"""Acts on organisations and collectives before the vote: report and grid, return, appraisal, submission, set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain import forms, grids
from evaluations.domain.process import Action, Stage
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.models import Appraisal, Evaluation, SelfReview
from evaluations.selectors import bodies as selectors
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines

NAMED = ("campaign", *selectors.PLACES)
FORM = f"01-HD/{forms.VERSION}"


@dataclass(frozen=True, slots=True)
class BodyReview:
    """A body's own words: `answers` {heading: text}, `grid` {row: grade}, and the level that it gives itself."""

    evaluation_id: int
    answers: Mapping[str, str]
    grid: Mapping[str, str]
    rating: str


@dataclass(frozen=True, slots=True)
class BodyAppraisal:
    """What the decider's office found, and the level that it proposes."""

    evaluation_id: int
    findings: str
    rating: str


def locked(ids: Sequence[int], act: str, actor, at: datetime) -> dict[int, Evaluation]:
    """These bodies' cases, locked, if the actor may do the act to every one; else NotVisible."""
    rows = Evaluation.objects.filter(pk__in=ids, kind__in=selectors.BODIES).select_related(*NAMED)
    cases = {case.pk: case for case in lock(rows)}
    roles = permissions.roles_on_each(actor, cases.values(), on=at.date())
    if len(cases) != len(set(ids)):
        raise NotVisible
    for case in cases.values():
        if not permissions.may(actor, act, case, roles[case.pk]):
            raise NotVisible
    return cases


def at_stage(cases: Mapping[int, Evaluation], *stages: Stage) -> None:
    """Refuse (no_such_step) unless every case waits at one of these stages."""
    for case in cases.values():
        if case.stage not in stages:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)


@transaction.atomic
def body_reviews_save(*, items: Sequence[BodyReview], actor, at: datetime) -> list[SelfReview]:
    """Keep the report, grid and self-rating as a draft; a report that was returned goes on in a new version."""
    cases = locked([item.evaluation_id for item in items], "body.write", actor, at)
    at_stage(cases, Stage.SELF_REVIEW)
    reviews = _written(items, cases, at)
    _store(reviews)
    acts = [audit.Act("body.save", row.evaluation, {"revision": row.revision}) for row in reviews]
    audit.record_many(actor=actor, acts=acts, at=at)
    return reviews


@transaction.atomic
def body_reviews_submit(*, items: Sequence[BodyReview], actor, at: datetime) -> list[Evaluation]:
    """Write and submit (guard review_complete: compulsory headings, every row of the own grid, the self-rating)."""
    cases = locked([item.evaluation_id for item in items], "body.write", actor, at)
    at_stage(cases, Stage.SELF_REVIEW)
    reviews = _written(items, cases, at)
    for row in reviews:
        row.submitted_at = at
    _store(reviews)
    moves = [
        Move(
            row.evaluation_id,
            Action.SUBMIT,
            frozenset({"review_complete"}) if selectors.is_complete(row.evaluation, row) else frozenset(),
            data={"version": row.version, "self_rating": row.self_rating},
        )
        for row in reviews
    ]
    return cases_move(moves=moves, actor=actor, at=at)


def _written(items: Sequence[BodyReview], cases: Mapping[int, Evaluation], at: datetime) -> list[SelfReview]:
    kept = selectors.reviews_of(list(cases))
    rows = []
    for item in items:
        case = cases[item.evaluation_id]
        check_grid(case, item.grid)
        if item.rating and item.rating not in LEVELS:
            raise DomainError("rating_unknown")
        last = kept.get(case.pk)
        row = last if last is not None and last.submitted_at is None else None
        row = row or SelfReview(version=last.version + 1 if last else 1, form_version=FORM)
        row.evaluation, row.saved_at, row.self_rating = case, at, item.rating
        row.answers = _answers(item)
        row.revision += 1
        rows.append(row)
    return rows


def _answers(item: BodyReview) -> dict[str, str]:
    words = {
        key: clean_lines(text)
        for key, text in item.answers.items()
        if (key in grids.KEYS or key.startswith("GY.")) and text.strip()
    }
    return words | {grids.GRID_PREFIX + key: grade for key, grade in item.grid.items()}


def check_grid(case: Evaluation, grid: Mapping[str, str]) -> None:
    """Refuse (body_grid_wrong) rows or grades that the form of this kind does not have."""
    if not grids.is_grid(case.kind, grid):
        raise DomainError("body_grid_wrong", name=case.name)


def _store(reviews: Sequence[SelfReview]) -> None:
    names = ["answers", "self_rating", "revision", "saved_at", "submitted_at"]
    SelfReview.objects.bulk_update([row for row in reviews if row.pk], names, batch_size=200)
    SelfReview.objects.bulk_create([row for row in reviews if not row.pk], batch_size=200)


@transaction.atomic
def body_review_withdraw(*, evaluation_id: int, actor, at: datetime) -> Evaluation:
    """Take the report back while no participant has answered (guard not_received); it is a draft again."""
    case = locked([evaluation_id], "body.write", actor, at)[evaluation_id]
    met = selectors.guards([case])[case.pk]
    moved = cases_move(moves=[Move(case.pk, Action.WITHDRAW, met)], actor=actor, at=at)[0]
    SelfReview.objects.filter(evaluation=case, submitted_at__isnull=False, returned_at=None).update(
        submitted_at=None
    )
    return moved


@transaction.atomic
def bodies_return(*, evaluation_ids: Sequence[int], reason: str, actor, at: datetime) -> list[Evaluation]:
    """Send bodies one step back with a reason: to the report, or from the appraisal to the participants."""
    moves = [Move(pk, Action.RETURN, reason=reason) for pk in evaluation_ids]
    moved = cases_move(moves=moves, actor=actor, at=at)
    back = [case.pk for case in moved if case.stage == Stage.SELF_REVIEW]
    reviews = selectors.reviews_of(back).values()
    SelfReview.objects.filter(pk__in=[row.pk for row in reviews]).update(
        returned_at=at, return_reason=reason.strip()
    )
    copies = [
        SelfReview(
            evaluation_id=row.evaluation_id,
            version=row.version + 1,
            form_version=FORM,
            answers=row.answers,
            self_rating=row.self_rating,
            saved_at=at,
        )
        for row in reviews
    ]
    SelfReview.objects.bulk_create(copies, batch_size=200)
    return moved


@transaction.atomic
def bodies_appraise(*, items: Sequence[BodyAppraisal], actor, at: datetime) -> list[Appraisal]:
    """Record the decider's office's appraisal and the level that it proposes (III.1.2.b, III.2)."""
    cases = locked([item.evaluation_id for item in items], "body.appraise", actor, at)
    at_stage(cases, Stage.APPRAISAL)
    kept = {row.evaluation_id: row for row in Appraisal.objects.filter(evaluation__in=cases)}
    rows = []
    for item in items:
        if item.rating not in LEVELS:
            raise DomainError("rating_unknown")
        row = kept.get(item.evaluation_id) or Appraisal(evaluation_id=item.evaluation_id)
        row.findings, row.proposed_rating = clean_lines(item.findings), item.rating
        row.appraised_by, row.appraised_at = actor, at
        rows.append(row)
    names = ["findings", "proposed_rating", "appraised_by", "appraised_at"]
    Appraisal.objects.bulk_update([row for row in rows if row.pk], names, batch_size=200)
    Appraisal.objects.bulk_create([row for row in rows if not row.pk], batch_size=200)
    acts = [
        audit.Act("body.appraise", cases[row.evaluation_id], {"rating": row.proposed_rating}) for row in rows
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    return rows


@transaction.atomic
def bodies_submit_to_decider(*, evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    """Lay appraised bodies before the decider (guards appraised, lower_rated: lower ones first, RUL-9); none that is too
    young to be rated (RUL-11).
    """
    cases = locked(evaluation_ids, "body.appraise", actor, at)
    if young := [case for case in cases.values() if selectors.is_too_young(case)]:
        raise DomainError("body_too_young", name=young[0].name)
    met = selectors.guards(list(cases.values()))
    moves = [Move(pk, Action.SUBMIT_TO_AUTHORITY, met[pk]) for pk in evaluation_ids]
    return cases_move(moves=moves, actor=actor, at=at)


@transaction.atomic
def bodies_set_aside(*, evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    """Record that bodies younger than six months are not rated this year (RUL-11, guard not_eligible)."""
    cases = locked(evaluation_ids, "body.appraise", actor, at)
    moves = [
        Move(
            pk,
            Action.SET_ASIDE,
            frozenset({"not_eligible"}) if selectors.is_too_young(case) else frozenset(),
            data={"reason": "young"},
        )
        for pk, case in cases.items()
    ]
    moved = cases_move(moves=moves, actor=actor, at=at)
    for case in moved:
        case.rating, case.not_rated_reason = Rating.NOT_RATED.value, "young"
    Evaluation.objects.bulk_update(moved, ["rating", "not_rated_reason"], batch_size=500)
    return moved
