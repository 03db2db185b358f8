"""Keeps the criteria sets of Mẫu 06: written or imported by the org office, frozen once a sheet was scored on them."""

import io
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from evaluations import permissions
from evaluations.domain import criteria
from evaluations.domain.criteria import Line
from evaluations.domain.scores import criteria_of, full_scale
from evaluations.models import Campaign, CriteriaSet, Evaluation, ScoreSheet
from organizations.services.roster.reader import UnreadableWorkbook, read_workbook
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.locks import lock
from sonduong.kit.text import clean

HEADINGS = ("Mã", "Nội dung", "Điểm tối đa", "Không áp dụng được")
YES = frozenset({"có", "x", "co", "1", "true"})
MOST_BYTES = 2 * 1024 * 1024


@transaction.atomic
def criteria_set_save(
    *,
    campaign: Campaign,
    code: str,
    name: str,
    title_groups: Sequence[str],
    step: Decimal,
    lines: Sequence[Line],
    actor,
    at,
    is_sample: bool = False,
) -> CriteriaSet:
    """Write a set under its code and give it to the scored cadres of its title groups who have no sheet yet.

    Raises `criteria_faults` with every wrong row, `criteria_in_use` once a sheet was scored on the set.
    """
    if not permissions.standing_of(actor, on=at.date()).holds("org_office"):
        raise DomainError("not_your_role", clause="3.3.1")
    if step <= 0:
        raise DomainError("criteria_bad", why="điểm lẻ phải lớn hơn 0")
    if found := criteria.faults(lines, step):
        raise DomainError("criteria_faults", faults=found)
    kept = lock(CriteriaSet.objects.filter(campaign=campaign, code=code))
    one = kept[0] if kept else CriteriaSet(campaign=campaign, code=code)
    if one.pk and ScoreSheet.objects.filter(evaluation__criteria_set=one).exists():
        raise DomainError("criteria_in_use")
    one.name, one.title_groups, one.step, one.is_sample = clean(name), list(title_groups), step, is_sample
    one.sections = criteria.tree(lines)
    one.save()
    given = _give(one)
    facts = {"code": code, "groups": one.title_groups, "points": str(full_scale(criteria_of(one.sections)))}
    audit.record(actor=actor, act="criteria.save", target=one, data=facts | {"cadres": given}, at=at)
    return one


def _give(one: CriteriaSet) -> int:
    """Cadres of the set's groups whose own score has not begun take it; the set for all others only fills gaps."""
    free = Evaluation.objects.filter(campaign=one.campaign, is_scored=True).exclude(
        score_sheets__isnull=False
    )
    if one.title_groups:
        return free.filter(title_group__in=one.title_groups).update(criteria_set=one)
    return free.filter(criteria_set=None).update(criteria_set=one)


def lines_from_workbook(content: bytes) -> list[Line]:
    """The rows of the first sheet of an .xlsx by heading, whatever the order of columns; raises `criteria_file`."""
    if len(content) > MOST_BYTES:
        raise DomainError("criteria_file", why="tệp quá lớn")
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as kept:
        kept.write(content)
        kept.flush()
        try:
            sheets = read_workbook(Path(kept.name))
        except UnreadableWorkbook:
            raise DomainError("criteria_file", why="không phải tệp .xlsx đọc được") from None
    rows = next(iter(sheets.values()), [])
    return _lines(rows)


def _lines(rows: Sequence[Sequence]) -> list[Line]:
    wanted = {heading.lower(): heading for heading in HEADINGS}
    for place, row in enumerate(rows[:20]):
        names = [clean(str(cell or "")).lower() for cell in row]
        if {"mã", "nội dung", "điểm tối đa"} <= set(names):
            columns = {wanted[name]: index for index, name in enumerate(names) if name in wanted}
            found = [
                _line(number, cells, columns)
                for number, cells in enumerate(rows[place + 1 :], start=place + 2)
            ]
            return [line for line in found if line.key or line.label or line.maximum]
    raise DomainError("criteria_file", why="không thấy hàng tiêu đề Mã, Nội dung, Điểm tối đa")


def _line(number: int, cells: Sequence, columns: dict[str, int]) -> Line:
    def cell(heading: str) -> str:
        index = columns.get(heading)
        value = cells[index] if index is not None and index < len(cells) else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return clean(str(value)) if value is not None else ""

    key, label, maximum, off = (cell(heading) for heading in HEADINGS)
    return Line(number, key, label, maximum, off.lower() in YES)


def workbook_of(one: CriteriaSet | None) -> bytes:
    """The set, or an empty frame, as an .xlsx that can be edited and imported again; text stays text (REP-4)."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tiêu chí"
    sheet.append(HEADINGS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in criteria.lines_of(one.sections) if one else []:
        points = float(line.maximum) if line.maximum else None
        sheet.append([None, None, points, "có" if line.may_not_apply else None])
        for column, text in ((1, line.key), (2, line.label)):
            cell = sheet.cell(sheet.max_row, column)
            cell.value, cell.data_type = text, "s"
        sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in zip("ABCD", (10, 80, 14, 20), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
