"""Scores as figures: the own score, each meeting's mean once opened, the combination. No single sheet leaves this room."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from evaluations.domain import means, scoring
from evaluations.domain.means import Mean
from evaluations.enums import Voice
from evaluations.models import ConferenceItem, Evaluation, ScoreSheet
from evaluations.selectors.caps import regulation_of

MEETINGS = (Voice.COLLECTIVE.value, Voice.SUPERIOR.value)


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores of one case in points. `own`: as submitted; a meeting's mean is None until it is opened;
    `overall`: Mẫu 08's combination.
    """

    own: Decimal | None
    collective: Mean | None
    superior: Mean | None
    overall: Decimal | None

    def of(self, voice: str) -> Mean | None:
        """The mean of the meeting of that voice."""
        return {Voice.COLLECTIVE.value: self.collective, Voice.SUPERIOR.value: self.superior}[voice]

    def gap(self, voice: str) -> Decimal | None:
        """Own score less the meeting's mean."""
        mean = self.of(voice)
        return means.gap(self.own, mean.mean if mean else None)


def figures_of(cases: Iterable[Evaluation]) -> dict[int, Figures]:
    """The figures of many cases of one campaign in three queries; cases carry their campaign."""
    cases = list(cases)
    ids = [case.pk for case in cases]
    own = dict(
        ScoreSheet.objects.filter(evaluation__in=ids, voice=Voice.SELF)
        .exclude(submitted_at=None)
        .values_list("evaluation_id", "total")
    )
    items = opened_items(ids)
    totals = _totals(items.values())
    return {case.pk: _figures(case, own.get(case.pk), items, totals) for case in cases}


def _figures(case: Evaluation, own: Decimal | None, items, totals) -> Figures:
    found = [_mean(items.get((case.pk, voice)), totals) for voice in MEETINGS]
    overall = scoring.combined([mean.as_sheets for mean in found if mean], own, regulation_of(case))
    return Figures(own, found[0], found[1], overall)


def opened_items(ids: Collection[int]) -> dict[tuple[int, str], ConferenceItem]:
    """(case, voice) → the line of its newest meeting whose means are open."""
    rows = (
        ConferenceItem.objects.filter(evaluation__in=ids)
        .exclude(means_opened_at=None)
        .select_related("conference")
        .order_by("conference__opened_at", "pk")
    )
    return {(row.evaluation_id, row.conference.kind): row for row in rows}


def _totals(items: Iterable[ConferenceItem]) -> Mapping[tuple[int, int], list[Decimal]]:
    """(meeting, case) → the totals of the sheets that were sent."""
    found: dict[tuple[int, int], list[Decimal]] = defaultdict(list)
    sheets = ScoreSheet.objects.filter(conference__in={item.conference_id for item in items}).exclude(
        submitted_at=None
    )
    for conference_id, evaluation_id, total in sheets.values_list("conference_id", "evaluation_id", "total"):
        found[conference_id, evaluation_id].append(total)
    return found


def _mean(item: ConferenceItem | None, totals) -> Mean | None:
    if item is None:
        return None
    if paper := item.paper_totals:
        points = (Decimal(paper[key]) for key in ("mean", "lowest", "highest"))
        return Mean(paper["valid"], *points)
    return means.of_sheets(totals.get((item.conference_id, item.evaluation_id), []))
