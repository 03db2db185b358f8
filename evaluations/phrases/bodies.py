"""Sentences about organisations and collectives: reports, comments of participants, the decider's vote, decisions."""

from typing import Any

PROBLEMS = {
    "fewer_entitled": "số người có quyền biểu quyết ít hơn số có mặt",
    "no_quorum": "chưa đủ hai phần ba số người có quyền biểu quyết dự họp",
    "wrong_sum": "tổng số phiếu, số người biểu quyết không bằng số có mặt",
    "unknown_level": "có mức xếp loại không đúng",
}


def _bad_count(params: dict[str, Any]) -> str:
    return f"{params['name']}: {PROBLEMS[params['problem']]} (mục III; tỷ lệ là mặc định của phần mềm)."


def _empty(params: dict[str, Any]) -> str:
    return f"{params['name']}: chưa ghi nhận xét, chưa chấm dòng nào của phiếu."


def _needs_rating(params: dict[str, Any]) -> str:
    return f"{params['name']}: kế hoạch yêu cầu chủ thể này đề nghị cả mức xếp loại (mục III.2)."


def _bad_grid(params: dict[str, Any]) -> str:
    return f"{params['name']}: phiếu phân tích có dòng hoặc cấp độ không đúng mẫu."


def _departs(params: dict[str, Any]) -> str:
    return f"{params['name']}: mức quyết định khác kết quả biểu quyết thì phải ghi lý do của cấp quyết định (mục III)."


def _empty_note(params: dict[str, Any]) -> str:
    return "Hãy chọn cuộc họp đã dự (hoặc ghi ngày), hoặc ghi ý kiến thẩm định (mục III)."


def _meeting_or_day(params: dict[str, Any]) -> str:
    return "Đã chọn cuộc họp thì để trống ô ngày: ngày họp lấy theo cuộc họp."


def _meeting_unknown(params: dict[str, Any]) -> str:
    return "Cuộc họp này đồng chí đã ghi là đã dự, hoặc không còn trong danh sách. Hãy chọn lại."


def _meeting_ahead(params: dict[str, Any]) -> str:
    return "Ngày dự hội nghị chưa đến; hãy ghi sau khi đã dự."


def _too_young(params: dict[str, Any]) -> str:
    return (
        f"{params['name']}: thành lập chưa đủ 06 tháng nên không xếp loại năm nay; trả lại bản kiểm điểm rồi ghi nhận "
        "không xếp loại (lưu ý 5, mục II.2)."
    )


REFUSALS = {
    "body_too_young": _too_young,
    "body_vote_wrong": _bad_count,
    "body_comment_empty": _empty,
    "body_comment_needs_rating": _needs_rating,
    "body_grid_wrong": _bad_grid,
    "body_decision_departs": _departs,
    "note_empty": _empty_note,
    "meeting_or_day": _meeting_or_day,
    "meeting_unknown": _meeting_unknown,
    "meeting_ahead": _meeting_ahead,
}
