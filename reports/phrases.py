"""The sentences in which the printing room refuses."""

from collections.abc import Callable
from typing import Any

from evaluations import phrases


def _fixed(sentence: str) -> Callable[[dict[str, Any]], str]:
    return lambda params: sentence.format(**params)


REFUSALS: dict[str, Callable[[dict[str, Any]], str]] = {
    "batch_empty": _fixed("Chưa chọn hồ sơ nào để in."),
    "batch_too_big": _fixed("Mỗi lần in nhiều nhất {limit} bản; đồng chí đã chọn {asked}."),
    "batch_unfinished": _fixed(
        "Việc in chưa xong nên chưa tải được; trang này tự cập nhật khi có thêm bản in."
    ),
    "batch_right_ended": _fixed(
        "Quyền đọc {count} hồ sơ trong lần in này đã hết nên không tải cả tập được nữa; hãy in lại phần còn quyền."
    ),
    "job_not_stopped": _fixed("Việc in đang chạy hoặc đã xong nên không cần chạy lại."),
    "paper_file_damaged": _fixed("Tệp đã in của {name} không còn nguyên vẹn; hãy in lại."),
    "paper_list_empty": _fixed("Danh sách này chưa có ai mà đồng chí được đọc mức đề xuất."),
    "paper_not_scored": _fixed(
        "{name}: chức danh này không chấm điểm theo Mẫu 06 (mục 3.3.1 Kế hoạch 16-KH/HU)."
    ),
    "paper_not_submitted": _fixed(
        "{name}: chưa nộp bản tự kiểm điểm nên chưa có nội dung để in (mục 3.3.1 Kế hoạch 16-KH/HU)."
    ),
    "paper_not_yet": _fixed("{name}: chưa đến bước có nội dung của mẫu này."),
    "not_visible": _fixed("Hồ sơ không còn hoặc đồng chí không còn quyền đọc."),
}


def refusal(code: str, params: dict[str, Any]) -> str:
    """The sentence for a refusal of this house or of the hall."""
    words = REFUSALS.get(code) or phrases.REFUSALS[code]
    return words(params)
