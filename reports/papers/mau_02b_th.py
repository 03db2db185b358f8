"""Summary of the sheets of Mẫu 02B: counts by level and what was said by row, together and nobody's (3.3.2.1)."""

from dataclasses import dataclass

from evaluations.domain.feedback import NO_RATING, ROWS
from evaluations.selectors.paper_meetings import Summary, summary_facts
from reports.papers import _sample
from reports.parts import PARTY, Figure, Letterhead, Signature, Subject
from reports.selectors.sources import of_case
from reports.spec import PaperSpec, Scope
from reports.words import LEVELS, NO_DATE, paragraphs, percent, place_date, place_of


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the form: what it asks, strengths and shortcomings as the office summed them up."""

    label: str
    strengths: str
    weaknesses: str


@dataclass(frozen=True, slots=True)
class Values:
    """`figures`: the four levels and, last, sheets without a level; `hidden`: why counts are not shown, else empty."""

    head: Letterhead
    year: int | None
    subject: Subject
    issued: int | None
    collected: int | None
    valid: int | None
    spoilt: int | None
    figures: tuple[Figure, ...]
    hidden: str
    rows: tuple[Said, ...]
    other: tuple[str, ...]
    receivers: tuple[str, ...]
    signature: Signature


def figures(votes: tuple[int, ...], whole: int) -> tuple[Figure, ...]:
    """Votes and their shares of all valid sheets."""
    return tuple(Figure(n, percent(n, whole)) for n in votes)


_SAID = (
    ("Vững vàng, nói đi đôi với làm (13 ý kiến).", "Không."),
    ("Giản dị, công tâm, hòa nhã (15 ý kiến).", "Không."),
    ("Sâu sát thôn bản, đúng hẹn với dân (12 ý kiến).", "Có lúc giao việc gấp (04 ý kiến)."),
    ("Giữ nghiêm quy chế, giờ giấc (11 ý kiến).", "Không."),
    (
        "Quyết đoán, dám chịu trách nhiệm (12 ý kiến).",
        "Chưa kiểm tra thường xuyên sau giao việc (05 ý kiến).",
    ),
    ("Biết lắng nghe, nội bộ đoàn kết (14 ý kiến).", "Cần gần công chức trẻ hơn (02 ý kiến)."),
    ("Chỉ tiêu chính đạt và vượt (13 ý kiến).", "Giải ngân đầu năm chậm (06 ý kiến)."),
)


def sample() -> Values:
    """Seventeen valid sheets about the chairman."""
    return Values(
        Letterhead(
            PARTY, "ĐẢNG BỘ HUYỆN SƠN DƯƠNG", _sample.COMMITTEE, "", "Suối Lạnh, ngày 29 tháng 11 năm 2020"
        ),
        _sample.YEAR,
        _sample.SUBJECT,
        18,
        17,
        17,
        0,
        figures((3, 13, 1, 0, 0), 17),
        "",
        tuple(Said(label, *texts) for label, texts in zip(ROWS.values(), _SAID, strict=True)),
        ("Đề nghị niêm yết lịch tiếp dân tại nhà văn hóa các thôn (03 ý kiến).",),
        ("Tập thể lãnh đạo cùng cấp (để xem xét),", "Hồ sơ cán bộ,", "Lưu Văn phòng Đảng ủy."),
        Signature("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Bàn Thị Ngân"),
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        Subject(),
        None,
        None,
        None,
        None,
        (Figure(),) * (len(LEVELS) + 1),
        "",
        tuple(Said(label, "", "") for label in ROWS.values()),
        (),
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên)"),
    )


def _values(facts: Summary) -> Values:
    who, valid = facts.who, facts.valid
    votes = tuple(facts.counts.get(code, 0) for code in (*(level.code for level in LEVELS), NO_RATING))
    spoilt = None if facts.collected is None or valid is None else facts.collected - valid
    return Values(
        Letterhead(PARTY, "", who.unit.upper(), "", place_date(place_of(who.unit), facts.day)),
        who.year,
        Subject(who.name, who.title, who.unit),
        facts.issued,
        facts.collected,
        valid,
        spoilt,
        figures(votes, valid or 0),
        "" if facts.counts else "Số phiếu thu về ít nên không tổng hợp theo mức, để không ai bị nhận ra.",
        tuple(Said(label, *facts.texts[row]) for row, label in ROWS.items()),
        paragraphs(facts.other) or ("Không.",),
        (),
        Signature("NGƯỜI TỔNG HỢP", how="(Chức vụ, ký, ghi rõ họ tên)"),
    )


SPEC = PaperSpec(
    code="02B-TH",
    title="Tổng hợp ý kiến nhận xét của cấp dưới trực tiếp",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_02b_th.html",
    sample=sample,
    blank=blank,
    source=of_case("feedback.read", summary_facts, _values, is_scored=True),
)
