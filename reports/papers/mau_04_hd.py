"""Mẫu 04-HD KĐ.ĐG: the grid by which bodies judge a leadership collective."""

from functools import partial

from reports.papers._grid_form import Values, empty, filled, real
from reports.selectors.sources import of_body
from reports.spec import PaperSpec, Scope

CODE = "04-HD"


def sample() -> Values:
    """The leadership of a commune's people's committee."""
    grades = {"I.1": "good", "I.2": "good", "II.1": "good", "II.2": "strong", "III": "good"}
    remark = "Tập thể đoàn kết, phân công rõ; cải cách hành chính chuyển biến tốt; cần kiểm tra sau giao việc đều hơn."
    return filled(CODE, "Tập thể lãnh đạo Ủy ban nhân dân xã Suối Lạnh", grades, remark)


def blank() -> Values:
    """For filling by hand."""
    return empty(CODE)


SPEC = PaperSpec(
    code=CODE,
    title="Phiếu phân tích chất lượng và đánh giá, xếp loại tập thể lãnh đạo, quản lý",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_04_hd.html",
    sample=sample,
    blank=blank,
    source=of_body(partial(real, CODE), "collective"),
)
