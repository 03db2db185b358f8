"""Mẫu 02 and 03 of NĐ 90/2020 are one form with other words: its parts, for both papers."""

from dataclasses import dataclass

from evaluations.selectors.paper_staff import StaffFacts
from reports.parts import SIGN, SIGN_AND_SEAL, STATE, Letterhead, Passage, Signature, Subject
from reports.words import NO_DATE, office_lines, paragraphs, place_date, place_of


@dataclass(frozen=True, slots=True)
class Values:
    """`items` 1 to 6 are everybody's, `leading` 7 to 9 those of leaders; III is the direct head's, IV the authority's."""

    head: Letterhead
    year: int | None
    subject: Subject
    items: tuple[Passage, ...]
    leading: tuple[Passage, ...]
    remarks: tuple[str, ...]
    self_rating: str
    self_signature: Signature
    comment: tuple[str, ...]
    comment_signature: Signature
    verdict: tuple[str, ...]
    rating: str
    prospects: tuple[str, ...]
    signature: Signature


ITEMS = (
    "Chính trị tư tưởng",
    "Đạo đức, lối sống",
    "Tác phong, lề lối làm việc",
    "Ý thức tổ chức kỷ luật",
    "Kết quả thực hiện chức trách, nhiệm vụ được giao",
    "Thái độ phục vụ nhân dân, doanh nghiệp",
)
LEADING = (
    "Kết quả hoạt động của cơ quan, tổ chức, đơn vị được giao lãnh đạo, quản lý, phụ trách",
    "Năng lực lãnh đạo, quản lý",
    "Năng lực tập hợp, đoàn kết",
)


def empty(head: Letterhead) -> Values:
    """The form for filling by hand."""
    return Values(
        head,
        None,
        Subject(),
        tuple(map(Passage, ITEMS)),
        tuple(map(Passage, LEADING)),
        (),
        "",
        Signature("NGƯỜI TỰ NHẬN XÉT", place_date=NO_DATE, how=SIGN),
        (),
        Signature("NGƯỜI NHẬN XÉT, ĐÁNH GIÁ", place_date=NO_DATE, how=SIGN),
        (),
        "",
        (),
        Signature("NGƯỜI CÓ THẨM QUYỀN ĐÁNH GIÁ", place_date=NO_DATE, how=SIGN_AND_SEAL),
    )


def filled(
    head: Letterhead, subject: Subject, texts: tuple[str, ...], signers: tuple[str, str], place: str
) -> Values:
    """An invented year of somebody who serves the public and leads nobody. `texts` answer the six items."""
    head_of_office, authority = signers
    return Values(
        head,
        2020,
        subject,
        tuple(Passage(label, (text,)) for label, text in zip(ITEMS, texts, strict=True)),
        (),
        ("Ưu điểm: nắm chắc việc, đúng hẹn.", "Khuyết điểm: chưa mạnh dạn đề xuất cái mới."),
        "good",
        Signature("NGƯỜI TỰ NHẬN XÉT", "", subject.name, f"{place}, ngày 24 tháng 11 năm 2020", SIGN),
        ("Nhất trí với bản tự nhận xét; hoàn thành các việc được giao đúng hạn, chất lượng tốt.",),
        Signature(
            "NGƯỜI NHẬN XÉT, ĐÁNH GIÁ", "", head_of_office, f"{place}, ngày 26 tháng 11 năm 2020", SIGN
        ),
        ("Ưu điểm: tận tụy, trách nhiệm.", "Khuyết điểm: cần chủ động hơn trong phối hợp."),
        "good",
        ("Có thể đảm nhận việc khó hơn.",),
        Signature(
            "NGƯỜI CÓ THẨM QUYỀN ĐÁNH GIÁ",
            "",
            authority,
            f"{place}, ngày 30 tháng 11 năm 2020",
            SIGN_AND_SEAL,
        ),
    )


def real(facts: StaffFacts) -> Values:
    """The form of somebody's year; what has not been said yet is left for the pen."""
    who, decided = facts.who, facts.decided
    place = place_of(who.unit)
    told = [Passage(label, paragraphs(facts.texts.get(f"I.{n}", ""))) for n, label in enumerate(ITEMS, 1)]
    power = "NGƯỜI CÓ THẨM QUYỀN ĐÁNH GIÁ"
    signature = Signature(power, place_date=NO_DATE, how=SIGN_AND_SEAL)
    if decided:
        when = place_date(place, decided.day)
        signature = Signature(power, decided.signer_post, decided.signer_name, when, SIGN_AND_SEAL)
    return Values(
        Letterhead(STATE, "", office_lines(who.unit)),
        who.year,
        Subject(who.name, who.title, who.unit),
        tuple(told),
        (),
        paragraphs(facts.texts.get("II.1", "")),
        facts.self_rating,
        Signature("NGƯỜI TỰ NHẬN XÉT", "", who.name, place_date(place, facts.submitted_on), SIGN),
        paragraphs(facts.comment),
        Signature("NGƯỜI NHẬN XÉT, ĐÁNH GIÁ", place_date=NO_DATE, how=SIGN),
        (*paragraphs(decided.strengths), *paragraphs(decided.weaknesses)) if decided else (),
        decided.rating if decided else "",
        paragraphs(decided.prospects) if decided else (),
        signature,
    )
