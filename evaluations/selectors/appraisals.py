"""Step 3 as the org office sees it: what may be submitted, what is missing, which papers each dossier holds."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from evaluations.domain import dossier
from evaluations.domain.caps import Cap, standing
from evaluations.domain.dossier import ItemState
from evaluations.domain.ratings import Rating
from evaluations.enums import OpinionSource, Voice
from evaluations.models import Appraisal, Evaluation
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors.caps import regulation_of
from evaluations.selectors.hand_overs import received
from evaluations.selectors.voices import ESSENTIAL, Voices, consulted_units, unanswered, voices_of
from organizations.enums import AssignedRole
from organizations.models import Assignment, User

WRITTEN = (
    "checklist",
    "other_posts",
    "findings",
    "trust_vote",
    "breakthrough_result",
    "strengths",
    "weaknesses",
    "prospects",
    "proposed_rating",
)


def edition_of(appraisal: Appraisal | None) -> str:
    """A fingerprint of what is written, "" where nothing is; two writers notice each other by it."""
    if appraisal is None:
        return ""
    written = [getattr(appraisal, name) for name in WRITTEN]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def broken_cap(rating: str, caps: Iterable[Cap], case: Evaluation) -> str:
    """The sentence of the tightest cap that the level breaks, "" where none."""
    if not rating:
        return ""
    broken = standing(Rating(rating), caps).broken
    return cap_sentence(broken[0], regulation_of(case)) if broken else ""


def agency_contacts(*, on: date) -> list[int]:
    """The logins of the consulted agencies' contacts."""
    people = Assignment.objects.on(on).filter(role=AssignedRole.CONSULTED_AGENCY).values("person_id")
    return list(
        User.objects.filter(person_id__in=people, is_active=True).order_by("pk").values_list("pk", flat=True)
    )


def submit_guards(
    cases: Collection[Evaluation], appraisals: Iterable[Appraisal] | None = None
) -> dict[int, frozenset[str]]:
    """Which guards of submitting to the authority are true for each case; one query where the `appraisals` are at hand."""
    if appraisals is None:
        appraisals = Appraisal.objects.filter(evaluation__in=[case.pk for case in cases])
    appraised = {row.evaluation_id for row in appraisals if row.appraised_at is not None}
    true = {"received": received(cases), "appraised": appraised}
    return {case.pk: frozenset(guard for guard, met in true.items() if case.pk in met) for case in cases}


def gaps_of(cases: Sequence[Evaluation], *, on: date) -> dict[int, tuple[str, ...]]:
    """What each dossier still lacks at submission: papers, then agencies that have not answered (a warning, REG-4)."""
    voices = voices_of(cases, parts=ESSENTIAL | {"opinions", "round"})
    silent = unanswered(cases, voices, consulted_units(on=on))
    return {
        case.pk: dossier.missing(papers_of(case, voices[case.pk]))
        + tuple(f"ý kiến của {name}" for name in silent[case.pk])
        for case in cases
    }


def papers_of(case: Evaluation, voices: Voices, *, notes: bool = True) -> tuple[ItemState, ...]:
    """The 14 + 3 papers of one dossier with their lights; the office's notes beside them on demand."""
    conditions = {
        "scored": case.is_scored,
        "superior": case.superior_collective_id is not None,
        "breakthrough": case.registers_breakthrough,
    }
    checklist = voices.appraisal.checklist if voices.appraisal else {}
    if not notes:
        checklist = {key: {"state": tick.get("state", "")} for key, tick in checklist.items()}
    return dossier.states(
        conditions=frozenset(name for name, holds in conditions.items() if holds),
        made=_made(voices),
        checklist=checklist,
    )


def _made(voices: Voices) -> Mapping[str, date | None]:
    peers, above = voices.proposal(Voice.COLLECTIVE), voices.proposal(Voice.SUPERIOR)
    work, home = voices.opinion(OpinionSource.WORKPLACE), voices.opinion(OpinionSource.RESIDENCE)
    summarised = voices.round.closed_at if voices.round else None
    last = above or peers
    appraisal, decision = voices.appraisal, voices.decision
    scored = voices.review.submitted_at if voices.review and voices.self_score is not None else None
    return {
        "do-submission": _day(appraisal.submitted_at if appraisal else None),
        "do-form-01": _day(voices.review.submitted_at if voices.review else None),
        "do-self-score": _day(scored),
        "do-score-summary": _day(last.proposed_at if last and last.mean_score is not None else None),
        "do-subordinate-summary": _day(summarised),
        "do-peer-assessment": _day(peers.proposed_at if peers else None),
        "do-superior-assessment": _day(above.proposed_at if above else None),
        "do-form-10": _day(appraisal.appraised_at if appraisal else None),
        "do-committee-opinions": _day(max(work.given_at, home.given_at) if work and home else None),
        "do-trust-vote": _day(appraisal.appraised_at if appraisal and appraisal.trust_vote else None),
        "do-authority-assessment": decision.decided_on if decision else None,
    }


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
