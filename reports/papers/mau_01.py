"""Mẫu 01 of NĐ 90/2020: what the cadre says of the own year and what the authority decided."""

from dataclasses import dataclass, replace

from evaluations.domain.forms import item_five
from evaluations.selectors.paper_cases import Decided, ReviewFacts, review_facts
from reports.papers import _sample
from reports.parts import SIGN, SIGN_AND_SEAL, STATE, Letterhead, Passage, Signature, Subject
from reports.selectors.sources import number, of_case
from reports.spec import Actor, PaperSpec, Scope
from reports.words import DISTRICT, NO_DATE, office_lines, paragraphs, place_date, place_of
from sonduong.kit import clock

ITEMS = (
    "Chính trị tư tưởng",
    "Đạo đức, lối sống",
    "Tác phong, lề lối làm việc",
    "Ý thức tổ chức kỷ luật",
    "Kết quả thực hiện chức trách, nhiệm vụ được giao",
)


@dataclass(frozen=True, slots=True)
class Values:
    """`edition`: words beside the form's number for a later version or a draft; `extra`: points answered beside
    the five items; part III stays empty until the decision is made known to the reader."""

    head: Letterhead
    year: int | None
    subject: Subject
    items: tuple[Passage, ...]
    extra: tuple[Passage, ...]
    remarks: tuple[str, ...]
    self_rating: str
    self_signature: Signature
    verdict: tuple[str, ...]
    rating: str
    prospects: tuple[str, ...]
    signature: Signature
    edition: str = ""


def sample() -> Values:
    """A commune's chairman, taken to the decision."""
    return Values(
        _sample.COMMUNE,
        _sample.YEAR,
        _sample.SUBJECT,
        tuple(map(Passage, ITEMS, _TEXTS)),
        (
            Passage(
                "Giải trình nội dung được gợi ý: tiến độ giải ngân vốn đầu tư công",
                ("Đến hết tháng 10 mới giải ngân 64%; đã rút kinh nghiệm, hết năm đạt 97,5% kế hoạch vốn.",),
            ),
        ),
        (
            "Ưu điểm: sâu sát, quyết đoán, được nhân dân tin; việc đột phá “Thu gom rác thải có phân loại tại 09 thôn” "
            "vượt mục tiêu 02 thôn.",
            "Khuyết điểm: còn 01 chỉ tiêu chưa đạt; có lúc chưa kiểm tra sau giao việc.",
        ),
        "good",
        Signature(
            "NGƯỜI TỰ NHẬN XÉT", "", _sample.SUBJECT.name, "Suối Lạnh, ngày 26 tháng 11 năm 2020", SIGN
        ),
        (
            "Ưu điểm: lập trường vững vàng, chấp hành tốt sự phân công; điều hành có trọng tâm, cải cách hành chính "
            "chuyển biến rõ.",
            "Khuyết điểm: kiểm tra, đôn đốc giải ngân vốn đầu tư công chưa thường xuyên.",
        ),
        "good",
        ("Có chiều hướng phát triển tốt, có thể đảm nhận nhiệm vụ cao hơn.",),
        Signature(
            "NGƯỜI CÓ THẨM QUYỀN ĐÁNH GIÁ",
            "",
            _sample.STANDING_SIGNER,
            "Sơn Dương, ngày 28 tháng 12 năm 2020",
            SIGN_AND_SEAL,
        ),
        "bản 2",
    )


_TEXTS = (
    (
        "Kiên định chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh và đường lối đổi mới của Đảng; chấp hành nghiêm chủ trương, "
        "nghị quyết của Đảng, pháp luật của Nhà nước; dự đủ 04/04 hội nghị học tập nghị quyết.",
    ),
    (
        "Lối sống giản dị, trung thực; bản thân và gia đình gương mẫu; không vi phạm những điều đảng viên không được làm; "
        "kê khai tài sản đúng hạn.",
    ),
    (
        "Làm việc có chương trình tuần, tháng; tiếp công dân 47 buổi; mỗi tháng dự sinh hoạt với ít nhất 02 chi bộ thôn.",
    ),
    ("Phục tùng sự phân công; giữ nghiêm quy chế làm việc và chế độ báo cáo.",),
    (
        "Kết quả hoạt động của địa phương: 16/17 chỉ tiêu Hội đồng nhân dân xã giao đạt và vượt; thu ngân sách 1.412 triệu "
        "đồng (108,6% dự toán); tỷ lệ hộ nghèo còn 8,9%, giảm 3,1 điểm phần trăm; hoàn thành thêm 02 tiêu chí nông thôn mới.",
        "Năng lực lãnh đạo, quản lý: cụ thể hóa nghị quyết thành 38 việc có người phụ trách và thời hạn, 36 việc xong đúng "
        "hạn; giải quyết 1.905 hồ sơ thủ tục hành chính, 98,9% đúng và trước hạn.",
        "Năng lực tập hợp, đoàn kết: phối hợp chặt chẽ với Mặt trận và các đoàn thể; vận động nhân dân hiến 5.120 m² đất làm "
        "đường; nội bộ đoàn kết, không có đơn thư vượt cấp.",
    ),
)


def blank() -> Values:
    """For filling by hand."""
    return Values(
        _sample.BLANK_STATE,
        None,
        Subject(),
        tuple(map(Passage, ITEMS)),
        (),
        (),
        "",
        Signature("NGƯỜI TỰ NHẬN XÉT", place_date=NO_DATE, how=SIGN),
        (),
        "",
        (),
        Signature("NGƯỜI CÓ THẨM QUYỀN ĐÁNH GIÁ", place_date=NO_DATE, how=SIGN_AND_SEAL),
    )


def _values(facts: ReviewFacts) -> Values:
    who, place = facts.who, place_of(facts.who.unit)
    texts = {answer.key: answer.text for answer in facts.answers}
    told = [*(texts.get(f"I.{number}", "") for number in range(1, 5)), item_five(texts)]
    extra = [answer for answer in facts.answers if answer.section not in ("I", "II")]
    verdict, signature = _verdict(facts.decided)
    return Values(
        Letterhead(STATE, "", office_lines(who.unit)),
        who.year,
        Subject(who.name, who.title, who.unit),
        tuple(Passage(label, paragraphs(text)) for label, text in zip(ITEMS, told, strict=True)),
        tuple(Passage(answer.label, paragraphs(answer.text)) for answer in extra),
        paragraphs(texts.get("II.1", "")),
        facts.self_rating,
        Signature("NGƯỜI TỰ NHẬN XÉT", "", who.name, place_date(place, facts.submitted_on), SIGN),
        verdict,
        facts.decided.rating if facts.decided else "",
        paragraphs(facts.decided.prospects) if facts.decided else (),
        signature,
        _edition(facts),
    )


def _verdict(decided: Decided | None) -> tuple[tuple[str, ...], Signature]:
    power = "NGƯỜI CÓ THẨM QUYỀN ĐÁNH GIÁ"
    if decided is None:
        return (), Signature(power, place_date=NO_DATE, how=SIGN_AND_SEAL)
    texts = [*paragraphs(f"Ưu điểm: {decided.strengths}"), *paragraphs(f"Khuyết điểm: {decided.weaknesses}")]
    when = place_date(DISTRICT, decided.day)
    return tuple(texts), Signature(power, decided.signer_post, decided.signer_name, when, SIGN_AND_SEAL)


def _edition(facts: ReviewFacts) -> str:
    if facts.submitted_on is None:
        return "bản nháp, chưa nộp"
    words = [
        "ghi từ bản giấy đã ký" if facts.is_on_paper else "",
        f"bản {facts.version}" if facts.version > 1 else "",
        "mức xếp loại tạm tính" if facts.decided and facts.decided.is_provisional else "",
    ]
    return ", ".join(word for word in words if word)


def collect(actor: Actor, target_id: str) -> Values:
    """The newest submitted version of a case ("12"), or one of its versions ("12.1")."""
    pk, _, version = target_id.partition(".")
    chosen = number(version) if version else None
    return _values(review_facts(actor, number(pk), on=clock.today(), version=chosen))


SPEC = PaperSpec(
    code="01",
    title="Phiếu đánh giá, xếp loại chất lượng cán bộ",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_01.html",
    sample=sample,
    blank=blank,
    source=replace(of_case("self_review.read", review_facts, _values), collect=collect),
)
