"""Thông báo: the notice by which a place learns the ratings that were decided (3.6.1)."""

from dataclasses import dataclass

from evaluations.selectors.papers_submissions import NoticeFacts, notice_facts, notices
from reports.papers import _sample
from reports.parts import PARTY, Letterhead, Signature
from reports.selectors.sources import of_number
from reports.spec import PaperSpec, Scope
from reports.words import DISTRICT, NO_DATE, day, place_date


@dataclass(frozen=True, slots=True)
class Line:
    """One person and the level decided."""

    name: str
    post: str
    rating: str


@dataclass(frozen=True, slots=True)
class Values:
    """`opening` and `closing`: the paragraphs before and after the list."""

    head: Letterhead
    year: int | None
    opening: tuple[str, ...]
    lines: tuple[Line, ...]
    closing: tuple[str, ...]
    receivers: tuple[str, ...]
    signature: Signature


CLOSING = (
    "1. Cấp ủy, người đứng đầu đơn vị thông báo kết quả tới từng đồng chí có tên trên và công khai tại hội nghị của đơn vị.",
    "2. Các đồng chí có tên trên xây dựng kế hoạch khắc phục hạn chế, khuyết điểm đã được chỉ ra, có việc làm và thời hạn.",
    "3. Kết quả được dùng trong công tác cán bộ. Có ý kiến về kết quả thì gửi đơn đến Ban Thường vụ Huyện ủy (qua Cơ quan "
    "Tổ chức - Nội vụ) để được xem xét, trả lời.",
)


def opening(plan: str, year: int | None, day: str, place: str) -> tuple[str, ...]:
    """What the notice rests on."""
    return (
        f"Căn cứ {plan}, ngày {day}, Ban Thường vụ Huyện ủy đã họp, bỏ phiếu quyết định đánh giá, xếp loại chất lượng cán bộ "
        f"diện Ban Thường vụ Huyện ủy quản lý năm {year or '20....'}.",
        f"Ban Thường vụ Huyện ủy thông báo kết quả đối với cán bộ công tác tại {place} như sau:",
    )


def sample() -> Values:
    """Five leaders of a commune."""
    return Values(
        Letterhead(
            PARTY, _sample.PROVINCE, _sample.DISTRICT, "296-TB/HU", "Sơn Dương, ngày 30 tháng 12 năm 2020"
        ),
        _sample.YEAR,
        opening(
            "Kế hoạch số 16-KH/HU, ngày 12/11/2020 của Ban Thường vụ Huyện ủy",
            2020,
            "28/12/2020",
            "xã Suối Lạnh",
        ),
        tuple(Line(name, post, asked) for name, post, *_, asked in _sample.COLLEAGUES),
        CLOSING,
        (
            "Đảng ủy xã Suối Lạnh,",
            "Các đồng chí có tên trên,",
            "Cơ quan Tổ chức - Nội vụ huyện,",
            "Lưu Văn phòng Huyện ủy.",
        ),
        Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", _sample.STANDING_SIGNER),
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-TB/......", NO_DATE),
        None,
        opening(
            "Kế hoạch số ......-KH/......",
            None,
            "......../......../20....",
            "........................................",
        ),
        (Line("", "", ""),) * 6,
        CLOSING,
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


def _values(facts: NoticeFacts) -> Values:
    days = ", ".join(day(one) for one in facts.decided_on)
    return Values(
        Letterhead(PARTY, "", facts.authority.upper(), facts.number, place_date(DISTRICT, facts.issued_on)),
        facts.year,
        opening(f"Kế hoạch số {facts.plan_number}", facts.year, days, facts.place),
        tuple(Line(r.name, r.post, r.rating) for r in facts.lines),
        CLOSING,
        (
            f"{facts.place},",
            "Các đồng chí có tên trên,",
            "Cơ quan Tổ chức - Nội vụ,",
            "Lưu Văn phòng Huyện ủy.",
        ),
        Signature("T/M BAN THƯỜNG VỤ", facts.signer_post.upper(), facts.signer_name),
    )


SPEC = PaperSpec(
    code="thong-bao-ket-qua",
    title="Thông báo kết quả đánh giá, xếp loại cán bộ",
    scope=Scope.GROUP,
    template="reports/papers/thong_bao_ket_qua.html",
    sample=sample,
    blank=blank,
    source=of_number(notice_facts, notices, _values),
)
