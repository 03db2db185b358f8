"""The mean of one meeting's score sheets, as a whole and by criterion, and how far it lies from the own score.

Points are decimals; a printed mean is half up to a hundredth, and what is computed from it starts at the printed figure,
so that anybody can check a paper with a pencil.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evaluations.domain.scores import CENT, Criterion, number


@dataclass(frozen=True, slots=True)
class Mean:
    """What the sheets of one meeting give for one cadre, in points. `sheets` = how many count (E42: an empty one does not)."""

    sheets: int
    mean: Decimal
    lowest: Decimal
    highest: Decimal

    @property
    def is_single(self) -> bool:
        """One sheet suffices, but the paper says so (REG-4)."""
        return self.sheets == 1

    @property
    def as_sheets(self) -> list[Decimal]:
        """So many sheets of the mean, for a combination that may weigh sheets (scoring.combined)."""
        return [self.mean] * self.sheets

    @property
    def spread(self) -> Decimal:
        """Highest less lowest."""
        return self.highest - self.lowest


def average(values: Iterable[Decimal]) -> Decimal | None:
    """The arithmetic mean, half up to a hundredth; None of nothing."""
    numbers = list(values)
    if not numbers:
        return None
    return (sum(numbers, Decimal()) / len(numbers)).quantize(CENT, ROUND_HALF_UP)


def of_sheets(totals: Sequence[Decimal]) -> Mean | None:
    """The mean of the totals of one meeting (3.3.2.2, 3.3.2.3); extremes are not dropped (E44)."""
    mean = average(totals)
    return None if mean is None else Mean(len(totals), mean, min(totals), max(totals))


def by_criterion(
    criteria: Sequence[Criterion], sheets: Sequence[Mapping[str, str | None]]
) -> dict[str, Decimal | None]:
    """The mean of every criterion over the sheets on which it applies; None where it applies on none."""
    return {
        c.key: average(number(raw) for raw in (sheet.get(c.key) for sheet in sheets) if raw) for c in criteria
    }


def gap(own: Decimal | None, mean: Decimal | None) -> Decimal | None:
    """Own score less the mean: positive when somebody thinks better of the own work than the meeting does."""
    return None if own is None or mean is None else own - mean


def is_large(gap: Decimal | None, limit: Decimal) -> bool:
    """Whether a gap needs a reason: `limit` points or more, in either direction."""
    return gap is not None and abs(gap) >= limit


def widest_gaps(
    criteria: Sequence[Criterion],
    own: Mapping[str, str | None],
    means: Mapping[str, Decimal | None],
    *,
    count: int,
) -> list[tuple[Criterion, Decimal, Decimal, Decimal]]:
    """The `count` criteria with the widest gap: (criterion, own, mean, gap), widest first, equal ones as on the paper."""
    rows = []
    for criterion in criteria:
        raw, mean = own.get(criterion.key), means.get(criterion.key)
        if raw and mean is not None and (distance := number(raw) - mean):
            rows.append((criterion, number(raw), mean, distance))
    return sorted(rows, key=lambda row: -abs(row[3]))[:count]
