"""Sheets of plain values to an .xlsx file: text stays text, numbers stay numbers, print set-up, same values same bytes."""

import zipfile
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.pagebreak import Break
from openpyxl.writer.excel import ExcelWriter

from reports.sheets import Cell, Look, Sheet, height_of

FACE = "Times New Roman"
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10, "footer": 10}  # millimetres
MM_PER_INCH, POINTS_PER_INCH = 25.4, 72
COMPANY = 2  # rows that go along with the signatures to a new page
_EPOCH = datetime(1980, 1, 1)
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def from_sheets(sheets: tuple[Sheet, ...]) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book.remove(book.active)
    # Widths are counted in its digits: a face that every office has, or a free one of the same measures.
    book._fonts = IndexedList([Font(name=FACE, size=12)])
    book._named_styles["Normal"].font = book._fonts[0]
    for sheet in sheets:
        _write(book, sheet)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "Sơn Dương"
    loose = BytesIO()
    with zipfile.ZipFile(loose, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()  # not Workbook.save(), which stamps the present moment
    return _sealed(loose)


def _sealed(loose: BytesIO) -> bytes:
    """The same archive with every member at one fixed instant, in the order it was written."""
    out = BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(member, source.read(name))
    return out.getvalue()


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.title)
    for number, millimetres in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = _characters(millimetres)
    for number, row in enumerate(sheet.rows, 1):
        page.row_dimensions[number].height = height_of(row, sheet.widths)
        for cell in row.cells:
            _put(page, number, cell)
    _set_up_print(page, sheet)


def _characters(millimetres: float) -> float:
    """A column's width is counted in digits of the normal face, 8 pixels at 12 points, the padding within."""
    return round(millimetres * 96 / MM_PER_INCH / 8, 2)


def _put(page: Any, row: int, cell: Cell) -> None:
    place = page.cell(row, cell.col)
    if isinstance(cell.value, tuple):
        place.value = CellRichText(*[TextBlock(_inline(run.look), _clean(run.text)) for run in cell.value])
    elif isinstance(cell.value, str):
        place.value = _clean(cell.value)
        place.data_type = "s"  # openpyxl would take a leading = for a formula (REP-4)
    else:
        place.value = cell.value
    font, alignment = _style(cell.look)
    place.font, place.alignment = font, alignment
    if cell.look.number and not isinstance(cell.value, str):
        place.number_format = cell.look.number
    to, down = max(cell.to, cell.col), row + cell.down - 1
    if cell.look.box:
        for line in range(row, down + 1):
            for column in range(cell.col, to + 1):
                page.cell(line, column).border = _BOX
    if to > cell.col or down > row:
        page.merge_cells(start_row=row, start_column=cell.col, end_row=down, end_column=to)


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)


@lru_cache(maxsize=200)
def _style(look: Look) -> tuple[Font, Alignment]:
    font = Font(
        name=FACE,
        size=look.size,
        bold=look.bold,
        italic=look.italic,
        underline="single" if look.underline else None,
    )
    return font, Alignment(
        horizontal=look.align,
        vertical="top" if look.upper else "center",
        wrap_text=not look.shrinks,
        shrink_to_fit=look.shrinks,
    )


@lru_cache(maxsize=50)
def _inline(look: Look) -> InlineFont:
    return InlineFont(
        rFont=FACE, sz=look.size, b=look.bold, i=look.italic, u="single" if look.underline else None
    )


def _kept_together(sheet: Sheet) -> int | None:
    """The row after which a page must end, so that the signatures in the last row take lines of the table along."""
    across, down = (297, 210) if sheet.landscape else (210, 297)
    shrunk = min(1.0, (across - MARGINS["left"] - MARGINS["right"]) / sum(sheet.widths))
    room = (down - MARGINS["top"] - MARGINS["bottom"]) / MM_PER_INCH * POINTS_PER_INCH / shrunk
    heights = [height_of(row, sheet.widths) for row in sheet.rows]
    repeated = sum(heights[sheet.head[0] - 1 : sheet.head[1]]) if sheet.head else 0
    used, begins = 0.0, 0
    for place, height in enumerate(heights):
        if used + height > room:
            used, begins = repeated, place
        used += height
    last = len(heights) - 1
    return last - COMPANY if last - COMPANY < begins and begins > 0 else None


def _set_up_print(page: Any, sheet: Sheet) -> None:
    last = get_column_letter(len(sheet.widths))
    page.print_area = f"A1:{last}{len(sheet.rows)}"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    page.sheet_view.showGridLines = False
    for side, millimetres in MARGINS.items():
        setattr(page.page_margins, side, millimetres / MM_PER_INCH)
    page.oddHeader.center.text, page.oddHeader.center.size = "&P", 14
    page.oddHeader.center.font = f"{FACE},Regular"
    page.HeaderFooter.differentFirst = True
    if (end := _kept_together(sheet)) is not None:
        page.row_breaks.append(Break(id=end))
    if sheet.head:
        page.print_title_rows = f"{sheet.head[0]}:{sheet.head[1]}"
        page.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{sheet.head[1] + 1}"
