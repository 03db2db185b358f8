"""Mẫu 03-HD KĐ.ĐG: the grid by which bodies judge a party organisation."""

from functools import partial

from reports.papers._grid_form import Values, empty, filled, real
from reports.selectors.sources import of_body
from reports.spec import PaperSpec, Scope

CODE = "03-HD"


def sample() -> Values:
    """A commune's party organisation."""
    grades = {
        "I.1": "good",
        "I.2": "good",
        "I.3": "strong",
        "I.4": "good",
        "II.1": "good",
        "II.2": "good",
        "III": "average",
    }
    remark = "Đảng bộ giữ vững đoàn kết, lãnh đạo toàn diện; cần đôn đốc giải ngân vốn đầu tư công sớm hơn trong năm."
    return filled(CODE, "Đảng bộ xã Suối Lạnh", grades, remark)


def blank() -> Values:
    """For filling by hand."""
    return empty(CODE)


SPEC = PaperSpec(
    code=CODE,
    title="Phiếu phân tích chất lượng và đánh giá, xếp loại tổ chức đảng",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_03_hd.html",
    sample=sample,
    blank=blank,
    source=of_body(partial(real, CODE), "party_organization"),
)
