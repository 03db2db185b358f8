"""Reads a Mẫu 09 workbook back: the marks on its first sheet, the codes on its sheet `Mã`.

Sheet `Mã` has the headings Dòng, Mã, Loại, then the keys of the group, then Mã đơn vị, Mã tập thể; `Dòng` is the row of the
first sheet on which the subject stands. A formula where a value is needed is refused: its result cannot be trusted.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from evaluations.domain.ratings import LEVELS, Rating
from evaluations.regulations.check_json import Problem, UnreadableList

CODES = "Mã"
LEVEL_HEADINGS = dict(zip(("HTXSNV", "HTTNV", "HTNV", "KHTNV"), LEVELS, strict=True))
HEADING_ROWS = 60  # the table of a Mẫu 09 begins after the paper's heading
LARGEST_UNPACKED = 200 * 1024 * 1024  # bytes


def rows_of_workbook(content: bytes) -> Mapping[str, Any]:
    """The list as the JSON form has it, so that both are judged by the same reader; raises UnreadableList."""
    book = _opened(content)
    if CODES not in book.sheetnames:
        raise UnreadableList(
            [Problem("tệp", f"không có trang tính “{CODES}” mà Mẫu 09 của phần mềm mang theo")]
        )
    listed = dict(_rows(book.worksheets[0]))
    columns = _level_columns(listed)
    problems: list[Problem] = []
    first = book.sheetnames[0]
    lines: dict[int, int] = {}
    subjects = list(_subjects(book[CODES], listed, columns, first, lines, problems))
    if wrong := problems or list(_uncoded(listed, columns, first, lines)):
        raise UnreadableList(wrong)
    return {"subjects": subjects}


def _opened(content: bytes) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
        book = load_workbook(io.BytesIO(content), read_only=True) if unpacked <= LARGEST_UNPACKED else None
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, OSError) as wrong:
        raise UnreadableList([Problem("tệp", "không phải sổ tính .xlsx đọc được")]) from wrong
    if book is None:
        raise UnreadableList([Problem("tệp", "sổ tính quá lớn sau khi giải nén")])
    return book


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    yield from enumerate(sheet.iter_rows(), start=1)


def _level_columns(listed: Mapping[int, Sequence[Any]]) -> dict[int, Rating]:
    for number in sorted(listed)[:HEADING_ROWS]:
        found = {
            index: LEVEL_HEADINGS[text]
            for index, cell in enumerate(listed[number])
            if (text := _text(cell)) in LEVEL_HEADINGS
        }
        if len(found) == len(LEVEL_HEADINGS):
            return found
    raise UnreadableList([Problem("trang đầu", f"không thấy bốn cột mức {', '.join(LEVEL_HEADINGS)}")])


def _subjects(
    codes: Any,
    listed: Mapping[int, Sequence[Any]],
    columns: Mapping[int, Rating],
    first: str,
    lines: dict[int, int],
    problems: list[Problem],
) -> Iterator[dict[str, Any]]:
    rows = _rows(codes)
    headings = [_text(cell) for cell in next(rows, (0, ()))[1]]
    needed = ("Dòng", "Mã", "Loại", "Mã đơn vị", "Mã tập thể")
    if missing := [name for name in needed if name not in headings]:
        problems.append(Problem(f"{CODES}!1", f"thiếu cột {', '.join(missing)}"))
        return
    place = {name: headings.index(name) for name in needed}
    for number, row in rows:
        if not any(_text(cell) for cell in row):
            continue
        if formula := next((cell for cell in row if _is_formula(cell)), None):
            problems.append(Problem(f"{CODES}!{formula.coordinate}", "là công thức, cần giá trị"))
            continue
        texts = [_text(cell) for cell in row] + [""] * len(headings)
        line = texts[place["Dòng"]]
        if not line.isdecimal() or int(line) not in listed:
            problems.append(Problem(f"{CODES}!dòng {number}", f"dòng “{line}” không có trên trang “{first}”"))
            continue
        if int(line) in lines:
            where = f"{CODES}!dòng {number}"
            problems.append(Problem(where, f"dòng “{line}” đã ghi ở dòng {lines[int(line)]} của trang này"))
            continue
        lines[int(line)] = number
        keys = texts[place["Loại"] + 1 : place["Mã đơn vị"]]
        yield {
            "id": texts[place["Mã"]],
            "kind": texts[place["Loại"]],
            "group": keys if any(keys) else [],
            "rating": _marked(listed[int(line)], columns, f"{first}!dòng {line}", problems),
            "unit": texts[place["Mã đơn vị"]] or None,
            "collective": texts[place["Mã tập thể"]] or None,
        }


def _uncoded(
    listed: Mapping[int, Sequence[Any]], columns: Mapping[int, Rating], first: str, lines: Mapping[int, int]
) -> Iterator[Problem]:
    """Lines that carry an X and stand nowhere on the sheet of codes: left out they would not be judged."""
    for number, row in listed.items():
        marks = [_text(row[index]).lower() for index in columns if index < len(row)]
        if "x" in marks and number not in lines:
            yield Problem(
                f"{first}!dòng {number}",
                f"có dấu X nhưng không có mã ở trang “{CODES}” nên không kiểm tra được",
            )


def _marked(row: Sequence[Any], columns: Mapping[int, Rating], where: str, problems: list[Problem]) -> str:
    """The one level marked on a line; no mark is 'not rated'."""
    cells = [(row[index], rating) for index, rating in columns.items() if index < len(row)]
    if formula := next((cell for cell, _ in cells if _is_formula(cell)), None):
        problems.append(Problem(f"{where} ({formula.coordinate})", "là công thức, cần dấu X"))
    marked = [rating for cell, rating in cells if _text(cell)]
    if len(marked) > 1:
        problems.append(Problem(where, "đánh dấu nhiều hơn một mức"))
    return str(marked[0] if marked else Rating.NOT_RATED)


def _is_formula(cell: Any) -> bool:
    return getattr(cell, "data_type", "") == "f"


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
