"""Sends files from office to office, acknowledges them, or returns them with a reason (CAD-9)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.process import Action
from evaluations.models import Evaluation, HandOver
from evaluations.selectors import hand_overs as seen
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.notices.services import Line, notices_send

DESK = "/ho-so/ban-giao/"


@transaction.atomic
def files_send(*, evaluation_ids: Collection[int], actor, at: datetime, note: str = "") -> list[HandOver]:
    """Send the files on: from 2b to the direct superior, or to the authority where there is none; from 2c to the authority.

    All or nothing; what keeps a file back comes as the process table's refusal with the missing guards.
    """
    cases = _locked(evaluation_ids)
    _refuse(cases, "hand_over.send", actor, at)
    met = seen.guards_met(cases)
    rows = []
    for case in cases:
        leg = seen.leg_of(case)
        if leg is None:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
        rows.append(HandOver(evaluation=case, leg=leg, sent_by=actor, sent_at=at, note=note.strip()))
    moves = [
        Move(case.pk, seen.action_of(case), met[case.pk], data={"leg": row.leg, "note": row.note})
        for case, row in zip(cases, rows, strict=True)
    ]
    cases_move(moves=moves, actor=actor, at=at)
    kept = HandOver.objects.bulk_create(rows, batch_size=500)
    _tell_receivers(cases, kept, at)
    return kept


@transaction.atomic
def files_receive(*, evaluation_ids: Collection[int], actor, at: datetime) -> list[HandOver]:
    """Acknowledge files that have arrived at the office of their present step; once."""
    cases = _locked(evaluation_ids)
    _refuse_stranger(cases, actor, at)
    waiting = seen.arrivals(cases)
    rows = []
    for case in cases:
        row = waiting.get(case.pk)
        if row is None:
            raise DomainError("nothing_arrived", name=case.name)
        if row.received_at is not None:
            raise DomainError("file_received", name=case.name)
        row.received_by, row.received_at = actor, at
        rows.append(row)
    HandOver.objects.bulk_update(rows, ["received_by", "received_at"], batch_size=500)
    audit.record_many(
        actor=actor,
        acts=[
            audit.Act("hand_over.receive", case, {"leg": row.leg, "hand_over": row.pk})
            for case, row in zip(cases, rows, strict=True)
        ],
        at=at,
    )
    return rows


@transaction.atomic
def files_return(*, reasons: Mapping[int, str], actor, at: datetime) -> list[Evaluation]:
    """Send files back to the office they came from, each with its reason: {evaluation id: reason}."""
    cases = _locked(reasons)
    _refuse_stranger(cases, actor, at)
    waiting = seen.arrivals(cases)
    rows = []
    for case in cases:
        row = waiting.get(case.pk)
        if row is None:
            raise DomainError("nothing_arrived", name=case.name)
        row.returned_at, row.return_reason = at, reasons[case.pk].strip()
        rows.append(row)
    moves = [
        Move(case.pk, Action.RETURN, reason=reasons[case.pk], data={"leg": row.leg})
        for case, row in zip(cases, rows, strict=True)
    ]
    moved = cases_move(moves=moves, actor=actor, at=at)
    HandOver.objects.bulk_update(rows, ["returned_at", "return_reason"], batch_size=500)
    _tell_senders(rows, at)
    return moved


def _tell_receivers(cases: Sequence[Evaluation], rows: Sequence[HandOver], at: datetime) -> None:
    """One notice a sending to everybody who may acknowledge, not one a file."""
    by_office = seen.receivers(cases, on=at.date())
    waiting: dict[int, list[HandOver]] = {}
    for case, row in zip(cases, rows, strict=True):
        for login in by_office[case.pk]:
            waiting.setdefault(login, []).append(row)
    notices_send(
        lines=[
            Line(login, f"hand_over/{theirs[0].pk}", f"{len(theirs)} hồ sơ cán bộ gửi đến, chờ nhận", DESK)
            for login, theirs in waiting.items()
        ],
        at=at,
    )


def _tell_senders(rows: Sequence[HandOver], at: datetime) -> None:
    back: dict[int, list[HandOver]] = {}
    for row in rows:
        back.setdefault(row.sent_by_id, []).append(row)
    notices_send(
        lines=[
            Line(
                login,
                f"hand_over/{theirs[0].pk}/returned",
                f"{len(theirs)} hồ sơ cán bộ bị trả lại kèm lý do",
                DESK,
            )
            for login, theirs in back.items()
        ],
        at=at,
    )


def _locked(evaluation_ids: Collection[int]) -> list[Evaluation]:
    cases = lock(Evaluation.objects.filter(pk__in=list(evaluation_ids)))
    if not cases or len(cases) != len(set(evaluation_ids)):
        raise NotVisible
    return cases


def _refuse(cases: Sequence[Evaluation], act: str, actor, at: datetime) -> None:
    """Nobody hands over the own file; `case.roles` is set on the way."""
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        case.roles = roles[case.pk]
        if not permissions.may(actor, act, case, case.roles):
            is_own = case.person_id == actor.person_id
            raise DomainError("own_case" if is_own else "not_your_role", clause="3.3.2")


def _refuse_stranger(cases: Sequence[Evaluation], actor, at: datetime) -> None:
    _refuse(cases, "hand_over.receive", actor, at)
    if not all(seen.is_receiver(case) for case in cases):
        raise DomainError("not_your_role", clause="3.3.2")
