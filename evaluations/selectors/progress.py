"""Unit × step: how many cases have passed each step, from the cases that somebody may see, in one grouped query."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from evaluations import permissions, plans
from evaluations.domain.process import VARIANTS, Stage, stages_of
from evaluations.enums import StageChoice
from evaluations.selectors.cases import current_campaign
from organizations.enums import AssignedRole
from organizations.models import Appointment, Assignment, User
from sonduong.kit.text import fold

COLUMNS = (
    Stage.SELF_REVIEW,
    Stage.SUBORDINATES,
    Stage.COLLECTIVE,
    Stage.SUPERIOR,
    Stage.APPRAISAL,
    Stage.BALLOT,
    Stage.PUBLICATION,
)
HEADS = {Stage.BALLOT: "Bỏ phiếu", Stage.PUBLICATION: "Công bố"}
DUE_OF = {Stage.PUBLICATION: "decision"}
ORDER = list(Stage)


@dataclass(frozen=True, slots=True)
class Column:
    """One step with its due instant (exclusive), None where the plan names none."""

    stage: Stage
    label: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`done` of `total` cases have passed the step; `late_days`: whole days past due while some have not."""

    label: str
    done: int
    total: int
    late_days: int

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.done == self.total


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit with its cells in the order of the columns."""

    unit_id: int | None
    name: str
    cells: tuple[Cell, ...]

    @property
    def is_late(self) -> bool:
        return any(cell.late_days for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole board: rows by block, and the counts over it."""

    columns: tuple[Column, ...]
    blocks: tuple[tuple[str, tuple[UnitRow, ...]], ...]
    total: int
    untouched: int
    published: int
    late_units: int
    units: int


def matrix_of(user, *, on: date, at: datetime, words: str = "", late_only: bool = False) -> Matrix | None:
    """The board for this person at that instant; None before the first campaign. `words` searches unit names."""
    campaign = current_campaign()
    if campaign is None:
        return None
    cases = permissions.cadres_seen(user, on=on).filter(campaign=campaign)
    rows = (
        cases.order_by()
        .annotate(has_superior=Q(superior_collective__isnull=False))
        .values("block", "unit_id", "unit_name", "stage", "is_scored", "has_superior")
        .annotate(n=Count("pk"))
    )
    columns = _columns(plans.load(campaign.plan_code))
    tallies: dict[tuple[str, int | None, str], list[list[int]]] = {}
    stages: dict[str, int] = defaultdict(int)
    for row in rows:
        stages[row["stage"]] += row["n"]
        key = (row["block"], row["unit_id"], row["unit_name"])
        _add(tallies.setdefault(key, [[0, 0] for _ in columns]), row)
    return _matrix(columns, tallies, stages, at, fold(words), late_only)


def _columns(plan: plans.Plan) -> tuple[Column, ...]:
    return tuple(
        Column(stage, HEADS.get(stage, StageChoice(stage).label), plan.due(DUE_OF.get(stage, stage.value)))
        for stage in COLUMNS
    )


def _add(tally: list[list[int]], row: Mapping) -> None:
    present = stages_of(VARIANTS[row["is_scored"], row["has_superior"]])
    here = ORDER.index(Stage(row["stage"]))
    for pair, stage in zip(tally, COLUMNS, strict=True):
        if stage in present:
            pair[0] += row["n"] * (ORDER.index(stage) < here)
            pair[1] += row["n"]


def _matrix(columns, tallies, stages: Mapping[str, int], at: datetime, words: str, late_only: bool) -> Matrix:
    found: dict[str, list[UnitRow]] = defaultdict(list)
    late = 0
    for (block, unit_id, name), tally in sorted(tallies.items(), key=lambda item: (item[0][0], item[0][2])):
        row = UnitRow(
            unit_id, name, tuple(_cell(pair, column, at) for pair, column in zip(tally, columns, strict=True))
        )
        late += row.is_late
        if words in fold(name) and (row.is_late or not late_only):
            found[block or "Khác"].append(row)
    return Matrix(
        columns=columns,
        blocks=tuple((block, tuple(rows)) for block, rows in found.items()),
        total=sum(stages.values()),
        untouched=stages.get(Stage.SELF_REVIEW, 0),
        published=stages.get(Stage.PUBLISHED, 0),
        late_units=late,
        units=len(tallies),
    )


def _cell(pair: list[int], column: Column, at: datetime) -> Cell:
    done, total = pair
    is_late = column.due is not None and at >= column.due and done < total
    return Cell(column.label, done, total, max((at - column.due).days, 1) if is_late else 0)


@dataclass(frozen=True, slots=True)
class Letter:
    """What one late unit is told: each open step with its numbers, and how many days it is over."""

    unit_id: int
    unit_name: str
    lines: tuple[str, ...]

    @property
    def summary(self) -> str:
        return "; ".join(self.lines)


def letters_of(user, unit_ids: Collection[int], *, on: date, at: datetime) -> list[Letter]:
    """The reminder for each of these units that is late in something this person sees; one query."""
    board = matrix_of(user, on=on, at=at, late_only=True)
    if board is None:
        return []
    return [
        Letter(row.unit_id, row.name, tuple(_open(cell) for cell in row.cells if cell.late_days))
        for _, rows in board.blocks
        for row in rows
        if row.unit_id in set(unit_ids)
    ]


def _open(cell: Cell) -> str:
    return f"{cell.label} còn {cell.total - cell.done}/{cell.total} đồng chí, quá hạn {cell.late_days} ngày"


def contacts_of(unit_ids: Collection[int], *, on: date) -> dict[int, list[int]]:
    """The logins of the personnel office and the head of each unit; three queries."""
    offices = Assignment.objects.on(on).filter(role=AssignedRole.UNIT_OFFICE, unit__in=unit_ids)
    heads = Appointment.objects.on(on).filter(is_head=True, unit__in=unit_ids)
    pairs = {*offices.values_list("unit_id", "person_id"), *heads.values_list("unit_id", "person_id")}
    people = {person for _, person in pairs}
    logins = dict(User.objects.filter(person_id__in=people, is_active=True).values_list("person_id", "pk"))
    found: dict[int, list[int]] = defaultdict(list)
    for unit, person in sorted(pairs):
        if person in logins:
            found[unit].append(logins[person])
    return found
