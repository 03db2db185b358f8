"""Mẫu 07 of 11-QĐ/HU: every score sheet of one meeting about one cadre, numbered and never named, with sum and mean."""

from dataclasses import dataclass, replace
from decimal import Decimal

from evaluations.selectors.paper_meetings import mean_facts
from evaluations.selectors.score_papers import MeanPaper
from reports.papers import _sample
from reports.parts import PARTY, SIGN, Letterhead, ScoreRow, Signature, Subject
from reports.selectors.sources import of_voice
from reports.sheets import (
    BOXED,
    BOXED_CENTRE,
    HEAD,
    MAXIMUM,
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
from reports.words import NO_DATE, count, inside, numbered, place_date, place_of

TITLE = "TỔNG HỢP PHIẾU CHẤM ĐIỂM CÁN BỘ"
A_TABLE = 10  # sheets beside each other on the page; more go into a second table
TEXT, SCORE, WHOLE = 79, 12, 252  # millimetres


@dataclass(frozen=True, slots=True)
class Block:
    """Sheets that share a table: their numbers, the rows with their points alone, and whether sum and mean stand here."""

    numbers: tuple[int, ...]
    rows: tuple[tuple[ScoreRow, tuple], ...]
    has_mean: bool

    @property
    def text_width(self) -> int:
        """Millimetres left for the criterion."""
        return WHOLE - 12 - 15 - SCORE * len(self.numbers) - (38 if self.has_mean else 0)


@dataclass(frozen=True, slots=True)
class Values:
    """`issued`, `collected`, `valid`, `spoilt` count sheets; `rows` carry the points of every sheet in one order."""

    head: Letterhead
    year: int | None
    subject: Subject
    meeting: str
    mark: str
    issued: int | None
    collected: int | None
    valid: int | None
    spoilt: int | None
    rows: tuple[ScoreRow, ...]
    total: ScoreRow
    signatures: tuple[Signature, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The tables of the paper, left to right."""
        width = len(self.total.sheets)
        starts = range(0, width, A_TABLE)
        return tuple(self._block(start, min(start + A_TABLE, width)) for start in starts)

    def _block(self, first: int, last: int) -> Block:
        rows = tuple((row, row.sheets[first:last]) for row in (*self.rows, self.total))
        return Block(tuple(range(first + 1, last + 1)), rows, last == len(self.total.sheets))


def _signatures(*names: str) -> tuple[Signature, ...]:
    clerk, teller, chair = names
    return (
        Signature("NGƯỜI TỔNG HỢP", name=clerk, how=SIGN),
        Signature("T/M TỔ KIỂM PHIẾU", "TỔ TRƯỞNG", teller),
        Signature("CHỦ TRÌ HỘI NGHỊ", "", chair, how=SIGN),
    )


def sample() -> Values:
    """Nine sheets of the commune's collective about its chairman."""
    rows, total = _sample.score_rows(_sample.SHEETS)
    return Values(
        Letterhead(
            PARTY, "ĐẢNG BỘ HUYỆN SƠN DƯƠNG", _sample.COMMITTEE, "", "Suối Lạnh, ngày 30 tháng 11 năm 2020"
        ),
        _sample.YEAR,
        _sample.SUBJECT,
        "Hội nghị tập thể lãnh đạo cùng cấp",
        _sample.CRITERIA_MARK,
        9,
        9,
        9,
        0,
        tuple(replace(row, own=None, note="") for row in rows),
        total,
        _signatures("Lường Thị Quế", "Nông Đình Chiến", "Hoàng Kim Sơn"),
    )


def blank() -> Values:
    """Room for ten sheets."""
    rows, total = _sample.score_rows(A_TABLE, filled=False)
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        Subject(),
        "Hội nghị ..............................",
        _sample.CRITERIA_MARK,
        None,
        None,
        None,
        None,
        rows,
        total,
        _signatures("", "", ""),
    )


def sheets(v: Values) -> tuple[Sheet, ...]:
    """All sheets in one table, however wide."""
    width = len(v.total.sheets)
    last = 5 + width
    lead = (
        *letterhead_rows(v.head, "Mẫu số 07", 2, 4, last),
        *title_rows(TITLE, f"{v.meeting}, năm {v.year or '20....'}", last),
        Row(
            (Cell(1, f"Người được chấm điểm: {v.subject.name}, {v.subject.post}. {v.subject.unit}", to=last),)
        ),
        Row((Cell(1, counted(v), to=last),)),
    )
    over = Row(
        (
            *(
                Cell(col, text, HEAD, down=2)
                for col, text in ((1, "TT"), (2, "Tiêu chí"), (3, "Điểm tối đa"))
            ),
            Cell(4, "Điểm chấm theo phiếu số", HEAD, 3 + width),
            Cell(4 + width, "Tổng cộng", HEAD, down=2),
            Cell(last, "Trung bình cộng", HEAD, down=2),
        ),
        20,
    )
    under = Row(tuple(Cell(4 + place, place + 1, HEAD) for place in range(width)), 18)
    signs = tuple(zip((1, 3, 4 + width // 2), (2, 3 + width // 2, last), v.signatures, strict=True))
    rows = (*lead, over, under, *(_row(row) for row in (*v.rows, v.total)), closing_row((), signs, 2))
    widths = (12, TEXT, 15, *[SCORE] * width, 18, 20)
    head = len(lead) + 1
    return (Sheet("Mẫu 07", widths, rows, (head, head + 1), 2, landscape=True),)


def counted(v: Values) -> str:
    """How many sheets there were, as the paper says it."""
    figures = (
        ("phát ra", v.issued),
        ("thu về", v.collected),
        ("hợp lệ", v.valid),
        ("không hợp lệ", v.spoilt),
    )
    return "Số phiếu " + "; ".join(f"{word}: {count(n) or '......'}" for word, n in figures)


def _row(r: ScoreRow) -> Row:
    def look(base: Look) -> Look:
        return bold(base) if r.depth < 2 else base

    cells = (
        Cell(1, r.number, look(BOXED_CENTRE)),
        Cell(2, r.label, look(BOXED)),
        Cell(3, r.maximum, look(MAXIMUM)),
        *(Cell(4 + place, value, look(POINTS)) for place, value in enumerate(r.sheets)),
        Cell(4 + len(r.sheets), r.total, look(POINTS)),
        Cell(5 + len(r.sheets), r.mean, look(POINTS)),
    )
    return Row(cells)


def _values(facts: MeanPaper) -> Values:
    case, meeting = facts.case, facts.meeting
    total = ScoreRow(
        0,
        "",
        "TỔNG ĐIỂM",
        sum((row.maximum for row in facts.rows if row.depth == 0), Decimal()),
        facts.own_total,
        sheets=facts.totals,
        total=facts.total_sum,
        mean=facts.mean.mean if facts.mean else None,
    )
    numbers = numbered(row.depth for row in facts.rows)
    rows = tuple(
        ScoreRow(row.depth + 1, no, row.label, row.maximum, sheets=row.scores, total=row.sum, mean=row.mean)
        for no, row in zip(numbers, facts.rows, strict=True)
    )
    return Values(
        Letterhead(
            PARTY, "", meeting.body.upper(), "", place_date(place_of(case.unit_name), meeting.held_at.date())
        ),
        case.campaign.year,
        Subject(case.name, case.title, case.unit_name),
        f"Hội nghị {inside(meeting.body)}",
        case.criteria_set.name if case.criteria_set.is_sample else "",
        facts.issued,
        facts.collected,
        facts.valid,
        facts.invalid,
        rows,
        total,
        _signatures(meeting.secretary, "", meeting.chair),
    )


SPEC = PaperSpec(
    code="07",
    title="Tổng hợp phiếu chấm điểm của một hội nghị",
    scope=Scope.CONFERENCE,
    template="reports/papers/mau_07.html",
    sample=sample,
    blank=blank,
    source=of_voice(mean_facts, _values, scored=True),
    sheets=sheets,
)
