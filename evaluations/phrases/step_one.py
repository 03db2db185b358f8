"""Refusals of step 1 and 2a: self-review, self-score, files, 02B, opinions."""

from collections.abc import Callable
from typing import Any

READERS = {
    "cadre": "bộ phận tổ chức và tập thể lãnh đạo đơn vị, cấp trên trực tiếp, Cơ quan Tổ chức – Nội vụ; từ bước thẩm "
    "định thêm các cơ quan tham gia ý kiến và Ban Thường vụ",
    "member": "chi ủy, bí thư chi bộ, đảng ủy cơ sở và cấp ủy viên phụ trách",
    "civil_servant": "bộ phận tổ chức, người đứng đầu đơn vị; kết quả dùng khi xếp loại đảng viên",
}
# Who signs for the submitted review.
RECEIVERS = {"cadre": "đơn vị", "member": "chi bộ", "civil_servant": "đơn vị"}

SCORE_PROBLEMS = {
    "above_maximum": "cao hơn điểm tối đa",
    "must_apply": "không được ghi “không áp dụng”",
    "negative": "nhỏ hơn 0",
    "not_a_number": "không phải là số",
    "unknown": "không có trong bộ tiêu chí",
    "wrong_step": "không đúng bước điểm lẻ",
}
UPLOAD_PROBLEMS = {
    "file_damaged": "Tệp đã mất hoặc bị thay đổi trên máy chủ nên không mở được; hãy báo quản trị hệ thống.",
    "upload_empty": "Tệp rỗng, không có nội dung.",
    "upload_too_big": "Tệp lớn hơn mức cho phép là {limit} MB. Hãy chụp ở cỡ nhỏ hơn hoặc tách tệp.",
    "upload_too_many_pixels": "Ảnh có kích thước điểm ảnh quá lớn. Hãy giảm cỡ ảnh rồi tải lại.",
    "upload_wrong_type": "Chỉ nhận PDF, ảnh (JPG, PNG), Word (.docx), Excel (.xlsx); nội dung tệp "
    "này không phải loại nào "
    "trong số đó.",
    "upload_active": "Tệp có macro, mã chạy hoặc mật khẩu nên không nhận.",
    "upload_too_many": "Mỗi hồ sơ nhận tối đa {limit} tệp. Hãy gỡ bớt tệp không cần.",
}


def _score_wrong(params: dict[str, Any]) -> str:
    lines = "; ".join(f"{key}: {SCORE_PROBLEMS[code]}" for key, code in params["problems"])
    return f"Phiếu chấm điểm chưa đúng – {lines} (Mẫu 06, Quy định 11-QĐ/HU)."


def _fixed(sentence: str) -> Callable[[dict[str, Any]], str]:
    return lambda params: sentence.format(**params)


REFUSALS: dict[str, Callable[[dict[str, Any]], str]] = {
    "answer_given": _fixed(
        "Đồng chí đã gửi phiếu này rồi; mỗi người một phiếu, gửi rồi không sửa được (mục 3.3.2.1)."
    ),
    "answer_empty": _fixed("Phiếu chưa có nội dung nào; hãy ghi ít nhất một nhận xét hoặc chọn một mức."),
    "conflict": _fixed(
        "Nội dung này vừa được sửa ở một máy khác. Cả hai bản được giữ bên dưới; hãy chọn hoặc ghép "
        "rồi lưu lại."
    ),
    "criteria_bad": _fixed("Bộ tiêu chí chưa dùng được: {why}."),
    "criteria_in_use": _fixed(
        "Bộ tiêu chí này đã có phiếu chấm nên không sửa được; hãy tạo bộ mới cho năm sau."
    ),
    "evidence_frozen": _fixed("Bản tự kiểm điểm đã nộp nên không gỡ tệp được nữa (mục 3.5)."),
    "exempt_needs_reason": _fixed("Ghi miễn nhận xét thì phải nêu lý do (Quy định 213-QĐ/TW)."),
    "feedback_closed": _fixed("Đợt góp ý này đã đóng, không nhận thêm phiếu (mục 3.3.2.1)."),
    "feedback_list_empty": _fixed(
        "Danh sách chưa có ai. Không có cấp dưới trực tiếp thì kết thúc bước này với lý do đó (mục 3.3.2.1)."
    ),
    "feedback_list_frozen": _fixed("Danh sách đã chốt, không đổi được nữa (mục 3.3.2.1)."),
    "feedback_list_unconfirmed": _fixed(
        "Danh sách khác cơ cấu nên Cơ quan Tổ chức - Nội vụ phải xác nhận trước khi mở góp ý (mục 3.3.2.1)."
    ),
    "feedback_not_open": _fixed("Đợt góp ý chưa mở (mục 3.3.2.1)."),
    "feedback_open": _fixed("Đợt góp ý đang mở; đóng lại rồi mới tổng hợp (mục 3.3.2.1)."),
    "feedback_paper_counts": _fixed(
        "Số phiếu chưa khớp: thu về không nhiều hơn phát ra, hợp lệ không nhiều hơn thu về, tổng các "
        "mức không nhiều hơn "
        "số hợp lệ."
    ),
    "feedback_reason_needed": _fixed("Danh sách khác cơ cấu thì phải ghi lý do (mục 3.3.2.1)."),
    "feedback_texts_hidden": _fixed(
        "Có {answered} phiếu, chưa đủ {shown_from} phiếu để mở nội dung, nên không ghi tổng hợp theo "
        "nội dung."
    ),
    "opinion_empty": _fixed("Chưa ghi nhận xét của {name}."),
    "paper_needs_scan": _fixed("Ghi từ bản giấy thì phải kèm bản chụp đã ký (mục 3.3.1)."),
    "point_empty": _fixed("Hãy ghi nội dung gợi ý và nơi gợi ý."),
    "rating_unknown": _fixed("Mức xếp loại không thuộc bốn mức của quy định (mục 3.4)."),
    "remediation_empty": _fixed("Hãy ghi hạn chế và biện pháp khắc phục (mục I.2)."),
    "review_submitted": _fixed(
        "Bản tự kiểm điểm đã nộp, không sửa được. Hãy rút lại (nếu chưa được nhận) hoặc đề nghị trả lại."
    ),
    "review_too_long": _fixed("Mục {label} dài quá {limit} chữ cái; hãy rút gọn."),
    "review_unknown_field": _fixed("Biểu mẫu này không có mục {key}."),
    "score_wrong": _score_wrong,
    "summary_missing": _fixed("Chưa ghi nội dung tổng hợp (Mẫu 02B, mục 3.3.2.1)."),
    "version_not_now": _fixed(
        "Bản hoàn thiện chỉ viết sau khi tập thể lãnh đạo đã họp và trước khi gửi hồ sơ lên cấp có "
        "thẩm quyền (mục 3.5)."
    ),
} | {code: _fixed(sentence) for code, sentence in UPLOAD_PROBLEMS.items()}
