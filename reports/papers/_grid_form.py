"""Mẫu 03-HD and 04-HD are one grid with other rows: criteria against four degrees of fulfilment."""

from dataclasses import dataclass

from reports.papers import _sample
from reports.parts import PARTY, Letterhead, Signature
from reports.words import NO_DATE

DEGREES = ("Xuất sắc", "Tốt", "Trung bình", "Kém")


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion; `degree` 1 to 4 marks a column of DEGREES, 0 none: a body judges only the rows of its remit."""

    number: str
    label: str
    degree: int = 0

    @property
    def is_head(self) -> bool:
        """Whether the row only names those under it."""
        return self.number.isalpha() and self.number != "III"

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands in the four columns."""
        return tuple("X" if place == self.degree else "" for place in range(1, 5))


@dataclass(frozen=True, slots=True)
class Values:
    """`rater`: who judges; `subject`: who or what is judged."""

    head: Letterhead
    year: int | None
    rater: str
    subject: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    rating: str
    signature: Signature


def rows_of(parts: tuple[tuple[str, str], ...], degrees: tuple[int, ...] = ()) -> tuple[Row, ...]:
    """The rows of a grid, with the degrees of its criteria in order; none given: nothing marked."""
    given, rows = iter(degrees), []
    for number, label in parts:
        row = Row(number, label)
        rows.append(row if row.is_head else Row(number, label, next(given, 0)))
    return tuple(rows)


def filled(subject: str, parts: tuple[tuple[str, str], ...], degrees: tuple[int, ...], remark: str) -> Values:
    """An invented judgement of the org office."""
    return Values(
        Letterhead(PARTY, _sample.DISTRICT, _sample.ORG_OFFICE, "", "Sơn Dương, ngày 16 tháng 12 năm 2020"),
        _sample.YEAR,
        "Cơ quan Tổ chức - Nội vụ huyện",
        subject,
        rows_of(parts, degrees),
        (remark,),
        "good",
        Signature("K/T TRƯỞNG CƠ QUAN", "PHÓ TRƯỞNG CƠ QUAN", _sample.ORG_SIGNER),
    )


def empty(parts: tuple[tuple[str, str], ...]) -> Values:
    """The grid for filling by hand."""
    return Values(
        Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE),
        None,
        "",
        "",
        rows_of(parts),
        (),
        "",
        Signature("ĐẠI DIỆN CHỦ THỂ ĐÁNH GIÁ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)"),
    )
