"""Tờ trình: the submission by which the authority is asked to consider the ratings proposed (3.3.3)."""

from dataclasses import dataclass
from decimal import Decimal

from evaluations.selectors.papers_submissions import SubmissionFacts, submission_facts, submissions
from reports.papers import _sample
from reports.parts import PARTY, Letterhead, Signature
from reports.selectors.sources import of_number
from reports.spec import PaperSpec, Scope
from reports.words import DISTRICT, NO_DATE, count, day, place_date


@dataclass(frozen=True, slots=True)
class Line:
    """One cadre: own level, combined score, what the superior (or else the collective) proposed, what is asked for."""

    name: str
    post: str
    own: str
    overall: Decimal | None
    proposed: str
    asked: str


@dataclass(frozen=True, slots=True)
class Values:
    """Paragraphs as the office words them; `enclosed`: the papers that go with it."""

    head: Letterhead
    year: int | None
    addressee: str
    grounds: tuple[str, ...]
    course: tuple[str, ...]
    lines: tuple[Line, ...]
    enclosed: tuple[str, ...]
    receivers: tuple[str, ...]
    signature: Signature


ENCLOSED = (
    "Hồ sơ đánh giá của từng cán bộ: phiếu đánh giá (Mẫu 01), phiếu tự chấm điểm (Mẫu 06), các bản nhận xét (Mẫu 02B, 03).",
    "Tổng hợp kết quả chấm điểm (Mẫu 07, 08); danh sách đề nghị (Mẫu 09); biểu tổng hợp thông tin (Mẫu 10).",
)


def sample() -> Values:
    """Five leaders of a commune."""
    overall = ("92.85", "86.13", "88.16", "84.74", "81.87")
    lines = tuple(
        Line(name, post, own, Decimal(points), asked, asked)
        for (name, post, *_, own, asked), points in zip(_sample.COLLEAGUES, overall, strict=True)
    )
    return Values(
        Letterhead(
            PARTY,
            "ĐẢNG BỘ HUYỆN SƠN DƯƠNG",
            _sample.COMMITTEE,
            "58-TTr/ĐU",
            "Suối Lạnh, ngày 10 tháng 12 năm 2020",
        ),
        _sample.YEAR,
        "Ban Thường vụ Huyện ủy Sơn Dương",
        (
            "Thực hiện Kế hoạch số 16-KH/HU, ngày 12/11/2020 của Ban Thường vụ Huyện ủy về kiểm điểm, đánh giá, xếp loại năm "
            "2020, Ban Thường vụ Đảng ủy xã Suối Lạnh đề nghị xem xét đối với 05 cán bộ công tác tại xã như sau:",
        ),
        (
            "Từ ngày 25/11 đến ngày 08/12/2020, việc đánh giá đã qua đủ các bước: tự kiểm điểm, tự chấm điểm; cấp dưới trực "
            "tiếp nhận xét; tập thể cùng cấp và cấp trên trực tiếp nhận xét, chấm điểm, đề xuất.",
            "Đã có đủ ý kiến của cấp ủy nơi công tác và nơi cư trú; không có ý kiến khiếu nại về quy trình.",
        ),
        lines,
        ENCLOSED,
        ("Như trên,", "Cơ quan Tổ chức - Nội vụ huyện,", "Lưu Văn phòng Đảng ủy."),
        Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Hoàng Kim Sơn"),
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-TTr/......", NO_DATE),
        None,
        "Ban Thường vụ Huyện ủy",
        (),
        (),
        (Line("", "", "", None, "", ""),) * 6,
        ENCLOSED,
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


def _values(facts: SubmissionFacts) -> Values:
    agencies = f" Đã xin ý kiến: {', '.join(facts.agencies)}." if facts.agencies else ""
    span = (
        f"Từ ngày {day(facts.first_review)} đến ngày {day(facts.last_meeting)}, v"
        if facts.last_meeting
        else "V"
    )
    return Values(
        Letterhead(
            PARTY, "", "CƠ QUAN TỔ CHỨC - NỘI VỤ", facts.number, place_date(DISTRICT, facts.submitted_on)
        ),
        facts.year,
        facts.authority,
        (
            f"Thực hiện Kế hoạch số {facts.plan_number}, Cơ quan Tổ chức - Nội vụ đã thẩm định và đề nghị xem xét đối với "
            f"{count(len(facts.lines))} cán bộ như sau:",
        ),
        (f"{span}iệc tự kiểm điểm, góp ý, nhận xét, chấm điểm và đề xuất đã qua đủ các bước.{agencies}",),
        tuple(Line(r.name, r.post, r.own, r.overall, r.proposed, r.asked) for r in facts.lines),
        ENCLOSED,
        ("Như trên,", "Lưu Cơ quan Tổ chức - Nội vụ."),
        Signature("THỦ TRƯỞNG CƠ QUAN", how="(Ký, ghi rõ họ tên, đóng dấu)"),
    )


SPEC = PaperSpec(
    code="to-trinh",
    title="Tờ trình đề nghị xem xét, đánh giá, xếp loại cán bộ",
    scope=Scope.GROUP,
    template="reports/papers/to_trinh.html",
    sample=sample,
    blank=blank,
    source=of_number(submission_facts, submissions, _values),
)
