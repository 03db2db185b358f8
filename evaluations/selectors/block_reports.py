"""Cadres managed by the province, by block; who gathers each block and who forwards (PRV-1, 3.7)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.models import BlockReport, BlockResult
from evaluations.selectors.cases import current_campaign
from organizations.enums import ManagedBy
from organizations.models import Appointment, Assignment, Unit
from sonduong.kit.errors import NotVisible

# Who directs the meetings of a block (3.7.1 to 3.7.3). The police and the military are each directed by their own
# committee (3.7.4), so each of them reports apart. Blocks that are named otherwise are directed by the org office.
HOSTS = {
    "Huyện ủy": "Thường trực Huyện ủy, Cơ quan Tổ chức - Nội vụ tham mưu",
    "HĐND": "Thường trực Hội đồng nhân dân huyện",
    "UBND": "Ủy ban nhân dân huyện, Cơ quan Tổ chức - Nội vụ tham mưu",
}
FORCES = "Lực lượng vũ trang"


def block_of(unit: Unit | None) -> str:
    """Which report the cadres of a unit belong to."""
    if unit is None:
        return ""
    return unit.name if unit.block == FORCES else unit.block


def host_of(unit: Unit | None) -> str:
    """Who directs the meetings about the cadres of this unit."""
    if unit is not None and unit.block == FORCES:
        return f"Thường trực Đảng ủy {unit.name}"
    return HOSTS.get(block_of(unit), "Cơ quan Tổ chức - Nội vụ")


def provincial_posts(*, on: date) -> dict[str, list[Appointment]]:
    """One post a person, by block of its unit, in name order: the main post first where there are several."""
    rows = Appointment.objects.on(on).filter(managed_by=ManagedBy.PROVINCE).select_related("person", "unit")
    chosen: dict[int, Appointment] = {}
    for post in sorted(rows, key=lambda row: (not row.is_main, not row.is_head, row.pk)):
        chosen.setdefault(post.person_id, post)
    blocks: dict[str, list[Appointment]] = defaultdict(list)
    for post in sorted(chosen.values(), key=lambda row: (row.person.name_key, row.person_id)):
        blocks[block_of(post.unit)].append(post)
    return dict(sorted(blocks.items()))


def gathers(user, *, on: date) -> bool:
    """Whether this login is the org office, which gathers all blocks and forwards them."""
    return permissions.standing_of(user, on=on).holds("org_office")


def blocks_of(user, *, on: date) -> frozenset[str]:
    """Blocks whose meetings this login records: it works for the office of a unit that a provincial cadre leads."""
    rows = Assignment.objects.on(on).filter(
        person=user.person_id, role="unit_office", unit__appointments__managed_by=ManagedBy.PROVINCE
    )
    return frozenset(block_of(row.unit) for row in rows.select_related("unit"))


def may_write(user, report: BlockReport, *, on: date) -> bool:
    """The org office for every block, the host's office for its own."""
    return gathers(user, on=on) or report.block in blocks_of(user, on=on)


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block in the list."""

    report: BlockReport
    cadres: int
    done: int


def reports_list(user, *, on: date) -> list[BlockRow]:
    """The blocks of the year that the login may read; four queries."""
    campaign = current_campaign()
    if campaign is None:
        return []
    reads_all = gathers(user, on=on) or permissions.standing_of(user, on=on).holds("inspection")
    reports = BlockReport.objects.filter(campaign=campaign).order_by("block")
    own = frozenset() if reads_all else blocks_of(user, on=on)
    shown = [report for report in reports if reads_all or report.block in own]
    counts: dict[int, list[bool]] = defaultdict(list)
    for report_id, votes in BlockResult.objects.filter(report__in=shown).values_list("report_id", "votes"):
        counts[report_id].append(bool(votes))
    return [BlockRow(report, len(counts[report.pk]), sum(counts[report.pk])) for report in shown]


def report_get(user, pk: int, *, on: date) -> tuple[BlockReport, list[BlockResult]]:
    """A report with its cadres in name order; the reader's own line is left out, a stranger's report is not there."""
    report = BlockReport.objects.select_related("campaign").filter(pk=pk).first()
    reads = report is not None and (
        may_write(user, report, on=on) or permissions.standing_of(user, on=on).holds("inspection")
    )
    if report is None or not reads:
        raise NotVisible
    rows = BlockResult.objects.filter(report=report).order_by("name_key", "pk")
    return report, [row for row in rows if row.person_id != user.person_id]
