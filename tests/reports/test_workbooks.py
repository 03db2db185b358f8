"""Workbooks: what was put in comes out by another reader, text stays text, print set-up as on paper."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from reports.papers import mau_09
from reports.registry import all_papers
from reports.renderers import xlsx
from reports.sheets import PLAIN, Cell, Row, Sheet, height_of

WITH_ROWS = [code for code, spec in all_papers().items() if spec.sheets]
each_workbook = pytest.mark.parametrize("code", WITH_ROWS)


def workbook(code):
    spec = all_papers()[code]
    return xlsx.from_sheets(spec.sheets(spec.sample()))


def test_papers_06_to_10_come_as_workbooks():
    assert {"06", "07", "08", "09", "10"} <= set(WITH_ROWS)


@each_workbook
def test_the_same_values_give_the_same_workbook(code):
    assert workbook(code) == workbook(code)


@each_workbook
def test_a_workbook_prints_on_a4_fit_to_width_with_repeated_heads(code):
    page = openpyxl.load_workbook(BytesIO(workbook(code))).worksheets[0]

    assert (page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (9, 1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage is True
    assert page.print_title_rows is not None
    assert page.freeze_panes is not None


@each_workbook
def test_no_cell_of_a_workbook_is_a_formula(code):
    book = openpyxl.load_workbook(BytesIO(workbook(code)))

    assert [cell for page in book for row in page for cell in row if cell.data_type == "f"] == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("x")', "\x07=1+1", "00123"]
)
def test_text_that_looks_like_a_formula_stays_text(text):
    content = xlsx.from_sheets((Sheet("A", (20,), (Row((Cell(1, text, PLAIN),)),)),))
    cell = openpyxl.load_workbook(BytesIO(content)).worksheets[0]["A1"]
    other = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()

    shown = text.replace("\x07", "")
    assert (cell.value, cell.data_type) == (shown, "s")
    assert other == [[shown]]


def test_a_name_that_looks_like_a_formula_stays_text_on_the_list():
    values = mau_09.sample()
    group = values.groups[0]
    line = replace(group.lines[0], name="=cmd|' /C calc'!A0", note="-1")
    poisoned = replace(values, groups=(replace(group, lines=(line,)),))
    page = openpyxl.load_workbook(BytesIO(xlsx.from_sheets(mau_09.sheets(poisoned)))).worksheets[0]

    found = [cell for row in page for cell in row if cell.value in ("=cmd|' /C calc'!A0", "-1")]
    assert [cell.data_type for cell in found] == ["s", "s"]


def test_another_reader_finds_names_and_scores_as_numbers():
    book = CalamineWorkbook.from_filelike(BytesIO(workbook("09")))
    rows = book.get_sheet_by_name("Mẫu 09").to_python(skip_empty_area=False)
    lines = {row[1]: row for row in rows if isinstance(row[0], float)}

    values = mau_09.sample()
    assert len(lines) == len(values.lines)
    for line in values.lines:
        assert Decimal(str(lines[line.name][6])) == line.score


def test_every_line_of_the_list_has_its_codes_on_the_second_sheet():
    content = workbook("09")
    book = openpyxl.load_workbook(BytesIO(content))
    page, codes = book["Mẫu 09"], book["Mã"]
    table = [tuple(cell.value for cell in row) for row in codes.iter_rows()]

    assert table[0] == mau_09.CODES
    for line, row in zip(mau_09.sample().lines, table[1:], strict=True):
        assert page.cell(row[0], 2).value == line.name
        assert row[1:3] == (line.codes.id, "cadre")
        assert row[7:] == (line.codes.unit, line.codes.collective)


def test_the_sample_list_keeps_the_ceiling_of_every_group():
    for group in mau_09.sample().groups:
        excellent, good, *_ = group.counts
        assert excellent * 5 <= good or (good + excellent < 5 and excellent <= 1)


@pytest.mark.parametrize(
    ("text", "to", "points"),
    [("Phó Chủ tịch", 1, 17.6), ("Phó Chủ tịch HĐND xã", 1, 32.3), ("Phó Chủ tịch HĐND xã", 2, 17.6)],
)
def test_a_row_is_as_high_as_its_longest_text_in_the_width_that_it_has(text, to, points):
    assert height_of(Row((Cell(1, text, PLAIN, to),)), (40, 60)) == points


def test_a_column_is_as_wide_as_its_millimetres_in_digits_of_the_normal_face():
    content = xlsx.from_sheets((Sheet("A", (40,), (Row((Cell(1, "a", PLAIN),)),)),))
    book = openpyxl.load_workbook(BytesIO(content))

    assert book.worksheets[0].column_dimensions["A"].width == 18.9
    assert (book._fonts[0].name, book._fonts[0].size) == ("Times New Roman", 12)


@pytest.mark.parametrize(("lines", "ends"), [(30, []), (41, [39]), (42, [40])])
def test_signatures_that_begin_a_page_take_two_lines_along(lines, ends):
    rows = (*(Row((Cell(1, "a", PLAIN),), 17),) * lines, Row((Cell(1, "ký", PLAIN),), 165))
    content = xlsx.from_sheets((Sheet("A", (165,), rows),))
    page = openpyxl.load_workbook(BytesIO(content)).worksheets[0]

    assert [one.id for one in page.row_breaks.brk] == ends
