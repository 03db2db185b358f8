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
    "born_later": "Ngày sinh {born} sau ngày nhập.",
    "born_after": "Ngày sinh {born} sau ngày vào Đảng {admitted}.",
    "one_place": "Chỉ ghi một trong hai: Mã đơn vị hoặc Mã tổ chức đảng.",
    "cycle": "Cấp trên tạo thành vòng lặp: {path}.",
    "wrong_parent": "{kind} không thể thuộc {parent}.",
    "overlapping_membership": "Đã sinh hoạt đảng chính thức tại “{other}” trong cùng thời gian (từ {start}).",
    "overlapping_head": "“{place}” đã có người đứng đầu trong cùng thời gian: {person} (từ {start}).",
    "overlapping_seat": "Người này đã có chân trong tập thể đó từ {start}.",
}


def import_fault(code: str, params: Mapping[str, object]) -> str:
    """The sentence for one fault."""
    return IMPORT[code].format(**params)


# Names of dated acts, as history and forms show them.
ACTS = {
    "register.admit": "Kết nạp đảng viên",
    "register.transfer": "Chuyển sinh hoạt đảng",
    "register.temporary": "Sinh hoạt đảng tạm thời",
    "register.membership": "Thay đổi tư cách, tình trạng sinh hoạt",
    "register.membership_end": "Thôi sinh hoạt đảng",
    "register.appoint": "Bổ nhiệm, giao chức vụ",
    "register.appointment_end": "Thôi giữ chức vụ",
    "register.seat": "Tham gia tập thể lãnh đạo",
    "register.seat_end": "Thôi tham gia tập thể lãnh đạo",
    "register.assign": "Phân công",
    "register.lend": "Cho nhận thay quyền",
    "register.assignment_end": "Thôi phân công",
    "register.leave": "Ghi kỳ nghỉ",
    "register.unit_establish": "Thành lập đơn vị",
    "register.unit_correct": "Sửa thông tin đơn vị",
    "register.unit_dissolve": "Giải thể, sáp nhập đơn vị",
    "register.unit_merge": "Sáp nhập đơn vị",
    "register.organization_establish": "Thành lập tổ chức đảng",
    "register.organization_correct": "Sửa thông tin tổ chức đảng",
    "register.organization_dissolve": "Giải thể, sáp nhập tổ chức đảng",
    "register.organization_merge": "Sáp nhập tổ chức đảng",
    "register.person_add": "Thêm người",
    "register.person_correct": "Sửa thông tin cá nhân",
    "register.undo": "Hoàn tác",
    "roster.import": "Nhập từ sổ tính",
    "rating.record": "Ghi mức xếp loại",
    "account.create": "Tạo tài khoản",
    "account.ask": "Đề nghị phiếu đăng nhập",
    "account.slip": "Cấp phiếu đăng nhập",
    "account.password": "Đặt mật khẩu bằng phiếu",
    "account.disable": "Khóa tài khoản",
    "account.enable": "Mở tài khoản",
}

# Refusals of services, by code.
REFUSALS = {
    "not_org_office": "Chỉ cán bộ Cơ quan Tổ chức - Nội vụ được ghi vào hồ sơ tổ chức, nhân sự.",
    "file_too_big": "Tệp lớn hơn {most} MB; hãy bỏ bớt trang tính không cần nhập.",
    "not_administrator": "Chỉ quản trị hệ thống làm được việc này.",
    "same_two": "Người in phiếu phải khác người đề nghị.",
    "slip_wrong": "Tên đăng nhập hoặc mã trên phiếu chưa đúng, phiếu đã dùng hoặc đã hết hạn. Hãy xin phiếu mới.",
    "not_installer": "Chỉ người cài đặt làm được việc này.",
    "office_present": "Cơ quan Tổ chức - Nội vụ đã có người đăng nhập; từ nay phiếu do hai người làm.",
    "nobody_assigned": "Sổ tính chưa có ai ở vai trò Cán bộ Cơ quan Tổ chức - Nội vụ hoặc Quản trị hệ thống (trang Phân công).",
    "register_filled": "Hồ sơ đã có người; từ nay Cơ quan Tổ chức - Nội vụ nhập dữ liệu.",
    "own_account": "Không tự khóa tài khoản của mình.",
    "no_such_request": "Đề nghị này đã được in phiếu hoặc đã hủy.",
    "nothing_changes": "Không có gì thay đổi so với hồ sơ.",
    "not_undoable": "Việc này không hoàn tác được ở đây.",
    "undone_already": "Việc này đã được hoàn tác.",
    "built_upon": "Đã có thay đổi khác dựa trên việc này; hãy hoàn tác thay đổi sau trước, hoặc đính chính.",
    "not_a_member": "{name} không sinh hoạt đảng chính thức ở tổ chức nào vào ngày đó (mục II.2).",
    "member_already": "{name} đã sinh hoạt đảng chính thức tại {place} trong thời gian đó (mục II.2).",
    "already_there": "Đảng viên đang sinh hoạt tại {place}.",
    "ends_before_start": "Ngày kết thúc trước ngày bắt đầu.",
    "head_already": "{place} đã có người đứng đầu trong thời gian đó: {name}. Hãy ghi thôi chức vụ trước.",
    "chair_already": "{place} đã có người chủ trì: {name}.",
    "seat_already": "Người này đã là thành viên của {place} trong thời gian đó.",
    "lent_right": "Quyền nhận thay không cho người khác nhận thay tiếp.",
    "lend_to_self": "Người nhận thay phải là người khác.",
    "leave_already": "Kỳ nghỉ bắt đầu ngày đó đã được ghi.",
    "dissolved": "{place} đã giải thể.",
    "code_taken": "Mã {taken} đã có trong hồ sơ.",
    "cycle": "Cấp trên được chọn đang trực thuộc chính nơi này.",
    "merge_into_self": "Đơn vị nhận phải là đơn vị khác.",
    "has_children": "{place} còn nơi trực thuộc; hãy chuyển hoặc giải thể các nơi đó trước.",
    "begins_later": "Có chức vụ hoặc phân công bắt đầu ngày {day}, sau ngày giải thể; hãy đính chính trước.",
    "wrong_parent": "{kind} không thể thuộc {parent} (mục II.1, II.2).",
    "person_known": "Đã có {name} cùng ngày sinh với mã {known}.",
    "rating_unknown": "Mức xếp loại phải là một trong bốn mức hoặc “Không xếp loại” (mục 3.4 Kế hoạch 16-KH/HU).",
    "not_rated_reason": "“Không xếp loại” phải kèm lý do, và chỉ “Không xếp loại” mới kèm lý do (mục II.2).",
}


def refusal(error) -> str:
    """The sentence for a `DomainError` of the register."""
    return REFUSALS[error.code].format(**error.params)
