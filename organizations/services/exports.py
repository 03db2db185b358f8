"""Workbooks out of the register: the list of people as shown, the whole register in the import's shape, the empty template."""

import tempfile
from collections.abc import Iterable, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from organizations.enums import Category
from organizations.selectors.roster import stored_rows
from organizations.selectors.sheets import SHEETS, Column, Sheet, written

DATE = "dd/mm/yyyy"
A4 = 9
GENERAL = "General"
CATEGORY_WORDS = dict(Category.choices)
_LINE = Side(style="thin", color="999999")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
HEAD_FONT, HEAD_FILL = (
    Font(name="Times New Roman", size=11, bold=True),
    PatternFill("solid", fgColor="EFEBE3"),
)
BODY_FONT = Font(name="Times New Roman", size=11)
LIST_HEADINGS = (
    ("STT", 6),
    ("Mã", 11),
    ("Họ và tên", 28),
    ("Ngày sinh", 12),
    ("Đối tượng", 16),
    ("Chức vụ", 34),
    ("Đơn vị công tác", 40),
    ("Tổ chức đảng", 44),
)


def _cell(sheet, value: object, *, head: bool = False) -> WriteOnlyCell:
    """A styled cell. Text stays text: what begins with = + - @ is never a formula (REP-4)."""
    cell = WriteOnlyCell(sheet, value=value if value != "" else None)
    if isinstance(value, str) and value:
        cell.data_type = "s"
    if hasattr(value, "year"):
        cell.number_format = DATE
    cell.font, cell.border = (HEAD_FONT if head else BODY_FONT), BORDER
    if head:
        cell.fill = HEAD_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    return cell


def _print_set_up(sheet) -> None:
    """Landscape A4, fit to width, heading repeated on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "A2"
    sheet.oddFooter.right.text = "Trang &P / &N"


def _saved(book: Workbook) -> IO[bytes]:
    book.properties.creator = "Sơn Dương"
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response that sends it closes it
    book.save(file)
    file.seek(0)
    return file


class _Line:
    """Writes row after row through the same cells: openpyxl's streaming sheet copies them at once."""

    def __init__(self, sheet, formats: Sequence[str], *, bordered: bool = False) -> None:
        self.cells = [WriteOnlyCell(sheet) for _ in formats]
        for cell, number_format in zip(self.cells, formats, strict=True):
            cell.number_format = number_format
            if bordered:
                cell.font, cell.border = BODY_FONT, BORDER

    def of(self, values: Iterable[object]) -> list[WriteOnlyCell]:
        """The cells filled with one row's values. Text stays text: = + - @ begin no formula (REP-4)."""
        for cell, value in zip(self.cells, values, strict=True):
            cell.value = None if value == "" else value
            if isinstance(value, str) and value:
                cell.data_type = "s"
        return self.cells


def people_workbook(people: Iterable) -> IO[bytes]:
    """The list of people (with `.posts` and `.cells`) as .xlsx, streamed row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Nhân sự")
    for place, (_, width) in enumerate(LIST_HEADINGS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    _print_set_up(sheet)
    sheet.append([_cell(sheet, heading, head=True) for heading, _ in LIST_HEADINGS])
    line = _Line(
        sheet, [DATE if heading == "Ngày sinh" else GENERAL for heading, _ in LIST_HEADINGS], bordered=True
    )
    for number, person in enumerate(people, 1):
        post = person.posts[0] if person.posts else None
        values = (
            number,
            person.code,
            person.full_name,
            person.birth_date or "",
            CATEGORY_WORDS[person.category],
            post.title if post else "",
            str(person.workplace or (post.place if post else "")),
            person.cells[0].organization.name if person.cells else "",
        )
        sheet.append(line.of(values))
    return _saved(book)


def roster_workbook() -> IO[bytes]:
    """The whole register in the twelve sheets; importing it again changes nothing (ORG-8)."""
    book = Workbook(write_only=True)
    for spec in SHEETS:
        sheet = _sheet_with_heading(book, spec)
        line = _Line(sheet, [DATE if column.is_day else GENERAL for column in spec.columns])
        for _, values in stored_rows(spec):
            sheet.append(line.of(written(*pair) for pair in zip(spec.columns, values, strict=True)))
    return _saved(book)


def template_workbook() -> IO[bytes]:
    """The twelve empty sheets, with a note on each heading and lists of allowed words."""
    book = Workbook(write_only=True)
    for spec in SHEETS:
        sheet = _sheet_with_heading(book, spec)
        for place, column in enumerate(spec.columns, 1):
            words = list(column.words.values()) or (["Có", "Không"] if column.empty is False else [])
            if words and len(",".join(words)) <= 255 and not any("," in word for word in words):
                letter = get_column_letter(place)
                rule = DataValidation(type="list", formula1='"{}"'.format(",".join(words)), allow_blank=True)
                rule.add(f"{letter}2:{letter}20000")
                sheet.data_validations.append(rule)
    return _saved(book)


def _sheet_with_heading(book: Workbook, spec: Sheet):
    sheet = book.create_sheet(spec.name)
    for place, column in enumerate(spec.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = max(12, min(36, len(column.heading) + 6))
    _print_set_up(sheet)
    heads = []
    for column in spec.columns:
        head = _cell(sheet, column.heading, head=True)
        head.comment = Comment(_hint(column), "Sơn Dương", width=280, height=90)
        heads.append(head)
    sheet.append(heads)
    return sheet


def _hint(column: Column) -> str:
    """What a column takes, for whoever fills it."""
    parts = ["Bắt buộc." if column.required else "Không bắt buộc."]
    if column.refers:
        parts.append(f"Mã đã có trong trang tính “{column.refers}”.")
    if column.words:
        parts.append("Một trong: " + ", ".join(column.words.values()) + ".")
    if column.empty is False:
        parts.append("Có hoặc Không.")
    if column.is_day:
        parts.append("Ngày/tháng/năm.")
    return " ".join(parts)


def faults_workbook(faults: Iterable[dict]) -> IO[bytes]:
    """The faults of an import as a list to work through."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lỗi")
    for letter, width in zip("ABCD", (24, 8, 28, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    _print_set_up(sheet)
    sheet.append([_cell(sheet, heading, head=True) for heading in ("Trang tính", "Dòng", "Cột", "Lỗi")])
    for fault in faults:
        values = (fault["sheet"] or "", fault["row"] or "", fault["column"] or "", fault["message"])
        sheet.append([_cell(sheet, value) for value in values])
    return _saved(book)
