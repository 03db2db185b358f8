"""The list of direct subordinates of step 2a: drawn up by the unit, confirmed when it differs, then frozen (ORG-6, 3.3.2.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.models import Evaluation, FeedbackRoll, FeedbackRound
from evaluations.selectors import feedback as selectors
from evaluations.services.telling import Word, tell
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class ListItem:
    """The list for one cadre. `person_ids` None: as the structure has it; another list needs a `reason`."""

    evaluation_id: int
    person_ids: Sequence[int] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the invited read: the meeting's day and place, and until which day (included) answers are taken."""

    held_on: date | None = None
    place: str = ""
    answers_until: date | None = None


def cases_for(ids: Sequence[int], act: str, *, actor, at: datetime) -> dict[int, Evaluation]:
    """The cases locked and permitted for this act, at step 2a; else NotVisible or no_such_step."""
    rows = Evaluation.objects.select_related("campaign", "appointment").filter(pk__in=ids)
    cases = {case.pk: case for case in lock(rows)}
    roles = permissions.roles_on_each(actor, cases.values(), on=at.date())
    if len(cases) != len(set(ids)) or not all(
        permissions.may(actor, act, case, roles[case.pk]) for case in cases.values()
    ):
        raise NotVisible
    for case in cases.values():
        if case.stage != Stage.SUBORDINATES:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
    return cases


def rounds_of(cases: Mapping[int, Evaluation]) -> dict[int, FeedbackRound]:
    """The rounds of these cases, made where there are none yet, locked."""
    known = set(FeedbackRound.objects.filter(evaluation__in=cases).values_list("evaluation_id", flat=True))
    FeedbackRound.objects.bulk_create([FeedbackRound(evaluation_id=pk) for pk in cases if pk not in known])
    return {one.evaluation_id: one for one in lock(FeedbackRound.objects.filter(evaluation__in=cases))}


@transaction.atomic
def feedback_lists_propose(*, items: Sequence[ListItem], actor, at: datetime) -> None:
    """Draw up the lists, replacing earlier drafts. A list that differs from the structure waits for the org office.

    Refuses a frozen list, a differing one without a reason, and the subject on its own list.
    """
    cases = cases_for([item.evaluation_id for item in items], "feedback.prepare", actor=actor, at=at)
    rounds = rounds_of(cases)
    structure = selectors.by_structure(list(cases.values()), on=at.date())
    roll, acts = [], []
    for item in items:
        asked, usual = rounds[item.evaluation_id], structure[item.evaluation_id]
        if asked.invited_at or asked.closed_at:
            raise DomainError("feedback_list_frozen")
        people = set(usual if item.person_ids is None else item.person_ids) - {
            cases[item.evaluation_id].person_id
        }
        differs = people != set(usual)
        if differs and not item.reason.strip():
            raise DomainError("feedback_reason_needed")
        asked.list_reason = item.reason.strip() if differs else ""
        asked.confirmed_by, asked.confirmed_at = None, None
        roll += [FeedbackRoll(round=asked, person_id=person) for person in sorted(people)]
        data = {"people": sorted(people)} | ({"reason": asked.list_reason} if differs else {})
        acts.append(audit.Act("feedback.propose", cases[item.evaluation_id], data))
    FeedbackRoll.objects.filter(round__in=rounds.values()).delete()
    FeedbackRoll.objects.bulk_create(roll, batch_size=500)
    names = ["list_reason", "confirmed_by", "confirmed_at"]
    FeedbackRound.objects.bulk_update(rounds.values(), names, batch_size=200)
    audit.record_many(actor=actor, acts=acts, at=at)


@transaction.atomic
def feedback_lists_confirm(*, evaluation_ids: Sequence[int], actor, at: datetime) -> None:
    """The org office confirms lists that differ from the structure."""
    cases = cases_for(evaluation_ids, "feedback.confirm", actor=actor, at=at)
    rounds = rounds_of(cases)
    for asked in rounds.values():
        if asked.invited_at:
            raise DomainError("feedback_list_frozen")
        asked.confirmed_by, asked.confirmed_at = actor, at
    FeedbackRound.objects.bulk_update(rounds.values(), ["confirmed_by", "confirmed_at"], batch_size=200)
    acts = [audit.Act("feedback.confirm", case, {}) for case in cases.values()]
    audit.record_many(actor=actor, acts=acts, at=at)


@transaction.atomic
def feedback_lists_freeze(
    *, evaluation_ids: Sequence[int], invitation: Invitation = Invitation(), actor, at: datetime
) -> None:
    """Freeze the lists and open the rounds: from now on the invited may answer and nobody is added or struck out."""
    cases = cases_for(evaluation_ids, "feedback.prepare", actor=actor, at=at)
    rounds = rounds_of(cases)
    roll = list(FeedbackRoll.objects.filter(round__in=rounds.values()).values_list("round_id", "person_id"))
    filled = {round_id for round_id, _ in roll}
    for asked in rounds.values():
        if asked.invited_at or asked.closed_at:
            raise DomainError("feedback_list_frozen")
        if asked.pk not in filled:
            raise DomainError("feedback_list_empty")
        if asked.list_reason and asked.confirmed_at is None:
            raise DomainError("feedback_list_unconfirmed")
        asked.invited_at = at
        asked.held_on, asked.place = invitation.held_on, invitation.place
        asked.answers_until = invitation.answers_until
    names = ["invited_at", "held_on", "place", "answers_until"]
    FeedbackRound.objects.bulk_update(rounds.values(), names, batch_size=200)
    acts = [audit.Act("feedback.open", case, {}) for case in cases.values()]
    audit.record_many(actor=actor, acts=acts, at=at)
    by_round = {asked.pk: cases[pk] for pk, asked in rounds.items()}
    tell(words=[_invitation(person, round_id, by_round[round_id]) for round_id, person in roll], at=at)


def _invitation(person_id: int, round_id: int, case: Evaluation) -> Word:
    title = f"Mời góp ý cho đồng chí {case.name}, {case.title} (Mẫu 02B, không ghi tên)"
    return Word(person_id, f"feedback:{round_id}", title, f"/gop-y/{case.pk}/")
