"""What a civil servant's and a public employee's form prints (Mẫu 02, 03 of NĐ 90/2020): the submitted review, the decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluations.domain import forms
from evaluations.enums import Kind
from evaluations.models import SelfReview, SuggestedPoint
from evaluations.selectors import paper_access
from evaluations.selectors.civil import comment_of
from evaluations.selectors.paper_access import Named
from evaluations.selectors.paper_cases import Decided, Identity, day_of, decided_of, identity
from evaluations.selectors.self_reviews import situation
from organizations.enums import Category
from sonduong.kit.errors import DomainError, NotVisible

READ = "self_review.read"


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """`texts`: answers by the form's keys; `comment` of the unit, `decided`: empty while not for this reader."""

    who: Identity
    texts: Mapping[str, str]
    self_rating: str
    submitted_on: date | None
    comment: str
    decided: Decided | None


def civil_facts(actor, pk: int, *, on: date) -> StaffFacts:
    """Mẫu 02 of a civil servant's case; NotVisible for anybody else's."""
    return _facts(actor, pk, Category.CIVIL_SERVANT, on)


def employee_facts(actor, pk: int, *, on: date) -> StaffFacts:
    """Mẫu 03 of a public employee's case; NotVisible for anybody else's."""
    return _facts(actor, pk, Category.PUBLIC_EMPLOYEE, on)


def _facts(actor, pk: int, category: str, on: date) -> StaffFacts:
    kind, related = Kind.CIVIL_SERVANT.value, ("campaign", "person")
    case = paper_access.case_of(actor, pk, READ, on=on, kind=kind, related=related)
    if case.person.category != category:
        raise NotVisible
    review = (
        SelfReview.objects.filter(evaluation=case).exclude(submitted_at=None).order_by("-version").first()
    )
    if review is None:
        raise DomainError("paper_not_submitted", name=case.name)
    points = list(SuggestedPoint.objects.filter(evaluation=case).order_by("number"))
    form = forms.form_for(situation(case, points, is_employee=category == Category.PUBLIC_EMPLOYEE))
    return StaffFacts(
        identity(case),
        {key: review.answers.get(key, "") for key in form.keys},
        review.self_rating,
        day_of(review.submitted_at),
        comment_of(case) if paper_access.may(actor, "decision.read", case) else "",
        decided_of(case) if paper_access.sees_decision(actor, case) else None,
    )


def civil_named(actor, act: str, *, on: date) -> list[Named]:
    """The civil servants' cases that this person may print."""
    return _named(actor, act, Category.CIVIL_SERVANT, on)


def employees_named(actor, act: str, *, on: date) -> list[Named]:
    """The public employees' cases that this person may print."""
    return _named(actor, act, Category.PUBLIC_EMPLOYEE, on)


def _named(actor, act: str, category: str, on: date) -> list[Named]:
    return paper_access.named(actor, act, on=on, kind=Kind.CIVIL_SERVANT.value, person__category=category)
