"""The org office's desk at step 3: every case under appraisal in one row, and one case with all that its appraisal needs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from evaluations.domain.dossier import missing
from evaluations.domain.process import Stage
from evaluations.domain.ratings import LEVELS
from evaluations.enums import Kind, Voice
from evaluations.models import Appraisal, Evaluation
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors.appraisals import WRITTEN, edition_of, papers_of, submit_guards
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.selectors.cases import case_get, cases_list
from evaluations.selectors.dossiers import Dossier, dossier_get
from evaluations.selectors.voices import ESSENTIAL, Voices, consulted_units, unanswered, voices_of
from organizations.enums import ManagedBy
from organizations.models import Appointment


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One case on the desk: its levels side by side, what is missing, which guards hold it back."""

    case: Evaluation
    voices: Voices
    answered: int
    asked: int
    missing: tuple[str, ...]
    blocked: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        return not self.blocked


@dataclass(frozen=True, slots=True)
class Desk:
    """The list page."""

    rows: tuple[DeskRow, ...]
    agencies: tuple[str, ...]

    @property
    def ready(self) -> int:
        return sum(row.is_ready for row in self.rows)


def desk_of(user, *, on: date) -> Desk:
    """Every case that this person may appraise now, in name order; a constant number of queries."""
    cases = cases_list(user, "appraisal.write", on=on, kind=Kind.CADRE, stage=Stage.APPRAISAL.value)
    agencies = consulted_units(on=on)
    voices = voices_of(cases, parts=ESSENTIAL | {"opinions", "round"})
    silent = unanswered(cases, voices, agencies)
    met = submit_guards(cases, [one.appraisal for one in voices.values() if one.appraisal])
    rows = [
        DeskRow(
            case=case,
            voices=voices[case.pk],
            answered=len(voices[case.pk].agencies),
            asked=len(voices[case.pk].agencies) + len(silent[case.pk]),
            missing=missing(papers_of(case, voices[case.pk])),
            blocked=tuple(guard for guard in ("received", "appraised") if guard not in met[case.pk]),
        )
        for case in cases
    ]
    return Desk(tuple(rows), tuple(agencies.values()))


@dataclass(frozen=True, slots=True)
class AppraisalPage:
    """One case to appraise: the whole dossier, the further posts, and per level the cap that closes it, in words."""

    dossier: Dossier
    closed: dict[str, str]
    posts: tuple[str, ...]
    edition: str


def appraisal_page(user, pk: int, *, on: date) -> AppraisalPage:
    """The page of one appraisal; NotVisible for whoever may not appraise this case."""
    case_get(user, pk, "appraisal.write", on=on)
    found = dossier_get(user, pk, on=on)
    edition = edition_of(found.voices.appraisal)
    return AppraisalPage(found, closed_levels(found.case), further_posts(found.case), edition)


def further_posts(case: Evaluation) -> tuple[str, ...]:
    """What else the person held, managed by the district, when the campaign opened: their places may differ (RUL-10)."""
    rows = Appointment.objects.on(timezone.localtime(case.campaign.opened_at).date()).filter(
        person_id=case.person_id, managed_by=ManagedBy.DISTRICT
    )
    others = rows.exclude(pk=case.appointment_id).select_related("unit", "organization")
    return tuple(f"{post.title}, {post.unit or post.organization}" for post in others)


def closed_levels(case: Evaluation) -> dict[str, str]:
    """Level → why it is closed, for those that a known cap forbids."""
    closed: dict[str, str] = {}
    for cap in caps_of([case])[case.pk]:
        if cap.rating is None:
            continue
        for rating in LEVELS:
            if rating > cap.rating:
                closed.setdefault(rating.value, cap_sentence(cap, regulation_of(case)))
    return closed


def _kept(appraisal: Appraisal | None) -> dict[str, object]:
    """What is already written, by the names of the service's item."""
    return {name: getattr(appraisal, name) for name in WRITTEN} if appraisal else {}


def drafts_of(user, ids: Collection[int], *, on: date) -> dict[int, dict[str, object]]:
    """For each of these cases the texts and level of its newest Mẫu 03, to begin a draft from; a draft there is kept.

    The superior's Mẫu 03 goes before the collective's; a case without any is left out.
    """
    cases = cases_list(
        user, "appraisal.write", on=on, kind=Kind.CADRE, stage=Stage.APPRAISAL.value, pk__in=ids
    )
    voices = voices_of(cases, parts=ESSENTIAL)
    found = {}
    for case in cases:
        said = voices[case.pk]
        proposal = said.proposal(Voice.SUPERIOR) or said.proposal(Voice.COLLECTIVE)
        begun = said.appraisal
        if proposal is None or (begun and (begun.strengths or begun.weaknesses)):
            continue
        found[case.pk] = _kept(begun) | {
            "strengths": proposal.strengths,
            "weaknesses": proposal.weaknesses,
            "proposed_rating": proposal.rating,
        }
    return found


def finished_of(user, ids: Collection[int], *, on: date) -> dict[int, dict[str, object]]:
    """The drafts of these cases as they are kept, to be declared finished together."""
    cases = cases_list(
        user, "appraisal.write", on=on, kind=Kind.CADRE, stage=Stage.APPRAISAL.value, pk__in=ids
    )
    rows = voices_of(cases, parts=frozenset({"appraisal"}))
    return {pk: _kept(said.appraisal) for pk, said in rows.items() if said.appraisal is not None}
