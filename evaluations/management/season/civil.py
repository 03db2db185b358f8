"""Civil servants in the season: own forms, the unit's comments, the head's ratings, notices; teachers' school years."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from evaluations.enums import Kind
from evaluations.management.season.answers import STRENGTHS, Answers
from evaluations.management.season.calendar import YEAR, on
from evaluations.management.season.cast import Cast
from evaluations.management.season.first_steps import review_values
from evaluations.management.season.meetings import under_caps
from evaluations.models import Evaluation
from evaluations.selectors.caps import caps_of
from evaluations.selectors.self_reviews import step_one
from evaluations.services.civil import (
    CommentItem,
    RatingItem,
    SchoolResult,
    civil_comments_record,
    civil_publish,
    civil_rate,
    school_results_record,
)
from evaluations.services.self_reviews import ReviewItem, self_reviews_submit
from organizations.models import CivilResult, Person


@dataclass(frozen=True, slots=True)
class CivilDays:
    """The instant of each act; all before the cells meet."""

    schools: datetime
    submitted: datetime
    commented: datetime
    rated: datetime
    told: datetime


PLAN = CivilDays(on(11, 17), on(11, 20), on(11, 24), on(11, 26), on(11, 27))


def servants(campaign, *stages: str) -> list[Evaluation]:
    """The civil servants' cases at these steps (all, if none is named)."""
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.CIVIL_SERVANT)
    rows = rows.filter(stage__in=stages) if stages else rows
    return list(rows.select_related("campaign", "person", "unit").order_by("name_key", "pk"))


def teachers_without_result() -> list[Person]:
    """Those whose school year the roster does not tell."""
    known = CivilResult.objects.filter(year=YEAR).values("person")
    rows = Person.objects.filter(is_teacher=True).exclude(workplace=None).exclude(pk__in=known)
    return list(rows.order_by("name_key", "pk"))


def actors(campaign, cast: Cast) -> set[int]:
    """Everybody who acts for them, and themselves, to be given logins first."""
    cases = servants(campaign)
    found = {case.person_id for case in cases}
    found |= {person for case in cases for person in (office_of(cast, case), cast.heads.get(case.unit_id))}
    return (found | {clerk_of(cast, teacher) for teacher in teachers_without_result()}) - {None}


def office_of(cast: Cast, case: Evaluation) -> int:
    """Who writes the unit's comment: its personnel office; the head about whoever is that office."""
    person = cast.office.get(case.unit_id, cast.org_office)
    return cast.heads[case.unit_id] if person == case.person_id else person


def clerk_of(cast: Cast, teacher: Person) -> int | None:
    """Who enters the teacher's result: the school's personnel office, else its head; nobody the own."""
    places = (cast.office.get(teacher.workplace_id), cast.heads.get(teacher.workplace_id))
    return next((person for person in places if person not in {None, teacher.pk}), None)


def _by(cases: Iterable, who: Callable) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for case in cases:
        if (person := who(case)) is not None:
            found[person].append(case)
    return found


def enter_school_years(cast: Cast, answers: Answers, at: datetime) -> None:
    """Each school's office enters the results that its teachers were given in the summer."""
    period = f"Năm học {YEAR - 1}-{YEAR}"
    for person, teachers in _by(teachers_without_result(), lambda one: clerk_of(cast, one)).items():
        items = [SchoolResult(one.pk, answers.temper(one.code).level, period) for one in teachers]
        school_results_record(items=items, year=YEAR, actor=cast.user(person), at=at)


def submit(cases: Collection[Evaluation], cast: Cast, answers: Answers, at: datetime) -> None:
    """Everybody fills in and submits the own form: Mẫu 02, public employees Mẫu 03."""
    steps = step_one(list(cases))
    for case in cases:
        item = ReviewItem(case.pk, review_values(steps[case.pk], case, answers))
        self_reviews_submit(items=[item], actor=cast.user(case.person_id), at=at)


def comment(cases: Collection[Evaluation], cast: Cast, answers: Answers, at: datetime) -> None:
    """Each unit's office writes about all its people at once."""
    for person, theirs in _by(cases, lambda case: office_of(cast, case)).items():
        items = [CommentItem(case.pk, answers.pick(STRENGTHS, case.person.code, "civil")) for case in theirs]
        civil_comments_record(items=items, actor=cast.user(person), at=at)


def rate(cases: Collection[Evaluation], cast: Cast, answers: Answers, at: datetime) -> None:
    """Each head rates all people of the unit at once, the year that each had, under every known cap."""
    caps = caps_of(cases)
    for person, theirs in _by(cases, lambda case: cast.heads[case.unit_id]).items():
        items = [
            RatingItem(case.pk, under_caps(answers.temper(case.person.code).level, caps[case.pk]))
            for case in theirs
        ]
        civil_rate(items=items, decided_on=at.date(), actor=cast.user(person), at=at)


def tell(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """The office that wrote the comment notifies."""
    for person, theirs in _by(cases, lambda case: office_of(cast, case)).items():
        civil_publish(evaluation_ids=[case.pk for case in theirs], actor=cast.user(person), at=at)


def play_civil(campaign, cast: Cast, answers: Answers) -> None:
    """The whole civil year, before the cells meet: the civil result comes first (RUL-9)."""
    enter_school_years(cast, answers, PLAN.schools)
    submit(servants(campaign, "self_review"), cast, answers, PLAN.submitted)
    comment(servants(campaign, "unit_comment"), cast, answers, PLAN.commented)
    rate(servants(campaign, "unit_comment"), cast, answers, PLAN.rated)
    tell(servants(campaign, "publication"), cast, PLAN.told)
