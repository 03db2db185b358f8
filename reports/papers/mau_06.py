"""Mẫu 06 of 11-QĐ/HU: the criteria, the cadre's own points, and room for the points of one who scores."""

from dataclasses import dataclass
from decimal import Decimal

from evaluations.selectors.paper_cases import CriterionFacts, ScoreFacts, score_facts
from reports.papers import _sample
from reports.parts import SIGN, STATE, Letterhead, ScoreRow, Signature, Subject
from reports.selectors.sources import of_case
from reports.sheets import (
    BOXED,
    BOXED_CENTRE,
    HEAD,
    MAXIMUM,
    NOTE,
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
from reports.words import NO_DATE, maximum, office_lines, place_date, place_of

TITLE = "PHIẾU CHẤM ĐIỂM CÁN BỘ THEO TIÊU CHÍ ĐÁNH GIÁ"


@dataclass(frozen=True, slots=True)
class Values:
    """`mark`: said where the criteria are a sample; `step`: the smallest part of a point; points in decimals."""

    head: Letterhead
    year: int | None
    subject: Subject
    title_group: str
    meeting: str
    mark: str
    rows: tuple[ScoreRow, ...]
    total: ScoreRow
    step: Decimal
    signatures: tuple[Signature, Signature]

    @property
    def step_note(self) -> str:
        """The line under the table."""
        return f"Điểm chấm lẻ đến {maximum(self.step)} điểm; không chấm quá điểm tối đa của từng tiêu chí."


def sample() -> Values:
    """The chairman's self-scored sheet, ready for the meeting."""
    rows, total = _sample.score_rows()
    return Values(
        _sample.COMMUNE,
        _sample.YEAR,
        _sample.SUBJECT,
        "Chủ tịch UBND cấp xã",
        "tập thể lãnh đạo cùng cấp",
        _sample.CRITERIA_MARK,
        rows,
        total,
        _sample.QUARTER,
        (
            Signature("NGƯỜI TỰ CHẤM ĐIỂM", name=_sample.SUBJECT.name, how=SIGN),
            Signature("NGƯỜI CHẤM ĐIỂM", place_date="Suối Lạnh, ngày 30 tháng 11 năm 2020", how=SIGN),
        ),
    )


def blank() -> Values:
    """The sample criteria without any points."""
    rows, total = _sample.score_rows(filled=False)
    signs = (
        Signature("NGƯỜI TỰ CHẤM ĐIỂM", how=SIGN),
        Signature("NGƯỜI CHẤM ĐIỂM", place_date=NO_DATE, how=SIGN),
    )
    return Values(
        _sample.BLANK_STATE,
        None,
        Subject(),
        "",
        "",
        _sample.CRITERIA_MARK,
        rows,
        total,
        _sample.QUARTER,
        signs,
    )


def sheets(v: Values) -> tuple[Sheet, ...]:
    """The same sheet as a workbook."""
    last = 6
    heads = ("TT", "Tiêu chí", "Điểm tối đa", "Cá nhân tự chấm", "Điểm chấm", "Ghi chú, minh chứng")
    lead = (
        *letterhead_rows(v.head, "Mẫu số 06", 2, 3, last),
        *title_rows(TITLE, f"Năm {v.year or '20....'}", last),
        Row((Cell(1, f"Họ và tên người được chấm điểm: {v.subject.name}", to=last),)),
        Row((Cell(1, f"Chức vụ, đơn vị công tác: {v.subject.post}. {v.subject.unit}", to=last),)),
        Row((Cell(1, f"Nhóm chức danh: {v.title_group}. Hội nghị: {v.meeting}", to=last),)),
        Row((Cell(1, v.mark, NOTE, to=last),)),
    )
    head = Row(tuple(Cell(col, text, HEAD) for col, text in enumerate(heads, 1)), 34)
    closing = (
        Row((Cell(1, v.step_note, NOTE, to=last),)),
        closing_row((), ((1, 2, v.signatures[0]), (3, last, v.signatures[1])), 2),
    )
    rows = (*lead, head, *map(_row, v.rows), _row(v.total), *closing)
    return (Sheet("Mẫu 06", (12, 72, 16, 17, 17, 31), rows, (len(lead) + 1, len(lead) + 1), 2),)


def _row(r: ScoreRow) -> Row:
    def look(base: Look) -> Look:
        return bold(base) if r.depth < 2 else base

    return Row(
        (
            Cell(1, r.number, look(BOXED_CENTRE)),
            Cell(2, r.label, look(BOXED)),
            Cell(3, r.maximum, look(MAXIMUM)),
            Cell(4, r.own, look(POINTS)),
            Cell(5, r.score, look(POINTS)),
            Cell(6, r.note, BOXED),
        ),
    )


def _values(facts: ScoreFacts) -> Values:
    who = facts.who
    place = place_of(who.unit)
    full = sum((line.maximum for line in facts.lines if line.depth == 1), Decimal())
    return Values(
        Letterhead(STATE, "", office_lines(who.unit)),
        who.year,
        Subject(who.name, who.title, who.unit),
        facts.title_group,
        facts.meeting,
        facts.criteria_name if facts.is_sample else "",
        tuple(map(_score_row, facts.lines)),
        ScoreRow(0, "", "TỔNG ĐIỂM", full, facts.own_total, facts.score_total),
        facts.step,
        (
            Signature("NGƯỜI TỰ CHẤM ĐIỂM", name=who.name, how=SIGN),
            Signature("NGƯỜI CHẤM ĐIỂM", "", facts.scorer, place_date(place, facts.day), SIGN),
        ),
    )


def _score_row(line: CriterionFacts) -> ScoreRow:
    note = line.note
    if line.is_left_out:
        note = f"Không áp dụng. {line.note}".strip()
    return ScoreRow(line.depth, line.number, line.label, line.maximum, line.own, line.score, note)


SPEC = PaperSpec(
    code="06",
    title="Phiếu chấm điểm cán bộ theo tiêu chí đánh giá",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_06.html",
    sample=sample,
    blank=blank,
    source=of_case("self_review.read", score_facts, _values, is_scored=True),
    sheets=sheets,
)
