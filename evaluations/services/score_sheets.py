"""Keeps each member's Mẫu 06 about others: drafts, sending, the opening of the means.

A sheet is its author's alone: no other login ever reads it by name, and no figure of it enters the audit trail.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain import scores, scoring
from evaluations.domain.scores import Criterion
from evaluations.models import ConferenceItem, Evaluation, ScoreSheet
from evaluations.selectors import meetings as seen
from evaluations.selectors.caps import regulation_of
from evaluations.services.conferences import CLAUSES, STAGES, open_conference
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class Sheet:
    """One member's points for one cadre. `scores`: {criterion key: "4,5", "" = not yet, None = does not apply}, in points;
    None instead of a mapping takes what is already kept. `notes`: {criterion key: reason}.
    """

    evaluation_id: int
    scores: Mapping[str, str | None] | None = None
    notes: Mapping[str, str] | None = None


@transaction.atomic
def score_sheets_save(*, voice: str, sheets: Sequence[Sheet], actor, at: datetime) -> list[ScoreSheet]:
    """Keep the actor's drafts for the open meetings of this voice. Refuses wrong points, naming cadre and criterion."""
    rows, _ = _prepared(voice, sheets, actor, at)
    _write(rows)
    return rows


@transaction.atomic
def score_sheets_submit(*, voice: str, sheets: Sequence[Sheet], actor, at: datetime) -> list[ScoreSheet]:
    """Send the actor's sheets for good: complete, once, never on the own case (3.3.2.2, 3.3.2.3).

    When the last of those present has sent, the means open by themselves.
    """
    rows, scales = _prepared(voice, sheets, actor, at)
    for row in rows:
        _refuse_incomplete(row, scales[row.evaluation_id].criteria)
        row.submitted_at = at
    _write(rows)
    opened = _open_full_means(voice, [row.evaluation_id for row in rows], at)
    acts = [
        audit.Act(
            "score_sheet.submit",
            row.evaluation,
            {
                "voice": voice,
                "conference": row.conference_id,
                "fingerprint": _fingerprint(row),
                "means_opened": row.evaluation_id in opened,
            },
        )
        for row in rows
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    return rows


def _prepared(voice: str, sheets: Sequence[Sheet], actor, at: datetime):
    """The rows as they shall be, unwritten, and the scale of each case; every refusal but an incomplete sheet is made here."""
    ids = [sheet.evaluation_id for sheet in sheets]
    cases = _cases(voice, ids, actor, at)
    items = seen.open_items(voice, ids)
    _refuse_closed(cases.values(), items, actor)
    meetings = {item.conference_id for item in items.values()}
    held = ScoreSheet.objects.filter(scorer=actor.person_id, conference__in=meetings, evaluation__in=ids)
    kept = {row.evaluation_id: row for row in held}
    scales = seen.scales_of(cases.values())
    rows = []
    for sheet in sheets:
        case = cases[sheet.evaluation_id]
        row = kept.get(case.pk) or ScoreSheet(
            voice=voice, scorer_id=actor.person_id, conference=items[case.pk].conference
        )
        row.evaluation = case
        rows.append(_filled(row, sheet, scales[case.pk], at))
    return rows, scales


def _write(rows: Sequence[ScoreSheet]) -> None:
    ScoreSheet.objects.bulk_create([row for row in rows if row.pk is None], batch_size=200)
    fields = ["scores", "notes", "total", "revision", "saved_at", "submitted_at"]
    ScoreSheet.objects.bulk_update([row for row in rows if row.revision > 1], fields, batch_size=200)


def _cases(voice: str, ids: Sequence[int], actor, at: datetime) -> dict[int, Evaluation]:
    cases = lock(Evaluation.objects.filter(pk__in=ids).select_related("campaign"))
    if not cases or len(cases) != len(ids):
        raise NotVisible
    allowed = permissions.may_each(actor, f"score.{voice}", cases, on=at.date())
    for case in cases:
        if not allowed[case.pk]:
            raise DomainError(
                "own_case" if case.person_id == actor.person_id else "not_your_role", clause=CLAUSES[voice]
            )
        if case.stage != STAGES[voice]:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
        if not case.is_scored:
            raise DomainError("not_scored", name=case.name)
    return {case.pk: case for case in cases}


def _refuse_closed(cases: Iterable[Evaluation], items: Mapping[int, ConferenceItem], actor) -> None:
    present = seen.present_at({item.conference_id for item in items.values()})
    for case in cases:
        item = items.get(case.pk)
        if item is None:
            raise DomainError("no_open_conference", name=case.name)
        if item.conference.is_on_paper:
            raise DomainError("scored_on_paper", name=case.name)
        if actor.person_id not in present[item.conference_id]:
            raise DomainError("not_present")
        if item.means_opened_at is not None:
            raise DomainError("scoring_closed", name=case.name)


def _filled(row: ScoreSheet, sheet: Sheet, scale: seen.Scale, at: datetime) -> ScoreSheet:
    name = row.evaluation.name
    if row.submitted_at is not None:
        raise DomainError("sheet_sent", name=name)
    if sheet.scores is not None:
        found = scores.problems(scale.criteria, sheet.scores, scale.step)
        if found:
            raise DomainError(
                "sheet_wrong", name=name, problems=_named(found, scale.criteria), clause="Mẫu 06"
            )
        row.scores = row.scores | {key: _plain(raw) for key, raw in sheet.scores.items()}
    if sheet.notes is not None:
        row.notes = {key: text.strip() for key, text in sheet.notes.items() if text.strip()}
    is_full = not scores.unfilled(scale.criteria, row.scores)
    regulation = regulation_of(row.evaluation)
    row.total = scoring.sheet_total(scale.parts, row.scores, regulation) if is_full else None
    row.revision, row.saved_at = row.revision + 1, at
    return row


def _plain(raw: str | None) -> str | None:
    return str(scores.number(raw)) if raw else raw


def _named(found: Iterable[scores.Problem], criteria: Sequence[Criterion]) -> list[tuple[str, str, str]]:
    labels = {line.key: line.label for line in criteria}
    return [(labels.get(problem.key, problem.key), problem.code, str(problem.maximum)) for problem in found]


def _refuse_incomplete(row: ScoreSheet, criteria: Sequence[Criterion]) -> None:
    labels = {line.key: line.label for line in criteria}
    if empty := scores.unfilled(criteria, row.scores):
        raise DomainError(
            "sheet_incomplete", name=row.evaluation.name, criteria=[labels[key] for key in empty]
        )
    silent = [key for key, raw in row.scores.items() if raw is None and not row.notes.get(key)]
    if silent:
        raise DomainError(
            "sheet_needs_reason", name=row.evaluation.name, criteria=[labels[key] for key in silent]
        )


def _fingerprint(row: ScoreSheet) -> str:
    """Shows later that a sheet is the one that was sent, without telling what is on it."""
    content = json.dumps([row.pk, row.scores, row.notes], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _open_full_means(voice: str, ids: Collection[int], at: datetime) -> frozenset[int]:
    """Open the means of the cases on which all who are present have sent."""
    items = seen.open_items(voice, ids)
    counts = seen.sheet_counts(items.values())
    full = [item for item in items.values() if counts[item.pk].sent == counts[item.pk].judges]
    for item in full:
        item.means_opened_at = at
    ConferenceItem.objects.bulk_update(full, ["means_opened_at"], batch_size=500)
    return frozenset(item.evaluation_id for item in full)


@transaction.atomic
def means_open(*, conference_id: int, evaluation_ids: Collection[int], actor, at: datetime) -> None:
    """End the scoring of these cadres before all have sent; at least one sheet, marked so where it is one (REG-4)."""
    conference = open_conference(conference_id, actor, at)
    items = lines_of(conference, evaluation_ids, actor, at)
    counts = seen.sheet_counts(items)
    for item in items:
        if item.means_opened_at is not None:
            raise DomainError("means_already_open", name=item.evaluation.name)
        if counts[item.pk].sent == 0:
            raise DomainError("no_sheet", name=item.evaluation.name)
        item.means_opened_at = at
    ConferenceItem.objects.bulk_update(items, ["means_opened_at"])
    acts = [
        audit.Act(
            "conference.means",
            item.evaluation,
            {"conference": conference.pk, "sheets": counts[item.pk].sent, "judges": counts[item.pk].judges},
        )
        for item in items
    ]
    audit.record_many(actor=actor, acts=acts, at=at)


def lines_of(conference, evaluation_ids: Collection[int], actor, at: datetime) -> list[ConferenceItem]:
    """The meeting's lines for these cases; the own one cannot be asked for."""
    items = list(
        ConferenceItem.objects.filter(conference=conference, evaluation__in=evaluation_ids).select_related(
            "evaluation"
        )
    )
    if not items or len(items) != len(set(evaluation_ids)):
        raise NotVisible
    act = f"conference.{conference.kind}"
    allowed = permissions.may_each(actor, act, [item.evaluation for item in items], on=at.date())
    if not all(allowed.values()):
        raise DomainError("own_case", clause=CLAUSES[conference.kind])
    return items
