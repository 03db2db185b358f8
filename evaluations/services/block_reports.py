"""Gathers the meetings about cadres whom the province manages, by block, and forwards them; decides nothing (PRV-1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations.domain import meetings
from evaluations.domain.ratings import LEVELS
from evaluations.models import BlockReport, BlockResult, Campaign
from evaluations.selectors import block_reports as seen
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean


@dataclass(frozen=True, slots=True)
class ResultItem:
    """What the block's meetings said of one cadre. `votes`: {rating: number, "blank": number} of those present."""

    person_id: int
    self_rating: str
    present: int
    votes: Mapping[str, int]
    strengths: str
    weaknesses: str


@transaction.atomic
def block_reports_open(*, campaign: Campaign, actor, at: datetime) -> list[BlockReport]:
    """One report for each block that has cadres managed by the province, with these cadres; existing ones stay."""
    if not seen.gathers(actor, on=at.date()):
        raise DomainError("not_your_role", clause="3.7")
    known = set(BlockReport.objects.filter(campaign=campaign).values_list("block", flat=True))
    opened = []
    for block, posts in seen.provincial_posts(on=at.date()).items():
        if block in known:
            continue
        report = BlockReport.objects.create(campaign=campaign, block=block, host=seen.host_of(posts[0].unit))
        BlockResult.objects.bulk_create(
            BlockResult(
                report=report,
                person=post.person,
                name=post.person.full_name,
                name_key=post.person.name_key,
                title=post.title,
            )
            for post in posts
        )
        opened.append(report)
    acts = [audit.Act("block_report.open", report, {"block": report.block}) for report in opened]
    if acts:
        audit.record_many(actor=actor, acts=acts, at=at)
    return opened


@transaction.atomic
def block_report_record(
    *,
    report_id: int,
    results: Sequence[ResultItem],
    held_on: date | None,
    place: str,
    minutes: str,
    actor,
    at: datetime,
    is_complete: bool,
) -> BlockReport:
    """Keep what the host gathered; `is_complete`: hand it to the org office, which needs every cadre's votes (3.7)."""
    report = _locked(report_id, actor, at)
    rows = {row.person_id: row for row in BlockResult.objects.filter(report=report)}
    if {item.person_id for item in results} - rows.keys():
        raise NotVisible
    for item in results:
        _fill(rows[item.person_id], item, actor)
    BlockResult.objects.bulk_update(
        [rows[item.person_id] for item in results],
        ["self_rating", "present", "votes", "strengths", "weaknesses"],
    )
    report.held_on, report.place, report.minutes = held_on, clean(place), minutes.strip()
    if is_complete:
        missing = sorted(row.name for row in rows.values() if not row.votes)
        if missing or held_on is None or not report.minutes:
            raise DomainError("block_incomplete", names=missing or [report.block])
        report.gathered_by, report.gathered_at = actor, at
    report.save()
    facts = {"block": report.block, "cadres": len(results), "complete": is_complete}
    audit.record(actor=actor, act="block_report.record", target=report, data=facts, at=at)
    return report


def _locked(report_id: int, actor, at: datetime) -> BlockReport:
    found = lock(BlockReport.objects.filter(pk=report_id))
    if not found or not seen.may_write(actor, found[0], on=at.date()):
        raise NotVisible
    if found[0].forwarded_at is not None:
        raise DomainError("block_forwarded")
    return found[0]


def _fill(row: BlockResult, item: ResultItem, actor) -> None:
    if row.person_id == actor.person_id:
        raise DomainError("own_case", clause="3.7")
    if item.self_rating and item.self_rating not in LEVELS:
        raise DomainError("rating_unknown")
    problem = meetings.vote_problem(item.votes, levels=LEVELS, present=item.present)
    if problem is not None:
        raise DomainError("votes_wrong", name=row.name, total=problem.total, present=item.present)
    row.self_rating, row.present = item.self_rating, item.present
    row.votes = {level: n for level, n in item.votes.items() if n}
    row.strengths, row.weaknesses = item.strengths.strip(), item.weaknesses.strip()


@transaction.atomic
def block_report_forward(*, report_id: int, document_number: str, actor, at: datetime) -> BlockReport:
    """The org office reports the gathered block to Ban Thường vụ and upward, with the document's number."""
    report = _locked(report_id, actor, at)
    if not seen.gathers(actor, on=at.date()):
        raise DomainError("not_your_role", clause="3.7")
    if report.gathered_at is None:
        raise DomainError("block_not_gathered")
    if not document_number.strip():
        raise DomainError("block_number_missing")
    report.document_number, report.forwarded_by, report.forwarded_at = clean(document_number), actor, at
    report.save(update_fields=["document_number", "forwarded_by", "forwarded_at"])
    facts = {"block": report.block, "number": report.document_number}
    audit.record(actor=actor, act="block_report.forward", target=report, data=facts, at=at)
    return report


@transaction.atomic
def block_outcomes_record(
    *, report_id: int, outcomes: Mapping[int, str], document: str, actor, at: datetime
) -> BlockReport:
    """Write down what the province made known: {person id: rating}. It counts in no ceiling of the district."""
    found = lock(BlockReport.objects.filter(pk=report_id))
    if not found or not seen.gathers(actor, on=at.date()):
        raise NotVisible
    if actor.person_id in outcomes:
        raise DomainError("own_case", clause="3.7")
    report = found[0]
    if report.forwarded_at is None:
        raise DomainError("block_not_gathered")
    rows = list(BlockResult.objects.filter(report=report, person__in=outcomes))
    for row in rows:
        if outcomes[row.person_id] not in LEVELS:
            raise DomainError("rating_unknown")
        row.outcome, row.outcome_document = outcomes[row.person_id], clean(document)
    BlockResult.objects.bulk_update(rows, ["outcome", "outcome_document"])
    facts = {
        "block": report.block,
        "outcomes": {row.name: row.outcome for row in rows},
        "document": clean(document),
    }
    audit.record(actor=actor, act="block_report.outcomes", target=report, data=facts, at=at)
    return report
