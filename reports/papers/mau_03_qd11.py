"""Mẫu 03 of 11-QĐ/HU: what a collective, of the same level or above, says of a cadre and proposes (3.3.2.2, 3.3.2.3)."""

from dataclasses import dataclass
from decimal import Decimal

from evaluations.selectors.paper_meetings import proposal_facts
from evaluations.selectors.score_papers import ProposalPaper
from reports.papers import _sample
from reports.parts import PARTY, Figure, Letterhead, Signature, Subject
from reports.selectors.sources import of_voice
from reports.spec import PaperSpec, Scope
from reports.words import LEVELS, NO_DATE, day, inside, paragraphs, percent, place_date, place_of, points


@dataclass(frozen=True, slots=True)
class Values:
    """`body`: the collective as a sentence names it; points None for titles that are not scored; `caps`: the caps that
    bound, each a sentence; `figures`: votes for the four levels."""

    head: Letterhead
    year: int | None
    subject: Subject
    body: str
    met: str
    present: int | None
    entitled: int | None
    chair: str
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    own: Decimal | None
    mean: Decimal | None
    sheets: int | None
    figures: tuple[Figure, ...]
    rating: str
    remark: str
    caps: tuple[str, ...]
    receivers: tuple[str, ...]
    signature: Signature

    @property
    def opening(self) -> str:
        """The collective at the beginning of a sentence."""
        return self.body[:1].upper() + self.body[1:]


def sample() -> Values:
    """The commune's collective about its chairman."""
    votes = (1, 8, 0, 0)
    return Values(
        Letterhead(
            PARTY,
            "ĐẢNG BỘ HUYỆN SƠN DƯƠNG",
            _sample.COMMITTEE,
            "74-NX/ĐU",
            "Suối Lạnh, ngày 30 tháng 11 năm 2020",
        ),
        _sample.YEAR,
        _sample.SUBJECT,
        "tập thể lãnh đạo xã Suối Lạnh",
        "30/11/2020",
        9,
        9,
        "Hoàng Kim Sơn",
        (
            "Lập trường vững vàng; gương mẫu chấp hành chủ trương, nghị quyết và quy chế làm việc; gần dân, được nhân dân tin.",
            "Điều hành có trọng tâm: 16/17 chỉ tiêu đạt và vượt; hoàn thành thêm 02 tiêu chí nông thôn mới; việc đột phá "
            "vượt mục tiêu đã đăng ký.",
        ),
        ("Kiểm tra, đôn đốc giải ngân vốn đầu tư công chưa thường xuyên; có lúc giao việc gấp.",),
        Decimal("93.75"),
        Decimal("85.00"),
        9,
        tuple(Figure(n, percent(n, 9)) for n in votes),
        "good",
        "Chênh lệch giữa điểm tự chấm và điểm trung bình do cá nhân tính cả phần việc hoàn thành sau ngày 30/11.",
        (
            "Mức đề xuất không cao hơn mức xếp loại của Đảng ủy xã (Hoàn thành tốt nhiệm vụ).",
            "Mức đề xuất không cao hơn mức xếp loại của Ủy ban nhân dân xã (Hoàn thành tốt nhiệm vụ).",
        ),
        (
            "Ủy ban nhân dân huyện,",
            "Cơ quan Tổ chức - Nội vụ huyện,",
            "Hồ sơ cán bộ,",
            "Lưu Văn phòng Đảng ủy.",
        ),
        Signature("T/M TẬP THỂ LÃNH ĐẠO", "BÍ THƯ ĐẢNG ỦY", "Hoàng Kim Sơn"),
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-NX/......", NO_DATE),
        None,
        Subject(),
        "tập thể lãnh đạo ........................................",
        "......../......../20....",
        None,
        None,
        "........................................",
        (),
        (),
        None,
        None,
        None,
        (Figure(),) * len(LEVELS),
        "",
        "",
        (),
        (),
        Signature("T/M TẬP THỂ LÃNH ĐẠO", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


def _values(found: tuple[ProposalPaper, tuple[str, ...]]) -> Values:
    facts, caps = found
    case, meeting = facts.case, facts.meeting
    remark = (
        f"Lý do chênh lệch giữa điểm tự chấm và điểm trung bình: {facts.gap_reason}"
        if facts.gap_reason
        else ""
    )
    when = place_date(place_of(case.unit_name), meeting.held_at.date())
    return Values(
        Letterhead(PARTY, "", meeting.body.upper(), "......-NX/......", when),
        case.campaign.year,
        Subject(case.name, case.title, case.unit_name),
        inside(meeting.body),
        day(meeting.held_at.date()),
        meeting.present,
        meeting.entitled,
        meeting.chair,
        paragraphs(facts.strengths),
        paragraphs(facts.weaknesses),
        facts.own_total,
        facts.mean,
        facts.sheets,
        tuple(Figure(n, points(share)) for _, n, share in facts.votes),
        str(facts.rating),
        remark,
        (*caps, *(["Mức đề xuất này còn tạm tính."] if facts.is_provisional else [])),
        (),
        Signature("T/M TẬP THỂ LÃNH ĐẠO", "", meeting.chair, how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


SPEC = PaperSpec(
    code="03-QD11",
    title="Nhận xét, đánh giá và đề xuất xếp loại cán bộ của tập thể",
    scope=Scope.CONFERENCE,
    template="reports/papers/mau_03_qd11.html",
    sample=sample,
    blank=blank,
    source=of_voice(proposal_facts, _values, scored=False),
)
