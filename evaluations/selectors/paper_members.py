"""What a member's sheet prints (Mẫu 02-HD KĐ.ĐG): the review, then employer, cell and committee side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluations.domain import forms
from evaluations.enums import Kind
from evaluations.models import CellProposal, Decision, Evaluation, SelfReview, SuggestedPoint
from evaluations.selectors import paper_access
from evaluations.selectors.paper_cases import Identity, day_of, identity
from evaluations.selectors.self_reviews import situation
from organizations.models import Appointment, CivilResult
from sonduong.kit.errors import DomainError


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """`texts`: answers by the form's keys; `points`: (suggested point, answer); a part not for this reader is empty."""

    who: Identity
    birth_date: date | None
    party_posts: tuple[str, ...]
    posts: tuple[str, ...]
    cell: str
    committee: str
    texts: Mapping[str, str]
    points: tuple[tuple[str, str], ...]
    self_rating: str
    submitted_on: date | None
    is_draft: bool
    civil_rating: str
    cell_comment: str
    cell_rating: str
    cell_on: date | None
    rating: str
    decided_on: date | None
    signer: str


def member_facts(actor, pk: int, *, on: date) -> MemberFacts:
    """One member's sheet. DomainError("paper_not_submitted") before the review is in, unless the writer asks."""
    related = ("campaign", "person", "cell", "grassroots")
    case = paper_access.case_of(actor, pk, "self_review.read", on=on, kind=Kind.MEMBER.value, related=related)
    versions = list(SelfReview.objects.filter(evaluation=case).order_by("version"))
    submitted = [one for one in versions if one.submitted_at is not None]
    is_own = actor is not None and actor.person_id == case.person_id
    review = submitted[-1] if submitted else versions[-1] if versions and is_own else None
    if review is None:
        raise DomainError("paper_not_submitted", name=case.name)
    return _facts(actor, case, review, on)


def _facts(actor, case: Evaluation, review: SelfReview, on: date) -> MemberFacts:
    points = list(SuggestedPoint.objects.filter(evaluation=case).order_by("number"))
    form = forms.form_for(situation(case, points))
    answered = {key: review.answers.get(key, "") for key in form.keys}
    party, other = _posts(case, on)
    civil = CivilResult.objects.filter(person_id=case.person_id, year=case.campaign.year).first()
    cell, decision = _verdicts(actor, case)
    return MemberFacts(
        who=identity(case),
        birth_date=case.person.birth_date,
        party_posts=party,
        posts=other,
        cell=str(case.cell or ""),
        committee=str(case.grassroots or ""),
        texts=answered,
        points=tuple((point.text, answered.get(f"GY.{point.number}", "")) for point in points),
        self_rating=review.self_rating,
        submitted_on=day_of(review.submitted_at),
        is_draft=review.submitted_at is None,
        civil_rating=civil.rating if civil else "",
        cell_comment=cell.comment if cell else "",
        cell_rating=cell.rating if cell else "",
        cell_on=day_of(cell.proposed_at) if cell else None,
        rating=decision.rating if decision else "",
        decided_on=decision.decided_on if decision else None,
        signer=decision.signer_name if decision else "",
    )


def _posts(case: Evaluation, on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles in party organisations, and the others."""
    rows = Appointment.objects.on(on).filter(person_id=case.person_id).values_list("title", "organization_id")
    held = list(rows)
    return tuple(title for title, place in held if place), tuple(title for title, place in held if not place)


def _verdicts(actor, case: Evaluation) -> tuple[CellProposal | None, Decision | None]:
    """What cell and committee say: for those who run it at once, for the member after publication."""
    sees = paper_access.may(actor, "decision.read", case)
    cell = CellProposal.objects.filter(evaluation=case, superseded_at=None).first() if sees else None
    shown = paper_access.sees_decision(actor, case)
    return cell, Decision.objects.filter(evaluation=case, superseded_at=None).first() if shown else None
