"""Refusals of steps 2b and 2c: meetings, score sheets, proposals, hand-overs, reports by block."""

from collections.abc import Callable
from typing import Any

from evaluations.phrases.caps import cap_sentence
from evaluations.phrases.step_one import SCORE_PROBLEMS


def _fixed(sentence: str) -> Callable[[dict[str, Any]], str]:
    return lambda params: sentence.format(**params)


def _listed(sentence: str, key: str = "names") -> Callable[[dict[str, Any]], str]:
    """A sentence whose `{listed}` are the names or criteria it is about."""
    return lambda params: sentence.format(**params, listed=", ".join(params[key]))


def number(text: str) -> str:
    """'1.25' as people write it."""
    return text.replace(".", ",")


def _sheet_wrong(params: dict[str, Any]) -> str:
    lines = "; ".join(
        f"“{label}” {SCORE_PROBLEMS[code]}"
        + (f" ({number(maximum)} điểm)" if code == "above_maximum" else "")
        for label, code, maximum in params["problems"]
    )
    return f"Phiếu chấm {params['name']} chưa đúng: {lines} (Mẫu 06, Quy định 11-QĐ/HU)."


CRITERIA_FAULTS = {
    "empty": "chưa có tiêu chí nào (mã ba tầng, ví dụ I.1.1)",
    "group_empty": "{key} chưa có mục nào bên dưới",
    "key_deep": "mã {key} quá ba tầng",
    "key_doubled": "mã {key} bị trùng",
    "key_missing": "thiếu mã, hoặc mã viết không đúng",
    "label_missing": "{key} chưa có nội dung",
    "maximum_misplaced": "{key} là phần, nhóm nên không ghi điểm tối đa; điểm ghi ở tiêu chí",
    "maximum_wrong": "điểm tối đa của {key} phải là số lớn hơn 0",
    "parent_missing": "không thấy mục trên của {key} ở các hàng trước",
    "step_wrong": "điểm tối đa của {key} không chia hết cho điểm lẻ",
}


def criteria_fault(fault) -> str:
    """One wrong row of a criteria set."""
    said = CRITERIA_FAULTS[fault.code].format(key=fault.key)
    return f"Hàng {fault.row}: {said}" if fault.row else said.capitalize()


def _criteria_faults(params: dict[str, Any]) -> str:
    return "Bộ tiêu chí chưa dùng được. " + "; ".join(criteria_fault(one) for one in params["faults"]) + "."


def _above_cap(params: dict[str, Any]) -> str:
    reasons = " ".join(cap_sentence(cap, params["regulation"]) for cap in params["caps"])
    return f"Không ghi được mức này cho {params['name']}. {reasons}"


REFUSALS: dict[str, Callable[[dict[str, Any]], str]] = {
    "above_cap": _above_cap,
    "already_invited": _listed(
        "{listed} đang có trong một hội nghị chưa kết thúc; hãy kết thúc hội nghị đó trước."
    ),
    "block_forwarded": _fixed("Báo cáo khối này đã gửi lên trên, không sửa được nữa (mục 3.7)."),
    "block_incomplete": _listed("Chưa có kết quả hội nghị của {listed}; ghi đủ rồi mới tổng hợp (mục 3.7)."),
    "block_not_gathered": _fixed("Nơi chủ trì chưa tổng hợp xong kết quả của khối này (mục 3.7)."),
    "block_number_missing": _fixed("Chưa ghi số báo cáo gửi cấp trên (mục 3.7)."),
    "cannot_preside": _fixed(
        "Người được chọn không chủ trì được hội nghị này: không có trong tập thể, hoặc chính là "
        "người được đánh giá (mục {clause})."
    ),
    "chair_absent": _fixed(
        "Người chủ trì chưa được điểm danh có mặt. Hãy điểm danh hoặc chọn cấp phó chủ trì (mục {clause})."
    ),
    "conference_closed": _fixed(
        "Hội nghị này đã kết thúc, nội dung không sửa được nữa; cần bàn lại thì mời họp mới."
    ),
    "criteria_faults": _criteria_faults,
    "criteria_file": _fixed("Không đọc được bộ tiêu chí: {why}."),
    "file_not_received": _listed(
        "Chưa ghi nhận hồ sơ gửi đến của {listed}; hãy nhận hồ sơ trước khi họp (mục 3.3.2.3)."
    ),
    "file_received": _fixed("Hồ sơ của {name} đã được nhận rồi."),
    "gap_needs_reason": _fixed(
        "Điểm tự chấm của {name} lệch nhiều so với điểm hội nghị; hãy ghi lý do (mặc định của phần mềm)."
    ),
    "means_already_open": _fixed("Điểm trung bình của {name} đã mở."),
    "means_not_open": _fixed(
        "{name}: mới có {sent} trên {judges} phiếu, chưa mở điểm trung bình. Chờ đủ phiếu hoặc chủ trì kết thúc "
        "việc chấm điểm (Mẫu 07, mục 3.3.2)."
    ),
    "meeting_begun": _fixed("Đã điểm danh nên không đổi giờ, nơi họp được nữa."),
    "minutes_missing": _fixed("Chưa ghi biên bản hội nghị (mục {clause})."),
    "no_open_conference": _fixed("{name} chưa có trong hội nghị nào đang mở ở bước này (mục 3.3.2)."),
    "no_quorum": _fixed(
        "{name}: có mặt {present} trên {entitled} người, chưa đủ {share} nên hội nghị chưa biểu quyết được "
        "(mặc định của phần mềm)."
    ),
    "no_sheet": _fixed("{name} chưa có phiếu chấm nào, chưa mở được điểm trung bình."),
    "nobody_presides": _fixed(
        "Tập thể này không còn ai ngoài người được đánh giá để chủ trì (mục {clause}). Hãy kiểm tra thành viên tập thể."
    ),
    "not_all_proposed": _listed("Chưa kết thúc được: chưa ghi đề xuất (Mẫu 03) cho {listed} (mục {clause})."),
    "not_on_paper": _fixed(
        "Hội nghị này chấm trên máy; số liệu phiếu giấy chỉ nhập cho hội nghị chấm trên giấy."
    ),
    "not_on_roll": _fixed("Có người không thuộc danh sách của hội nghị này."),
    "not_present": _fixed(
        "Đồng chí chưa được điểm danh có mặt nên chưa chấm điểm được. Hãy báo người ghi điểm danh."
    ),
    "not_scored": _fixed("Chức danh của {name} không chấm điểm theo Mẫu 06 (mục 3.3.1)."),
    "nothing_arrived": _fixed("Không có hồ sơ của {name} gửi đến đồng chí ở bước này (mục 3.3.2)."),
    "other_collective": _fixed("{name} không thuộc phần nhận xét của tập thể này (mục 3.3.2)."),
    "own_case": _fixed(
        "Đồng chí là người được đánh giá nên không làm việc này trên hồ sơ của chính mình; cấp phó hoặc thành viên "
        "khác làm thay (mục {clause})."
    ),
    "paper_counts_wrong": _fixed(
        "{name}: số phiếu chưa khớp. Hợp lệ không quá thu về, thu về không quá phát ra, phát ra không quá "
        "{judges} người có mặt (Mẫu 07)."
    ),
    "paper_points_wrong": _fixed(
        "{name}: điểm thấp nhất, trung bình, cao nhất phải tăng dần và không quá {maximum} điểm (Mẫu 07)."
    ),
    "present_has_scored": _fixed("Có người đã gửi phiếu chấm điểm nên không ghi vắng mặt được."),
    "proposal_empty": _fixed("{name}: hãy ghi cả ưu điểm và hạn chế, khuyết điểm đã thống nhất (Mẫu 03)."),
    "scan_missing": _listed(
        "Chưa có bản chụp phiếu chấm, biên bản đã ký về {listed}; tải lên rồi mới ghi kết quả."
    ),
    "scored_on_paper": _fixed("Hội nghị về {name} chấm trên giấy; bộ phận tổ chức nhập kết quả tổng hợp."),
    "scoring_closed": _fixed("Việc chấm điểm {name} đã kết thúc, không nhận thêm phiếu."),
    "sheet_incomplete": _listed(
        "Phiếu chấm {name} còn trống: {listed}. Nội dung không có ở chức danh này thì ghi “không áp dụng” "
        "và lý do.",
        "criteria",
    ),
    "sheet_needs_reason": _listed("Phiếu chấm {name}: hãy ghi lý do không áp dụng với {listed}.", "criteria"),
    "sheet_sent": _fixed("Phiếu chấm {name} đã gửi, mỗi người gửi một lần và không sửa được (mục 3.3.2)."),
    "sheet_wrong": _sheet_wrong,
    "votes_need_reason": _fixed(
        "Mức đề xuất cho {name} không phải mức được nhiều phiếu nhất; hãy ghi lý do (Mẫu 03)."
    ),
    "votes_wrong": _fixed(
        "{name}: tổng số biểu quyết là {total}, phải bằng {present} người có mặt, không tính người được đánh giá (Mẫu 03)."
    ),
}
