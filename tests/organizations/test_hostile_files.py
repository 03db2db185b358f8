"""What is no workbook, or a trap, is refused in one sentence and harms nobody (U04, U05)."""

import time
import zipfile

import pytest

from organizations.services.roster.importing import roster_import
from tests.factories import AT
from tests.organizations.workbooks import MINI

pytestmark = pytest.mark.django_db
TOO_LARGE = "Tệp quá lớn hoặc có cấu trúc bất thường, không thể đọc an toàn."


def faults(path):
    found = roster_import(path=path, actor=None, at=AT).faults
    return [(fault.sheet, fault.row, fault.column, fault.message) for fault in found]


def told(path):
    (fault,) = faults(path)
    return fault[3]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"M\xc3\xa3;T\xc3\xaan\n1;2"])
def test_what_is_not_a_workbook_is_one_fault_without_sheet(tmp_path, content):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    message = "Tệp không phải là sổ tính Excel (.xlsx), bị hỏng hoặc có đặt mật khẩu."
    assert faults(path) == [(None, None, None, message)]


def test_a_text_document_in_a_zip_is_not_a_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    assert told(path).startswith("Tệp không phải là sổ tính")


def _with_sheet(path, xml):
    """The mini roster with its first sheet's XML replaced."""
    with zipfile.ZipFile(MINI) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return path


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = _with_sheet(tmp_path / "a.xlsx", SHEET.format(" " * 120_000_000))
    assert told(bomb) == TOO_LARGE


def test_two_cells_at_the_ends_of_the_earth_are_refused_quickly(tmp_path):
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sparse = _with_sheet(tmp_path / "a.xlsx", SHEET.format(cells))
    assert told(sparse) == TOO_LARGE


def test_a_million_rows_of_text_are_refused_within_seconds(tmp_path):
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>x{0}</t></is></c></row>'
    rows = "".join(row.format(number) for number in range(1, 1_000_001))
    endless = _with_sheet(tmp_path / "a.xlsx", SHEET.format(rows))
    start = time.process_time()
    assert told(endless) == TOO_LARGE
    assert time.process_time() - start < 5  # of this process; the child has its own limit


def test_an_entity_bomb_does_not_unfold(tmp_path):
    tens = [f"&e{number - 1};" * 10 for number in range(1, 10)]
    entities = "".join(f'<!ENTITY e{number} "{text}">' for number, text in enumerate(tens, 1))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>' + SHEET.format(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    )
    assert told(_with_sheet(tmp_path / "a.xlsx", bomb)).startswith(
        ("Không tìm thấy dòng tiêu đề", "Tệp không phải")
    )
