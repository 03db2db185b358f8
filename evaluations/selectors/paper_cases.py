"""What the papers about one cadre print (Mẫu 01, 06), as frozen facts: submitted versions, only what the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from evaluations.domain import forms, scores
from evaluations.enums import Voice
from evaluations.models import Campaign, Decision, Evaluation, ScoreSheet, SelfReview, SuggestedPoint
from evaluations.selectors import paper_access
from evaluations.selectors.self_reviews import situation
from organizations.models import Assignment
from sonduong.kit.errors import DomainError, NotVisible


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the paper is about, as on the day of enrolment."""

    name: str
    title: str
    unit: str
    year: int


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of the form and the paragraph text given; `section` and `key` as in domain/forms.py."""

    section: str
    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision as published: rating, comment texts, signer, day of the document or else of the decision."""

    rating: str
    is_provisional: bool
    strengths: str
    weaknesses: str
    prospects: str
    signer_name: str
    signer_post: str
    day: date


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """Mẫu 01. `version` of the review; `submitted_on` None = the writer's own draft; `decided` None = not (yet) shown."""

    who: Identity
    version: int
    is_on_paper: bool
    submitted_on: date | None
    answers: tuple[Answered, ...]
    self_rating: str
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class CriterionFacts:
    """A line of the criteria tree. `depth` 1 section, 2 group, 3 criterion; points None = not filled or not applicable."""

    depth: int
    number: str
    label: str
    maximum: Decimal
    own: Decimal | None = None
    score: Decimal | None = None
    note: str = ""
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """Mẫu 06: the submitted own points and, where the reader scored this cadre, the reader's."""

    who: Identity
    title_group: str
    meeting: str
    criteria_name: str
    is_sample: bool
    step: Decimal
    lines: tuple[CriterionFacts, ...]
    own_total: Decimal | None
    score_total: Decimal | None
    scorer: str
    day: date | None


def day_of(at: datetime | None) -> date | None:
    """The day in Vietnam of an instant."""
    return timezone.localtime(at).date() if at else None


def identity(case: Evaluation) -> Identity:
    """The frozen names of a case; `campaign` must be joined."""
    return Identity(case.name, case.title, case.unit_name, case.campaign.year)


def org_office_name(case: Evaluation, *, on: date) -> str:
    """The office that advises the authority; empty while nobody is assigned."""
    rows = Assignment.objects.on(on).filter(role="org_office", unit__isnull=False)
    return rows.order_by("pk").values_list("unit__name", flat=True).first() or ""


def authority_place(campaign: Campaign) -> str:
    """The unit in which the authority sits, such as the district committee."""
    authority = campaign.authority
    return str(authority.unit or authority.organization or authority)


def review_facts(actor, pk: int, *, on: date, version: int | None = None) -> ReviewFacts:
    """Mẫu 01 of a case, the newest submitted version or the one asked for (REP-3: each stands beside the others).

    DomainError("paper_not_submitted") before submission, unless the writer asks; NotVisible for a version that is none.
    """
    case = paper_access.case_of(actor, pk, "self_review.read", on=on, related=("campaign",))
    review = _readable_review(actor, case, version)
    if review is None:
        raise DomainError("paper_not_submitted", name=case.name)
    points = list(SuggestedPoint.objects.filter(evaluation=case).order_by("number"))
    form = forms.form_for(situation(case, points))
    answers = tuple(
        Answered(section.key, field.key, field.label, review.answers.get(field.key, ""))
        for section in form.sections
        for field in section.fields
    )
    decided = decided_of(case) if paper_access.sees_decision(actor, case) else None
    return ReviewFacts(
        identity(case),
        review.version,
        review.is_on_paper,
        day_of(review.submitted_at),
        answers,
        review.self_rating,
        decided,
    )


def _readable_review(actor, case: Evaluation, version: int | None) -> SelfReview | None:
    versions = list(SelfReview.objects.filter(evaluation=case).order_by("version"))
    submitted = {one.version: one for one in versions if one.submitted_at is not None}
    if version is not None:
        if version not in submitted:
            raise NotVisible
        return submitted[version]
    if submitted:
        return submitted[max(submitted)]
    is_own = actor is not None and actor.person_id == case.person_id
    return versions[-1] if versions and is_own else None


def decided_of(case: Evaluation) -> Decided | None:
    """The decision in force, whoever may see it."""
    row = Decision.objects.filter(evaluation=case, superseded_at=None).first()
    if row is None:
        return None
    return Decided(
        row.rating,
        row.is_provisional,
        row.strengths,
        row.weaknesses,
        row.prospects,
        row.signer_name,
        row.signer_post,
        row.issued_on or row.decided_on,
    )


def score_facts(actor, pk: int, *, on: date) -> ScoreFacts:
    """Mẫu 06 of a case. DomainError: "paper_not_scored" for a title without scores, "paper_not_submitted" before."""
    case = paper_access.case_of(actor, pk, "self_review.read", on=on, related=("campaign", "criteria_set"))
    if not case.is_scored or case.criteria_set is None:
        raise DomainError("paper_not_scored", name=case.name)
    person = None if actor is None else actor.person_id
    sheets = list(ScoreSheet.objects.filter(evaluation=case).select_related("conference").order_by("pk"))
    own = next(
        (s for s in sheets if s.voice == Voice.SELF and (s.submitted_at or s.scorer_id == person)), None
    )
    if own is None:
        raise DomainError("paper_not_submitted", name=case.name)
    given = [s for s in sheets if s.voice != Voice.SELF and s.scorer_id == person and s.submitted_at]
    mine = given[-1] if given else None
    return ScoreFacts(
        identity(case),
        case.title_group,
        mine.conference.get_kind_display() if mine and mine.conference else "",
        case.criteria_set.name,
        case.criteria_set.is_sample,
        case.criteria_set.step,
        tuple(_lines(case.criteria_set.sections, own, mine)),
        own.total,
        mine.total if mine else None,
        str(actor) if mine else "",
        day_of(mine.submitted_at) if mine else None,
    )


def _lines(sections, own: ScoreSheet, mine: ScoreSheet | None):
    for section in sections:
        groups = [list(_group(place, group, own, mine)) for place, group in enumerate(section["groups"], 1)]
        heads = [group[0] for group in groups]
        yield _over(1, section["key"], section["label"], heads)
        for group in groups:
            yield from group


def _group(place: int, group: Mapping, own: ScoreSheet, mine: ScoreSheet | None):
    rows = [_line(f"{place}.{n}", row, own, mine) for n, row in enumerate(group["criteria"], 1)]
    yield _over(2, str(place), group["label"], rows)
    yield from rows


def _line(number: str, row: Mapping, own: ScoreSheet, mine: ScoreSheet | None) -> CriterionFacts:
    key = row["key"]
    return CriterionFacts(
        3,
        number,
        row["label"],
        Decimal(row["maximum"]),
        _points(own.scores.get(key)),
        _points(mine.scores.get(key)) if mine else None,
        own.notes.get(key, ""),
        key in own.scores and own.scores[key] is None,
    )


def _points(raw: str | None) -> Decimal | None:
    return scores.number(raw) if raw else None


def _over(depth: int, number: str, label: str, rows: list[CriterionFacts]) -> CriterionFacts:
    return CriterionFacts(
        depth,
        number,
        label,
        sum((row.maximum for row in rows), Decimal()),
        _sum(row.own for row in rows),
        _sum(row.score for row in rows),
    )


def _sum(values) -> Decimal | None:
    given = [value for value in values if value is not None]
    return sum(given, Decimal()) if given else None
