"""Cadres managed by the province in the season: gathered by block, forwarded, and what the province decides is written down."""

from dataclasses import dataclass
from datetime import datetime

from evaluations.management.season.answers import STRENGTHS, WEAKNESSES, Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.models import BlockReport, BlockResult
from evaluations.services.block_reports import (
    ResultItem,
    block_outcomes_record,
    block_report_forward,
    block_report_record,
    block_reports_open,
)

PRESENT = 9  # who votes in a meeting about a cadre of the province: the block's standing body


@dataclass(frozen=True, slots=True)
class BlockDays:
    """The instant of each act."""

    opened: datetime
    gathered: datetime
    forwarded: datetime
    known: datetime


PLAN = BlockDays(on(11, 20), on(12, 7), on(12, 9), on(12, 31))


def gather(campaign, cast: Cast, answers: Answers) -> None:
    """The org office lists the blocks, enters what each block's meetings said, and reports it upward (3.7)."""
    actor = cast.user(cast.org_office)
    block_reports_open(campaign=campaign, actor=actor, at=PLAN.opened)
    for number, report in enumerate(_reports(campaign), 1):
        block_report_record(
            report_id=report.pk,
            results=[_result(row, answers) for row in _rows(report)],
            held_on=PLAN.gathered.date(),
            place="Phòng họp Huyện ủy",
            minutes="Đã lấy ý kiến đủ thành phần, biểu quyết công khai.",
            actor=actor,
            at=PLAN.gathered,
            is_complete=True,
        )
        block_report_forward(
            report_id=report.pk, document_number=f"{76 + number}-BC/HU", actor=actor, at=PLAN.forwarded
        )


def write_down(campaign, cast: Cast, answers: Answers) -> None:
    """The province's results, which count in no ceiling of the district."""
    for report in _reports(campaign):
        block_outcomes_record(
            report_id=report.pk,
            outcomes={row.person_id: _level(row, answers) for row in _rows(report)},
            document="96-TB/TU",
            actor=cast.user(cast.org_office),
            at=PLAN.known,
        )


def _reports(campaign) -> list[BlockReport]:
    return list(BlockReport.objects.filter(campaign=campaign).order_by("block"))


def _rows(report: BlockReport) -> list[BlockResult]:
    return list(BlockResult.objects.filter(report=report).select_related("person").order_by("name_key", "pk"))


def _result(row: BlockResult, answers: Answers) -> ResultItem:
    code, level = row.person.code, _level(row, answers)
    strengths, weaknesses = (answers.pick(lines, code, "block") for lines in (STRENGTHS, WEAKNESSES))
    return ResultItem(
        row.person_id, level, PRESENT, answers.votes(PRESENT, level, code, "block"), strengths, weaknesses
    )


def _level(row: BlockResult, answers: Answers) -> str:
    return answers.temper(row.person.code).level
