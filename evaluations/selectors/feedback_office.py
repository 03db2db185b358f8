"""Step 2a as the unit's office and the org office see it: rounds, lists, progress, what opens after closing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from evaluations import permissions, regulations
from evaluations.domain.feedback import ROWS, SIDES, Opened
from evaluations.domain.process import Stage
from evaluations.enums import EvidencePurpose
from evaluations.models import Evaluation, Evidence, FeedbackRoll, FeedbackRound
from evaluations.selectors import feedback
from evaluations.selectors.cases import case_get, cases_list
from evaluations.selectors.feedback import Progress
from evaluations.selectors.self_reviews import files_of
from organizations.models import Person
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Row:
    """One cadre on the office's list. `state`: list, confirm, ready, open, summary, done."""

    case: Evaluation
    round: FeedbackRound | None
    invited: int
    state: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be put on the list."""

    person: Person
    by_structure: bool
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything about one round. `answers` opens only after closing; `rows`: (side, row, label, texts) for the summary."""

    case: Evaluation
    round: FeedbackRound | None
    state: str
    candidates: tuple[Candidate, ...]
    roll: tuple[FeedbackRoll, ...]
    progress: Progress | None
    answers: Opened | None
    may_prepare: bool
    may_confirm: bool
    on_paper_below: int
    files: tuple[Evidence, ...]

    @property
    def gathered(self) -> list[tuple[str, str, list[tuple[str, str, tuple[str, ...]]]]]:
        """[(row key, label, [(field, side's label, texts)])] for the summary's table."""
        texts: Mapping = self.answers.texts if self.answers else {}
        return [
            (
                key,
                label,
                [(f"{side}.{key}", words, texts.get((side, key), ())) for side, words in SIDES.items()],
            )
            for key, label in ROWS.items()
        ]


def state_of(case: Evaluation, asked: FeedbackRound | None, listed: int) -> str:
    """How far a round is."""
    if case.stage != Stage.SUBORDINATES:
        return "done"
    if asked is None or (not listed and asked.closed_at is None):
        return "list"
    if asked.closed_at is not None:
        return "summary"
    if asked.invited_at is not None:
        return "open"
    return "confirm" if asked.list_reason and asked.confirmed_at is None else "ready"


def office_list(user, *, on) -> list[Row]:
    """Scored cadres at or past step 2a of this person's units, or whose lists this person confirms. Constant queries."""
    mine = cases_list(user, "feedback.prepare", on=on, kind="cadre", is_scored=True)
    seen = {case.pk for case in mine}
    asked = FeedbackRound.objects.annotate(listed=Count("roll"))
    waiting = cases_list(
        user, "feedback.confirm", on=on, kind="cadre", is_scored=True, feedback_round__list_reason__gt=""
    )
    cases = [
        case for case in [*mine, *(c for c in waiting if c.pk not in seen)] if case.stage != Stage.SELF_REVIEW
    ]
    rounds = {one.evaluation_id: one for one in asked.filter(evaluation__in=cases)}
    return [_row(case, rounds.get(case.pk)) for case in sorted(cases, key=lambda c: (c.name_key, c.pk))]


def _row(case: Evaluation, asked: FeedbackRound | None) -> Row:
    listed = asked.listed if asked else 0
    return Row(case, asked, listed, state_of(case, asked, listed))


def desk_get(user, pk: int, *, on) -> Desk:
    """One round for who prepares or confirms it; for others NotVisible."""
    case = case_get(user, pk, "case.see", on=on)
    may_prepare = permissions.may(user, "feedback.prepare", case, case.roles)
    may_confirm = permissions.may(user, "feedback.confirm", case, case.roles)
    if not (may_prepare or may_confirm) or not case.is_scored:
        raise NotVisible
    asked = feedback.round_of(case)
    roll = tuple(feedback.roll_of(asked)) if asked else ()
    state = state_of(case, asked, len(roll))
    regulation = regulations.load(case.campaign.regulation_code)
    return Desk(
        case=case,
        round=asked,
        state=state,
        candidates=_candidates(case, roll, on) if state in {"list", "confirm", "ready"} else (),
        roll=roll,
        progress=feedback.progress(asked, regulation) if asked and state == "open" else None,
        answers=feedback.opened(asked, regulation) if asked and may_prepare and not asked.on_paper else None,
        may_prepare=may_prepare,
        may_confirm=may_confirm,
        on_paper_below=regulation.feedback.on_paper_below,
        files=tuple(files_of(case, EvidencePurpose.FEEDBACK)) if may_prepare else (),
    )


def _candidates(case: Evaluation, roll, on) -> tuple[Candidate, ...]:
    """Everybody who holds a post in the unit, those of the structure marked; the subject is never among them."""
    usual = set(feedback.by_structure([case], on=on)[case.pk])
    listed = {row.person_id for row in roll} or usual
    people = Person.objects.filter(appointments__unit_id=case.unit_id, appointments__in=feedback.posts_on(on))
    rows = people.exclude(pk=case.person_id).distinct().order_by("name_key", "pk")
    return tuple(Candidate(person, person.pk in usual, person.pk in listed) for person in rows)
