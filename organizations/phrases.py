"""The sentences in which the register refuses and explains."""

from collections.abc import Mapping

# Faults of an import file, by code; shown with sheet, row and column.
IMPORT = {
    "not_a_workbook": "Tệp không phải là sổ tính Excel (.xlsx), bị hỏng hoặc có đặt mật khẩu.",
    "too_large": "Tệp quá lớn hoặc có cấu trúc bất thường, không thể đọc an toàn.",
    "missing_sheet": "Thiếu trang tính “{sheet}”.",
    "unknown_sheet": "Không có trang tính nào tên “{sheet}” trong mẫu nhập.",
    "no_heading": "Không tìm thấy dòng tiêu đề của trang tính “{sheet}”; cần các cột: {headings}.",
    "missing_column": "Thiếu cột “{column}”.",
    "required": "Không được để trống.",
    "too_long": "Dài quá {limit} ký tự.",
    "not_a_name": "“{value}” có ký tự lạ; có thể là phông chữ cũ (TCVN3, VNI), hãy chuyển sang Unicode.",
    "not_an_email": "“{value}” không phải là địa chỉ thư điện tử.",
    "not_a_date": "“{value}” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 01/02/2020.",
    "no_such_day": "Không có ngày {value}; hãy ghi ngày trước, tháng sau.",
    "strange_year": "Năm của ngày {value} không hợp lý.",
    "not_a_year": "“{value}” không phải là năm.",
    "not_yes_or_no": "“{value}” phải là Có hoặc Không.",
    "not_in_list": "“{value}” không có trong danh mục: {words}.",
    "unknown_code": "Không có mã “{value}” trong trang tính “{sheet}” và trong hồ sơ đã có.",
    "doubled_row": "Trùng với dòng {first}.",
    "doubled_person": "Có thể là một người nhập hai lần: trùng họ tên, ngày sinh, nơi công tác với mã {code}.",
    "ends_before_start": "{end} trước {start}.",
    "admitted_after_start": "Ngày vào Đảng {admitted} sau ngày bắt đầu sinh hoạt {start}.",
    "born_after": "Ngày sinh {born} sau ngày vào Đảng {admitted}.",
    "one_place": "Chỉ ghi một trong hai: Mã đơn vị hoặc Mã tổ chức đảng.",
    "cycle": "Cấp trên tạo thành vòng lặp: {path}.",
    "wrong_parent": "{kind} không thể thuộc {parent}.",
    "overlapping_membership": "Đã sinh hoạt đảng chính thức tại “{other}” trong cùng thời gian (từ {start}).",
    "overlapping_head": "“{place}” đã có người đứng đầu trong cùng thời gian: {person} (từ {start}).",
    "overlapping_seat": "Người này đã có chân trong tập thể đó từ {start}.",
    "no_subject": "Loại đối tượng chưa đúng nên không tra được mã.",
}


def import_fault(code: str, params: Mapping[str, object]) -> str:
    """The sentence for one fault."""
    return IMPORT[code].format(**params)


# Refusals of services, by code.
REFUSALS = {
    "not_org_office": "Chỉ cán bộ Cơ quan Tổ chức - Nội vụ được ghi vào hồ sơ tổ chức, nhân sự.",
    "file_too_big": "Tệp lớn hơn {most} MB; hãy bỏ bớt trang tính không cần nhập.",
    "rating_unknown": "Mức xếp loại phải là một trong bốn mức hoặc “Không xếp loại” (mục 3.4 Kế hoạch 16-KH/HU).",
    "not_rated_reason": "“Không xếp loại” phải kèm lý do, và chỉ “Không xếp loại” mới kèm lý do (mục II.2).",
}


def refusal(error) -> str:
    """The sentence for a `DomainError` of the register."""
    return REFUSALS[error.code].format(**error.params)
