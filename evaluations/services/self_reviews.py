"""The acts of step 1: submit, withdraw, receive, return, begin the completed version (3.3.1, 3.5)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from evaluations import permissions
from evaluations.domain import forms
from evaluations.domain.process import Action, Stage
from evaluations.models import Evaluation, ScoreSheet, SelfReview
from evaluations.selectors import self_reviews as selectors
from evaluations.selectors.self_reviews import Step1
from evaluations.services import self_review_drafts as drafts
from evaluations.services.stages import Move, cases_move
from evaluations.services.telling import Word, tell
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One review to submit. `values` as in `Step1.flat` are written first; None submits the draft as it is.

    `is_on_paper`: entered by the unit's office from the signed paper; then `total` may stand for the single scores.
    """

    evaluation_id: int
    values: Mapping[str, str] | None = None
    is_on_paper: bool = False
    total: Decimal | None = None


@transaction.atomic
def self_reviews_submit(*, items: Sequence[ReviewItem], actor, at: datetime) -> list[Evaluation]:
    """Submit one's own review, or many recorded from paper by the unit's office, in one transaction.

    Refuses an incomplete review (guard review_complete), one already submitted, and whoever may not write it. The
    first version moves the case; a completed version (3.5) stands beside the old one and moves nothing.
    """
    cases = _locked([item.evaluation_id for item in items])
    _refuse_unless_may(cases.values(), {item.evaluation_id: _act(item) for item in items}, actor, at)
    steps = selectors.step_one(list(cases.values()))
    written = [_prepare(steps[item.evaluation_id], item, actor, at) for item in items]
    _store([one.review for one in written], [one.sheet for one in written if one.sheet])
    met = selectors.guards(list(cases.values()))
    first = [one for one in written if one.case.stage == Stage.SELF_REVIEW]
    later = [one for one in written if one.case.stage != Stage.SELF_REVIEW]
    if broken := next((one for one in later if "review_complete" not in met[one.case.pk]), None):
        raise DomainError("not_ready", name=broken.case.name, missing=("review_complete",), clause="3.3.1")
    audit.record_many(
        actor=actor, acts=[audit.Act("self_review.complete", one.case, _story(one)) for one in later], at=at
    )
    moves = [Move(one.case.pk, Action.SUBMIT, met[one.case.pk], data=_story(one)) for one in first]
    return cases_move(moves=moves, actor=actor, at=at) if moves else [one.case for one in later]


def _act(item: ReviewItem) -> str:
    return "self_review.record_paper" if item.is_on_paper else "self_review.write"


def _locked(ids: Sequence[int]) -> dict[int, Evaluation]:
    cases = {case.pk: case for case in lock(Evaluation.objects.select_related("campaign").filter(pk__in=ids))}
    if len(cases) != len(set(ids)):
        raise NotVisible
    return cases


def _refuse_unless_may(cases, acts: Mapping[int, str], actor, at: datetime) -> None:
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        if not permissions.may(actor, acts[case.pk], case, roles[case.pk]):
            raise NotVisible


def _prepare(step1: Step1, item: ReviewItem, actor, at: datetime) -> Step1:
    """The rows as they will be stored: values written in, marked as submitted."""
    if item.is_on_paper:
        return _paper(step1, item, actor, at)
    drafts.refuse_unless_open(step1)
    review, sheet = step1.review, step1.sheet
    if item.values is not None:
        review = review or _new_version(step1, at)
        values = step1.flat | drafts.cleaned(step1, item.values)
        drafts.fill(review, step1, values, at)
        sheet = drafts.filled_sheet(step1, values, at)
    if review is None:
        raise DomainError("not_ready", name=step1.case.name, missing=("review_complete",), clause="3.3.1")
    return _submitted(step1, review, sheet, at)


def _paper(step1: Step1, item: ReviewItem, actor, at: datetime) -> Step1:
    if not step1.is_draft:
        raise DomainError("review_submitted")
    review = _new_version(step1, at)
    review.is_on_paper, review.recorded_by, review.received_at = True, actor, at
    values = drafts.cleaned(step1, item.values or {})
    drafts.fill(review, step1, values, at)
    sheet = drafts.filled_sheet(step1, values, at)
    if sheet is not None and sheet.total is None:
        sheet.total = item.total
    return _submitted(step1, review, sheet, at)


def _new_version(step1: Step1, at: datetime) -> SelfReview:
    version = step1.review.version + 1 if step1.review else 1
    return SelfReview(
        evaluation=step1.case, version=version, form_version=f"{step1.form.code}/{forms.VERSION}", saved_at=at
    )


def _submitted(step1: Step1, review: SelfReview, sheet: ScoreSheet | None, at: datetime) -> Step1:
    review.submitted_at = at
    if sheet is not None and sheet.submitted_at is None:
        sheet.submitted_at = at
    return replace(step1, review=review, sheet=sheet)


def _store(reviews: Sequence[SelfReview], sheets: Sequence[ScoreSheet]) -> None:
    for model, rows in ((SelfReview, reviews), (ScoreSheet, sheets)):
        names = [column.name for column in model._meta.concrete_fields if not column.primary_key]
        model.objects.bulk_update([row for row in rows if row.pk], names, batch_size=200)
        model.objects.bulk_create([row for row in rows if not row.pk], batch_size=200)


def _story(step1: Step1) -> dict:
    """What the audit trail keeps of a submission: never the text itself, only the seal over it."""
    review, sheet = step1.review, step1.sheet
    sealed = [review.answers, review.self_rating, sheet.scores if sheet else {}, sheet.notes if sheet else {}]
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True)
    story = {
        "version": review.version,
        "self_rating": review.self_rating,
        "seal": hashlib.sha256(text.encode()).hexdigest(),
    }
    if sheet is not None and sheet.total is not None:
        story["total"] = str(sheet.total)
    return story | ({"on_paper": True} if review.is_on_paper else {})


@transaction.atomic
def self_review_withdraw(*, evaluation_id: int, actor, at: datetime) -> Evaluation:
    """Take the submitted review back before anybody has received it; it is a draft again (guard not_received)."""
    case = drafts.own_case(evaluation_id, actor)
    met = selectors.guards([case])[case.pk]
    review = selectors.step_one([case])[case.pk].review
    moved = cases_move(moves=[Move(case.pk, Action.WITHDRAW, met)], actor=actor, at=at)[0]
    review.submitted_at = None
    review.revision += 1
    review.save(update_fields=["submitted_at", "revision"])
    ScoreSheet.objects.filter(evaluation=case, voice="self").update(submitted_at=None)
    return moved


@transaction.atomic
def self_reviews_receive(*, evaluation_ids: Sequence[int], actor, at: datetime) -> int:
    """Note that the submitted reviews have arrived; from now on the subject cannot withdraw. Returns how many were new."""
    cases = _locked(evaluation_ids)
    _refuse_unless_may(cases.values(), dict.fromkeys(cases, "self_review.receive"), actor, at)
    steps = selectors.step_one(list(cases.values()))
    fresh = [one for one in steps.values() if not one.is_draft and one.review.received_at is None]
    for one in fresh:
        one.review.received_at = at
    SelfReview.objects.bulk_update([one.review for one in fresh], ["received_at"], batch_size=500)
    acts = [audit.Act("self_review.receive", one.case, {"version": one.review.version}) for one in fresh]
    audit.record_many(actor=actor, acts=acts, at=at)
    return len(fresh)


@transaction.atomic
def self_review_return(
    *, evaluation_id: int, reason: str, field: str = "", actor, at: datetime
) -> Evaluation:
    """Send a submitted review back with a reason and, if given, the key of the field to mend (3.3.2).

    The submitted version stays as it was; the subject goes on with a new one that begins with its words.
    """
    cases = _locked([evaluation_id])
    _refuse_unless_may(cases.values(), {evaluation_id: "self_review.receive"}, actor, at)
    case = cases[evaluation_id]
    step1 = selectors.step_one([case])[case.pk]
    met = selectors.guards([case])[case.pk] | begun(case)
    data = {"field": field} if field else {}
    moved = cases_move(moves=[Move(case.pk, Action.RETURN, met, reason, data)], actor=actor, at=at)[0]
    review = step1.review
    review.returned_at, review.return_reason, review.return_field = at, reason.strip(), field
    review.save(update_fields=["returned_at", "return_reason", "return_field"])
    _copy(step1, at).save()
    ScoreSheet.objects.filter(evaluation=case, voice="self").update(submitted_at=None)
    title = f"Bản tự kiểm điểm được trả lại để sửa: {review.return_reason}"
    tell(
        words=[Word(case.person_id, f"review-returned:{review.pk}", title, f"/tu-danh-gia/{case.pk}/")], at=at
    )
    return moved


def begun(case: Evaluation) -> frozenset[str]:
    """The guard feedback_not_begun: the list of subordinates has not been frozen yet."""
    is_open = getattr(getattr(case, "feedback_round", None), "invited_at", None) is not None
    return frozenset() if is_open else frozenset({"feedback_not_begun"})


def _copy(step1: Step1, at: datetime) -> SelfReview:
    copy = _new_version(step1, at)
    copy.answers, copy.self_rating = dict(step1.review.answers), step1.review.self_rating
    return copy


@transaction.atomic
def self_review_complete_begin(*, evaluation_id: int, actor, at: datetime) -> SelfReview:
    """Begin the version that completes the review after the conferences (3.5, CAD-8); the old one stays beside it."""
    case = drafts.own_case(evaluation_id, actor)
    step1 = selectors.step_one([case])[case.pk]
    if step1.is_draft:
        raise DomainError("review_submitted")
    if case.stage not in drafts.COMPLETING or "not_proposed" in selectors.guards([case])[case.pk]:
        raise DomainError("version_not_now")
    copy = _copy(step1, at)
    copy.save()
    audit.record(actor=actor, act="self_review.reopen", target=case, data={"version": copy.version}, at=at)
    return copy
