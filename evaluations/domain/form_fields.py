"""The texts of the review forms: every field of Mẫu 01, 02, 03 of NĐ 90/2020 and of the member's Mẫu 02-HD KĐ.ĐG 2019."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `group`: a heading over several fields that the paper prints as one numbered item."""

    key: str
    label: str
    help: str
    required: bool = True
    group: str = ""

    @property
    def number(self) -> str:
        """'1.' as the paper prints before the label; nothing for parts of an item and suggested points."""
        last = self.key.rpartition(".")[2]
        return f"{last}." if last.isdecimal() and not self.key.startswith("GY") else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with its own heading."""

    key: str
    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One paper as the person fills it. The self-rating is asked beside the fields, at `rating_key`."""

    code: str
    title: str
    sections: tuple[Section, ...]
    rating_key: str = "II.2"

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(field.key for field in self.fields)


_POLITICS = Field(
    "I.1",
    "Chính trị tư tưởng",
    "Chấp hành chủ trương của Đảng, pháp luật của Nhà nước; học tập nghị quyết; giữ lập trường; nêu "
    "việc cụ thể.",
)
_MORALS = Field(
    "I.2",
    "Đạo đức, lối sống",
    "Giữ gìn phẩm chất, nêu gương của bản thân và gia đình; không tham nhũng, lãng phí.",
)
_MANNER = Field(
    "I.3",
    "Tác phong, lề lối làm việc",
    "Làm việc có kế hoạch, đúng quy chế; sâu sát, phối hợp, tiếp dân; số buổi, số việc.",
)
_DISCIPLINE = Field(
    "I.4",
    "Ý thức tổ chức kỷ luật",
    "Chấp hành phân công; chế độ báo cáo; kê khai tài sản; kỷ cương nơi mình phụ trách.",
)
_SUMMARY = Section(
    "II",
    "II. Tự nhận xét, xếp loại chất lượng",
    (
        Field(
            "II.1",
            "Tự nhận xét ưu, khuyết điểm",
            "Ưu điểm nổi bật; hạn chế, khuyết điểm và nguyên nhân; nói thẳng, ngắn gọn, có việc làm "
            "dẫn chứng.",
        ),
    ),
)
_DUTY = "Kết quả thực hiện chức trách, nhiệm vụ được giao"
_FORM_01 = Form(
    "01",
    "Phiếu đánh giá, xếp loại chất lượng cán bộ (Mẫu 01)",
    (
        Section(
            "I",
            "I. Kết quả tự đánh giá",
            (
                _POLITICS,
                _MORALS,
                _MANNER,
                _DISCIPLINE,
                Field(
                    "I.5.a",
                    "Kết quả hoạt động của cơ quan, đơn vị, địa phương được giao lãnh đạo, quản lý, "
                    "phụ trách",
                    "Nội dung công việc, tỷ lệ hoàn thành, chất lượng, tiến độ; so với chỉ tiêu được giao.",
                    group=f"5. {_DUTY}",
                ),
                Field(
                    "I.5.b",
                    "Năng lực lãnh đạo, quản lý",
                    "Cụ thể hóa nghị quyết, tổ chức thực hiện, kiểm tra, đôn đốc, giải quyết việc khó.",
                    group=f"5. {_DUTY}",
                ),
                Field(
                    "I.5.c",
                    "Năng lực tập hợp, đoàn kết",
                    "Đoàn kết nội bộ, phát huy dân chủ, phối hợp với Mặt trận, đoàn thể, vận động nhân dân.",
                    group=f"5. {_DUTY}",
                ),
            ),
        ),
        _SUMMARY,
    ),
)


def _staff_form(code: str, title: str, who: str, duty_help: str) -> Form:
    return Form(
        code,
        title,
        (
            Section(
                "I",
                "I. Kết quả tự đánh giá",
                (
                    _POLITICS,
                    _MORALS,
                    _MANNER,
                    _DISCIPLINE,
                    Field("I.5", _DUTY, duty_help),
                    Field(
                        "I.6",
                        "Thái độ phục vụ nhân dân, doanh nghiệp",
                        "Chỉ ghi khi vị trí tiếp xúc trực tiếp hoặc trực tiếp giải quyết công việc "
                        "của người dân, doanh nghiệp.",
                        required=False,
                    ),
                ),
            ),
            Section(
                "QL",
                f"Phần dành riêng cho {who} lãnh đạo, quản lý",
                (
                    Field(
                        "I.7",
                        "Kết quả hoạt động của cơ quan, tổ chức, đơn vị được giao phụ trách",
                        "Chỉ tiêu, tỷ lệ, tiến độ.",
                    ),
                    Field(
                        "I.8",
                        "Năng lực lãnh đạo, quản lý",
                        "Cụ thể hóa, tổ chức thực hiện, kiểm tra, đôn đốc.",
                    ),
                    Field(
                        "I.9",
                        "Năng lực tập hợp, đoàn kết",
                        "Đoàn kết nội bộ, phát huy dân chủ, phối hợp công tác.",
                    ),
                ),
            ),
            _SUMMARY,
        ),
    )


_MEMBER = Form(
    "02-HD",
    "Bản kiểm điểm cá nhân (Mẫu 02-HD KĐ.ĐG)",
    (
        Section(
            "I",
            "I. Ưu điểm, kết quả đạt được",
            (
                Field(
                    "DV.1",
                    "Tư tưởng chính trị; đạo đức, lối sống; ý thức tổ chức kỷ luật; tác phong",
                    "Nêu việc đã làm, mức độ, kết quả.",
                ),
                Field(
                    "DV.2",
                    "Thực hiện chức trách, nhiệm vụ được giao",
                    "Công việc chuyên môn và việc chi bộ giao.",
                ),
                Field(
                    "DV.3",
                    "Thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu hằng năm",
                    "Đối chiếu từng điều đã cam kết.",
                ),
            ),
        ),
        Section(
            "II",
            "II. Hạn chế, khuyết điểm và nguyên nhân",
            (
                Field("DV.4", "Hạn chế, khuyết điểm", "Nói thẳng; không có thì ghi “không”."),
                Field("DV.5", "Nguyên nhân", "Chủ quan và khách quan.", required=False),
            ),
        ),
        Section(
            "III",
            "III. Khắc phục và phương hướng",
            (
                Field(
                    "DV.6",
                    "Kết quả khắc phục hạn chế, khuyết điểm đã được chỉ ra ở các kỳ kiểm điểm trước",
                    "Từng điểm: đã khắc phục, đang khắc phục (đến đâu) hay chưa.",
                    required=False,
                ),
                Field(
                    "DV.7",
                    "Trách nhiệm của cá nhân đối với hạn chế, khuyết điểm của tập thể",
                    "Ghi nếu có.",
                    required=False,
                ),
                Field("DV.8", "Phương hướng, biện pháp khắc phục", "Việc làm, thời hạn."),
            ),
        ),
    ),
    rating_key="VII",
)
FORMS: Mapping[str, Form] = {
    "01": _FORM_01,
    "02": _staff_form(
        "02",
        "Phiếu đánh giá, xếp loại chất lượng công chức (Mẫu 02)",
        "công chức",
        "Nội dung công việc đã thực hiện; tỷ lệ hoàn thành, chất lượng, tiến độ.",
    ),
    "03": _staff_form(
        "03",
        "Phiếu đánh giá, xếp loại chất lượng viên chức (Mẫu 03)",
        "viên chức",
        "Kết quả theo hợp đồng làm việc, theo kế hoạch và nhiệm vụ cụ thể; số lượng, chất lượng, tiến độ.",
    ),
    "02-HD": _MEMBER,
}
