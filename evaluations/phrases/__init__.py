"""The sentences in which the hall refuses and explains; each cites its clause."""

from collections.abc import Callable
from typing import Any

from evaluations.domain.process import Why
from evaluations.enums import StageChoice
from evaluations.phrases import bodies, party, step_one, step_three, step_two

GUARDS = {
    "review_complete": "bản tự kiểm điểm chưa đủ nội dung hoặc chưa tự xếp loại",
    "not_received": "bộ phận tổ chức đã nhận bản tự kiểm điểm; hãy đề nghị trả lại để sửa",
    "reason_given": "chưa ghi lý do",
    "feedback_not_begun": "việc góp ý của cấp dưới đã mở",
    "feedback_summarised": "chưa đóng góp ý hoặc chưa có bản tổng hợp Mẫu 02B",
    "not_proposed": "tập thể lãnh đạo đã đề xuất xếp loại",
    "conference_closed": "hội nghị tập thể lãnh đạo chưa kết thúc",
    "collective_proposed": "tập thể lãnh đạo chưa đề xuất xếp loại (Mẫu 03)",
    "received": "hồ sơ gửi đến chưa được ghi nhận",
    "superior_proposed": "cấp trên trực tiếp chưa đề xuất xếp loại (Mẫu 03) hoặc chưa kết thúc hội nghị",
    "appraised": "chưa thẩm định xong hoặc chưa dự thảo nội dung nhận xét",
    "count_agreed": "hai thành viên tổ kiểm phiếu chưa nhập khớp số liệu",
    "outcome_known": "kết quả bỏ phiếu chưa đủ đa số cho một mức",
    "quota_kept": "số Hoàn thành xuất sắc nhiệm vụ trong nhóm vượt tỷ lệ cho phép",
    "caps_kept": "mức này cao hơn trần đang áp dụng cho cán bộ",
    "not_eligible": "đối tượng thuộc diện được xếp loại năm nay",
    "cell_voted": "chi bộ chưa biểu quyết mức đề xuất",
    "unit_commented": "đơn vị chưa ghi nhận xét",
    "lower_rated": "tập thể, tổ chức cấp dưới chưa được xếp loại",
    "vote_recorded": "chưa ghi kết quả biểu quyết của cấp quyết định",
    "numbered": "chưa có số, ngày, người ký văn bản thông báo kết quả",
}


def _no_such_step(params: dict[str, Any]) -> str:
    stage = StageChoice(params["stage"]).label if params.get("stage") else ""
    return f"{params.get('name', 'Hồ sơ này')} đang ở bước “{stage}”, chưa tới lượt việc này."


def _not_your_role(params: dict[str, Any]) -> str:
    return f"Việc này không thuộc phần việc của đồng chí ở bước này{_clause(params)}."


def _not_ready(params: dict[str, Any]) -> str:
    reasons = "; ".join(GUARDS[guard] for guard in params["missing"])
    return f"{params.get('name', 'Hồ sơ')}: chưa thực hiện được vì {reasons}{_clause(params)}."


def _clause(params: dict[str, Any]) -> str:
    return f" (mục {params['clause']} Kế hoạch 16-KH/HU)" if params.get("clause") else ""


REFUSALS: dict[str, Callable[[dict[str, Any]], str]] = (
    {
        Why.NO_SUCH_STEP: _no_such_step,
        Why.NOT_YOUR_ROLE: _not_your_role,
        Why.NOT_READY: _not_ready,
    }
    | step_one.REFUSALS
    | step_two.REFUSALS
    | step_three.REFUSALS
    | party.REFUSALS
    | bodies.REFUSALS
)


def refusal(error) -> str:
    """The sentence for a `DomainError`."""
    return REFUSALS[error.code](error.params)
