"""Keeps what the subject is writing: answers and self-score as a draft, so that no two editors lose each other's words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain import drafts, forms, ratings, scores
from evaluations.domain.drafts import NOT_APPLICABLE, NOTE, RATING, SCORE
from evaluations.domain.process import Stage
from evaluations.enums import Voice
from evaluations.models import Evaluation, ScoreSheet, SelfReview
from evaluations.selectors.self_reviews import Step1, step_one
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines

COMPLETING = frozenset({Stage.COLLECTIVE, Stage.SUPERIOR})


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. `clashes`: fields left as they were because both writers changed them; `seen`: the
    fingerprints that the writer's open page keeps from now on.
    """

    step1: Step1
    clashes: Mapping[str, drafts.Clash]
    seen: Mapping[str, str]


@transaction.atomic
def self_review_save(
    *, evaluation_id: int, values: Mapping[str, str], seen: Mapping[str, str], actor, at: datetime
) -> Saved:
    """Save what the subject typed. `values` as in `Step1.flat`; `seen`: fingerprint of each field as it was shown to the writer.

    Fields that only this writer changed are written; a field that somebody else changed meanwhile is left alone and
    returned with both texts. A draft is nobody else's business: it is not on the audit trail until it is submitted.
    """
    case = own_case(evaluation_id, actor)
    step1 = step_one([case])[case.pk]
    refuse_unless_open(step1)
    values = cleaned(step1, values)
    changes, clashes = drafts.merge(step1.flat, values, seen)
    if changes or step1.review is None:
        step1 = _write(step1, step1.flat | changes, at)
    return Saved(step1, clashes, drafts.marks(step1.flat, values, clashes))


def own_case(evaluation_id: int, actor) -> Evaluation:
    """The actor's own case, locked; anybody else's is not there."""
    rows = Evaluation.objects.select_related("campaign", "criteria_set").filter(
        pk=evaluation_id, person_id=actor.person_id
    )
    found = lock(rows) if actor.person_id else []
    if not found or not permissions.may(actor, "self_review.write", found[0], permissions.OWN_ROLES):
        raise NotVisible
    return found[0]


def refuse_unless_open(step1: Step1) -> None:
    """Only a draft is written to: the first until it is submitted, a completing one until the file leaves the unit."""
    review, stage = step1.review, step1.case.stage
    if not step1.is_draft:
        raise DomainError("review_submitted")
    if stage == Stage.SELF_REVIEW:
        return
    if review is None or review.version == 1:
        raise DomainError("review_submitted")
    if stage not in COMPLETING:
        raise DomainError("version_not_now")


def cleaned(step1: Step1, values: Mapping[str, str]) -> dict[str, str]:
    """The values without Word's remains; refuses unknown fields, over-long texts, unknown ratings and wrong points."""
    labels = {field.key: field.label for field in step1.form.fields}
    known = {criterion.key for criterion in step1.criteria}
    clean: dict[str, str] = {}
    for key, raw in values.items():
        text = clean_lines(raw)
        name = key.removeprefix(SCORE).removeprefix(NOTE)
        if key != RATING and key not in labels and name not in known:
            raise DomainError("review_unknown_field", key=key)
        if len(text) > forms.LONGEST:
            raise DomainError("review_too_long", label=labels.get(key, name), limit=forms.LONGEST)
        clean[key] = _plain_number(text) if key.startswith(SCORE) else text
    if clean.get(RATING) and clean[RATING] not in ratings.LEVELS:
        raise DomainError("rating_unknown")
    points = {key.removeprefix(SCORE): _points(text) for key, text in clean.items() if key.startswith(SCORE)}
    if wrong := scores.problems(step1.criteria, points, step1.step):
        raise DomainError("score_wrong", problems=[(one.key, one.code) for one in wrong])
    return clean


def _plain_number(text: str) -> str:
    """Points are stored with a point and without needless zeros, so that '4,50' and '4.5' are one."""
    if text in {"", NOT_APPLICABLE}:
        return text
    try:
        return format(scores.number(text).normalize(), "f")
    except ValueError:
        return text


def _points(text: str) -> str | None:
    return None if text == NOT_APPLICABLE else text


def _write(step1: Step1, values: Mapping[str, str], at: datetime) -> Step1:
    review = step1.review or SelfReview(
        evaluation=step1.case, form_version=f"{step1.form.code}/{forms.VERSION}", saved_at=at
    )
    fill(review, step1, values, at)
    review.save()
    sheet = step1.sheet
    if sheet is None or _scoring(values) != _scoring(step1.flat):
        sheet = filled_sheet(step1, values, at)
        if sheet is not None:
            sheet.save()
    return replace(step1, review=review, sheet=sheet)


def _scoring(values: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in values.items() if key.startswith((SCORE, NOTE)) and text}


def fill(review: SelfReview, step1: Step1, values: Mapping[str, str], at: datetime) -> None:
    """Put the answers and the rating on the row (not saved)."""
    review.answers = {key: values[key] for key in step1.form.keys if values.get(key)}
    review.self_rating = values.get(RATING, "")
    review.revision += 1
    review.saved_at = at


def filled_sheet(step1: Step1, values: Mapping[str, str], at: datetime) -> ScoreSheet | None:
    """The self-score row with these values (not saved); None for a title that is not scored."""
    if not step1.criteria:
        return None
    sheet = step1.sheet or ScoreSheet(
        evaluation=step1.case, voice=Voice.SELF.value, scorer_id=step1.case.person_id, saved_at=at
    )
    if sheet.submitted_at is not None:
        return sheet
    keys = [criterion.key for criterion in step1.criteria]
    sheet.scores = {key: _points(values[SCORE + key]) for key in keys if values.get(SCORE + key)}
    sheet.notes = {key: values[NOTE + key] for key in keys if values.get(NOTE + key)}
    full = not scores.unfilled(step1.criteria, sheet.scores)
    sheet.total = scores.total(step1.criteria, sheet.scores) if full else None
    sheet.revision += 1
    sheet.saved_at = at
    return sheet
