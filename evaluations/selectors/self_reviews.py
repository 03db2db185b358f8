"""Reads self-reviews: the form of a case, its versions, the self-score, and what is still missing before submission."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from evaluations import permissions
from evaluations.domain import forms, scores
from evaluations.domain.drafts import NOT_APPLICABLE, NOTE, RATING, SCORE
from evaluations.domain.forms import Form, Situation
from evaluations.enums import EvidencePurpose, Kind, Voice
from evaluations.models import (
    CellProposal,
    CriteriaSet,
    Evaluation,
    Evidence,
    Proposal,
    ScoreSheet,
    SelfReview,
    SuggestedPoint,
)
from organizations.enums import Category
from organizations.models import Person
from sonduong.kit.errors import NotVisible

READ_ACTS = {
    EvidencePurpose.CRITERION: "self_review.read",
    EvidencePurpose.FIELD: "self_review.read",
    EvidencePurpose.PAPER: "self_review.read",
    EvidencePurpose.FEEDBACK: "feedback.prepare",
    EvidencePurpose.OPINION: "opinion.read",
    EvidencePurpose.TRUST_VOTE: "appraisal.read",
    EvidencePurpose.COLLECTIVE: "proposal.read",
    EvidencePurpose.SUPERIOR: "proposal.read",
}
DRAFT_PURPOSES = frozenset({EvidencePurpose.CRITERION, EvidencePurpose.FIELD})


@dataclass(frozen=True, slots=True)
class Step1:
    """Everything of step 1 of one case. `criteria` is empty for titles that are not scored; `before`: the version before."""

    case: Evaluation
    form: Form
    points: tuple[SuggestedPoint, ...]
    review: SelfReview | None
    sheet: ScoreSheet | None
    criteria: tuple[scores.Criterion, ...]
    step: Decimal
    before: SelfReview | None = None

    @property
    def flat(self) -> dict[str, str]:
        """The whole draft as one mapping: answers by key, `rating`, `score:<criterion>`, `note:<criterion>`.

        A criterion that does not apply reads `x`.
        """
        values = dict(self.answers) | {RATING: self.rating}
        values |= {SCORE + key: NOT_APPLICABLE if raw is None else raw for key, raw in self.scores.items()}
        return values | {NOTE + key: text for key, text in self.notes.items()}

    @property
    def returned(self) -> SelfReview | None:
        """The version that was sent back and is now being mended, with its reason."""
        return self.before if self.is_draft and self.before and self.before.returned_at else None

    @property
    def answers(self) -> dict[str, str]:
        return self.review.answers if self.review else {}

    @property
    def rating(self) -> str:
        return self.review.self_rating if self.review else ""

    @property
    def scores(self) -> dict[str, str | None]:
        return self.sheet.scores if self.sheet else {}

    @property
    def notes(self) -> dict[str, str]:
        return self.sheet.notes if self.sheet else {}

    @property
    def is_draft(self) -> bool:
        return self.review is None or self.review.submitted_at is None

    @property
    def missing(self) -> tuple[str, ...]:
        """Field keys, the rating's key and criterion keys still to be filled."""
        gaps = forms.missing(self.form, self.answers, self.rating)
        return gaps + scores.unfilled(self.criteria, self.scores)

    @property
    def total(self) -> Decimal:
        return scores.total(self.criteria, self.scores)


def situation(case: Evaluation, points: Iterable[SuggestedPoint], *, is_employee: bool = False) -> Situation:
    """What decides the fields of this person's form. `is_employee`: viên chức, whose form is Mẫu 03 (CSV-1)."""
    kind = "public_employee" if is_employee and case.kind == Kind.CIVIL_SERVANT else case.kind
    return Situation(
        form=forms.FORM_OF_KIND.get(kind, "01"),
        leads=case.kind == Kind.CADRE,
        registers_breakthrough=case.registers_breakthrough,
        points=tuple(point.text for point in points),
        year=case.campaign.year,
    )


def own_get(user, pk: int) -> Evaluation:
    """The person's own case, to be written; anybody else's is not there. One query."""
    rows = Evaluation.objects.select_related("campaign", "criteria_set", "unit").filter(pk=pk)
    case = rows.filter(person_id=user.person_id).first() if user.person_id else None
    if case is None or not permissions.may(user, "self_review.write", case, permissions.OWN_ROLES):
        raise NotVisible
    return case


def blank(case: Evaluation) -> Step1:
    """The form of a case without what was written: enough to read what a page sends. One query."""
    points = SuggestedPoint.objects.filter(evaluation=case).order_by("number")
    return _built(case, list(points), _sets([case]), _employees([case]))


def step_one(cases: Collection[Evaluation], *, submitted: bool = False) -> dict[int, Step1]:
    """Step 1 of each case at its newest version, a draft included, or as readers have it: the newest `submitted` one.

    At most four queries, however many cases; `campaign` must be joined.
    """
    ids = [case.pk for case in cases]
    newest: dict[int, SelfReview] = {}
    before: dict[int, SelfReview] = {}
    versions = SelfReview.objects.filter(evaluation__in=ids).order_by("version")
    for review in versions.exclude(submitted_at=None) if submitted else versions:
        if review.evaluation_id in newest:
            before[review.evaluation_id] = newest[review.evaluation_id]
        newest[review.evaluation_id] = review
    sheets = {s.evaluation_id: s for s in ScoreSheet.objects.filter(evaluation__in=ids, voice=Voice.SELF)}
    points: dict[int, list[SuggestedPoint]] = defaultdict(list)
    for point in SuggestedPoint.objects.filter(evaluation__in=ids).order_by("number"):
        points[point.evaluation_id].append(point)
    sets, employees = _sets(cases), _employees(cases)
    return {
        case.pk: replace(
            _built(case, points[case.pk], sets, employees),
            review=newest.get(case.pk),
            sheet=sheets.get(case.pk),
            before=before.get(case.pk),
        )
        for case in cases
    }


def _sets(cases: Iterable[Evaluation]) -> dict[int, tuple[CriteriaSet, tuple[scores.Criterion, ...]]]:
    """The criteria sets of these cases with their lines; read only where they are not joined already."""
    scored = [case for case in cases if case.is_scored and case.criteria_set_id]
    known = {c.criteria_set_id: c.criteria_set for c in scored if "criteria_set" in c._state.fields_cache}
    wanted = {case.criteria_set_id for case in scored} - known.keys()
    known |= CriteriaSet.objects.in_bulk(wanted) if wanted else {}
    return {pk: (one, scores.criteria_of(one.sections)) for pk, one in known.items()}


def _employees(cases: Iterable[Evaluation]) -> frozenset[int]:
    """The public employees among the people of these civil cases; no query where there is no civil case."""
    people = {case.person_id for case in cases if case.kind == Kind.CIVIL_SERVANT}
    if not people:
        return frozenset()
    rows = Person.objects.filter(pk__in=people, category=Category.PUBLIC_EMPLOYEE)
    return frozenset(rows.values_list("pk", flat=True))


def _built(case: Evaluation, points: list[SuggestedPoint], sets, employees: frozenset[int]) -> Step1:
    chosen, lines = sets.get(case.criteria_set_id if case.is_scored else None, (None, ()))
    return Step1(
        case=case,
        form=forms.form_for(situation(case, points, is_employee=case.person_id in employees)),
        points=tuple(points),
        review=None,
        sheet=None,
        criteria=lines,
        step=chosen.step if chosen else Decimal(1),
    )


def versions_of(case: Evaluation) -> list[SelfReview]:
    """Every submitted version, oldest first."""
    return list(SelfReview.objects.filter(evaluation=case).exclude(submitted_at=None).order_by("version"))


def last_year_of(case: Evaluation) -> SelfReview | None:
    """The same person's last submitted review in the campaign before, to stand beside this year's."""
    rows = SelfReview.objects.filter(
        evaluation__person_id=case.person_id,
        evaluation__kind=case.kind,
        evaluation__campaign__year__lt=case.campaign.year,
    ).exclude(submitted_at=None)
    return rows.order_by("-evaluation__campaign__year", "-version").first()


def guards(cases: Collection[Evaluation]) -> dict[int, frozenset[str]]:
    """Guards of the process table that step 1 can answer: review_complete, not_received, not_proposed."""
    steps = step_one(cases)
    ids = list(steps)
    proposed = set(
        Proposal.objects.filter(evaluation__in=ids, voice=Voice.COLLECTIVE, superseded_at=None).values_list(
            "evaluation_id", flat=True
        )
    )
    if any(case.kind == Kind.MEMBER for case in cases):
        rows = CellProposal.objects.filter(evaluation__in=ids, superseded_at=None)
        proposed |= set(rows.values_list("evaluation_id", flat=True))
    scanned = set(
        Evidence.objects.filter(
            evaluation__in=ids, purpose=EvidencePurpose.PAPER, removed_at=None
        ).values_list("evaluation_id", flat=True)
    )
    return {pk: _met(one, pk in proposed, pk in scanned) for pk, one in steps.items()}


def _met(one: Step1, is_proposed: bool, has_scan: bool) -> frozenset[str]:
    met = set()
    if is_complete(one, has_scan=has_scan):
        met.add("review_complete")
    if one.review and one.review.received_at is None:
        met.add("not_received")
    if not is_proposed:
        met.add("not_proposed")
    return frozenset(met)


def is_complete(one: Step1, *, has_scan: bool = False) -> bool:
    """Whether the review can be submitted: every field; on paper the rating, the total of a scored title and the scan.

    A member's paper stays in the cell's file, so the secretary who records sixty of them need not scan each (MEM-1).
    """
    if one.review is not None and one.review.is_on_paper:
        if one.case.kind == Kind.MEMBER:
            return bool(one.rating)
        has_total = not one.criteria or (one.sheet is not None and one.sheet.total is not None)
        return bool(one.rating) and has_total and has_scan
    return not one.missing


def evidence_of(case: Evaluation) -> dict[str, list[Evidence]]:
    """The files of the review by the criterion or field that they prove ('' = the whole), oldest first. One query."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for one in files_of(case, *DRAFT_PURPOSES, EvidencePurpose.PAPER):
        found[one.key].append(one)
    return dict(found)


def files_of(case: Evaluation, *purposes: str) -> list[Evidence]:
    """The files beside a case that serve these purposes, oldest first. One query; the caller knows who may read them."""
    rows = Evidence.objects.filter(evaluation=case, purpose__in=purposes, removed_at=None)
    return list(rows.order_by("uploaded_at"))


def evidence_get(user, pk, *, on) -> Evidence:
    """A file that this person may open: whoever may read the review; a draft's files only the subject. Else NotVisible."""
    evidence = Evidence.objects.select_related("evaluation__campaign").filter(pk=pk, removed_at=None).first()
    if evidence is None:
        raise NotVisible
    case = evidence.evaluation
    roles = permissions.roles_on_each(user, [case], on=on)[case.pk]
    if not permissions.may(user, READ_ACTS[evidence.purpose], case, roles):
        raise NotVisible
    is_own = case.person_id == user.person_id
    if not is_own and evidence.purpose in DRAFT_PURPOSES and not versions_of(case):
        raise NotVisible
    return evidence
