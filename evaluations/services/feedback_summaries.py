"""Ends step 2a: close a round, do it on paper, do without it with a reason, and write the office's summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from evaluations import regulations
from evaluations.domain import feedback
from evaluations.domain.feedback import Shown
from evaluations.domain.process import Action
from evaluations.domain.ratings import LEVELS
from evaluations.models import Evaluation, FeedbackRound
from evaluations.selectors import feedback as selectors
from evaluations.services.feedback_lists import cases_for, rounds_of
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.text import clean_lines


@dataclass(frozen=True, slots=True)
class Closing:
    """How the meeting of the subordinates went; all of it may be unknown."""

    evaluation_id: int
    present: int | None = None
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class PaperCount:
    """Sheets gathered on paper. `counts`: {rating: number}; those without a level are the rest of the valid ones."""

    evaluation_id: int
    issued: int
    collected: int
    valid: int
    counts: Mapping[str, int]
    held_on: date | None = None
    present: int | None = None
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class SummaryItem:
    """The office's summary: {(side, row) as "strengths.1": text}, and the other opinions."""

    evaluation_id: int
    texts: Mapping[str, str] = field(default_factory=dict)
    other: str = ""


@transaction.atomic
def feedback_close(*, items: Sequence[Closing], actor, at: datetime) -> None:
    """Take no more answers. Only now may the office read them, and only if there are enough (F03, F04)."""
    cases = cases_for([item.evaluation_id for item in items], "feedback.prepare", actor=actor, at=at)
    rounds = rounds_of(cases)
    acts = []
    for item in items:
        asked = rounds[item.evaluation_id]
        _refuse_unless_open(asked)
        asked.closed_at, asked.present, asked.minutes = at, item.present, clean_lines(item.minutes)
        acts.append(audit.Act("feedback.close", cases[item.evaluation_id], {"present": item.present}))
    FeedbackRound.objects.bulk_update(rounds.values(), ["closed_at", "present", "minutes"], batch_size=200)
    audit.record_many(actor=actor, acts=acts, at=at)


def _refuse_unless_open(asked: FeedbackRound) -> None:
    if asked.closed_at is not None:
        raise DomainError("feedback_closed")
    if asked.invited_at is None:
        raise DomainError("feedback_not_open")


@transaction.atomic
def feedback_paper_record(*, items: Sequence[PaperCount], actor, at: datetime) -> None:
    """Enter the figures of sheets gathered on paper and close the round; refuses figures that cannot be."""
    cases = cases_for([item.evaluation_id for item in items], "feedback.prepare", actor=actor, at=at)
    rounds = rounds_of(cases)
    acts = []
    for item in items:
        asked = rounds[item.evaluation_id]
        if asked.closed_at is not None:
            raise DomainError("feedback_closed")
        figures = _figures(item)
        asked.closed_at, asked.on_paper = at, figures
        asked.held_on, asked.present, asked.minutes = (
            item.held_on or asked.held_on,
            item.present,
            item.minutes,
        )
        acts.append(audit.Act("feedback.paper", cases[item.evaluation_id], figures))
    names = ["closed_at", "on_paper", "held_on", "present", "minutes"]
    FeedbackRound.objects.bulk_update(rounds.values(), names, batch_size=200)
    audit.record_many(actor=actor, acts=acts, at=at)


def _figures(item: PaperCount) -> dict:
    counts = {level.value: item.counts.get(level.value, 0) for level in LEVELS}
    numbers = [item.issued, item.collected, item.valid, *counts.values()]
    falls = item.issued >= item.collected >= item.valid >= sum(counts.values())
    if min(numbers) < 0 or not falls or not item.issued:
        raise DomainError("feedback_paper_counts")
    return {"issued": item.issued, "collected": item.collected, "valid": item.valid, "counts": counts}


@transaction.atomic
def feedback_close_without(
    *, evaluation_ids: Sequence[int], reason: str, actor, at: datetime
) -> list[Evaluation]:
    """End step 2a without subordinates' opinions, with the reason (ORG-6), and move the cases to step 2b."""
    if not reason.strip():
        raise DomainError("not_ready", missing=("reason_given",), clause="3.3.2.1")
    cases = cases_for(evaluation_ids, "feedback.prepare", actor=actor, at=at)
    rounds = rounds_of(cases)
    for asked in rounds.values():
        if asked.closed_at is not None:
            raise DomainError("feedback_closed")
        asked.closed_at, asked.closed_without = at, reason.strip()
    FeedbackRound.objects.bulk_update(rounds.values(), ["closed_at", "closed_without"], batch_size=200)
    return _move(cases, actor, at, {pk: {"without": True} for pk in cases}, reason)


@transaction.atomic
def feedback_summaries_write(*, items: Sequence[SummaryItem], actor, at: datetime) -> list[Evaluation]:
    """Write the summaries of closed rounds and move the cases to step 2b (guard feedback_summarised).

    Where there were too few answers to open the texts, a summary by content is refused: there is nothing that it
    could honestly be drawn from. Sheets gathered on paper were read by the office, so their summary is always taken.
    """
    cases = cases_for([item.evaluation_id for item in items], "feedback.prepare", actor=actor, at=at)
    rounds = rounds_of(cases)
    shown = selectors.opened_many(list(cases.values()))
    data = {}
    for item in items:
        asked = rounds[item.evaluation_id]
        if asked.closed_at is None:
            raise DomainError("feedback_open")
        asked.summary = _summary(item, asked, shown[item.evaluation_id], cases[item.evaluation_id])
        data[item.evaluation_id] = {"shown": asked.summary["shown"]}
    FeedbackRound.objects.bulk_update(rounds.values(), ["summary"], batch_size=200)
    return _move(cases, actor, at, data)


def _summary(item: SummaryItem, asked: FeedbackRound, opened, case: Evaluation) -> dict:
    texts: dict[str, dict[str, str]] = {side: {} for side in feedback.SIDES}
    for key, raw in item.texts.items():
        side, _, row = key.partition(".")
        if text := clean_lines(raw):
            texts[side][row] = text
    other = clean_lines(item.other)
    written = any(texts.values()) or bool(other)
    if asked.on_paper or opened.shown is Shown.ALL:
        if not written:
            raise DomainError("summary_missing")
        return texts | {"other": other, "shown": Shown.ALL.value}
    if written:
        limits = regulations.load(case.campaign.regulation_code).feedback
        answered = opened.answered if opened.answered is not None else f"dưới {limits.counts_from}"
        raise DomainError("feedback_texts_hidden", answered=answered, shown_from=limits.shown_from)
    return {"shown": opened.shown.value}


def _move(cases, actor, at: datetime, data: Mapping[int, dict], reason: str = "") -> list[Evaluation]:
    met = selectors.guards(list(cases.values()))
    moves = [Move(pk, Action.CLOSE_SUBORDINATES, met[pk], reason, data[pk]) for pk in cases]
    return cases_move(moves=moves, actor=actor, at=at)
