"""Mẫu 02-HD KĐ.ĐG: a party member's review, then what the cell and the committee make of it on the same sheets."""

from dataclasses import dataclass

from evaluations.selectors.paper_access import named_members
from evaluations.selectors.paper_members import MemberFacts, member_facts
from reports.papers import _sample
from reports.parts import PARTY, SIGN, Letterhead, Passage, Signature
from reports.selectors.sources import of_case
from reports.spec import PaperSpec, Scope
from reports.words import DISTRICT, NO_DATE, day, joined, paragraphs, place_date

FACTS = (
    "Họ và tên",
    "Ngày sinh",
    "Chức vụ Đảng",
    "Chức vụ chính quyền",
    "Chức vụ đoàn thể",
    "Đơn vị công tác",
    "Chi bộ",
)
PARTS = (
    "I. Ưu điểm, kết quả đạt được",
    "1. Về tư tưởng chính trị; phẩm chất đạo đức, lối sống; ý thức tổ chức kỷ luật; tác phong, lề lối làm việc",
    "2. Về thực hiện chức trách, nhiệm vụ được giao",
    "3. Việc thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu hằng năm",
    "II. Hạn chế, khuyết điểm và nguyên nhân",
    "III. Kết quả khắc phục những hạn chế, khuyết điểm đã được chỉ ra ở các kỳ kiểm điểm trước",
    "IV. Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)",
    "V. Làm rõ trách nhiệm của cá nhân đối với những hạn chế, khuyết điểm của tập thể (nếu có)",
    "VI. Phương hướng, biện pháp khắc phục hạn chế, khuyết điểm",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What the head of the form asks about the person."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Values:
    """Four voices side by side: the member, the employer (civil servants only), the cell, the grassroots committee."""

    head: Letterhead
    year: int | None
    facts: tuple[Fact, ...]
    parts: tuple[Passage, ...]
    self_civil: str
    self_rating: str
    self_signature: Signature
    employer: tuple[str, ...]
    civil_rating: str
    employer_signature: Signature
    cell: tuple[str, ...]
    cell_rating: str
    cell_signature: Signature
    committee_rating: str
    committee_signature: Signature


_TEXTS = (
    "",
    "Chấp hành nghị quyết, chỉ thị; giữ lối sống giản dị; sinh hoạt chi bộ 12/12 kỳ.",
    "Hoàn thành việc chuyên môn; phụ trách tổ vay vốn 31 hộ, không có nợ quá hạn.",
    "Đã làm được 03/03 điều cam kết, trong đó có 02 sáng kiến nhỏ.",
    "Có lúc góp ý chưa thẳng; nguyên nhân do ngại va chạm.",
    "Đã khắc phục việc đi họp muộn.",
    "Không.",
    "Không.",
    "Mỗi kỳ sinh hoạt phát biểu ít nhất một ý kiến; học thêm nghiệp vụ tín dụng.",
)


def sample() -> Values:
    """A member who is also a civil servant."""
    values = (
        "Nông Thị Lành",
        "11/3/1986",
        "Chi ủy viên",
        "Công chức Văn phòng - Thống kê",
        "Tổ trưởng tổ vay vốn",
        "Ủy ban nhân dân xã Suối Lạnh",
        "Chi bộ cơ quan xã Suối Lạnh",
    )
    when = "Suối Lạnh, ngày 28 tháng 11 năm 2020"
    return Values(
        Letterhead(
            PARTY, "ĐẢNG BỘ XÃ SUỐI LẠNH", "CHI BỘ CƠ QUAN XÃ", "", "Suối Lạnh, ngày 24 tháng 11 năm 2020"
        ),
        _sample.YEAR,
        tuple(map(Fact, FACTS, values)),
        tuple(Passage(label, (text,) if text else ()) for label, text in zip(PARTS, _TEXTS, strict=True)),
        "good",
        "good",
        Signature("NGƯỜI TỰ KIỂM ĐIỂM", "", values[0], how=SIGN),
        ("Nhất trí với bản tự kiểm điểm.",),
        "good",
        Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "", _sample.SUBJECT.name, when, SIGN),
        ("Chi ủy nhất trí; đề nghị đồng chí thẳng thắn hơn trong góp ý.",),
        "good",
        Signature("T/M CHI BỘ", "BÍ THƯ", "Bàn Thị Ngân", when),
        "good",
        Signature("T/M ĐẢNG ỦY", "BÍ THƯ", "Hoàng Kim Sơn", "Suối Lạnh, ngày 04 tháng 12 năm 2020"),
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        tuple(Fact(label, "") for label in FACTS),
        tuple(map(Passage, PARTS)),
        "",
        "",
        Signature("NGƯỜI TỰ KIỂM ĐIỂM", how=SIGN),
        (),
        "",
        Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", place_date=NO_DATE, how=SIGN),
        (),
        "",
        Signature("T/M CHI BỘ", "BÍ THƯ", place_date=NO_DATE),
        "",
        Signature("T/M ĐẢNG ỦY (CHI ỦY)", "BÍ THƯ", place_date=NO_DATE),
    )


def _values(f: MemberFacts) -> Values:
    when = "bản nháp, chưa nộp" if f.is_draft else place_date(DISTRICT, f.submitted_on)
    known = (f.who.name, day(f.birth_date), joined(f.party_posts), joined(f.posts), "", f.who.unit, f.cell)
    decided = place_date(DISTRICT, f.decided_on)
    return Values(
        Letterhead(PARTY, f.committee.upper(), f.cell.upper(), "", when),
        f.who.year,
        tuple(map(Fact, FACTS, known)),
        tuple(Passage(label, paragraphs(text)) for label, text in zip(PARTS, _answers(f), strict=True)),
        "",
        f.self_rating,
        Signature("NGƯỜI TỰ KIỂM ĐIỂM", "", f.who.name, how=SIGN),
        (),
        f.civil_rating,
        Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", place_date=NO_DATE, how=SIGN),
        paragraphs(f.cell_comment),
        f.cell_rating,
        Signature("T/M CHI BỘ", "BÍ THƯ", place_date=place_date(DISTRICT, f.cell_on)),
        f.rating,
        Signature("T/M ĐẢNG ỦY (CHI ỦY)", "BÍ THƯ", f.signer, decided),
    )


def _answers(f: MemberFacts) -> tuple[str, ...]:
    """One text for each of PARTS; the first is only a heading."""
    faults = "\n".join(text for text in (f.texts.get("DV.4", ""), f.texts.get("DV.5", "")) if text)
    points = "\n".join(f"{point}: {answer}" for point, answer in f.points)
    one_two_three = (f.texts.get(f"DV.{n}", "") for n in (1, 2, 3))
    rest = (f.texts.get("DV.6", ""), points, f.texts.get("DV.7", ""), f.texts.get("DV.8", ""))
    return ("", *one_two_three, faults, *rest)


SPEC = PaperSpec(
    code="02-HD",
    title="Bản kiểm điểm cá nhân",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_02_hd.html",
    sample=sample,
    blank=blank,
    source=of_case("self_review.read", member_facts, _values, kind="member", listed=named_members),
)
