"""Step 3 before the vote: the org office appraises, asks the agencies, submits to the authority."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from evaluations import permissions
from evaluations.domain.process import Action, Stage
from evaluations.models import Appraisal, Evaluation
from evaluations.selectors import appraisals as seen
from evaluations.selectors.caps import caps_of
from evaluations.selectors.decisions import scores_against_bands
from evaluations.services.score_bands import refuse_against_band
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.notices.services import Line, notices_send

TEXTS = ("findings", "trust_vote", "breakthrough_result", "strengths", "weaknesses", "prospects")


@dataclass(frozen=True, slots=True)
class AppraisalItem:
    """What the office writes about one cadre. `is_complete`: appraised, else kept as a draft.

    `edition`: the fingerprint of what the writer saw; given, a colleague's newer text refuses instead of being lost.
    """

    evaluation_id: int
    checklist: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: str = ""
    trust_vote: str = ""
    breakthrough_result: str = ""
    strengths: str = ""
    weaknesses: str = ""
    prospects: str = ""
    proposed_rating: str = ""
    other_posts: Sequence[Mapping[str, str]] = ()
    is_complete: bool = True
    edition: str | None = None


@transaction.atomic
def appraisals_record(*, items: Sequence[AppraisalItem], actor, at: datetime) -> list[Appraisal]:
    """Write the appraisals (CAD-6). A complete one needs checklist, draft comment and a proposed level below every cap,
    and findings where that level is not the one of the score's band.

    A missing paper or agency's answer is written down and warned about, it does not refuse (REG-4).
    """
    cases = _locked([item.evaluation_id for item in items], actor, at)
    kept = {row.evaluation_id: row for row in Appraisal.objects.filter(evaluation__in=cases)}
    caps, scored = caps_of(cases.values()), scores_against_bands(cases.values())
    rows = []
    for item in items:
        case = cases[item.evaluation_id]
        if case.stage != Stage.APPRAISAL:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
        if item.edition is not None and item.edition != seen.edition_of(kept.get(case.pk)):
            raise DomainError("appraisal_changed", name=case.name)
        _check(item, case, caps[case.pk], scored.get(case.pk))
        rows.append(_filled(kept.get(case.pk) or Appraisal(evaluation=case), item, actor, at))
    _save(rows)
    audit.record_many(
        actor=actor,
        acts=[
            audit.Act(
                "appraisal.record",
                cases[row.evaluation_id],
                {"proposed_rating": row.proposed_rating, "complete": row.appraised_at is not None},
            )
            for row in rows
        ],
        at=at,
    )
    return rows


def _locked(evaluation_ids: Sequence[int], actor, at: datetime) -> dict[int, Evaluation]:
    cases = lock(Evaluation.objects.filter(pk__in=evaluation_ids).select_related("campaign", "person"))
    if not cases or len(cases) != len(set(evaluation_ids)):
        raise NotVisible
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        if not permissions.may(actor, "appraisal.write", case, roles[case.pk]):
            raise DomainError("not_your_role", clause="3.3.3")
    return {case.pk: case for case in cases}


def _check(item: AppraisalItem, case: Evaluation, caps, score: Decimal | None) -> None:
    broken = seen.broken_cap(item.proposed_rating, caps, case)
    if broken:
        raise DomainError("cap_broken", name=case.name, rating=item.proposed_rating, cap=broken)
    if item.is_complete and not (item.strengths.strip() and item.weaknesses.strip() and item.proposed_rating):
        raise DomainError("appraisal_incomplete", name=case.name)
    if item.is_complete and score is not None and not item.findings.strip():
        refuse_against_band(case, item.proposed_rating, score, at="appraisal")


def _filled(row: Appraisal, item: AppraisalItem, actor, at: datetime) -> Appraisal:
    row.checklist = {key: dict(value) for key, value in item.checklist.items()}
    row.other_posts = [dict(post) for post in item.other_posts]
    row.proposed_rating = item.proposed_rating
    for name in TEXTS:
        setattr(row, name, getattr(item, name).strip())
    row.appraised_by, row.appraised_at = (actor, at) if item.is_complete else (None, None)
    return row


def _save(rows: Collection[Appraisal]) -> None:
    fields = ["checklist", "other_posts", "proposed_rating", *TEXTS, "appraised_by", "appraised_at"]
    fresh = [row for row in rows if row.pk is None]
    Appraisal.objects.bulk_update([row for row in rows if row.pk is not None], fields, batch_size=200)
    Appraisal.objects.bulk_create(fresh, batch_size=500)


@transaction.atomic
def agencies_consult(*, evaluation_ids: Sequence[int], actor, at: datetime) -> int:
    """Ask the consulted agencies for an opinion and a proposed level on these cases (3.3.3); their contacts are told.

    Asked again it asks only about cases not asked before. Returns how many cases are newly asked about.
    """
    cases = _locked(evaluation_ids, actor, at)
    for case in cases.values():
        if case.stage != Stage.APPRAISAL:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
    contacts = seen.agency_contacts(on=at.date())
    if not contacts:
        raise DomainError("no_agencies")
    fresh = _mark_consulted(cases, at)
    acts = [audit.Act("appraisal.consult", case) for case in fresh]
    if acts:
        audit.record_many(actor=actor, acts=acts, at=at)
        title = f"Đề nghị tham gia ý kiến, đề xuất mức xếp loại đối với {len(fresh)} cán bộ"
        cause = f"consult:{fresh[0].campaign_id}:{at.date().isoformat()}"
        notices_send(lines=[Line(user, cause, title, "/y-kien/") for user in contacts], at=at)
    return len(fresh)


def _mark_consulted(cases: Mapping[int, Evaluation], at: datetime) -> list[Evaluation]:
    known = {row.evaluation_id: row for row in Appraisal.objects.filter(evaluation__in=cases)}
    fresh = [case for key, case in cases.items() if key not in known or known[key].consulted_at is None]
    Appraisal.objects.filter(evaluation__in=[case.pk for case in fresh]).update(consulted_at=at)
    rows = [Appraisal(evaluation=case, consulted_at=at) for case in fresh if case.pk not in known]
    Appraisal.objects.bulk_create(rows, batch_size=500)
    return fresh


@transaction.atomic
def cases_submit_to_authority(
    *, evaluation_ids: Sequence[int], submission_number: str, actor, at: datetime
) -> list[Evaluation]:
    """Put appraised cases before Thường trực and Ban Thường vụ under one tờ trình (3.3.3).

    What is still missing does not refuse where the regulation only warns; it stands in the trail (REG-4).
    """
    cases = _locked(evaluation_ids, actor, at)
    if not submission_number.strip():
        raise DomainError("submission_unnumbered")
    met = seen.submit_guards(cases.values())
    gaps = seen.gaps_of(list(cases.values()), on=at.date())
    number = submission_number.strip()
    moves = [
        Move(
            key, Action.SUBMIT_TO_AUTHORITY, met[key], data={"submission": number, "missing": list(gaps[key])}
        )
        for key in cases
    ]
    moved = cases_move(moves=moves, actor=actor, at=at)
    Appraisal.objects.filter(evaluation__in=cases).update(submission_number=number, submitted_at=at)
    return moved
