"""The score table of a meeting: one visitor's own sheets about the others, by criteria set, one page at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Page, Paginator

from evaluations.domain import scores, scoring
from evaluations.domain.scores import Criterion
from evaluations.models import ConferenceItem, CriteriaSet, Evaluation, ScoreSheet
from evaluations.selectors.caps import regulation_of
from evaluations.selectors.conference_pages import Line, Room
from sonduong.kit.errors import NotVisible

PER_PAGE = 20


def filled(user, conference_id: int) -> int:
    """How many of the whole meeting's own sheets have points in every box. One query."""
    rows = ScoreSheet.objects.filter(conference=conference_id, scorer=user.person_id)
    return rows.exclude(total=None).count()


def row_of(conference_id: int, case_id: int) -> ConferenceItem:
    """A line with its cadre and criteria, as a saved row needs it; whether it may be scored is the service's to say."""
    rows = ConferenceItem.objects.select_related(
        "conference", "evaluation__campaign", "evaluation__criteria_set"
    )
    item = rows.filter(conference=conference_id, evaluation=case_id).first()
    if item is None or item.evaluation.criteria_set is None:
        raise NotVisible
    return item


@dataclass(frozen=True, slots=True)
class Saved:
    """A row of the table after it saved itself: the least that its last cell shows."""

    total: Decimal | None
    gaps: int
    saved_at: object
    wrong: tuple[tuple[str, str, Decimal], ...]
    is_sent: bool = False


def saved_row(sheet: ScoreSheet | None, criteria: Sequence[Criterion], wrong) -> Saved:
    """What became of one row: `wrong` as the form found it ({criterion key: problem code})."""
    told = tuple((one.key, wrong[one.key], one.maximum) for one in criteria if one.key in wrong)
    if sheet is None:
        return Saved(None, len(criteria), None, told)
    gaps = len(scores.unfilled(criteria, sheet.scores))
    return Saved(sheet.total, gaps, sheet.saved_at, told, sheet.submitted_at is not None)


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion on the own sheet; `raw` as typed or kept ("x" = does not apply), `problem` a code of domain/scores."""

    criterion: Criterion
    raw: str
    note: str
    problem: str

    @property
    def is_open(self) -> bool:
        return self.raw == "" or bool(self.problem)


@dataclass(frozen=True, slots=True)
class Row:
    """One cadre in the score table, with the visitor's own sheet."""

    line: Line
    cells: tuple[Cell, ...]
    total: Decimal | None
    saved_at: object
    is_sent: bool

    @property
    def gaps(self) -> int:
        return sum(cell.is_open for cell in self.cells)

    @property
    def wrong(self) -> list[tuple[str, str, Decimal]]:
        """Key, problem code and maximum of every box that cannot be taken."""
        return [(c.criterion.key, c.problem, c.criterion.maximum) for c in self.cells if c.problem]

    @property
    def is_locked(self) -> bool:
        """Nothing can be typed any more."""
        return self.is_sent or self.line.means_open


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that share one criteria set."""

    criteria: CriteriaSet
    parts: tuple[tuple[str, str, int, Decimal], ...]
    columns: tuple[Criterion, ...]
    rows: tuple[Row, ...]


def score_page(user, room: Room, number: object, *, typed=None) -> tuple[Page, list[Table]]:
    """One page of the cadres whom this person scores, as tables; `typed`: {case id: Typed} to be shown again."""
    page = Paginator(room.to_score, PER_PAGE).get_page(number)
    return page, score_tables(user, room, list(page.object_list), typed=typed)


def score_tables(user, room: Room, lines: Collection[Line], *, typed=None) -> list[Table]:
    """The own sheets of these lines, a table for each criteria set. One query."""
    held = {
        row.evaluation_id: row
        for row in ScoreSheet.objects.filter(
            conference=room.conference, scorer=user.person_id, evaluation__in=[line.case.pk for line in lines]
        )
    }
    groups: dict[int, list[Line]] = {}
    for line in lines:
        if line.case.criteria_set_id:
            groups.setdefault(line.case.criteria_set_id, []).append(line)
    return [_table(group, held, typed or {}) for group in groups.values()]


def _table(lines: Sequence[Line], held, typed) -> Table:
    chosen = lines[0].case.criteria_set
    columns = scores.criteria_of(chosen.sections)
    parts = tuple(
        (part["key"], part["label"], len(lines_), scores.full_scale(lines_))
        for part in chosen.sections
        if (lines_ := scores.criteria_of([part]))
    )
    return Table(
        chosen, parts, columns, tuple(_row(line, columns, held, typed.get(line.case.pk)) for line in lines)
    )


def _row(line: Line, columns: Sequence[Criterion], held, typed) -> Row:
    sheet = held.get(line.case.pk)
    kept = (
        {key: "x" if raw is None else raw.replace(".", ",") for key, raw in sheet.scores.items()}
        if sheet
        else {}
    )
    notes = dict(sheet.notes) if sheet else {}
    wrong = {}
    if typed is not None:
        kept, notes, wrong = kept | typed.raw, notes | (typed.notes or {}), typed.wrong
    cells = tuple(
        Cell(one, kept.get(one.key, ""), notes.get(one.key, ""), wrong.get(one.key, "")) for one in columns
    )
    return Row(
        line,
        cells,
        _total(line.case, sheet) if sheet else None,
        sheet.saved_at if sheet else None,
        sheet is not None and sheet.submitted_at is not None,
    )


def _total(case: Evaluation, sheet: ScoreSheet) -> Decimal:
    parts = [scores.criteria_of([part]) for part in case.criteria_set.sections]
    return scoring.sheet_total(parts, sheet.scores, regulation_of(case))
