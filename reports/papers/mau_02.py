"""Mẫu 02 of NĐ 90/2020: a civil servant's year (công chức)."""

from evaluations.selectors.paper_staff import civil_facts, civil_named
from reports.papers import _sample
from reports.papers._staff_form import Values, empty, filled, real
from reports.parts import STATE, Letterhead, Subject
from reports.selectors.sources import of_case
from reports.spec import PaperSpec, Scope


def sample() -> Values:
    """A clerk at the commune's counter."""
    return filled(
        _sample.COMMUNE,
        Subject("Nông Thị Lành", "Công chức Văn phòng - Thống kê", "Ủy ban nhân dân xã Suối Lạnh"),
        (
            "Chấp hành chủ trương của Đảng, pháp luật của Nhà nước; dự đủ các lớp học nghị quyết.",
            "Trung thực, giản dị; không vi phạm những điều công chức không được làm.",
            "Làm việc theo lịch; hồ sơ ngăn nắp; phối hợp tốt với bộ phận tư pháp và địa chính.",
            "Chấp hành phân công, giờ giấc; báo cáo tuần đúng hạn.",
            "Tiếp nhận 1.312 hồ sơ, 99,2% trả đúng và trước hạn; hoàn thành 11/11 báo cáo thống kê.",
            "Hướng dẫn rõ ràng, không để dân đi lại nhiều lần; không có phản ánh.",
        ),
        (_sample.SUBJECT.name, _sample.SUBJECT.name),
        "Suối Lạnh",
    )


def blank() -> Values:
    """For filling by hand."""
    return empty(Letterhead(STATE, "", _sample.DOTS))


SPEC = PaperSpec(
    code="02",
    title="Phiếu đánh giá, xếp loại chất lượng công chức",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_02.html",
    sample=sample,
    blank=blank,
    source=of_case("self_review.read", civil_facts, real, kind="civil_servant", listed=civil_named),
)
