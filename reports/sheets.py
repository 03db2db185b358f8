"""A workbook as plain values: cells with a look, rows, print set-up. Knows neither openpyxl nor any paper."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil

from reports.parts import PARTY, STATE, Letterhead, Signature

LETTER, CAPITAL = 0.155, 0.06  # millimetres that a letter of the face takes at one point, and a capital more
BOLDER = 1.07  # how much wider a bold letter is
LOW = 17.0  # points of a row with one line
Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `align` left, center, right; `upper`: text stands at the top; `number`: Excel's format.

    `shrinks`: the text stays on one line, smaller where the cell is narrow.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 12
    align: str = "left"
    upper: bool = False
    box: bool = False
    shrinks: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one cell's text with its own look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at column `col` (from 1), over the columns up to `to` and `down` rows. A text is never a formula."""

    col: int
    value: Value | tuple[Run, ...]
    look: Look = Look()
    to: int = 0
    down: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row; `height` in points, None = as its texts need."""

    cells: tuple[Cell, ...] = ()
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `widths` in millimetres, `head` = first and last row (from 1) repeated on every printed page."""

    title: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    head: tuple[int, int] | None = None
    frozen_columns: int = 0
    landscape: bool = False


PLAIN = Look()
BOXED = Look(box=True)
BOXED_CENTRE = Look(box=True, align="center")
HEAD = Look(box=True, align="center", bold=True)
POINTS = Look(box=True, align="right", number="0.00")
COUNT = Look(box=True, align="right", number="#,##0")
MAXIMUM = Look(box=True, align="right", number="0.##")
NOTE = Look(italic=True, size=11, upper=True)


_MOTTO = {  # size, words, look of the line under them
    PARTY: (15, "ĐẢNG CỘNG SẢN VIỆT NAM", Look(align="center", italic=True, size=14)),
    STATE: (
        13,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        Look(align="center", bold=True, underline=True, size=14),
    ),
}


def height_of(row: Row, widths: tuple[float, ...]) -> float:
    """Points that a row takes: its own, else what its longest wrapped text needs; readers do not look into merged cells."""
    if row.height:
        return row.height
    cells = (cell for cell in row.cells if cell.down == 1 and isinstance(cell.value, str))
    return max(
        (_wrapped(cell, sum(widths[cell.col - 1 : max(cell.to, cell.col)])) for cell in cells), default=LOW
    )


def _wrapped(cell: Cell, millimetres: float) -> float:
    look, texts = cell.look, str(cell.value).split("\n")
    point = look.size * (BOLDER if look.bold else 1)
    lengths = (len(text) * LETTER + sum(map(str.isupper, text)) * CAPITAL for text in texts)
    lines = sum(max(1, ceil(length * point / (millimetres - 2))) for length in lengths)
    return max(LOW, round(lines * look.size * 1.22 + 3, 1))


def bold(look: Look) -> Look:
    """The same look in bold."""
    return replace(look, bold=True)


def letterhead_rows(head: Letterhead, form: str, left: int, right: int, last: int) -> tuple[Row, ...]:
    """The head of a paper over `last` columns: the office up to column `left`, the motto from column `right` on."""
    is_party = head.side == PARTY
    size, motto, second = _MOTTO[head.side]
    middle, office = Look(align="center", size=14 if is_party else 13), head.issuer.replace("\n", " ")
    lines = [
        Row((Cell(right, form, Look(align="right"), last),)),
        Row(
            (
                Cell(1, head.superior or office, bold(middle) if not head.superior else middle, left),
                Cell(right, motto, Look(True, False, is_party, size, "center", shrinks=True), last),
            ),
            20,
        ),
        Row(
            (
                Cell(1, office if head.superior else None, bold(middle), left),
                Cell(right, head.place_date if is_party else "Độc lập - Tự do - Hạnh phúc", second, last),
            ),
            20,
        ),
    ]
    if is_party:
        lines.append(Row((Cell(1, "*", middle, left),)))
    number = f"Số {head.number}" if is_party else f"Số: {head.number}"
    last_line = [Cell(1, number, middle, left)] if head.number else []
    if not is_party and head.place_date:
        last_line.append(Cell(right, head.place_date, Look(align="center", italic=True, size=14), last))
    return (*lines, Row(tuple(last_line)), Row())


def title_rows(title: str, about: str, last: int) -> tuple[Row, ...]:
    """The kind of paper and what it is about, over all columns."""
    return (
        Row((Cell(1, title, Look(bold=True, size=16, align="center"), last),), 22),
        Row((Cell(1, about, Look(bold=True, size=14, align="center"), last),), 20),
        Row(),
    )


def closing_row(
    places: tuple[str, ...], signatures: tuple[tuple[int, int, Signature], ...], left: int
) -> Row:
    """Nơi nhận and the signatures in one tall row, which no page break can split."""
    top = Look(upper=True, size=12)
    cells = []
    if places:
        receivers = "".join(f"\n- {line}" for line in places)
        cells.append(
            Cell(1, (Run("Nơi nhận:", Look(underline=True, size=14)), Run(receivers, top)), top, left)
        )
    for col, to, sign in signatures:
        strong, middle = Look(bold=True, size=13), Look(align="center", upper=True, size=13)
        runs = [Run(f"{sign.place_date}\n" if sign.place_date else "", Look(italic=True, size=13))]
        runs += [Run(sign.power, strong), Run(f"\n{sign.acting}" if sign.acting else "", strong)]
        runs += [Run(f"\n{sign.post}" if sign.post else "", Look(size=13))]
        runs += [Run(f"\n{sign.how}" if sign.how else "", Look(italic=True, size=12))]
        runs += [Run("\n" * 6 + sign.name, strong)]
        cells.append(Cell(col, tuple(run for run in runs if run.text), middle, to))
    return Row(tuple(cells), 165)
