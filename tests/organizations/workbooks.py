"""Workbooks for tests: the mini roster's rows, changed as a test wishes, written as an office's program would."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

MINI = Path(__file__).resolve().parents[2] / "organizations" / "samples" / "mini.xlsx"
Rows = list[list[object]]


def mini_sheets() -> dict[str, Rows]:
    """Sheet → rows of the mini roster, heading first."""
    book = load_workbook(MINI, read_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def save(path: Path, sheets: dict[str, Rows], after: Callable[[Workbook], None] | None = None) -> Path:
    """Write the sheets; `after` may merge cells or restyle before saving."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if after:
        after(book)
    book.save(path)
    return path


def changed(path: Path, sheet: str, change: Callable[[Rows], None]) -> Path:
    """The mini roster with one sheet changed in place."""
    sheets = mini_sheets()
    change(sheets[sheet])
    return save(path, sheets)
