"""What a regulation makes of score sheets: totals with lines that do not apply, the combined score, the level it suggests.

Scores are for reference only: a level voted against them is legal and shown with its reason (E46, E47).
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from evaluations.domain import scores
from evaluations.domain.ratings import Rating, is_level
from evaluations.domain.regulation import Regulation
from evaluations.domain.scores import Criterion


def sheet_total(
    parts: Sequence[Sequence[Criterion]], answers: Mapping[str, str | None], regulation: Regulation
) -> Decimal:
    """A sheet's total in points; `parts`: its criteria by part. Lines that do not apply (None) are left out and the rest
    rescaled: over the whole sheet, or inside the part so that its weight stays (a part with no line left falls out).
    """
    everything = [criterion for part in parts for criterion in part]
    if regulation.scores.not_applicable == "rescale_sheet":
        return scores.total(everything, answers)
    reached, of = Decimal(), Decimal()
    for part in parts:
        own = {c.key: answers[c.key] for c in part if c.key in answers}
        if any(own.get(c.key, "") is not None for c in part):
            reached += scores.total(part, own)
            of += scores.full_scale(part)
    return (
        _rounded(reached * scores.full_scale(everything) / of, regulation)
        if of
        else _rounded(Decimal(), regulation)
    )


def mean(totals: Sequence[Decimal], regulation: Regulation) -> Decimal | None:
    """The mean over the valid sheets of one meeting, None below the least number; a missing sheet is not a nought (E42)."""
    if not totals or len(totals) < regulation.scores.minimum_sheets:
        return None
    return _rounded(sum(totals, Decimal()) / len(totals), regulation)


def combined(
    meetings: Sequence[Sequence[Decimal]], own: Decimal | None, regulation: Regulation
) -> Decimal | None:
    """The combined score of Mẫu 08: `meetings` hold the totals of their valid sheets; None where no meeting counts (E43)."""
    rules = regulation.scores
    counted = [list(totals) for totals in meetings if mean(totals, regulation) is not None]
    if not counted:
        return None
    if own is not None and rules.includes_self:
        counted.append([own])
    if rules.combination == "pooled":
        values = [total for totals in counted for total in totals]
    else:
        values = [value for totals in counted if (value := _mean_of(totals, regulation)) is not None]
    return _mean_of(values, regulation)


def suggested(points: Decimal, regulation: Regulation) -> Rating | None:
    """The level whose band the points reach; None while the regulation has no bands or they reach none."""
    for band in regulation.scores.bands:
        if points > band.points or (band.operator == ">=" and points == band.points):
            return band.rating
    return None


def contradicts(points: Decimal, rating: Rating, regulation: Regulation) -> bool:
    """Whether score and level tell different stories: legal, and to be given a reason (E46, E47)."""
    level = suggested(points, regulation)
    return level is not None and is_level(rating) and level is not rating


def _mean_of(values: Sequence[Decimal], regulation: Regulation) -> Decimal:
    return _rounded(sum(values, Decimal()) / len(values), regulation)


def _rounded(value: Decimal, regulation: Regulation) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-regulation.scores.decimals), ROUND_HALF_UP)
