"""All voices about each cadre of a meeting side by side: own, subordinates, peers, this meeting; gaps in words and drawn."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from evaluations.domain import means
from evaluations.domain.caps import Cap, standing
from evaluations.domain.feedback import Opened
from evaluations.domain.means import Mean
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.domain.regulation import Regulation
from evaluations.domain.scores import Criterion
from evaluations.enums import ConferenceKind, Voice
from evaluations.models import Evaluation, Proposal, ScoreSheet, SelfReview
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors import feedback
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.selectors.conference_pages import Line, Room
from evaluations.selectors.meetings import scales_of
from evaluations.selectors.scores import Figures, figures_of, opened_items

WIDTH, MARGIN = 288, 16
GAPS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the marks stand on a line `WIDTH` wide; None where there is nothing to draw."""

    own: float | None
    mean: float | None
    lowest: float | None
    highest: float | None
    peers: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One cadre. `gap` = own score less this meeting's mean; `peers`: what 2b proposed, seen from 2c."""

    line: Line
    figures: Figures
    mean: Mean | None
    self_rating: str
    subordinates: Opened | None
    peers: Proposal | None
    gap: Decimal | None
    is_large: bool
    is_wide: bool
    plot: Plot

    @property
    def gap_size(self) -> Decimal:
        """The gap without its sign."""
        return abs(self.gap or Decimal())

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Subordinates' levels that were chosen at all, highest first."""
        held = self.subordinates.counts if self.subordinates else {}
        return [(level.value, held[level]) for level in LEVELS if held.get(level)]


def voice_rows(room: Room, lines: Collection[Line]) -> list[Row]:
    """The rows of the comparison for lines that the visitor reads; a constant number of queries."""
    shown = [line for line in lines if line.reads]
    cases = [line.case for line in shown]
    figures, answers = figures_of(cases), feedback.opened_many(cases)
    ratings = self_ratings(cases)
    peers = _peers(cases) if room.conference.kind == ConferenceKind.SUPERIOR else {}
    axis = axis_of(figures.values())
    return [
        _row(line, room.conference.kind, figures[line.case.pk], ratings, answers, peers, axis)
        for line in shown
    ]


def self_ratings(cases: Collection[Evaluation]) -> dict[int, str]:
    """The level that each subject claims in the newest submitted review."""
    rows = SelfReview.objects.filter(evaluation__in=cases).exclude(submitted_at=None).order_by("version")
    return dict(rows.values_list("evaluation_id", "self_rating"))


def _peers(cases: Collection[Evaluation]) -> dict[int, Proposal]:
    rows = Proposal.objects.filter(evaluation__in=cases, voice=Voice.COLLECTIVE, superseded_at=None)
    return {row.evaluation_id: row for row in rows}


def _row(line: Line, kind: str, figures: Figures, ratings, answers, peers, axis) -> Row:
    pk, mean, gap = line.case.pk, figures.of(kind), figures.gap(kind)
    limit = regulation_of(line.case).scores.large_gap
    return Row(
        line,
        figures,
        mean,
        ratings.get(pk, ""),
        answers.get(pk),
        peers.get(pk),
        gap,
        means.is_large(gap, limit),
        mean is not None and mean.spread >= 2 * limit,
        _plot(figures, mean, kind, axis),
    )


def axis_of(figures: Collection[Figures]) -> tuple[int, int]:
    """From the ten at or below the lowest figure, at most 60, to the full hundred."""
    low = [f.own for f in figures if f.own is not None]
    low += [m.lowest for f in figures for m in (f.collective, f.superior) if m is not None]
    start = min([int(value) // 10 * 10 for value in low], default=60)
    return max(0, min(start, 60)), 100


def ticks(axis: tuple[int, int]) -> list[tuple[int, float]]:
    """Labelled places of the axis: every ten points, every twenty where it is long."""
    step = 10 if axis[1] - axis[0] <= 50 else 20
    return [(value, _place(Decimal(value), axis)) for value in range(axis[1], axis[0] - 1, -step)]


def _place(value: Decimal | None, axis: tuple[int, int]) -> float | None:
    if value is None:
        return None
    share = (float(value) - axis[0]) / (axis[1] - axis[0])
    return round(MARGIN + share * WIDTH, 1)


def _plot(figures: Figures, mean: Mean | None, kind: str, axis) -> Plot:
    peers = figures.collective if kind == ConferenceKind.SUPERIOR else None
    return Plot(
        _place(figures.own, axis),
        _place(mean.mean, axis) if mean else None,
        _place(mean.lowest, axis) if mean else None,
        _place(mean.highest, axis) if mean else None,
        _place(peers.mean, axis) if peers else None,
    )


@dataclass(frozen=True, slots=True)
class Level:
    """One of the four boxes of a proposal. `why`: the sentences that close it; `waits`: those that make it provisional."""

    code: str
    why: tuple[str, ...]
    waits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proposal stands on: figures, the criteria with the widest gaps, the caps in words, the four boxes."""

    figures: Figures
    mean: Mean | None
    gap: Decimal | None
    needs_reason: bool
    widest: tuple[tuple[Criterion, Decimal, Decimal, Decimal], ...]
    caps: tuple[str, ...]
    levels: tuple[Level, ...]
    self_rating: str
    has_bands: bool

    @property
    def gap_size(self) -> Decimal:
        """The gap without its sign."""
        return abs(self.gap or Decimal())


def ground_of(case: Evaluation, kind: str) -> Ground:
    """Everything beside one proposal form."""
    figures, regulation = figures_of([case])[case.pk], regulation_of(case)
    caps = caps_of([case])[case.pk]
    gap = figures.gap(kind)
    return Ground(
        figures,
        figures.of(kind),
        gap,
        means.is_large(gap, regulation.scores.large_gap),
        tuple(_widest(case, kind)),
        tuple(cap_sentence(cap, regulation) for cap in caps),
        tuple(_level(level, caps, regulation) for level in LEVELS),
        self_ratings([case]).get(case.pk, ""),
        bool(regulation.scores.bands),
    )


def _level(level: Rating, caps: Collection[Cap], regulation: Regulation) -> Level:
    answer = standing(level, caps)
    return Level(
        level.value,
        tuple(cap_sentence(cap, regulation) for cap in answer.broken),
        tuple(cap_sentence(cap, regulation) for cap in answer.waiting),
    )


def _widest(case: Evaluation, kind: str) -> list[tuple[Criterion, Decimal, Decimal, Decimal]]:
    """Criteria on which the subject and the meeting differ most, once the means are open; sheets only as means."""
    item = opened_items([case.pk]).get((case.pk, kind))
    own = ScoreSheet.objects.filter(evaluation=case, voice=Voice.SELF).exclude(submitted_at=None).first()
    if item is None or own is None:
        return []
    sheets = ScoreSheet.objects.filter(evaluation=case, conference=item.conference_id).exclude(
        submitted_at=None
    )
    criteria = scales_of([case])[case.pk].criteria
    found = means.by_criterion(criteria, list(sheets.values_list("scores", flat=True)))
    return means.widest_gaps(criteria, own.scores, found, count=GAPS_SHOWN)
