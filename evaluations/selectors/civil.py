"""Reads the civil side of a unit: who wrote, what the unit said, what the head decided, which teachers have no result yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import Kind, OpinionSource
from evaluations.models import Evaluation, Opinion
from evaluations.selectors import self_reviews
from evaluations.selectors.cases import cases_list
from evaluations.selectors.self_reviews import Step1
from organizations.models import CivilResult, Person


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the unit. `step1`: as submitted; the flags say what this reader may do now."""

    case: Evaluation
    step1: Step1
    comment: str
    may_comment: bool
    may_rate: bool
    may_publish: bool


@dataclass(frozen=True, slots=True)
class Teacher:
    """One teacher of the unit with the result of the school year, empty until it is entered."""

    person: Person
    result: CivilResult | None


def rows(user, *, on: date) -> list[Row]:
    """The civil cases that this person's offices comment on or rate, in name order; a constant number of queries."""
    cases = cases_list(user, "civil.see", on=on, kind=Kind.CIVIL_SERVANT)
    steps = self_reviews.step_one(cases, submitted=True)
    comments = comments_of(cases)
    return [_row(user, case, steps[case.pk], comments.get(case.pk, "")) for case in cases]


def _row(user, case: Evaluation, step1: Step1, comment: str) -> Row:
    def may(act: str, stage: Stage) -> bool:
        return case.stage == stage and permissions.may(user, act, case, case.roles)

    return Row(
        case,
        step1,
        comment,
        may("civil.comment", Stage.UNIT_COMMENT),
        may("civil.rate", Stage.UNIT_COMMENT),
        may("civil.publish", Stage.PUBLICATION),
    )


def comments_of(cases: Collection[Evaluation]) -> dict[int, str]:
    """Case → what its unit said. One query."""
    found = Opinion.objects.filter(evaluation__in=cases, source=OpinionSource.WORKPLACE, unit__isnull=False)
    return dict(found.values_list("evaluation_id", "text"))


def comment_of(case: Evaluation) -> str:
    """What the unit said of one person, "" before it did."""
    return comments_of([case]).get(case.pk, "")


def guards(cases: Collection[Evaluation]) -> dict[int, frozenset[str]]:
    """The guard unit_commented."""
    said = comments_of(cases)
    return {case.pk: frozenset({"unit_commented"} if said.get(case.pk) else ()) for case in cases}


def teachers(user, *, on: date) -> list[Person]:
    """The teachers who work in the units of which this person is head or personnel officer, in name order."""
    me = permissions.standing_of(user, on=on)
    units = me.units("unit_office") | me.units("head")
    return list(
        Person.objects.filter(is_teacher=True, workplace__in=units)
        .select_related("workplace")
        .order_by("name_key")
    )


def school_results(user, year: int, *, on: date) -> list[Teacher]:
    """Those teachers with their result of the year. Two queries beside the standing."""
    people = teachers(user, on=on)
    results = {one.person_id: one for one in CivilResult.objects.filter(year=year, person__in=people)}
    return [Teacher(person, results.get(person.pk)) for person in people]
