"""Reads a review for others and for the read-through: the chosen version, what changed since the one before, the lists."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from evaluations import permissions
from evaluations.domain import process
from evaluations.domain.forms import Field
from evaluations.domain.process import Action, Stage
from evaluations.enums import Kind
from evaluations.models import Evaluation, SelfReview
from evaluations.selectors import self_reviews
from evaluations.selectors.cases import case_get, cases_list, process_of
from evaluations.selectors.self_reviews import Step1
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went. `kind`: same, added, removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as it is read. `pieces`: what changed against the version before, empty when nothing did."""

    field: Field
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One version as it is read. `versions`: all that this person may choose from, oldest first."""

    case: Evaluation
    step1: Step1
    review: SelfReview | None
    versions: tuple[SelfReview, ...]
    told: tuple[tuple[str, tuple[Told, ...]], ...]


def reading(user, pk: int, *, version: int | None, on) -> Reading:
    """The wanted (else the newest readable) version; a draft is read by its writer alone, else NotVisible."""
    case = case_get(user, pk, "self_review.read", on=on)
    step1 = self_reviews.step_one([case])[case.pk]
    versions = self_reviews.versions_of(case)
    is_own = case.person_id is not None and case.person_id == user.person_id
    if is_own and step1.review is not None and step1.is_draft:
        versions = [*versions, step1.review]
    chosen = next((one for one in versions if one.version == version), versions[-1] if versions else None)
    if chosen is None and not is_own:
        raise NotVisible
    if not is_own:  # points that are being mended are a draft too
        sheet = step1.sheet if step1.sheet and step1.sheet.submitted_at else None
        step1 = replace(step1, review=chosen, sheet=sheet)
    return Reading(case, step1, chosen, tuple(versions), _told(step1, chosen, versions))


def _told(step1: Step1, chosen: SelfReview | None, versions: list[SelfReview]):
    answers = chosen.answers if chosen else {}
    older = [one for one in versions if chosen and one.version < chosen.version]
    before = older[-1].answers if older else None
    return tuple(
        (
            section.label,
            tuple(
                Told(field, answers.get(field.key, ""), _pieces(before, answers, field.key))
                for field in section.fields
            ),
        )
        for section in step1.form.sections
    )


def _pieces(before: dict | None, answers: dict, key: str) -> tuple[Piece, ...]:
    if before is None or before.get(key, "") == answers.get(key, ""):
        return ()
    old, new = before.get(key, "").split(" "), answers.get(key, "").split(" ")
    pieces = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", " ".join(new[c:d])))
            continue
        if a < b:
            pieces.append(Piece("removed", " ".join(old[a:b])))
        if c < d:
            pieces.append(Piece("added", " ".join(new[c:d])))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """One cadre on the office's list. `step1`: as submitted; `state`: missing, draft, submitted, received, returned."""

    case: Evaluation
    step1: Step1
    state: str


def office_list(user, *, on) -> list[Row]:
    """The reviews that this person's office takes in, in name order; a constant number of queries."""
    cases = cases_list(user, "self_review.record_paper", on=on, kind__in=[Kind.CADRE, Kind.CIVIL_SERVANT])
    steps = self_reviews.step_one(cases)
    return [Row(case, _as_submitted(steps[case.pk]), state_of(steps[case.pk])) for case in cases]


def _as_submitted(step1: Step1) -> Step1:
    """What the office may know of: the newest version if it was submitted, else the one before it."""
    if not step1.is_draft:
        return step1
    before = step1.before if step1.before and step1.before.submitted_at else None
    return replace(step1, review=before, sheet=step1.sheet if before else None)


def state_of(step1: Step1) -> str:
    """How far a review is."""
    review = step1.review
    if review is None:
        return "missing"
    if review.submitted_at is None and step1.before and not step1.before.returned_at:
        review = step1.before  # completed after the conferences beside the one that arrived (3.5)
    if review.submitted_at is None:
        return "returned" if step1.returned else "draft"
    return "received" if review.received_at else "submitted"


def may_return(user, case: Evaluation) -> bool:
    """Whether this person may receive the review now, or send it back: where the process leads back to its writer."""
    back = process.find(process_of(case), Stage(case.stage), Action.RETURN)
    leads_back = back is not None and back.target == Stage.SELF_REVIEW
    return leads_back and permissions.may(user, "self_review.receive", case, case.roles)


def waiting(rows: Collection[Row]) -> int:
    """How many have been submitted and not yet received."""
    return sum(row.state == "submitted" for row in rows)
