"""Mẫu 04-HD KĐ.ĐG: the grid by which bodies judge a leadership collective."""

from reports.papers._grid_form import Values, empty, filled
from reports.spec import PaperSpec, Scope

PARTS = (
    ("I", "Về xây dựng tập thể; cơ quan, đơn vị"),
    (
        "1",
        "Việc thực hiện nguyên tắc tập trung dân chủ, tự phê bình và phê bình; quy chế làm việc; đoàn kết nội bộ",
    ),
    ("2", "Trách nhiệm trong lãnh đạo, chỉ đạo, kiểm tra, giám sát"),
    ("3", "Xây dựng cơ quan, đơn vị; công tác cán bộ; việc nêu gương"),
    ("II", "Về thực hiện nhiệm vụ được giao"),
    ("1", "Việc cụ thể hóa, tổ chức thực hiện chương trình, kế hoạch công tác năm"),
    ("2", "Kết quả thực hiện các chỉ tiêu, nhiệm vụ được giao"),
    ("III", "Kết quả khắc phục những hạn chế, yếu kém đã được chỉ ra"),
)


def sample() -> Values:
    """The leadership of a commune's people's committee."""
    remark = "Tập thể đoàn kết, phân công rõ; cải cách hành chính chuyển biến tốt; cần kiểm tra sau giao việc đều hơn."
    return filled("Tập thể lãnh đạo Ủy ban nhân dân xã Suối Lạnh", PARTS, (2, 2, 2, 2, 1, 2), remark)


def blank() -> Values:
    """For filling by hand."""
    return empty(PARTS)


SPEC = PaperSpec(
    code="04-HD",
    title="Phiếu phân tích chất lượng và đánh giá, xếp loại tập thể lãnh đạo, quản lý",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_04_hd.html",
    sample=sample,
    blank=blank,
)
