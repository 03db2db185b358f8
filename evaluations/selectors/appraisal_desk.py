"""The org office's desk at step 3: every case under appraisal in one row, and one case with all that its appraisal needs."""

from dataclasses import dataclass
from datetime import date

from evaluations.domain.dossier import missing
from evaluations.domain.process import Stage
from evaluations.domain.ratings import LEVELS
from evaluations.models import Evaluation
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors.appraisals import papers_of, submit_guards
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.selectors.cases import case_get, cases_list
from evaluations.selectors.dossiers import Dossier, dossier_get
from evaluations.selectors.voices import ESSENTIAL, Voices, consulted_units, unanswered, voices_of


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
    cases = cases_list(user, "appraisal.write", on=on, stage=Stage.APPRAISAL.value)
    agencies = consulted_units(on=on)
    voices = voices_of(cases, parts=ESSENTIAL | {"opinions", "round"})
    silent = unanswered(cases, voices, agencies)
    met = submit_guards([case.pk for case in cases])
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
    """One case to appraise: the whole dossier, and per level the sentence of the cap that closes it."""

    dossier: Dossier
    closed: dict[str, str]


def appraisal_page(user, pk: int, *, on: date) -> AppraisalPage:
    """The page of one appraisal; NotVisible for whoever may not appraise this case."""
    case_get(user, pk, "appraisal.write", on=on)
    found = dossier_get(user, pk, on=on)
    return AppraisalPage(found, closed_levels(found.case))


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
