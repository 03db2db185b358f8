"""Mẫu 10 of 11-QĐ/HU: everything known of one cadre's year on one sheet; parts not reached yet stay empty (CAD-5)."""

from dataclasses import dataclass

from reports.papers import _sample
from reports.parts import PARTY, SIGN, Letterhead, Signature
from reports.sheets import (
    BOXED,
    BOXED_CENTRE,
    HEAD,
    Cell,
    Row,
    Sheet,
    bold,
    closing_row,
    letterhead_rows,
    title_rows,
)
from reports.spec import PaperSpec, Scope
from reports.words import NO_DATE

TITLE = "BIỂU TỔNG HỢP THÔNG TIN"
# Section, then the label of every line, in the order of `Values.facts`.
SECTIONS = (
    (
        "Thông tin cá nhân",
        (
            "Họ và tên; ngày sinh; dân tộc",
            "Chức vụ, đơn vị công tác",
            "Ngày vào Đảng; trình độ",
            "Mức xếp loại các năm liền kề",
        ),
    ),
    (
        "Kết quả tự đánh giá và các hội nghị",
        (
            "Cá nhân tự chấm điểm; tự nhận mức",
            "Cấp dưới trực tiếp",
            "Tập thể lãnh đạo cùng cấp",
            "Cấp trên trực tiếp",
            "Tổng hợp chung của các hội nghị",
        ),
    ),
    (
        "Ý kiến của các cấp ủy và thông tin khác",
        (
            "Cấp ủy nơi công tác",
            "Cấp ủy nơi cư trú (Quy định số 213-QĐ/TW)",
            "Kết quả lấy phiếu tín nhiệm",
            "Việc đột phá hoặc đổi mới",
            "Kỷ luật; đơn thư, khiếu nại, tố cáo",
        ),
    ),
    (
        "Ý kiến thẩm định và mức đề xuất của các cơ quan",
        (
            "Các cơ quan tham gia ý kiến",
            "Mức của tập thể lãnh đạo; của địa phương, đơn vị",
        ),
    ),
    (
        "Đề nghị và quyết định",
        ("Cơ quan Tổ chức - Nội vụ đề nghị", "Cấp có thẩm quyền quyết định"),
    ),
)
ROMAN = ("I", "II", "III", "IV", "V")
LABELS = tuple(label for _, labels in SECTIONS for label in labels)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line: its number within the section, what is asked, what is known (empty = not yet, or not for this reader)."""

    number: int
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet under a Roman number."""

    number: str
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """The head, the parts and who signs; `edition`: words beside the number of the form."""

    head: Letterhead
    year: int | None
    sections: tuple[Section, ...]
    signatures: tuple[Signature, Signature]
    edition: str = ""


def sections_of(known: tuple[str, ...]) -> tuple[Section, ...]:
    """The parts from one text for each of LABELS, in that order; ValueError when there are more or fewer."""
    rest = list(zip(LABELS, known, strict=True))
    made = []
    for roman, (name, labels) in zip(ROMAN, SECTIONS, strict=True):
        facts = tuple(Fact(number, *rest.pop(0)) for number in range(1, len(labels) + 1))
        made.append(Section(roman, name, facts))
    return tuple(made)


def sample() -> Values:
    """The chairman's sheet after the decision."""
    known = (
        f"{_sample.SUBJECT.name}; 19/5/1977; Nùng",
        "Phó Bí thư Đảng ủy, Chủ tịch UBND xã Suối Lạnh (từ 7/2017)",
        "02/9/2001; đại học Kinh tế; cao cấp lý luận chính trị",
        "2017: HTTNV; 2018: HTXSNV; 2019: HTTNV",
        "93,75 điểm; HTTNV",
        "17/18 phiếu: HTXSNV 03; HTTNV 13; HTNV 01; KHTNV 0",
        "85,00 điểm (09 phiếu); đề xuất HTTNV (08/09 phiếu)",
        "87,25 điểm (07 phiếu); đề xuất HTTNV (07/07 phiếu)",
        "86,13 điểm",
        "Gương mẫu, hoàn thành tốt nhiệm vụ đảng viên",
        "Làm tròn nghĩa vụ công dân nơi cư trú; không có ý kiến phản ánh",
        "Không tổ chức trong năm 2020",
        "Thu gom rác thải có phân loại: 11/09 thôn (122%)",
        "Không",
        "Các ban Đảng, Văn phòng Huyện ủy, Thường trực HĐND, UBND, UBMTTQ huyện: HTTNV (07/07 cơ quan)",
        "Đảng ủy xã: HTTNV; UBND xã: HTTNV",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ (11/11 phiếu, ngày 28/12/2020)",
    )
    return Values(
        Letterhead(PARTY, _sample.DISTRICT, _sample.ORG_OFFICE, "", "Sơn Dương, ngày 29 tháng 12 năm 2020"),
        _sample.YEAR,
        sections_of(known),
        (
            Signature("NGƯỜI TỔNG HỢP", name="Bùi Thị Hoa", how=SIGN),
            Signature("K/T TRƯỞNG CƠ QUAN", "PHÓ TRƯỞNG CƠ QUAN", _sample.ORG_SIGNER),
        ),
        "bản hoàn chỉnh",
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        sections_of(("",) * len(LABELS)),
        (Signature("NGƯỜI TỔNG HỢP", how=SIGN), Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên)")),
    )


def sheets(v: Values) -> tuple[Sheet, ...]:
    """The same sheet as a workbook."""
    edition = f"Mẫu số 10 ({v.edition})" if v.edition else "Mẫu số 10"
    lead = (
        *letterhead_rows(v.head, edition, 2, 3, 3),
        *title_rows(TITLE, f"đánh giá, xếp loại cán bộ năm {v.year or '20....'}", 3),
    )
    rows = [
        *lead,
        Row((Cell(1, "TT", HEAD), Cell(2, "Nội dung", HEAD), Cell(3, "Thông tin, kết quả", HEAD)), 20),
    ]
    for section in v.sections:
        rows.append(
            Row((Cell(1, section.number, bold(BOXED_CENTRE)), Cell(2, section.name, bold(BOXED), 3)), 18)
        )
        for fact in section.facts:
            cells = Cell(1, fact.number, BOXED_CENTRE), Cell(2, fact.label, BOXED), Cell(3, fact.value, BOXED)
            rows.append(Row(cells, 17 * max(1, -(-len(fact.label) // 30), -(-len(fact.value) // 46))))
    rows.append(closing_row((), ((1, 2, v.signatures[0]), (3, 3, v.signatures[1])), 2))
    head = len(lead) + 1
    return (Sheet("Mẫu 10", (10, 62, 93), tuple(rows), (head, head), 2),)


SPEC = PaperSpec(
    code="10",
    title="Biểu tổng hợp thông tin đánh giá, xếp loại cán bộ",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_10.html",
    sample=sample,
    blank=blank,
    sheets=sheets,
)
