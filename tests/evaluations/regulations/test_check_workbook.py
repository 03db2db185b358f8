"""Opening a list of ratings as a Mẫu 09 workbook: read like the same list in JSON, every unreadable place is named."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from evaluations.domain.checking import Subject, check
from evaluations.domain.ratings import Rating
from evaluations.regulations.check_file import open_list
from evaluations.regulations.check_json import UnreadableList

CADRE = {"id": "CB-1", "kind": "cadre", "group": ["Bí thư", "xã", "", ""], "rating": "good"}
CODES = ["Dòng", "Mã", "Loại", "Nhóm chức danh", "Cấp", "Ngành", "Lĩnh vực", "Mã đơn vị", "Mã tập thể"]


def refused(content):
    with pytest.raises(UnreadableList) as wrong:
        open_list(content)
    return [(problem.where, problem.message) for problem in wrong.value.problems]


def workbook(
    rows, codes=(), headings=CODES, level_row=("STT", "Họ và tên", "HTXSNV", "HTTNV", "HTNV", "KHTNV")
):
    book = Workbook()
    sheet = book.active
    sheet.title = "Mẫu 09"
    sheet["A1"] = "DANH SÁCH ĐỀ NGHỊ XẾP LOẠI CÁN BỘ"
    for row in (level_row, *rows):
        sheet.append(row)
    if headings is not None:
        second = book.create_sheet("Mã")
        for row in (headings, *codes):
            second.append(row)
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def code(line, id, *keys, kind="cadre", unit="XA-1", collective="TT-1"):
    return [line, id, kind, *(keys or ("Bí thư", "xã", None, None)), unit, collective]


def test_a_workbook_is_read_back_as_the_same_list():
    content = workbook(
        [
            ["I", "Bí thư", 1, 1, 0, 0],
            [1, "A", "X", None, None, None],
            [2, "B", None, "x", None, None],
            [3, "C"],
        ],
        [code(4, "CB-1"), [], code("5", "CB-2", unit=None), code(6.0, "CB-3", None, None, None, None)],
    )
    found = open_list(content).listed
    assert found.subjects == (
        Subject("CB-1", "cadre", ("Bí thư", "xã", "", ""), Rating.EXCELLENT, unit="XA-1", collective="TT-1"),
        Subject("CB-2", "cadre", ("Bí thư", "xã", "", ""), Rating.GOOD, collective="TT-1"),
        Subject("CB-3", "cadre", (), Rating.NOT_RATED, unit="XA-1", collective="TT-1"),
    )
    assert found.year is None


def test_a_workbook_with_too_many_excellent_breaks_the_ceiling():
    rows = [[n, "A", "X", None, None, None] for n in range(3)]
    found = open_list(workbook(rows, [code(3 + n, f"CB-{n}") for n in range(3)]))
    assert [v.rule for v in check(found.listed, found.regulation).violations] == ["RUL-3"]


def test_columns_of_the_sheet_of_codes_may_stand_in_another_order():
    headings = ["Mã", "Dòng", "Mã tập thể", *CODES[2:8]]
    content = workbook(
        [[1, "A", "X"]], [["CB-1", 3, "TT-1", "cadre", "Bí thư", "xã", None, None, "XA-1"]], headings
    )
    assert open_list(content).listed.subjects[0].collective == "TT-1"


def test_marks_that_a_formula_makes_are_refused():
    assert refused(workbook([[1, "A", "=IF(1,1)", None]], [code(3, "CB-1")])) == [
        ("Mẫu 09!dòng 3 (C3)", "là công thức, cần dấu X")
    ]


def test_codes_that_a_formula_makes_are_refused():
    assert refused(workbook([[1, "A", "X"]], [code(3, "=A1")])) == [("Mã!B2", "là công thức, cần giá trị")]


def test_a_formula_elsewhere_on_the_list_does_no_harm():
    content = workbook([[1, "A", "X"], ["", "Tổng", "=SUM(1,1)"]], [code(3, "CB-1")])
    assert open_list(content).listed.subjects[0].rating is Rating.EXCELLENT


def test_text_that_begins_like_a_formula_is_text():
    book = Workbook(write_only=True)
    first, second = book.create_sheet("Mẫu 09"), book.create_sheet("Mã")
    first.append(["HTXSNV", "HTTNV", "HTNV", "KHTNV"])
    first.append(["X"])
    second.append(CODES)
    quoted = WriteOnlyCell(second, "=CB-1")
    quoted.data_type = "s"
    second.append([2, quoted, *code(2, "x")[2:]])
    assert open_list(saved(book)).listed.subjects[0].id == "=CB-1"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (workbook([], headings=None), ("tệp", "không có trang tính “Mã” mà Mẫu 09 của phần mềm mang theo")),
        (
            workbook([], level_row=("STT", "HTXSNV", "HTTNV")),
            ("trang đầu", "không thấy bốn cột mức HTXSNV, HTTNV, HTNV, KHTNV"),
        ),
        (workbook([], headings=["Dòng", "Mã"]), ("Mã!1", "thiếu cột Loại, Mã đơn vị, Mã tập thể")),
        (workbook([], [code(99, "CB-1")]), ("Mã!dòng 2", "dòng “99” không có trên trang “Mẫu 09”")),
        (workbook([], [code("-1", "CB-1")]), ("Mã!dòng 2", "dòng “-1” không có trên trang “Mẫu 09”")),
        (workbook([[1, "A", "X", "X"]], [code(3, "CB-1")]), ("Mẫu 09!dòng 3", "đánh dấu nhiều hơn một mức")),
        (
            workbook([[1, "A", "X"]], [code(3, "CB-1", kind="boss")]),
            (
                "subjects[0].kind (CB-1)",
                "không có loại đối tượng “boss” (có: member, cadre, party_organization, collective, civil_servant)",
            ),
        ),
    ],
)
def test_a_workbook_that_cannot_be_judged_says_where(content, problem):
    assert refused(content) == [problem]


def test_a_packed_file_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("readme.txt", "not a workbook")
    assert refused(out.getvalue()) == [("tệp", "không phải sổ tính .xlsx đọc được")]


def test_a_packed_file_that_grows_without_end_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("bomb", "w") as bomb:
        for _ in range(201):
            bomb.write(b"\0" * 1024 * 1024)
    assert refused(out.getvalue()) == [("tệp", "sổ tính quá lớn sau khi giải nén")]


TWO = [[1, "A", "X", None, None, None], [2, "B", None, "x", None, None]]


def test_two_codes_on_one_line_are_refused():
    assert refused(workbook(TWO, [code(3, "CB-1"), code(3, "CB-2")])) == [
        ("Mã!dòng 3", "dòng “3” đã ghi ở dòng 2 của trang này")
    ]


def test_a_marked_line_without_a_code_is_not_left_out_in_silence():
    where = ("Mẫu 09!dòng 4", "có dấu X nhưng không có mã ở trang “Mã” nên không kiểm tra được")
    assert refused(workbook(TWO, [code(3, "CB-1")])) == [where]
