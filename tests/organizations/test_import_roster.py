"""The import tells every fault with sheet, row and column, and writes all or nothing (ORG-8, ORG-9)."""

import json
import unicodedata
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from openpyxl.utils import get_column_letter

from organizations.models import Person, RecordedRating, Unit
from organizations.selectors.roster import counts, stored_rows
from organizations.selectors.sheets import SHEETS
from organizations.services.roster.importing import roster_import
from sonduong.kit.clock import HANOI
from sonduong.kit.models import AuditEntry
from tests.organizations.workbooks import MINI, changed, mini_sheets, save

pytestmark = pytest.mark.django_db
AT = datetime(2020, 12, 2, 8, 0, tzinfo=HANOI)
ROWS = {
    "Tổ chức đảng": 32,
    "Đơn vị": 19,
    "Nhân sự": 358,
    "Đảng viên": 330,
    "Chức vụ": 205,
    "Tập thể": 33,
    "Thành viên tập thể": 103,
    "Nghỉ": 3,
    "Kết quả CCVC": 130,
    "Kết quả các năm": 891,
    "Phân công": 42,
    "Quy hoạch": 17,
}


def run(path, **options):
    return roster_import(path=path, actor=None, at=AT, **options)


def faults(report):
    return [(fault.sheet, fault.row, fault.column, fault.message) for fault in report.faults]


def everything():
    return {sheet.name: sorted(map(str, (values for _, values in stored_rows(sheet)))) for sheet in SHEETS}


@pytest.mark.db_sensitive
def test_the_mini_roster_is_written_once_and_a_second_run_changes_nothing():
    assert run(MINI).rows == {
        name: {"new": count, "changed": 0, "same": 0, "error": 0} for name, count in ROWS.items()
    }
    before = everything()
    assert run(MINI).rows == {
        name: {"new": 0, "changed": 0, "same": count, "error": 0} for name, count in ROWS.items()
    }
    assert everything() == before
    assert counts() == ROWS
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["roster.import"]


def test_references_and_keys_are_what_the_sheet_says():
    run(MINI)
    unit = Unit.objects.get(code="VPHU")
    assert (unit.parent.code, unit.superior_collective.code, unit.party_organization.code) == (
        "HU",
        "TT-HU",
        "CB-VPHU",
    )
    first = Person.objects.get(code="NS00001")
    assert (first.full_name, first.search_key, first.gender) == (
        "Hoàng Bích Châm",
        " hoang bich cham ",
        "female",
    )


BOOM = {
    "sqlite": [
        "CREATE TRIGGER boom BEFORE INSERT ON organizations_planningentry BEGIN SELECT RAISE(ABORT, 'boom'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION boom() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'boom'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER boom BEFORE INSERT ON organizations_planningentry EXECUTE FUNCTION boom()",
    ],
}


@pytest.mark.db_sensitive
def test_a_database_that_fails_at_the_last_sheet_keeps_nothing_of_the_others():
    with connection.cursor() as cursor:
        for statement in BOOM[connection.vendor]:
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="boom"):
        run(MINI)
    assert sum(counts().values()) == 0
    assert not AuditEntry.objects.exists()


def test_a_dry_run_tells_the_same_and_writes_nothing():
    assert run(MINI, dry_run=True).rows["Nhân sự"] == {"new": 358, "changed": 0, "same": 0, "error": 0}
    assert sum(counts().values()) == 0


def test_only_the_chosen_sheets_are_read():
    run(MINI, sheets=["Tổ chức đảng"])
    assert {name: count for name, count in counts().items() if count} == {"Tổ chức đảng": 32}


def test_a_changed_cell_changes_one_row(tmp_path):
    run(MINI)
    path = changed(tmp_path / "a.xlsx", "Nhân sự", lambda rows: rows[1].__setitem__(1, "Hoàng Bích Trâm"))
    report = run(path)
    assert report.rows["Nhân sự"] == {"new": 0, "changed": 1, "same": 357, "error": 0}
    assert report.states["Nhân sự"][2] == "changed"
    assert Person.objects.get(code="NS00001").search_key == " hoang bich tram "


def test_changed_references_and_ratings_are_followed(tmp_path):
    run(MINI)
    sheets = mini_sheets()
    units, ratings = sheets["Đơn vị"], sheets["Kết quả các năm"]
    row = next(row for row in units if row[0] == "VPHU")
    row[units[0].index("Mã tập thể cấp trên trực tiếp")], row[units[0].index("Mã cấp trên")] = (
        "TT-UBND",
        "UBND",
    )
    ratings[1][3], ratings[1][7] = "Không xếp loại", "Nghỉ cả năm"
    report = run(save(tmp_path / "a.xlsx", sheets))
    assert {name: found["changed"] for name, found in report.rows.items() if found["changed"]} == {
        "Đơn vị": 1,
        "Kết quả các năm": 1,
    }
    unit = Unit.objects.get(code="VPHU")
    assert (unit.superior_collective.code, unit.parent.code) == ("TT-UBND", "UBND")
    rating = RecordedRating.objects.get(kind="person", person__code=ratings[1][2], year=ratings[1][0])
    assert (rating.rating, rating.not_rated_reason, rating.note) == ("not_rated", "Nghỉ cả năm", "")
    assert run(tmp_path / "a.xlsx").rows["Đơn vị"]["same"] == 19


def test_a_column_that_the_file_lacks_keeps_what_the_register_has(tmp_path):
    run(MINI)
    sheets = {"Nhân sự": [row[:2] + row[3:4] for row in mini_sheets()["Nhân sự"]]}
    report = run(save(tmp_path / "a.xlsx", sheets), sheets=["Nhân sự"])
    assert report.rows["Nhân sự"] == {"new": 0, "changed": 0, "same": 358, "error": 0}


def broken(rows, line, column, value):
    rows[line - 1][rows[0].index(column)] = value


BROKEN = [
    ("Đơn vị", 5, "Mã tổ chức đảng", "CB-XXX", "Không có mã “CB-XXX” trong trang tính “Tổ chức đảng” và trong hồ sơ đã có."),
    ("Đảng viên", 9, "Mã nhân sự", "NS99999", "Không có mã “NS99999” trong trang tính “Nhân sự” và trong hồ sơ đã có."),
    ("Kết quả các năm", 4, "Mã", "KHONG", "Không có mã “KHONG” trong trang tính “Nhân sự” và trong hồ sơ đã có."),
    ("Nhân sự", 3, "Ngày sinh", "31/02/1970", "Không có ngày 31/02/1970; hãy ghi ngày trước, tháng sau."),
    ("Nhân sự", 3, "Ngày sinh", "01/01/2030", "Ngày sinh 01/01/2030 sau ngày nhập."),
    ("Nhân sự", 3, "Họ và tên", None, "Không được để trống."),
    ("Nhân sự", 3, "Đối tượng", "Sếp", "“Sếp” không có trong danh mục: Cán bộ, Công chức, Viên chức, Lực lượng vũ trang, Khác."),
    ("Nhân sự", 5, "Mã", "NS00001", "Trùng với dòng 2."),
    ("Nghỉ", 2, "Đến ngày", "01/08/2020", "Đến ngày trước Từ ngày."),
    ("Tổ chức đảng", 3, "Mã cấp trên", "CB-VPHU", "Cấp trên tạo thành vòng lặp: CB-VPHU → CB-VPHU."),
    ("Tổ chức đảng", 3, "Loại", "Chi bộ trực thuộc", "Chi bộ trực thuộc không thể thuộc Đảng bộ huyện."),
    ("Chức vụ", 2, "Mã đơn vị", None, "Chỉ ghi một trong hai: Mã đơn vị hoặc Mã tổ chức đảng."),
    ("Kết quả CCVC", 2, "Năm", "hai nghìn", "“hai nghìn” không phải là năm."),
    ("Kết quả CCVC", 2, "Mức xếp loại", "Giỏi", "“Giỏi” không có trong danh mục: Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt "
     "nhiệm vụ, Hoàn thành nhiệm vụ, Không hoàn thành nhiệm vụ, Không xếp loại."),
]  # fmt: skip
SHOWN_AT = {("Tổ chức đảng", "Loại"): "Mã cấp trên"}


@pytest.mark.parametrize(("sheet", "row", "column", "value", "message"), BROKEN)
def test_one_fault_is_told_where_it_stands_and_nothing_is_written(
    tmp_path, sheet, row, column, value, message
):
    report = run(changed(tmp_path / "a.xlsx", sheet, lambda rows: broken(rows, row, column, value)))
    assert (sheet, row, SHOWN_AT.get((sheet, column), column), message) in faults(report)
    assert report.rows[sheet]["error"] >= 1
    assert sum(counts().values()) == 0


def test_the_same_person_under_two_codes_is_told(tmp_path):
    def double(rows):
        rows.append(["NS77777", *rows[1][1:]])

    report = run(changed(tmp_path / "a.xlsx", "Nhân sự", double))
    message = "Có thể là một người nhập hai lần: trùng họ tên, ngày sinh, nơi công tác với mã NS00001."
    assert faults(report) == [("Nhân sự", 360, "Mã", message)]


def test_two_official_memberships_on_one_day_are_told(tmp_path):
    def double(rows):
        rows.append(["NS00008", "CB-TG", *rows[1][2:]])

    report = run(changed(tmp_path / "a.xlsx", "Đảng viên", double))
    message = "Đã sinh hoạt đảng chính thức tại “CB-VPHU” trong cùng thời gian (từ 01/01/2016)."
    assert faults(report) == [("Đảng viên", 332, "Từ ngày", message)]


def test_a_second_head_beside_one_of_the_register_is_told(tmp_path):
    run(MINI)
    rows = mini_sheets()["Chức vụ"]
    head = next(row for row in rows[1:] if row[1] == "UBND" and row[5] == "Có")
    added = ["NS00009", *head[1:]]
    report = run(save(tmp_path / "a.xlsx", {"Chức vụ": [rows[0], added]}), sheets=["Chức vụ"])
    message = "“UBND” đã có người đứng đầu trong cùng thời gian: NS00003 (từ 05/07/2017)."
    assert faults(report) == [("Chức vụ", 2, "Từ ngày", message)]


def test_every_fault_is_told_at_once(tmp_path):
    def break_three(rows):
        broken(rows, 3, "Ngày sinh", "x")
        broken(rows, 3, "Giới tính", "y")
        broken(rows, 7, "Mã đơn vị công tác", "z")

    report = run(changed(tmp_path / "a.xlsx", "Nhân sự", break_three))
    assert [(fault.row, fault.column) for fault in report.faults] == [
        (3, "Ngày sinh"),
        (3, "Giới tính"),
        (7, "Mã đơn vị công tác"),
    ]
    assert report.rows["Nhân sự"] == {"new": 356, "changed": 0, "same": 0, "error": 2}


def test_a_missing_sheet_is_told_but_an_optional_one_may_lack(tmp_path):
    sheets = mini_sheets()
    del sheets["Nghỉ"], sheets["Quy hoạch"]
    assert faults(run(save(tmp_path / "a.xlsx", sheets))) == [
        ("Nghỉ", None, None, "Thiếu trang tính “Nghỉ”.")
    ]


def test_an_unknown_sheet_name_is_told():
    assert faults(run(MINI, sheets=["Lương"])) == [
        ("Lương", None, None, "Không có trang tính nào tên “Lương” trong mẫu nhập.")
    ]


def test_a_missing_compulsory_column_is_told(tmp_path):
    sheets = mini_sheets()
    sheets["Nghỉ"] = [row[1:] for row in sheets["Nghỉ"]]
    report = run(save(tmp_path / "a.xlsx", sheets))
    assert faults(report) == [("Nghỉ", 1, "Mã nhân sự", "Thiếu cột “Mã nhân sự”.")]


def test_an_office_file_with_everything_odd_says_the_same_as_the_clean_one(tmp_path):
    """Title, two heading rows with merges, blank rows, text dates, spaces, decomposed letters, another order."""
    run(MINI)
    rows = mini_sheets()["Đảng viên"]
    order = [8, 0, 5, 6, 1, 2, 3, 4, 7]
    odd = [["DANH SÁCH ĐẢNG VIÊN"], [], [rows[0][place] for place in order], [None] * 9]
    odd[2][2:4], odd[3][2:4] = ["Thời gian", None], ["Từ ngày", "Đến ngày"]
    for number, row in enumerate(rows[1:]):
        text = [_oddly(cell, number) for cell in row]
        odd += [[text[place] for place in order], [None, "  "]]

    def merge(book):
        sheet = book.active
        sheet.merge_cells("A1:I1")
        sheet.merge_cells("C3:D3")
        for place in (1, 2, 5, 6, 7, 8, 9):
            sheet.merge_cells(f"{get_column_letter(place)}3:{get_column_letter(place)}4")

    report = run(save(tmp_path / "a.xlsx", {"ĐẢNG VIÊN ": odd}, merge), sheets=["Đảng viên"])
    assert faults(report) == []
    assert report.rows["Đảng viên"] == {"new": 0, "changed": 0, "same": 330, "error": 0}


def _oddly(cell, number):
    if isinstance(cell, datetime):
        return [f"{cell.day}/{cell.month}/{cell.year}", cell.date().isoformat(), cell][number % 3]
    return unicodedata.normalize("NFD", f" {cell}  ") if isinstance(cell, str) else cell


def test_a_not_rated_year_keeps_its_reason(tmp_path):
    run(MINI)
    heading = mini_sheets()["Kết quả các năm"][0]
    row = [2020, "Đơn vị", "VPHU", "Không xếp loại", "UBND huyện", "12/QĐ", "20/12/2020", "Mới thành lập"]
    run(save(tmp_path / "a.xlsx", {"Kết quả các năm": [heading, row]}), sheets=["Kết quả các năm"])
    stored = RecordedRating.objects.get(year=2020)
    assert (stored.unit.code, stored.rating, stored.not_rated_reason, stored.note) == (
        "VPHU",
        "not_rated",
        "Mới thành lập",
        "",
    )


def test_the_command_prints_one_json_document_and_ends_with_one_on_faults(tmp_path):
    path = changed(tmp_path / "a.xlsx", "Nghỉ", lambda rows: broken(rows, 2, "Loại", "Du lịch"))
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_roster", path, "--json", stdout=out)
    assert end.value.code == 1
    document = json.loads(out.getvalue())
    assert document["ok"] is False
    assert document["errors"] == [
        {
            "sheet": "Nghỉ",
            "row": 2,
            "column": "Loại",
            "message": "“Du lịch” không có trong danh mục: Ốm, Thai sản.",
        }
    ]
    assert document["rows"]["Nghỉ"] == {"new": 2, "changed": 0, "same": 0, "error": 1}
