"""Everything printed on Mẫu 03, 07 and 08 of 11-QĐ/HU as frozen values; asks no permission.

Whoever calls has obtained the case with act `proposal.read`. Sheets of a meeting are numbered by their content, so
that a number betrays nobody (REG-4).
"""

from collections.abc import Collection, Sequence
from decimal import ROUND_HALF_UP, Decimal

from evaluations.domain import means, scores, scoring
from evaluations.domain.caps import Cap
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Voice
from evaluations.models import Conference, ConferenceItem, Evaluation, Proposal, ScoreSheet
from evaluations.selectors.caps import regulation_of
from evaluations.selectors.meetings import sheet_counts
from evaluations.selectors.score_paper_values import (
    CombinedRow,
    MeanPaper,
    MeanRow,
    Meeting,
    Points,
    ProposalPaper,
)
from evaluations.selectors.scores import Figures, figures_of, opened_items


def proposal_paper(case: Evaluation, voice: str) -> ProposalPaper | None:
    """Mẫu 03 as it stands now, None before there is one."""
    row = (
        Proposal.objects.filter(evaluation=case, voice=voice, superseded_at=None)
        .select_related("conference__collective", "conference__chair")
        .first()
    )
    if row is None:
        return None
    own = ScoreSheet.objects.filter(evaluation=case, voice=Voice.SELF).exclude(submitted_at=None).first()
    item = ConferenceItem.objects.get(conference=row.conference, evaluation=case)
    return ProposalPaper(
        case,
        voice,
        _meeting(row.conference, item),
        row.strengths,
        row.weaknesses,
        row.gap_reason,
        own.total if own else None,
        row.mean_score,
        row.sheets,
        tuple(
            (level, row.votes.get(level, 0), _percent(row.votes.get(level, 0), row.present))
            for level in LEVELS
        ),
        row.votes.get("blank", 0),
        Rating(row.rating),
        row.is_provisional,
        tuple(_cap(raw) for raw in row.caps),
        row.proposed_at,
    )


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(part * 100) / max(whole, 1)).quantize(scores.CENT, ROUND_HALF_UP)


def _cap(raw: dict) -> Cap:
    ratings = {key: raw[key] and Rating(raw[key]) for key in ("rating", "lowest")}
    return Cap(**(raw | ratings))


def _meeting(conference: Conference, item: ConferenceItem) -> Meeting:
    count = sheet_counts([item])[item.pk]
    return Meeting(
        conference.collective.name,
        conference.kind,
        conference.held_at,
        conference.place,
        conference.chair.full_name,
        conference.secretary_name,
        count.entitled,
        count.judges,
        conference.is_on_paper,
    )


def _joined(conference_id: int) -> Conference:
    return Conference.objects.select_related("collective", "chair").get(pk=conference_id)


def _numbered(item: ConferenceItem) -> list[ScoreSheet]:
    """The sent sheets in an order that comes from what is written on them, never from who wrote them or when."""
    rows = ScoreSheet.objects.filter(conference=item.conference_id, evaluation=item.evaluation_id)
    sent = rows.exclude(submitted_at=None)
    return sorted(sent, key=lambda row: (-row.total, sorted((k, v or "") for k, v in row.scores.items())))


def outline(sections: Sequence[dict]) -> list[tuple[str, str, int, tuple[scores.Criterion, ...]]]:
    """The tree of a criteria set as lines: key, label, depth (0 part, 1 group, 2 criterion), the criteria under it."""
    lines = []
    for part in sections:
        lines.append((part["key"], part["label"], 0, scores.criteria_of([part])))
        for group in part["groups"]:
            inner = scores.criteria_of([{"groups": [group]}])
            lines.append((group["key"], group["label"], 1, inner))
            lines += [(line.key, line.label, 2, (line,)) for line in inner]
    return lines


def _points(values: dict[str, str | None], keys: Collection[str]) -> Points:
    """The sum of the points under these keys, None where none was given."""
    given = [scores.number(raw) for raw in (values.get(key) for key in keys) if raw]
    return sum(given, Decimal()) if given else None


def mean_paper(case: Evaluation, voice: str) -> MeanPaper | None:
    """Mẫu 07 of the voice's newest meeting whose means are open, else None."""
    item = opened_items([case.pk]).get((case.pk, voice))
    if item is None:
        return None
    figures = figures_of([case])[case.pk]
    meeting, sheets = _meeting(_joined(item.conference_id), item), _numbered(item)
    paper = item.paper_totals or {
        "issued": meeting.present,
        "collected": len(sheets),
        "valid": len(sheets),
    }
    totals = tuple(sheet.total for sheet in sheets)
    return MeanPaper(
        case,
        meeting,
        paper["issued"],
        paper["collected"],
        paper["valid"],
        paper["collected"] - paper["valid"],
        figures.own,
        tuple(_mean_rows(case, [sheet.scores for sheet in sheets])) if sheets else (),
        totals,
        sum(totals, Decimal()) if totals else None,
        figures.of(voice),
    )


def _mean_rows(case: Evaluation, sheets: Sequence[dict[str, str | None]]) -> list[MeanRow]:
    rows = []
    for key, label, depth, lines in outline(case.criteria_set.sections):
        keys = [line.key for line in lines]
        points = tuple(_points(sheet, keys) for sheet in sheets)
        given = [value for value in points if value is not None]
        total = sum(given, Decimal()) if given else None
        rows.append(MeanRow(key, label, depth, scores.full_scale(lines), points, total, means.average(given)))
    return rows


def combined_rows(cases: Collection[Evaluation]) -> list[CombinedRow]:
    """Mẫu 08 of these cadres, in the order given; unscored titles are left out (3.3.1)."""
    scored = [case for case in cases if case.is_scored]
    figures = figures_of(scored)
    return [_combined(case, figures[case.pk]) for case in scored]


def _combined(case: Evaluation, figures: Figures) -> CombinedRow:
    overall, regulation = figures.overall, regulation_of(case)
    single = [mean for mean in (figures.collective, figures.superior) if mean and mean.is_single]
    return CombinedRow(
        case,
        figures,
        scoring.suggested(overall, regulation) if overall is not None else None,
        "Có hội nghị chỉ có 01 phiếu chấm" if single else "",
    )
