"""What the tờ trình and the notice of results print, as frozen facts: one paper for all cases under one number."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from evaluations.domain.process import Stage
from evaluations.enums import Voice
from evaluations.models import Appraisal, Decision, Evaluation
from evaluations.selectors import paper_access
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.voices import ESSENTIAL, voices_of
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """One cadre: own level, combined score, what the superior (else the collective) proposed, what the office asks for."""

    name: str
    post: str
    own: str
    overall: Decimal | None
    proposed: str
    asked: str


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """One tờ trình of the org office."""

    number: str
    year: int
    plan_number: str
    authority: str
    submitted_on: date
    first_review: date | None
    last_meeting: date | None
    lines: tuple[SubmissionLine, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One person and the level decided."""

    name: str
    post: str
    rating: str


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """The notice to one unit; `places` names it, `decided_on` are the days of the decisions."""

    number: str
    year: int
    plan_number: str
    authority: str
    issued_on: date
    signer_name: str
    signer_post: str
    place: str
    decided_on: tuple[date, ...]
    lines: tuple[NoticeLine, ...]


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A number (and unit) for which a paper may be printed; `id` is what the paper asks for."""

    id: str
    name: str
    detail: str


def submission_facts(actor, number: str, *, on: date) -> SubmissionFacts:
    """The tờ trình with this number, every case on it; NotVisible where none of it is for this reader."""
    cases = paper_access.printable(actor, "appraisal.read", on=on, appraisal__submission_number=number)
    total = Evaluation.objects.filter(
        campaign=current_campaign(), appraisal__submission_number=number
    ).count()
    if not number or not cases or len(cases) != total:
        raise NotVisible
    voices = voices_of(cases, parts=ESSENTIAL | {"opinions"})
    campaign = cases[0].campaign
    reviews = [v.review.submitted_at for v in voices.values() if v.review]
    meetings = [p.proposed_at for v in voices.values() for p in v.proposals.values()]
    submitted = [
        v.appraisal.submitted_at for v in voices.values() if v.appraisal and v.appraisal.submitted_at
    ]
    return SubmissionFacts(
        number=number,
        year=campaign.year,
        plan_number=campaign.plan_number,
        authority=campaign.authority.name,
        submitted_on=timezone.localtime(max(submitted)).date(),
        first_review=timezone.localtime(min(reviews)).date() if reviews else None,
        last_meeting=timezone.localtime(max(meetings)).date() if meetings else None,
        lines=tuple(_submission_line(case, voices[case.pk]) for case in cases),
        agencies=tuple(sorted({str(one.unit) for v in voices.values() for one in v.agencies})),
    )


def _submission_line(case: Evaluation, voices) -> SubmissionLine:
    proposal = voices.proposal(Voice.SUPERIOR) or voices.proposal(Voice.COLLECTIVE)
    return SubmissionLine(
        name=case.name,
        post=f"{case.title}, {case.unit_name}",
        own=voices.self_rating,
        overall=voices.overall,
        proposed=proposal.rating if proposal else "",
        asked=voices.appraisal.proposed_rating if voices.appraisal else "",
    )


def submissions(actor, *, on: date) -> list[NamedPaper]:
    """The numbers under which cases that this person may read were submitted; the newest first."""
    cases = paper_access.printable(actor, "appraisal.read", on=on)
    rows = Appraisal.objects.filter(evaluation__in=cases).exclude(submission_number="")
    found: dict[str, list] = {}
    for number, at in rows.order_by("-submitted_at").values_list("submission_number", "submitted_at"):
        found.setdefault(number, []).append(at)
    return [
        NamedPaper(
            number, f"Tờ trình {number}", f"{len(days)} cán bộ, {timezone.localtime(days[0]):%d/%m/%Y}"
        )
        for number, days in found.items()
    ]


def notice_facts(actor, key: str, *, on: date) -> NoticeFacts:
    """The notice to one unit about one number; `key` is "<unit id>:<number>". Only published results are on it."""
    unit, _, number = key.partition(":")
    if not unit.isdigit() or not number:
        raise NotVisible
    cases = paper_access.printable(
        actor, "decision.read", on=on, stage=Stage.PUBLISHED.value, unit_id=int(unit)
    )
    rows = Decision.objects.filter(evaluation__in=cases, superseded_at=None, number=number).exclude(
        published_at=None
    )
    decisions = list(rows.select_related("evaluation__campaign__authority").order_by("evaluation__name_key"))
    if not decisions:
        raise NotVisible
    first, campaign = decisions[0], decisions[0].evaluation.campaign
    return NoticeFacts(
        number=number,
        year=campaign.year,
        plan_number=campaign.plan_number,
        authority=campaign.authority.name,
        issued_on=first.issued_on,
        signer_name=first.signer_name,
        signer_post=first.signer_post,
        place=first.evaluation.unit_name,
        decided_on=tuple(sorted({row.decided_on for row in decisions})),
        lines=tuple(NoticeLine(row.evaluation.name, row.evaluation.title, row.rating) for row in decisions),
    )


def notices(actor, *, on: date) -> list[NamedPaper]:
    """Unit by number of what was published and this person may read."""
    cases = paper_access.printable(actor, "decision.read", on=on, stage=Stage.PUBLISHED.value)
    rows = Decision.objects.filter(evaluation__in=cases, superseded_at=None).exclude(number="")
    found: dict[tuple[int, str, str], int] = {}
    for unit, name, number in rows.values_list("evaluation__unit_id", "evaluation__unit_name", "number"):
        if unit is not None:
            found[unit, name, number] = found.get((unit, name, number), 0) + 1
    return [
        NamedPaper(f"{unit}:{number}", name, f"Thông báo {number}, {count} cán bộ")
        for (unit, name, number), count in sorted(found.items(), key=lambda item: (item[0][1], item[0][2]))
    ]
