"""Enters what the count of signed paper sheets gave, where a meeting scored on paper: never without the scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from evaluations.domain import scores
from evaluations.models import ConferenceItem
from evaluations.selectors import meetings as seen
from evaluations.services.conferences import open_conference
from evaluations.services.score_sheets import lines_of
from sonduong.kit import audit
from sonduong.kit.errors import DomainError


@dataclass(frozen=True, slots=True)
class PaperTotals:
    """What the count of signed paper sheets about one cadre gave; points as typed ("86,50")."""

    evaluation_id: int
    issued: int
    collected: int
    valid: int
    mean: str
    lowest: str
    highest: str


@transaction.atomic
def paper_totals_record(*, conference_id: int, totals: Sequence[PaperTotals], actor, at: datetime) -> None:
    """Enter a meeting that scored on paper: the signed papers scanned, counts that fit those present, points the scale."""
    conference = open_conference(conference_id, actor, at)
    if not conference.is_on_paper:
        raise DomainError("not_on_paper")
    by_case = {row.evaluation_id: row for row in totals}
    items = lines_of(conference, by_case, actor, at)
    counts, scales = seen.sheet_counts(items), seen.scales_of(item.evaluation for item in items)
    scanned = seen.scanned(conference.kind, by_case)
    if missing := sorted(item.evaluation.name for item in items if item.evaluation_id not in scanned):
        raise DomainError("scan_missing", names=missing)
    for item in items:
        row = by_case[item.evaluation_id]
        scale = scores.full_scale(scales[item.evaluation_id].criteria)
        item.paper_totals = _checked(row, item.evaluation.name, counts[item.pk].judges, scale)
        item.means_opened_at = at
    ConferenceItem.objects.bulk_update(items, ["paper_totals", "means_opened_at"])
    acts = [
        audit.Act(
            "conference.paper_totals", item.evaluation, {"conference": conference.pk} | item.paper_totals
        )
        for item in items
    ]
    audit.record_many(actor=actor, acts=acts, at=at)


def _checked(row: PaperTotals, name: str, judges: int, scale: Decimal) -> dict[str, int | str]:
    if not 0 < row.valid <= row.collected <= row.issued <= judges:
        raise DomainError("paper_counts_wrong", name=name, judges=judges)
    try:
        lowest, mean, highest = (scores.number(text) for text in (row.lowest, row.mean, row.highest))
    except ValueError as wrong:
        raise DomainError("paper_points_wrong", name=name, maximum=str(scale)) from wrong
    if not 0 <= lowest <= mean <= highest <= scale:
        raise DomainError("paper_points_wrong", name=name, maximum=str(scale))
    cent = scores.CENT
    return {
        "issued": row.issued,
        "collected": row.collected,
        "valid": row.valid,
        "mean": str(mean.quantize(cent)),
        "lowest": str(lowest.quantize(cent)),
        "highest": str(highest.quantize(cent)),
    }
