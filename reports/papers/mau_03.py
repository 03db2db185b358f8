"""Mẫu 03 of NĐ 90/2020: a public employee's year (viên chức)."""

from evaluations.selectors.paper_staff import employee_facts, employees_named
from reports.papers import _sample
from reports.papers._staff_form import Values, empty, filled, real
from reports.parts import STATE, Letterhead, Subject
from reports.selectors.sources import of_case
from reports.spec import PaperSpec, Scope


def sample() -> Values:
    """A nurse of the commune's health station."""
    return filled(
        Letterhead(STATE, "TRUNG TÂM Y TẾ HUYỆN SƠN DƯƠNG", "TRẠM Y TẾ XÃ SUỐI LẠNH"),
        Subject("Triệu Thị Sen", "Điều dưỡng hạng IV", "Trạm Y tế xã Suối Lạnh"),
        (
            "Chấp hành chủ trương, pháp luật; tham gia đủ đợt phòng, chống dịch.",
            "Giữ y đức, thương yêu người bệnh; không nhận tiền, quà.",
            "Trực đủ ca, ghi chép sổ sách rõ; phối hợp tốt với y tế thôn.",
            "Chấp hành nội quy, sự điều động khi có dịch.",
            "Tiêm chủng đủ mũi cho 97,8% trẻ trong độ tuổi; quản lý 214 hồ sơ tăng huyết áp theo hợp đồng và kế hoạch năm.",
            "Ân cần, giải thích dễ hiểu; không có đơn phản ánh.",
        ),
        ("Đàm Văn Khôi", "Chu Hồng Quân"),
        "Suối Lạnh",
    )


def blank() -> Values:
    """For filling by hand."""
    return empty(Letterhead(STATE, "", _sample.DOTS))


SPEC = PaperSpec(
    code="03",
    title="Phiếu đánh giá, xếp loại chất lượng viên chức",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_03.html",
    sample=sample,
    blank=blank,
    source=of_case("self_review.read", employee_facts, real, kind="civil_servant", listed=employees_named),
)
