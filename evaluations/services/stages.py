"""The one service that moves a case from stage to stage, and writes the story of the move."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain import process
from evaluations.domain.process import Action, Refusal, Role, Stage
from evaluations.enums import Kind
from evaluations.models import Evaluation
from evaluations.selectors.cases import process_of
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class Move:
    """One case to be moved. `met` are the guards that the calling service has just found true."""

    evaluation_id: int
    action: Action
    met: frozenset[str] = frozenset()
    reason: str = ""
    data: dict = field(default_factory=dict)


@transaction.atomic
def cases_move(*, moves: Sequence[Move], actor, at: datetime) -> list[Evaluation]:
    """Lock the cases, ask the process table, write each new stage and one audit entry a case.

    All or nothing: the first refusal raises `DomainError` with the table's reason, the missing guards,
    the clause and the subject's name. Returns the cases in the order of `moves`.
    """
    rows = Evaluation.objects.filter(pk__in=[m.evaluation_id for m in moves])
    cases = {case.pk: case for case in lock(rows.select_related("campaign"))}
    roles = permissions.roles_on_each(actor, cases.values(), on=at.date())
    acts = [
        _move(cases[m.evaluation_id], m, _own_part(cases[m.evaluation_id], actor, roles), at) for m in moves
    ]
    Evaluation.objects.bulk_update(cases.values(), ["stage", "stage_since"], batch_size=500)
    audit.record_many(actor=actor, acts=acts, at=at)
    return [cases[m.evaluation_id] for m in moves]


def _own_part(case: Evaluation, actor, roles: dict[int, frozenset]) -> frozenset:
    """Deny wins: a cadre moves the own case only as its subject, whatever else the cadre is (CAD-3)."""
    if case.kind == Kind.CADRE and case.person_id == actor.person_id:
        return roles[case.pk] & {Role.CADRE}
    return roles[case.pk]


def _move(case: Evaluation, move: Move, roles: frozenset, at: datetime) -> audit.Act:
    met = move.met | ({"reason_given"} if move.reason.strip() else set())
    answer = process.decide(process_of(case), Stage(case.stage), move.action, roles, met)
    if isinstance(answer, Refusal):
        raise DomainError(
            answer.why, name=case.name, missing=answer.missing, clause=answer.clause, stage=case.stage
        )
    before, case.stage, case.stage_since = case.stage, answer.target.value, at
    story = {"from": before, "to": case.stage} | move.data
    if move.reason.strip():
        story["reason"] = move.reason.strip()
    return audit.Act(f"case.{move.action}", case, story)
