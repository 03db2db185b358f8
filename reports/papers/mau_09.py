"""Mẫu 09 of 11-QĐ/HU: the list of cadres proposed for a rating, by group of RUL-3.

Its workbook carries a second sheet `Mã` with the codes by which `check_ratings` judges a printed list again
(evaluations/regulations/check_workbook.py reads it): a line for each person, `Dòng` = the person's row on the first sheet.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from evaluations.selectors.paper_information import ListedFacts, ListFacts, list_choices, list_facts
from reports.papers import _sample
from reports.parts import PARTY, Letterhead, Signature
from reports.selectors.sources import of_list
from reports.sheets import (
    BOXED,
    BOXED_CENTRE,
    HEAD,
    NOTE,
    PLAIN,
    Cell,
    Look,
    Row,
    Sheet,
    bold,
    closing_row,
    letterhead_rows,
    title_rows,
)
from reports.spec import PaperSpec, Scope
from reports.words import LEGEND, LEVELS, NO_DATE, count, level_short, maximum, roman

TITLE = "DANH SÁCH ĐỀ NGHỊ XẾP LOẠI CÁN BỘ"
CODES = ("Dòng", "Mã", "Loại", "Nhóm chức danh", "Cấp", "Ngành", "Lĩnh vực", "Mã đơn vị", "Mã tập thể")
WIDTHS = (11, 38, 57, 18, 18, 18, 14, 19, 18, 18, 18, 22)
LAST = len(WIDTHS)
SHEET, CODE_SHEET = "Mẫu 09", "Mã"


@dataclass(frozen=True, slots=True)
class Codes:
    """What names one cadre to check_ratings: id, the four keys of the quota group, codes of unit and collective."""

    id: str
    title_group: str = ""
    level: str = ""
    sector: str = ""
    field: str = ""
    unit: str = ""
    collective: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One cadre. Ratings are codes of the program; `score` is Mẫu 08's combined one."""

    number: int
    name: str
    post: str
    own: str
    collective: str
    superior: str
    score: Decimal | None
    rating: str
    note: str
    codes: Codes


@dataclass(frozen=True, slots=True)
class Group:
    """Cadres compared with each other (RUL-3); `number` is a Roman numeral."""

    number: str
    name: str
    lines: tuple[Line, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many are proposed for each of the four levels."""
        return counts(self.lines)


@dataclass(frozen=True, slots=True)
class Values:
    """`quota_note`: the ceiling of the regulation in force, in words."""

    head: Letterhead
    year: int | None
    about: str
    groups: tuple[Group, ...]
    quota_note: str
    receivers: tuple[str, ...]
    signature: Signature

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everybody on the list, as printed."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many of the whole list are proposed for each level."""
        return counts(self.lines)

    @property
    def kept_from(self) -> int:
        """From this number on, lines stay with the signature."""
        return max((line.number for line in self.lines), default=0) - 1


def counts(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """How many lines propose each of the four levels."""
    found = Counter(line.rating for line in lines)
    return tuple(found[level.code] for level in LEVELS)


def sample() -> Values:
    """Thirty-three cadres in three groups, each within its ceiling."""
    groups, number = [], 0
    for (numeral, name, people), special in zip(_sample.GROUPS, _SPECIAL, strict=True):
        lines = []
        for place, person in enumerate(people, 1):
            number += 1
            lines.append(_line(number, place, person, name, special))
        groups.append(Group(numeral, name, tuple(lines)))
    return Values(
        Letterhead(
            PARTY, _sample.DISTRICT, _sample.ORG_OFFICE, "198-DS/TCNV", "Sơn Dương, ngày 18 tháng 12 năm 2020"
        ),
        _sample.YEAR,
        "diện Ban Thường vụ Huyện ủy quản lý",
        tuple(groups),
        "Trong từng nhóm, số HTXSNV không vượt quá 20% số HTTNV.",
        ("Thường trực Huyện ủy,", "Ban Thường vụ Huyện ủy,", "Lưu Cơ quan Tổ chức - Nội vụ."),
        Signature("K/T TRƯỞNG CƠ QUAN", "PHÓ TRƯỞNG CƠ QUAN", _sample.ORG_SIGNER),
    )


def _line(
    number: int, place: int, person: tuple[str, str], group: str, special: dict[int, tuple[str, str]]
) -> Line:
    rating, note = special.get(place, ("good", ""))
    low, step = {"excellent": (9080, 61), "good": (7840, 37), "completed": (6310, 53)}[rating]
    own = "excellent" if rating == "excellent" or number % 9 == 3 else "good"
    codes = Codes(
        f"CB{number:03d}",
        group,
        "huyện" if "huyện" in group else "xã",
        "",
        "",
        f"DV{number:02d}",
        f"TT{number:02d}",
    )
    score = _sample.SCORES.get(person[0], Decimal(low + place * step % 390) / 100)
    return Line(number, *person, own, rating, rating, score, rating, note, codes)


_SPECIAL: tuple[dict[int, tuple[str, str]], ...] = (
    {3: ("excellent", ""), 9: ("excellent", "")},
    {2: ("excellent", ""), 7: ("completed", "Nghỉ ốm 04 tháng")},
    {5: ("excellent", "Vượt chỉ tiêu"), 8: ("completed", "")},
)


def blank() -> Values:
    """Fourteen empty lines."""
    lines = tuple(Line(number, "", "", "", "", "", None, "", "", Codes("")) for number in range(1, 15))
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-DS/......", NO_DATE),
        None,
        "diện Ban Thường vụ Huyện ủy quản lý",
        (Group("", "", lines),),
        "",
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên)"),
    )


def sheets(v: Values) -> tuple[Sheet, ...]:
    """The list, and behind it the codes."""
    lead = (
        *letterhead_rows(v.head, "Mẫu số 09", 4, 7, LAST),
        *title_rows(TITLE, f"{v.about}, năm {v.year or '20....'}", LAST),
    )
    rows: list[Row] = [*lead, *_heads()]
    first = len(lead) + 1
    places: list[tuple[int, Line]] = []
    for group in v.groups:
        if group.name:
            rows.append(
                _sum_row(group.number, f"{group.name} ({count(len(group.lines))} đồng chí)", group.counts)
            )
        for line in group.lines:
            rows.append(_row(line))
            places.append((len(rows), line))
    rows.append(_sum_row("", f"TỔNG SỐ: {count(len(places))} đồng chí", v.counts))
    note = f"{LEGEND}. Điểm: tổng hợp chung của các hội nghị (Mẫu số 08). {v.quota_note}"
    rows += [Row((Cell(1, note, NOTE, LAST),)), closing_row(v.receivers, ((7, LAST, v.signature),), 3)]
    codes = Sheet(CODE_SHEET, (14, 22, 16, 70, 20, 40, 40, 24, 24), _code_rows(places), landscape=True)
    return (Sheet(SHEET, WIDTHS, tuple(rows), (first, first + 1), 2, landscape=True), codes)


def _heads() -> tuple[Row, Row]:
    single = (
        (1, "STT"),
        (2, "Họ và tên"),
        (3, "Chức vụ, đơn vị công tác"),
        (4, "Cá nhân tự nhận"),
        (7, "Điểm"),
        (12, "Ghi chú"),
    )
    over = [Cell(col, text, HEAD, down=2) for col, text in single]
    over += [Cell(5, "Mức đề xuất của", HEAD, 6), Cell(8, "Mức đề nghị xếp loại", HEAD, 11)]
    under = [Cell(5, "Tập thể cùng cấp", HEAD), Cell(6, "Cấp trên trực tiếp", HEAD)]
    under += [Cell(8 + place, level.short, HEAD) for place, level in enumerate(LEVELS)]
    return Row(tuple(over), 18), Row(tuple(under), 34)


def _sum_row(number: str, text: str, numbers: tuple[int, ...]) -> Row:
    strong, middle = bold(BOXED), bold(BOXED_CENTRE)
    figures = tuple(Cell(8 + place, value, middle) for place, value in enumerate(numbers))
    return Row((Cell(1, number, middle), Cell(2, text, strong, 7), *figures, Cell(LAST, None, BOXED)))


def _row(line: Line) -> Row:
    small = Look(box=True, align="center", size=11)
    said = ((4, line.own), (5, line.collective), (6, line.superior))
    marks = tuple(
        Cell(8 + place, "X" if level.code == line.rating else None, bold(BOXED_CENTRE))
        for place, level in enumerate(LEVELS)
    )
    cells = (
        Cell(1, line.number, BOXED_CENTRE),
        Cell(2, line.name, BOXED),
        Cell(3, line.post, BOXED),
        *(Cell(col, level_short(rating), small) for col, rating in said),
        Cell(7, line.score, Look(box=True, align="center", number="0.00")),
        *marks,
        Cell(LAST, line.note, Look(box=True, size=11)),
    )
    return Row(cells)


def _code_rows(places: list[tuple[int, Line]]) -> tuple[Row, ...]:
    head = Row(tuple(Cell(col, name, Look(bold=True)) for col, name in enumerate(CODES, 1)))
    lines = []
    for row, line in places:
        c = line.codes
        texts = (c.id, "cadre", c.title_group, c.level, c.sector, c.field, c.unit, c.collective)
        lines.append(Row((Cell(1, row), *(Cell(col, text, PLAIN) for col, text in enumerate(texts, 2)))))
    return (head, *lines)


def _values(facts: ListFacts) -> Values:
    issuer = facts.office if facts.is_whole else facts.unit
    base = "HTTNV trở lên" if facts.counts_excellent else "HTTNV"
    groups, so_far = [], 0
    for place, (keys, label, people) in enumerate(facts.groups, 1):
        lines = tuple(_listed(so_far + at, keys, person) for at, person in enumerate(people, 1))
        so_far += len(lines)
        groups.append(Group(roman(place), label, lines))
    return Values(
        Letterhead(
            PARTY, facts.authority.upper(), (issuer or _sample.DOTS).upper(), "......-DS/......", NO_DATE
        ),
        facts.year,
        "diện Ban Thường vụ Huyện ủy quản lý",
        tuple(groups),
        f"Trong từng nhóm, số HTXSNV không vượt quá {maximum(facts.share)}% số {base}.",
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên)"),
    )


def _listed(number: int, keys: tuple[str, ...], person: ListedFacts) -> Line:
    return Line(
        number,
        person.name,
        person.post,
        person.own,
        person.collective,
        person.superior,
        person.score,
        person.rating,
        person.note,
        Codes(person.code, *keys, person.unit_code, person.collective_code),
    )


SPEC = PaperSpec(
    code="09",
    title="Danh sách đề nghị xếp loại cán bộ",
    scope=Scope.GROUP,
    template="reports/papers/mau_09.html",
    sample=sample,
    blank=blank,
    source=of_list(list_choices, list_facts, _values, "Cả năm, theo từng nhóm"),
    sheets=sheets,
)
