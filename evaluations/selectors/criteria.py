"""Criteria sets as the org office sees them: lines, points, who uses them, whether they can still change."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluations import permissions
from evaluations.domain import criteria, scores
from evaluations.domain.criteria import Line
from evaluations.models import Campaign, CriteriaSet, Evaluation, ScoreSheet
from evaluations.selectors.cases import current_campaign
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set in the list. `cadres`: how many are scored on it; `in_use`: a sheet was begun, nothing can change."""

    criteria: CriteriaSet
    points: Decimal
    lines: int
    cadres: int
    in_use: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """All sets of the running campaign and the title groups that could have one of their own."""

    campaign: Campaign
    rows: tuple[SetRow, ...]
    title_groups: tuple[str, ...]


def shelf(user, *, on: date) -> Shelf:
    """The org office's shelf; NotVisible for anybody else or before the first campaign. Four queries."""
    campaign = current_campaign()
    if campaign is None or not permissions.standing_of(user, on=on).holds("org_office"):
        raise NotVisible
    cases = Evaluation.objects.filter(campaign=campaign, is_scored=True).order_by()
    counts = Counter(cases.exclude(criteria_set=None).values_list("criteria_set_id", flat=True))
    used = set(
        ScoreSheet.objects.filter(evaluation__campaign=campaign).values_list(
            "evaluation__criteria_set_id", flat=True
        )
    )
    rows = tuple(
        _row(one, counts[one.pk], one.pk in used)
        for one in CriteriaSet.objects.filter(campaign=campaign).order_by("code")
    )
    groups = sorted(set(cases.exclude(title_group="").values_list("title_group", flat=True)))
    return Shelf(campaign, rows, tuple(groups))


def _row(one: CriteriaSet, cadres: int, in_use: bool) -> SetRow:
    lines = scores.criteria_of(one.sections)
    return SetRow(one, scores.full_scale(lines), len(lines), cadres, in_use)


def set_get(user, pk: int, *, on: date) -> tuple[Shelf, SetRow, list[Line]]:
    """One set with its lines; NotVisible where it is not on the shelf."""
    found = shelf(user, on=on)
    row = next((row for row in found.rows if row.criteria.pk == pk), None)
    if row is None:
        raise NotVisible
    return found, row, criteria.lines_of(row.criteria.sections)
