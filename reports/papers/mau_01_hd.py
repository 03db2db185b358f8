"""Mẫu 01-HD KĐ.ĐG: the review report of a collective, party committee or leadership."""

from dataclasses import dataclass

from evaluations.domain.grids import REPORT
from evaluations.selectors.paper_bodies import BodyFacts
from reports.papers import _sample
from reports.papers._body import body_head
from reports.parts import PARTY, Letterhead, Passage, Signature
from reports.selectors.sources import of_body
from reports.spec import PaperSpec, Scope
from reports.words import DISTRICT, NO_DATE, inside, paragraphs, place_date

PARTS = (
    (
        "Ưu điểm, kết quả đạt được",
        (
            "Việc chấp hành nguyên tắc tổ chức, sinh hoạt đảng, nhất là tập trung dân chủ; thực hiện quy chế làm việc",
            "Kết quả thực hiện các mục tiêu, chỉ tiêu, nhiệm vụ được giao",
            "Công tác xây dựng Đảng, cơ quan, đơn vị, địa phương",
            "Trách nhiệm của tập thể trong lãnh đạo, chỉ đạo, kiểm tra, giám sát; việc nêu gương",
        ),
    ),
    ("Hạn chế, khuyết điểm và nguyên nhân", ("Hạn chế, khuyết điểm", "Nguyên nhân")),
    ("Kết quả khắc phục hạn chế, khuyết điểm đã được chỉ ra ở các kỳ kiểm điểm trước", ("",)),
    ("Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)", ("",)),
    ("Trách nhiệm của tập thể, cá nhân đối với những hạn chế, khuyết điểm", ("",)),
    ("Phương hướng, biện pháp khắc phục", ("",)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A Roman part of the report with its passages; a passage without a label stands alone."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """`collective`: whose report it is, as a title names it."""

    head: Letterhead
    year: int | None
    collective: str
    parts: tuple[Part, ...]
    self_rating: str
    signature: Signature


def _parts(texts: tuple[tuple[str, ...], ...]) -> tuple[Part, ...]:
    """The report from one paragraph for each passage; "" leaves it for the pen."""
    return tuple(
        Part(
            title,
            tuple(Passage(label, (text,) if text else ()) for label, text in zip(labels, said, strict=True)),
        )
        for (title, labels), said in zip(PARTS, texts, strict=True)
    )


_TEXTS = (
    (
        "Giữ nghiêm tập trung dân chủ; 12/12 kỳ họp có chương trình và kết luận; quy chế làm việc được bổ sung tháng 8.",
        "16/17 chỉ tiêu đạt và vượt; thu ngân sách đạt 108,6% dự toán; thêm 02 tiêu chí nông thôn mới.",
        "Kết nạp 07 đảng viên; 100% chi bộ sinh hoạt chuyên đề; kiểm tra 05 tổ chức đảng theo kế hoạch.",
        "Phân công rõ từng ủy viên; giám sát 03 chuyên đề; tập thể và cá nhân gương mẫu trước dân.",
    ),
    (
        "Giải ngân vốn đầu tư công các quý đầu chậm; 01 chỉ tiêu chưa đạt.",
        "Chủ quan: đôn đốc chưa quyết liệt.",
    ),
    ("Đã khắc phục 03/04 điểm; việc quản lý đất công đang làm, xong trong quý II/2021.",),
    ("Không có nội dung được gợi ý.",),
    ("Ban Thường vụ nhận trách nhiệm chung; đồng chí phụ trách đầu tư nhận trách nhiệm trực tiếp.",),
    ("Giao ban tiến độ hai tuần một lần; mỗi ủy viên phụ trách ít nhất 01 thôn, 01 chỉ tiêu khó.",),
)


def sample() -> Values:
    """The report of a commune's committee."""
    return Values(
        Letterhead(
            PARTY,
            "ĐẢNG BỘ HUYỆN SƠN DƯƠNG",
            _sample.COMMITTEE,
            "102-BC/ĐU",
            "Suối Lạnh, ngày 27 tháng 11 năm 2020",
        ),
        _sample.YEAR,
        "tập thể Ban Thường vụ Đảng ủy xã Suối Lạnh",
        _parts(_TEXTS),
        "good",
        Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Hoàng Kim Sơn"),
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-BC/......", NO_DATE),
        None,
        "tập thể ........................................",
        _parts(tuple(tuple("" for _ in labels) for _, labels in PARTS)),
        "",
        Signature("T/M TẬP THỂ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


def _values(facts: BodyFacts) -> Values:
    """The report as handed in, under the headings that were filled; what was left empty is left for the pen."""
    said = {field.key: Passage(field.label, paragraphs(facts.answers.get(field.key, ""))) for field in REPORT}
    told = {key: (Passage("", passage.texts),) for key, passage in said.items()}
    asked = tuple(Passage(point, paragraphs(answer)) for point, answer in facts.points)
    explained = told["BC.6"] if told["BC.6"][0].texts else ()
    passages = (
        (said["BC.1"], said["BC.2"], said["BC.3"]),
        told["BC.4"],
        told["BC.5"],
        (*explained, *asked) or (Passage("", ("Không có nội dung được gợi ý.",)),),
        told["BC.7"],
        told["BC.8"],
    )
    when = place_date(DISTRICT, facts.submitted_on) if facts.submitted_on else "bản nháp, chưa nộp"
    return Values(
        body_head(facts, "......-BC/......", when),
        facts.year,
        inside(facts.name),
        tuple(Part(title, texts) for (title, _), texts in zip(PARTS, passages, strict=True)),
        facts.self_rating,
        Signature("T/M TẬP THỂ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


SPEC = PaperSpec(
    code="01-HD",
    title="Báo cáo kiểm điểm tập thể",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_01_hd.html",
    sample=sample,
    blank=blank,
    source=of_body(_values, "party_organization", "collective"),
)
