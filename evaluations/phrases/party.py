"""The party side's sentences: refusals of cell meetings and party decisions, chips of members, reasons for no rating."""

from typing import Any

# What makes a member special, as the secretary reads it on the line.
CHIPS = {
    "not_rated_young": "Vào Đảng chưa đủ 06 tháng: có kiểm điểm, không xếp loại (lưu ý 5, mục II.2)",
    "not_rated_exempt": "Miễn công tác và sinh hoạt: không xếp loại",
    "not_rated_suspended": "Đình chỉ sinh hoạt: không xếp loại",
    "not_rated_maternity": "Nghỉ thai sản cả năm: không xếp loại",
    "probationary": "Đảng viên dự bị: được xếp loại, không biểu quyết",
    "leave_sick": "Có nghỉ ốm trong năm",
    "leave_maternity": "Có nghỉ thai sản: xếp loại theo thời gian làm việc thực tế",
    "temporary_missing": "Sinh hoạt tạm thời nơi khác: còn thiếu nhận xét của chi bộ đó (lưu ý 7, mục II.2)",
    "temporary_answered": "Sinh hoạt tạm thời nơi khác: đã có nhận xét của chi bộ đó",
    "former_missing": "Chuyển đến: còn thiếu nhận xét của nơi sinh hoạt trước (lưu ý 6, mục II.2)",
    "former_answered": "Chuyển đến: đã có nhận xét của nơi sinh hoạt trước",
    "head": "Người đứng đầu",
}
NOT_RATED = {
    "young": "Chưa đủ 06 tháng tính đến 31/12",
    "exempt": "Miễn công tác và sinh hoạt đảng",
    "suspended": "Đình chỉ sinh hoạt đảng",
    "maternity": "Nghỉ thai sản cả năm",
    "dead": "Từ trần trong năm",
    "expelled": "Bị khai trừ, xóa tên",
    "left": "Ra khỏi Đảng, chuyển đi",
    "": "Chưa ghi lý do",
}


def _not_rated(params: dict[str, Any]) -> str:
    return f"{params['name']}: không xếp loại năm nay ({NOT_RATED[params['reason']].lower()}; lưu ý 5, mục II.2)."


def _too_many(params: dict[str, Any]) -> str:
    return f"{params['name']}: số phiếu đồng ý phải từ 0 đến {params['voters']} (số đảng viên chính thức có mặt, trừ bản thân)."


def _not_passed(params: dict[str, Any]) -> str:
    return (
        f"{params['name']}: chưa quá nửa trong {params['voters']} người biểu quyết đồng ý mức này; hãy biểu quyết mức khác. "
        "Tỷ lệ quá nửa là mặc định của phần mềm."
    )


def _second_vote(params: dict[str, Any]) -> str:
    return f"{params['name']}: xếp hai vòng thì phải nhập số đồng ý mức Hoàn thành xuất sắc nhiệm vụ của vòng hai."


def _no_voters(params: dict[str, Any]) -> str:
    return f"{params['name']}: chưa điểm danh, không có đảng viên chính thức nào biểu quyết."


REFUSALS = {
    "member_not_rated": _not_rated,
    "cell_too_many_votes": _too_many,
    "cell_not_passed": _not_passed,
    "cell_needs_second_vote": _second_vote,
    "cell_no_voters": _no_voters,
}
