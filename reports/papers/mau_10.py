"""Mẫu 10 of 11-QĐ/HU: everything known of one cadre's year on one sheet; parts not reached yet stay empty (CAD-5)."""

from dataclasses import dataclass

from evaluations.selectors.paper_information import Asked, InformationFacts, Proposed, information_facts
from reports.papers import _sample
from reports.parts import PARTY, SIGN, Letterhead, Signature
from reports.selectors.sources import of_case
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
from reports.words import (
    DISTRICT,
    LEVELS,
    NO_DATE,
    count,
    day,
    joined,
    level_name,
    level_short,
    place_date,
    points,
)

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
        rows.append(Row((Cell(1, section.number, bold(BOXED_CENTRE)), Cell(2, section.name, bold(BOXED), 3))))
        for fact in section.facts:
            cells = Cell(1, fact.number, BOXED_CENTRE), Cell(2, fact.label, BOXED), Cell(3, fact.value, BOXED)
            rows.append(Row(cells))
    rows.append(closing_row((), ((1, 2, v.signatures[0]), (3, 3, v.signatures[1])), 2))
    head = len(lead) + 1
    return (Sheet("Mẫu 10", (10, 62, 93), tuple(rows), (head, head), 2),)


def _values(facts: InformationFacts) -> Values:
    office = facts.office or _sample.DOTS
    when = place_date(DISTRICT, facts.decided_on) if facts.decided_on else NO_DATE
    return Values(
        Letterhead(PARTY, facts.authority.upper(), office.upper(), "", when),
        facts.who.year,
        sections_of(_known(facts)),
        (Signature("NGƯỜI TỔNG HỢP", how=SIGN), Signature("THỦ TRƯỞNG CƠ QUAN", how=SIGN)),
        "" if facts.decided_rating else "chưa đủ các phần",
    )


def _known(f: InformationFacts) -> tuple[str, ...]:
    """One text for each of LABELS; the register keeps no degrees, so that place is left for the pen."""
    own = [f"{points(f.own_score)} điểm" if f.own_score is not None else "", level_short(f.self_rating)]
    return (
        joined([f.who.name, day(f.birth_date), f.ethnicity]),
        f"{f.who.title}, {f.who.unit}",
        f"{day(f.admitted_on) or '........'}; ................................",
        joined(f"{year}: {level_short(rating)}" for year, rating in f.past),
        joined(own),
        _asked(f.asked),
        _proposed(f.collective),
        _proposed(f.superior),
        f"{points(f.overall)} điểm" if f.overall is not None else "",
        f.workplace,
        f.residence,
        f.trust_vote,
        f.breakthrough,
        "",
        joined(f"{name}: {level_short(rating) or 'không nêu mức'}" for name, rating in f.agencies),
        joined(
            f"{name}: {level_short(rating)}"
            for name, rating in (f.collective_rating, f.unit_rating)
            if rating
        ),
        level_name(f.office_rating),
        _decided(f),
    )


def _decided(f: InformationFacts) -> str:
    if not f.decided_rating:
        return ""
    mark = "tạm tính, " if f.decided_is_provisional else ""
    return f"{level_name(f.decided_rating)} ({mark}ngày {day(f.decided_on)})"


def _asked(asked: Asked | None) -> str:
    if asked is None:
        return ""
    if asked.closed_without:
        return f"Không thực hiện: {asked.closed_without}"
    if asked.answered is None:
        return f"Đã mời {count(asked.invited)}; số phiếu thu về ít nên không tổng hợp theo mức"
    levels = "; ".join(f"{level.short} {count(asked.counts.get(level.code, 0))}" for level in LEVELS)
    return f"{count(asked.answered)}/{count(asked.invited)} phiếu: {levels}"


def _proposed(one: Proposed | None) -> str:
    if one is None:
        return ""
    score = f"{points(one.mean)} điểm ({count(one.sheets)} phiếu); " if one.mean is not None else ""
    votes = f" ({count(one.votes)}/{count(one.present)} phiếu)" if one.votes is not None else ""
    return f"{score}đề xuất {level_short(one.rating)}{votes}{' (tạm tính)' if one.is_provisional else ''}"


SPEC = PaperSpec(
    code="10",
    title="Biểu tổng hợp thông tin đánh giá, xếp loại cán bộ",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_10.html",
    sample=sample,
    blank=blank,
    source=of_case("proposal.read", information_facts, _values),
    sheets=sheets,
)
