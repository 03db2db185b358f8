"""The invented people, offices and scores that the samples share, so that figures agree from paper to paper."""

from decimal import ROUND_HALF_UP, Decimal

from evaluations import criteria
from reports.parts import PARTY, STATE, Letterhead, ScoreRow, Subject

YEAR = 2020
DOTS = "........................................"
BLANK_STATE = Letterhead(STATE, "", DOTS)
BLANK_PARTY = Letterhead(PARTY, DOTS, DOTS)
SUBJECT = Subject(
    "Lương Thế Vịnh",
    "Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã",
    "Ủy ban nhân dân xã Suối Lạnh, huyện Sơn Dương",
)
COMMUNE = Letterhead(STATE, "", "ỦY BAN NHÂN DÂN\nXÃ SUỐI LẠNH")
COMMITTEE = "ĐẢNG ỦY XÃ SUỐI LẠNH"
DISTRICT = "HUYỆN ỦY SƠN DƯƠNG"
PROVINCE = "ĐẢNG BỘ TỈNH TUYÊN QUANG"
ORG_OFFICE = "CƠ QUAN TỔ CHỨC - NỘI VỤ"
ORG_SIGNER = "Đinh Quang Tuyến"
STANDING_SIGNER = "Trịnh Công Khải"
CRITERIA_MARK = "MẪU – chưa phải Bộ tiêu chí của huyện"
SHEETS = 9
QUARTER = Decimal("0.25")
# Name, post, own score, mean of the collective, mean of the superior, own rating, rating proposed.
COLLEAGUES = (
    (
        "Hoàng Kim Sơn",
        "Bí thư Đảng ủy, Chủ tịch HĐND xã",
        "95.50",
        "93.08",
        "92.61",
        "excellent",
        "excellent",
    ),
    (SUBJECT.name, "Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "93.75", "85.00", "87.25", "good", "good"),
    ("Bàn Thị Ngân", "Phó Bí thư Thường trực Đảng ủy xã", "91.25", "88.42", "87.90", "excellent", "good"),
    ("Nông Đình Chiến", "Phó Chủ tịch HĐND xã", "88.00", "85.31", "84.17", "good", "good"),
    ("Vi Thị Mười", "Phó Chủ tịch UBND xã", "86.75", "82.64", "81.09", "good", "good"),
)


def score_rows(sheets: int = 0, *, filled: bool = True) -> tuple[tuple[ScoreRow, ...], ScoreRow]:
    """Every line of the shipped sample criteria and the grand total; with `sheets`, the points of as many scorers."""
    found = criteria.shipped()[0]
    rows: list[ScoreRow] = []
    tops = [_section(place, section, sheets, filled, rows) for place, section in enumerate(found["sections"])]
    return tuple(rows), summed(0, "", "TỔNG ĐIỂM", tops)


def _section(place: int, section, sheets: int, filled: bool, rows: list[ScoreRow]) -> ScoreRow:
    at, groups = len(rows), []
    for number, group in enumerate(section["groups"], 1):
        lines = tuple(
            _line(f"{number}.{line}", row, place + number + line, sheets, filled)
            for line, row in enumerate(group["criteria"], 1)
        )
        head = summed(2, str(number), group["label"], lines)
        groups.append(head)
        rows += [head, *lines]
    top = summed(1, section["key"], section["label"], groups)
    rows.insert(at, top)
    return top


def _line(number: str, row, seed: int, sheets: int, filled: bool) -> ScoreRow:
    most = Decimal(row["maximum"])
    if not filled:
        return ScoreRow(3, number, row["label"], most, sheets=(None,) * sheets)
    parts = int(most / QUARTER)
    given = tuple(
        most - QUARTER * ((seed * 7 + sheet * 5) % max(2, parts // 3 + 1)) for sheet in range(sheets)
    )
    total = sum(given, Decimal()) if sheets else None
    own = most - QUARTER * (seed % max(1, parts // 6 + 1))
    note = {2: "Bản cam kết năm", 9: "Báo cáo số 212/BC-UBND"}.get(seed, "")
    return ScoreRow(
        3, number, row["label"], most, own, None, note, given, total, total and _mean(total, sheets)
    )


def summed(depth: int, number: str, label: str, rows) -> ScoreRow:
    """The line over `rows`: everything added up; empty where nothing is filled."""
    rows = list(rows)
    total = _sum(row.total for row in rows)
    return ScoreRow(
        depth,
        number,
        label,
        sum((row.maximum for row in rows), Decimal()),
        _sum(row.own for row in rows),
        _sum(row.score for row in rows),
        "",
        tuple(_sum(column) for column in zip(*(row.sheets for row in rows), strict=True)),
        total,
        total and _mean(total, len(rows[0].sheets)),
    )


def _mean(total: Decimal, sheets: int) -> Decimal:
    return (total / sheets).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _sum(values) -> Decimal | None:
    given = [value for value in values if value is not None]
    return sum(given, Decimal()) if given else None


# Two of the people below are also on the samples of Mẫu 08 and 10.
SCORES = {"Hoàng Kim Sơn": Decimal("92.85"), SUBJECT.name: Decimal("86.13")}
_COMMUNES = "Bản Pình|Đồng Quan|Khe Lau|Làng Sảo|Mỏ Ngà|Nà Lốc|Phú Lương|Quang Sơn|Suối Lạnh|Tân Hồng|Thác Dẫng|Vĩnh Thạch"
_SECRETARIES = (
    "Phan Quốc Anh|Lộc Thị Bích|Chẩu Văn Công|Dương Trung Đức|Trần Thị Hà|Ma Công Hiệu|"
    "Nguyễn Hữu Khang|Sùng A Lềnh|Hoàng Kim Sơn|Quách Thị Thảo|Triệu Văn Toàn|Đặng Minh Vũ"
)
_CHAIRS = (
    "Lê Hoài Ân|Ninh Thế Bảo|Hà Thị Duyên|Bế Ngọc Đại|Lã Thị Hạnh|Lương Công Huân|"
    "Mông Văn Kỳ|Vũ Thị Lan|Lương Thế Vịnh|Tô Đình Phúc|Âu Văn Thắng|Đỗ Thị Xuyến"
)
HEADS = (
    ("Cao Thị Bình", "Trưởng phòng Tư pháp"),
    ("Ngô Quang Dũng", "Trưởng phòng Kinh tế và Hạ tầng"),
    ("Khổng Thị Giang", "Trưởng phòng Y tế"),
    ("Tạ Văn Hưng", "Trưởng phòng Tài chính - Kế hoạch"),
    ("Đoàn Thị Loan", "Trưởng phòng Giáo dục và Đào tạo"),
    ("Lục Văn Mạnh", "Chánh Thanh tra"),
    ("Phùng Thị Nhàn", "Trưởng phòng Dân tộc"),
    ("Kiều Văn Quý", "Trưởng phòng Tài nguyên và Môi trường"),
    ("Vương Thị Tâm", "Chánh Văn phòng HĐND và UBND"),
)


def _in_communes(names: str, post: str) -> tuple[tuple[str, str], ...]:
    pairs = zip(names.split("|"), _COMMUNES.split("|"), strict=True)
    return tuple((name, f"{post} xã {commune}") for name, commune in pairs)


GROUPS = (
    ("I", "Bí thư Đảng ủy xã", _in_communes(_SECRETARIES, "Bí thư Đảng ủy")),
    ("II", "Chủ tịch Ủy ban nhân dân xã", _in_communes(_CHAIRS, "Chủ tịch UBND")),
    ("III", "Trưởng phòng, ban, cơ quan chuyên môn cấp huyện", HEADS),
)
