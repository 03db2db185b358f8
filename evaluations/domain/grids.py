"""The forms of an organisation or a collective: fields of the review report (Mẫu 01-HD), rows of the grids (Mẫu 03-HD, 04-HD).

Pure lists and the checks on them. Of Mẫu 04-HD only the first rows are published; the others repeat those of Mẫu 03-HD
(default of the software).
"""

from collections.abc import Mapping
from dataclasses import dataclass

GRADES = {"strong": "Xuất sắc", "good": "Tốt", "average": "Trung bình", "poor": "Kém"}
GRID_PREFIX = "G."  # before a row's key where report and grid lie in one mapping


@dataclass(frozen=True, slots=True)
class GridRow:
    """One criterion; `part` is the heading under which it stands."""

    key: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportField:
    """One heading of the report."""

    key: str
    label: str
    hint: str
    required: bool = True


_TASKS = "II. Về thực hiện nhiệm vụ được giao"
_COMMON = (
    GridRow(
        "II.1",
        _TASKS,
        "Việc cụ thể hóa, xây dựng và tổ chức thực hiện các chương trình, kế hoạch công tác năm",
    ),
    GridRow(
        "II.2",
        _TASKS,
        "Kết quả lãnh đạo thực hiện các chỉ tiêu, nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh",
    ),
    GridRow("III", "III. Về khắc phục hạn chế", "Kết quả khắc phục những hạn chế, yếu kém đã được chỉ ra"),
)
_BUILDING = "I. Về xây dựng Đảng, xây dựng hệ thống chính trị"
_COLLECTIVE = "I. Về xây dựng tập thể; cơ quan, đơn vị"
GRIDS: Mapping[str, tuple[GridRow, ...]] = {
    "03-HD": (
        GridRow("I.1", _BUILDING, "Công tác chính trị tư tưởng"),
        GridRow("I.2", _BUILDING, "Công tác tổ chức, cán bộ và xây dựng đảng bộ, chi bộ"),
        GridRow(
            "I.3",
            _BUILDING,
            "Lãnh đạo xây dựng chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội",
        ),
        GridRow("I.4", _BUILDING, "Công tác kiểm tra, giám sát và kỷ luật đảng"),
        *_COMMON,
    ),
    "04-HD": (
        GridRow(
            "I.1",
            _COLLECTIVE,
            "Việc thực hiện nguyên tắc tập trung dân chủ, tự phê bình và phê bình; quy chế làm việc; xây dựng đoàn kết nội bộ",
        ),
        GridRow("I.2", _COLLECTIVE, "Trách nhiệm trong lãnh đạo, chỉ đạo, kiểm tra, giám sát"),
        *_COMMON,
    ),
}
GRID_OF_KIND = {"party_organization": "03-HD", "collective": "04-HD"}
REPORT = (
    ReportField(
        "BC.1",
        "Việc chấp hành nguyên tắc tổ chức và hoạt động",
        "Tập trung dân chủ, tự phê bình và phê bình, quy chế làm việc, đoàn kết.",
    ),
    ReportField(
        "BC.2",
        "Kết quả thực hiện mục tiêu, chỉ tiêu, nhiệm vụ của năm",
        "Từng chỉ tiêu: kế hoạch, kết quả.",
    ),
    ReportField(
        "BC.3",
        "Công tác xây dựng Đảng, quản lý cán bộ, kiểm tra, giám sát",
        "Việc đã làm, kết quả cụ thể.",
        required=False,
    ),
    ReportField("BC.4", "Hạn chế, khuyết điểm và nguyên nhân", "Nói thẳng; không có thì ghi “không”."),
    ReportField(
        "BC.5",
        "Kết quả khắc phục hạn chế đã được chỉ ra",
        "Từng điểm: đã khắc phục, đang khắc phục (đến đâu) hay chưa.",
        required=False,
    ),
    ReportField("BC.6", "Giải trình những vấn đề được gợi ý kiểm điểm", "Ghi khi có gợi ý.", required=False),
    ReportField(
        "BC.7",
        "Trách nhiệm của tập thể và của từng thành viên",
        "Ai phụ trách việc nào còn hạn chế.",
        required=False,
    ),
    ReportField("BC.8", "Phương hướng, biện pháp khắc phục", "Việc làm, người làm, thời hạn."),
)
KEYS = frozenset(field.key for field in REPORT)


def rows_of(kind: str) -> tuple[GridRow, ...]:
    """The grid of this kind of subject."""
    return GRIDS[GRID_OF_KIND[kind]]


def gaps(kind: str, answers: Mapping[str, str], rating: str) -> tuple[str, ...]:
    """Keys still missing before a body may submit: compulsory headings, every row of its own grid, the self-rating."""
    missing = [field.key for field in REPORT if field.required and not answers.get(field.key, "").strip()]
    missing += [row.key for row in rows_of(kind) if answers.get(GRID_PREFIX + row.key) not in GRADES]
    return tuple(missing if rating else [*missing, "rating"])


def is_grid(kind: str, grid: Mapping[str, str]) -> bool:
    """Whether only known rows and grades are in a rater's grid; rows outside the rater's remit stay away (3.7)."""
    known = {row.key for row in rows_of(kind)}
    return all(key in known and grade in GRADES for key, grade in grid.items())
