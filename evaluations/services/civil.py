"""Civil servants and public employees without a leading post: comment of the unit, rating by the head, notice (CSV-1, 3.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.caps import standing
from evaluations.domain.process import Action, Stage
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Kind, OpinionSource
from evaluations.models import Decision, Evaluation, Opinion
from evaluations.selectors import civil as seen
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.services.stages import Move, cases_move
from evaluations.services.telling import Word, tell
from organizations.models import CivilResult
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines


@dataclass(frozen=True, slots=True)
class CommentItem:
    """What the unit says of one person (part III of Mẫu 02, 03)."""

    evaluation_id: int
    text: str


@dataclass(frozen=True, slots=True)
class RatingItem:
    """What the head decides about one person (part IV)."""

    evaluation_id: int
    rating: str


@dataclass(frozen=True, slots=True)
class SchoolResult:
    """A teacher's result of the school year, decided by the school."""

    person_id: int
    rating: str
    period: str
    decided_on: date | None = None


@transaction.atomic
def civil_comments_record(*, items: Sequence[CommentItem], actor, at: datetime) -> None:
    """Write the unit's comments, a later one instead of the earlier while the head has not rated."""
    cases = _cases([item.evaluation_id for item in items], "civil.comment", actor, at)
    known = dict(
        Opinion.objects.filter(evaluation__in=cases, source=OpinionSource.WORKPLACE).values_list(
            "evaluation_id", "pk"
        )
    )
    rows = []
    for item in items:
        case, text = cases[item.evaluation_id], clean_lines(item.text)
        if case.stage != Stage.UNIT_COMMENT:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
        if not text:
            raise DomainError("opinion_empty", name=case.name)
        rows.append(
            Opinion(
                pk=known.get(case.pk),
                evaluation=case,
                source=OpinionSource.WORKPLACE,
                unit_id=case.unit_id,
                text=text,
                given_by=actor,
                given_at=at,
            )
        )
    Opinion.objects.bulk_update(
        [row for row in rows if row.pk], ["text", "given_by", "given_at"], batch_size=200
    )
    Opinion.objects.bulk_create([row for row in rows if not row.pk], batch_size=200)
    acts = [audit.Act("civil.comment", case, {}) for case in cases.values()]
    audit.record_many(actor=actor, acts=acts, at=at)


@transaction.atomic
def civil_rate(*, items: Sequence[RatingItem], decided_on: date, actor, at: datetime) -> list[Decision]:
    """The head rates; the result of the year stands at once for the rating of the person as a member (RUL-9, RUL-19)."""
    cases = _cases([item.evaluation_id for item in items], "civil.rate", actor, at)
    if any(item.rating not in LEVELS for item in items):
        raise DomainError("rating_unknown")
    _refuse_above_caps(items, cases)
    met = seen.guards(list(cases.values()))
    moves = [
        Move(
            item.evaluation_id,
            Action.DECIDE,
            met[item.evaluation_id],
            data={"rating": item.rating, "decided_on": decided_on.isoformat()},
        )
        for item in items
    ]
    moved = cases_move(moves=moves, actor=actor, at=at)
    for case, item in zip(moved, items, strict=True):
        case.rating = item.rating
    Evaluation.objects.bulk_update(moved, ["rating"], batch_size=200)
    _feed_members({case.person_id: case.rating for case in moved}, cases, decided_on)
    rows = [
        Decision(
            evaluation_id=item.evaluation_id,
            rating=item.rating,
            strengths=seen.comment_of(cases[item.evaluation_id]),
            decided_on=decided_on,
            decided_by=actor,
            decided_at=at,
        )
        for item in items
    ]
    return Decision.objects.bulk_create(rows, batch_size=500)


def _refuse_above_caps(items: Sequence[RatingItem], cases: Mapping[int, Evaluation]) -> None:
    """Sick leave keeps the level down on the civil side too, where the regulation says so (RUL-12, E18)."""
    caps = caps_of(cases.values())
    for item in items:
        case = cases[item.evaluation_id]
        if broken := standing(Rating(item.rating), caps[case.pk]).broken:
            raise DomainError("above_cap", name=case.name, caps=broken, regulation=regulation_of(case))


def _feed_members(ratings: Mapping[int, str], cases: Mapping[int, Evaluation], decided_on: date) -> None:
    year = next(iter(cases.values())).campaign.year
    rows = [
        CivilResult(person_id=person, year=year, rating=rating, period=f"Năm {year}", decided_on=decided_on)
        for person, rating in ratings.items()
    ]
    CivilResult.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "year"],
        update_fields=["rating", "period", "decided_on"],
        batch_size=500,
    )


@transaction.atomic
def civil_publish(*, evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    """Tell each person the own result (DEC-1)."""
    cases = _cases(evaluation_ids, "civil.publish", actor, at)
    moved = cases_move(moves=[Move(pk, Action.PUBLISH) for pk in cases], actor=actor, at=at)
    Decision.objects.filter(evaluation__in=cases, superseded_at=None).update(published_at=at)
    words = [
        Word(
            case.person_id,
            f"civil:{case.pk}",
            "Đã có kết quả xếp loại chất lượng của đồng chí",
            f"/cong-bo/{case.pk}/",
        )
        for case in moved
    ]
    tell(words=words, at=at)
    return moved


@transaction.atomic
def school_results_record(*, items: Sequence[SchoolResult], year: int, actor, at: datetime) -> None:
    """Enter teachers' results of the school year (II.2); only for teachers of the actor's units."""
    teachers = {person.pk: person for person in seen.teachers(actor, on=at.date())}
    if any(item.person_id not in teachers for item in items):
        raise NotVisible
    if any(item.rating not in LEVELS for item in items):
        raise DomainError("rating_unknown")
    rows = [
        CivilResult(
            person_id=item.person_id,
            year=year,
            rating=item.rating,
            period=item.period,
            decided_on=item.decided_on,
        )
        for item in items
    ]
    CivilResult.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "year"],
        update_fields=["rating", "period", "decided_on"],
        batch_size=500,
    )
    acts = [
        audit.Act("civil.school_result", teachers[item.person_id], {"year": year, "rating": item.rating})
        for item in items
    ]
    audit.record_many(actor=actor, acts=acts, at=at)


def _cases(ids: Sequence[int], act: str, actor, at: datetime) -> dict[int, Evaluation]:
    rows = Evaluation.objects.select_related("campaign", "person").filter(pk__in=ids, kind=Kind.CIVIL_SERVANT)
    cases = {case.pk: case for case in lock(rows)}
    roles = permissions.roles_on_each(actor, cases.values(), on=at.date())
    allowed = all(permissions.may(actor, act, case, roles[case.pk]) for case in cases.values())
    if not cases or len(cases) != len(set(ids)) or not allowed:
        raise NotVisible
    return cases
