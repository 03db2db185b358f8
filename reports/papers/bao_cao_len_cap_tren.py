"""The report upwards of a cell or a grassroots organisation: levels beside last year, who has none and why, whom to commend."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from evaluations.phrases.party import NOT_RATED
from evaluations.selectors.upward import (
    Candidate,
    Missing,
    UpwardReport,
    named_reports,
    readable_reports,
    report_get,
)
from organizations.enums import CELL_KINDS
from reports.papers import _sample
from reports.parts import PARTY, Figure, Letterhead, Signature
from reports.selectors.sources import of_row
from reports.sheets import (
    BOXED,
    BOXED_CENTRE,
    COUNT,
    HEAD,
    POINTS,
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
from reports.words import DISTRICT_PARTY, LEVELS, NO_DATE, committee_of, count, joined, percent

ABOUT = "kết quả kiểm điểm, đánh giá, xếp loại chất lượng"
LISTS = (  # heading, what the last column holds, name of the sheet in the workbook
    ("II. Không xếp loại, theo lý do", "Lý do", "Không xếp loại"),
    ("III. Chưa kiểm điểm, chưa xếp loại xong (xếp loại và báo cáo bổ sung)", "Đang ở bước", "Chưa xong"),
    (
        "IV.1. Đề nghị khen thưởng: xuất sắc 05 năm liền (Bằng khen của Tỉnh ủy, Giấy khen của Huyện ủy)",
        "Các năm xuất sắc",
        "Xuất sắc 05 năm",
    ),
    (
        "IV.2. Đề nghị khen thưởng: xuất sắc trong năm (của cấp ủy cơ sở)",
        "Các năm xuất sắc",
        "Xuất sắc trong năm",
    ),
)
WIDTHS = (10, 46, 16, 18, *(15, 17) * len(LEVELS), 18, 16)  # millimetres, of the sheet with the figures


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of subject in one year; without `number` it is the year before, under its kind."""

    number: str
    label: str
    total: int | None
    rated: int | None
    figures: tuple[Figure, ...]
    aside: int | None = None
    open: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a list, where it belongs, and the reason, the step or the years."""

    name: str
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class Part:
    """One list under its heading; without items nobody is on it."""

    heading: str
    column: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """`warning`: that this report is not the last one, else empty."""

    head: Letterhead
    year: int | None
    opening: str
    warning: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    receivers: tuple[str, ...]
    signature: Signature


def _kind(number: int, label: str, year: int, total: int, now, before, unrated: tuple[int, int]):
    """The line of a kind and, under it, the line of the year before."""
    rated, past = sum(now), sum(before)
    old = tuple(Figure(n, percent(n, past)) if past else Figure() for n in before)
    told = f"Năm {year - 1}" if past else f"Năm {year - 1}: chưa có dữ liệu"
    figures = tuple(Figure(n, percent(n, rated)) for n in now)
    return Line(str(number), label, total, rated, figures, *unrated), Line("", told, None, past or None, old)


def _parts(*lists: Iterable[Item]) -> tuple[Part, ...]:
    return tuple(
        Part(heading, column, tuple(items)) for (heading, column, _), items in zip(LISTS, lists, strict=True)
    )


def _opening(plan: str, who: str, year: int) -> str:
    return f"Thực hiện Kế hoạch số {plan}, {who} báo cáo {ABOUT} năm {year} như sau (chỉ tính kết quả đã công bố):"


def _warning(unfinished: int) -> str:
    return f"Còn {count(unfinished)} trường hợp chưa xong (mục III): báo cáo này chưa phải là bản cuối."


def sample() -> Values:
    """A village cell with one member still to be rated."""
    cell, year = "Chi bộ thôn Nà Lạnh", _sample.YEAR
    return Values(
        Letterhead(
            PARTY, "ĐẢNG BỘ XÃ SUỐI LẠNH", cell.upper(), "14-BC/CB", "Suối Lạnh, ngày 06 tháng 12 năm 2020"
        ),
        year,
        _opening("16-KH/HU, ngày 12/11/2020 của Ban Thường vụ Huyện ủy", cell, year),
        _warning(1),
        (
            *_kind(1, "Đảng viên", year, 23, (3, 15, 2, 0), (2, 14, 3, 0), (2, 1)),
            *_kind(2, "Tập thể lãnh đạo, quản lý", year, 1, (0, 1, 0, 0), (0, 0, 0, 0), (0, 0)),
        ),
        _parts(
            (
                Item("Lý Thị Hợi", cell, "Miễn công tác và sinh hoạt đảng"),
                Item("Ma Văn Sình", cell, "Chưa đủ 06 tháng tính đến 31/12"),
            ),
            (Item("Hứa Văn Páo", cell, "Chi bộ họp, đề xuất"),),
            (Item("Bàn Văn Tẹo", cell, "2020, 2019, 2018, 2017, 2016"),),
            (
                Item("Đặng Thị Mão", cell, "2020"),
                Item("Nông Văn Ất", cell, "2020, 2019; chưa có dữ liệu năm 2018"),
            ),
        ),
        ("Đảng ủy xã Suối Lạnh,", "Lưu Chi bộ."),
        Signature("T/M CHI BỘ", "BÍ THƯ", "Bàn Văn Tẹo"),
    )


def blank() -> Values:
    """For filling by hand."""
    nothing = (Figure(),) * len(LEVELS)
    kinds = ("Đảng viên", "Tổ chức đảng", "Tập thể lãnh đạo, quản lý")
    pairs = (
        (Line(str(n), label, None, None, nothing), Line("", "Năm trước", None, None, nothing))
        for n, label in enumerate(kinds, 1)
    )
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "......-BC/......", NO_DATE),
        None,
        "",
        "",
        tuple(line for pair in pairs for line in pair),
        _parts(*((Item("", "", ""),) * 3 for _ in LISTS)),
        (),
        Signature("NGƯỜI KÝ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )


def sheets(v: Values) -> tuple[Sheet, ...]:
    """The figures on one sheet, every list on one of its own."""
    return (_figures(v), *(_list(v, part, name) for part, (_, _, name) in zip(v.parts, LISTS, strict=True)))


def _figures(v: Values) -> Sheet:
    last = len(WIDTHS)
    told = ((v.opening, Look(size=13)), (v.warning, Look(size=13, bold=True)))
    lead = (
        *letterhead_rows(v.head, "", 4, 6, last),
        *title_rows("BÁO CÁO", f"{ABOUT} năm {v.year or '20....'}", last),
        *(Row((Cell(1, text, look, last),)) for text, look in told if text),
    )
    tall = ((1, "TT"), (2, "Đối tượng"), (3, "Tổng số"), (4, "Được xếp loại"))
    over = [
        Cell(col, text, HEAD, down=2)
        for col, text in (*tall, (last - 1, "Không xếp loại"), (last, "Chưa xong"))
    ]
    over += [Cell(5 + 2 * n, level.name, HEAD, 6 + 2 * n) for n, level in enumerate(LEVELS)]
    under = tuple(Cell(col, "%" if col % 2 == 0 else "SL", HEAD) for col in range(5, last - 1))
    head, closing = len(lead) + 1, closing_row(v.receivers, ((8, last, v.signature),), 4)
    rows = (*lead, Row(tuple(over), 34), Row(under, 18), *map(_row, v.lines), closing)
    return Sheet("Tổng hợp", WIDTHS, rows, (head, head + 1), 2, landscape=True)


def _row(line: Line) -> Row:
    label = bold(BOXED) if line.number else Look(box=True, italic=True)
    cells = [Cell(1, int(line.number) if line.number else None, BOXED_CENTRE), Cell(2, line.label, label)]
    cells += [Cell(3, line.total, COUNT), Cell(4, line.rated, COUNT)]
    for place, figure in enumerate(line.figures):
        share = Decimal(figure.share.replace(",", ".")) if figure.share else None
        cells += [Cell(5 + 2 * place, figure.votes, COUNT), Cell(6 + 2 * place, share, POINTS)]
    cells += [Cell(len(WIDTHS) - 1, line.aside, COUNT), Cell(len(WIDTHS), line.open, COUNT)]
    return Row(tuple(cells))


def _list(v: Values, part: Part, name: str) -> Sheet:
    widths = (10, 55, 55, 45)
    heads = ("TT", "Tên", "Nơi sinh hoạt, đơn vị", part.column)
    strong = Look(bold=True, size=13)
    rows = [Row((Cell(1, f"{part.heading}, năm {v.year or '20....'}", strong, 4),))]
    rows.append(Row(tuple(Cell(col, text, HEAD) for col, text in enumerate(heads, 1)), 20))
    for number, item in enumerate(part.items, 1):
        said = (item.name, item.place, item.said)
        texts = tuple(Cell(col, text, BOXED) for col, text in enumerate(said, 2))
        rows.append(Row((Cell(1, number, BOXED_CENTRE), *texts)))
    if not part.items:
        rows.append(Row((Cell(1, "Không có.", BOXED, 4),)))
    return Sheet(name, widths, tuple(rows), (2, 2), 2)


def _values(facts: UpwardReport) -> Values:
    organization, year = facts.organization, facts.year
    pairs = (
        _kind(n, kind.kind.label, year, kind.total, kind.levels, kind.before, (kind.not_rated, kind.open))
        for n, kind in enumerate(facts.totals, 1)
    )
    parent = organization.parent.name if organization.parent else DISTRICT_PARTY
    is_cell = organization.kind in CELL_KINDS
    return Values(
        Letterhead(
            PARTY, parent.upper(), committee_of(organization.name).upper(), "......-BC/......", NO_DATE
        ),
        year,
        _opening(facts.plan_number, organization.name, year),
        "" if facts.is_whole else _warning(len(facts.open)),
        tuple(line for pair in pairs for line in pair),
        _parts(
            (Item(one.name, one.place, NOT_RATED.get(one.reason, one.reason)) for one in facts.aside),
            map(_open, facts.open),
            (_candidate(one) for one in facts.candidates if one.five),
            (_candidate(one) for one in facts.candidates if not one.five),
        ),
        (f"{committee_of(parent)},", "Lưu."),
        Signature("T/M CHI BỘ" if is_cell else "T/M ĐẢNG ỦY", "BÍ THƯ", facts.signer),
    )


def _open(one: Missing) -> Item:
    return Item(one.name, one.place, one.stage)


def _candidate(one: Candidate) -> Item:
    years = ", ".join(map(str, one.years))
    return Item(one.name, one.place, joined((years, f"chưa có dữ liệu năm {one.gap}" if one.gap else "")))


SPEC = PaperSpec(
    code="bao-cao-len-cap-tren",
    title="Báo cáo kết quả của chi bộ, của tổ chức cơ sở đảng",
    scope=Scope.ORGANIZATION,
    template="reports/papers/bao_cao_len_cap_tren.html",
    sample=sample,
    blank=blank,
    source=of_row(report_get, _values, listed=named_reports, readable=readable_reports),
    sheets=sheets,
)
