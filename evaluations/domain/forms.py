"""The fields of the self-review forms by stable key: labels, help, what is compulsory, what is still missing.

Mẫu 01, 02, 03 are those of Nghị định 90/2020/NĐ-CP; the member's review is Mẫu 02-HD KĐ.ĐG 2019. Answers are stored by
key, so that a reworded label never loses a text; a submitted review keeps the version of the form it was written on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evaluations.domain.form_fields import FORMS, Field, Form, Section

VERSION = "nd90-2020"
LONGEST = 20000  # characters of one answer: some fifteen printed pages
FORM_OF_KIND = {"cadre": "01", "civil_servant": "02", "public_employee": "03", "member": "02-HD"}


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which fields a person meets. `points`: the texts of the suggested points, in order."""

    form: str = "01"
    leads: bool = True
    serves_public: bool = False
    registers_breakthrough: bool = False
    points: tuple[str, ...] = ()
    year: int = 0


def form_for(situation: Situation) -> Form:
    """The form as this person meets it: parts that do not concern the person are gone, suggested points added."""
    form = FORMS[situation.form]
    sections = [section for section in form.sections if situation.leads or section.key != "QL"]
    if not situation.serves_public:
        sections = [replace(s, fields=tuple(f for f in s.fields if f.key != "I.6")) for s in sections]
    if situation.points:
        sections.append(
            Section("GY", "Giải trình nội dung được gợi ý kiểm điểm", tuple(_answers(situation.points)))
        )
    if situation.registers_breakthrough:
        sections.append(
            Section("DP", "Việc đột phá, đổi mới (Điều 6 Quy chế 12-QC/HU)", _breakthrough(situation.year))
        )
    return replace(form, sections=tuple(sections))


def _answers(points: Iterable[str]) -> Iterable[Field]:
    for number, text in enumerate(points, 1):
        yield Field(
            f"GY.{number}", f"Gợi ý {number}: {text}", "Giải trình rõ sự việc, trách nhiệm, đã làm gì."
        )


def _breakthrough(year: int) -> tuple[Field, ...]:
    return (
        Field("DP.1", f"Việc đã đăng ký năm {year}", "Tên việc, mục tiêu, thời hạn như bản đăng ký."),
        Field(
            "DP.2",
            f"Kết quả năm {year} so với mục tiêu",
            "Số liệu đạt được so với mục tiêu; tác dụng, khả năng nhân rộng.",
        ),
        Field(
            "DP.3", f"Đăng ký việc đột phá, đổi mới năm {year + 1}", "Tên việc, mục tiêu đo được, thời hạn."
        ),
    )


def missing(form: Form, answers: Mapping[str, str], rating: str) -> tuple[str, ...]:
    """Keys that still have to be filled before the form can be submitted; the self-rating counts as one."""
    gaps = [field.key for field in form.fields if field.required and not answers.get(field.key, "").strip()]
    return tuple(gaps if rating else [*gaps, form.rating_key])


def item_five(answers: Mapping[str, str]) -> str:
    """Item 5 of Mẫu 01 as one text, in the paper's order, for the printed form."""
    parts = (answers.get(key, "").strip() for key in ("I.5.a", "I.5.b", "I.5.c"))
    return "\n".join(part for part in parts if part)
