"""Mẫu 08 of 11-QĐ/HU: the means of the meetings side by side and what they give together, for the cadres of one place."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evaluations.selectors.paper_meetings import Combined, combined_choices, combined_facts
from evaluations.selectors.score_papers import CombinedRow
from reports.papers import _sample
from reports.parts import PARTY, SIGN, Letterhead, Signature
from reports.selectors.sources import of_list
from reports.sheets import (
    BOXED,
    BOXED_CENTRE,
    HEAD,
    NOTE,
    POINTS,
    Cell,
    Row,
    Sheet,
    bold,
    closing_row,
    letterhead_rows,
    title_rows,
)
from reports.spec import PaperSpec, Scope
from reports.words import LEGEND, NO_DATE, level_short

TITLE = "TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM CÁN BỘ"


@dataclass(frozen=True, slots=True)
class Line:
    """One cadre; points in decimals, None where there was no such meeting. `level`: empty unless there are bands."""

    name: str
    post: str
    own: Decimal | None
    collective: Decimal | None
    superior: Decimal | None
    overall: Decimal | None
    level: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """`way`: how the combined score is made under the regulation in force, in words."""

    head: Letterhead
    year: int | None
    place: str
    lines: tuple[Line, ...]
    way: str
    signatures: tuple[Signature, Signature]


WAY = "Cột (6) là trung bình cộng của cột (4) và cột (5); không có cấp trên trực tiếp thì lấy cột (4)."


def sample() -> Values:
    """The five leaders of a commune."""
    lines = []
    for name, post, own, peers, above, *_ in _sample.COLLEAGUES:
        both = ((Decimal(peers) + Decimal(above)) / 2).quantize(Decimal("0.01"), ROUND_HALF_UP)
        lines.append(Line(name, post, Decimal(own), Decimal(peers), Decimal(above), both))
    return Values(
        Letterhead(PARTY, _sample.DISTRICT, _sample.ORG_OFFICE, "", "Sơn Dương, ngày 11 tháng 12 năm 2020"),
        _sample.YEAR,
        "xã Suối Lạnh",
        tuple(lines),
        WAY,
        (
            Signature("NGƯỜI TỔNG HỢP", name="Bùi Thị Hoa", how=SIGN),
            Signature("K/T TRƯỞNG CƠ QUAN", "PHÓ TRƯỞNG CƠ QUAN", _sample.ORG_SIGNER),
        ),
    )


def blank() -> Values:
    """Ten empty lines."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        "",
        (Line("", "", None, None, None, None),) * 10,
        WAY,
        (Signature("NGƯỜI TỔNG HỢP", how=SIGN), Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên)")),
    )


def sheets(v: Values) -> tuple[Sheet, ...]:
    """The same list as a workbook."""
    last = 9
    lead = (
        *letterhead_rows(v.head, "Mẫu số 08", 3, 4, last),
        *title_rows(TITLE, f"của các hội nghị, năm {v.year or '20....'}", last),
        Row((Cell(1, f"Địa phương, đơn vị: {v.place}", to=last),)),
    )
    single = (
        (1, "TT"),
        (2, "Họ và tên"),
        (3, "Chức vụ"),
        (4, "Điểm tự chấm"),
        (7, "Tổng hợp chung"),
        (8, "Mức tương ứng"),
        (9, "Ghi chú"),
    )
    over = (
        *(Cell(col, text, HEAD, down=2) for col, text in single),
        Cell(5, "Điểm trung bình cộng", HEAD, 6),
    )
    under = (Cell(5, "Tập thể cùng cấp", HEAD), Cell(6, "Cấp trên trực tiếp", HEAD))
    signs = ((1, 3, v.signatures[0]), (5, last, v.signatures[1]))
    notes = (Row((Cell(1, f"{v.way} {LEGEND}.", NOTE, last),)), closing_row((), signs, 3))
    body = tuple(_row(number, line) for number, line in enumerate(v.lines, 1))
    head = len(lead) + 1
    rows = (*lead, Row(over), Row(under, 34), *body, *notes)
    return (Sheet("Mẫu 08", (9, 36, 40, 17, 18, 18, 17, 18, 14), rows, (head, head + 1), 2),)


def _row(number: int, line: Line) -> Row:
    cells = (
        Cell(1, number, BOXED_CENTRE),
        Cell(2, line.name, bold(BOXED)),
        Cell(3, line.post, BOXED),
        Cell(4, line.own, POINTS),
        Cell(5, line.collective, POINTS),
        Cell(6, line.superior, POINTS),
        Cell(7, line.overall, bold(POINTS)),
        Cell(8, level_short(line.level), BOXED_CENTRE),
        Cell(9, line.note, BOXED),
    )
    return Row(cells)


def _values(facts: Combined) -> Values:
    return Values(
        Letterhead(PARTY, facts.authority.upper(), (facts.office or _sample.DOTS).upper(), "", NO_DATE),
        facts.year,
        facts.place or "toàn bộ danh sách",
        tuple(map(_line, facts.rows)),
        _way(facts),
        (Signature("NGƯỜI TỔNG HỢP", how=SIGN), Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên)")),
    )


def _line(row: CombinedRow) -> Line:
    figures = row.figures
    return Line(
        row.case.name,
        f"{row.case.title}, {row.case.unit_name}",
        figures.own,
        figures.collective.mean if figures.collective else None,
        figures.superior.mean if figures.superior else None,
        figures.overall,
        str(row.level or ""),
        row.note,
    )


def _way(facts: Combined) -> str:
    own = "cột (3), " if facts.includes_own else ""
    if facts.is_pooled:
        return f"Cột (6) là trung bình cộng của mọi phiếu ở {own}cột (4) và cột (5)."
    return f"Cột (6) là trung bình cộng của {own}cột (4) và cột (5); không có cấp trên trực tiếp thì lấy cột (4)."


SPEC = PaperSpec(
    code="08",
    title="Tổng hợp kết quả chấm điểm của các hội nghị",
    scope=Scope.GROUP,
    template="reports/papers/mau_08.html",
    sample=sample,
    blank=blank,
    source=of_list(combined_choices, combined_facts, _values, "Toàn bộ danh sách được xem"),
    sheets=sheets,
)
