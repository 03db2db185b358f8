"""Mẫu 03-HD KĐ.ĐG: the grid by which bodies judge a party organisation."""

from reports.papers._grid_form import Values, empty, filled
from reports.spec import PaperSpec, Scope

PARTS = (
    ("I", "Về xây dựng Đảng, xây dựng hệ thống chính trị"),
    ("1", "Công tác chính trị tư tưởng"),
    ("2", "Công tác tổ chức, cán bộ và xây dựng đảng bộ, chi bộ"),
    ("3", "Lãnh đạo xây dựng chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội"),
    ("4", "Công tác kiểm tra, giám sát và kỷ luật đảng"),
    ("II", "Về thực hiện nhiệm vụ được giao"),
    ("1", "Việc cụ thể hóa, xây dựng và tổ chức thực hiện các chương trình, kế hoạch công tác năm"),
    (
        "2",
        "Kết quả lãnh đạo thực hiện các chỉ tiêu, nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh",
    ),
    ("III", "Kết quả khắc phục những hạn chế, yếu kém đã được chỉ ra"),
)


def sample() -> Values:
    """A commune's party organisation."""
    remark = "Đảng bộ giữ vững đoàn kết, lãnh đạo toàn diện; cần đôn đốc giải ngân vốn đầu tư công sớm hơn trong năm."
    return filled("Đảng bộ xã Suối Lạnh", PARTS, (2, 2, 1, 2, 2, 2, 3), remark)


def blank() -> Values:
    """For filling by hand."""
    return empty(PARTS)


SPEC = PaperSpec(
    code="03-HD",
    title="Phiếu phân tích chất lượng và đánh giá, xếp loại tổ chức đảng",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_03_hd.html",
    sample=sample,
    blank=blank,
)
