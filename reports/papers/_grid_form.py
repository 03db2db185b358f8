"""Mẫu 03-HD and 04-HD are one grid with other rows: criteria against four degrees, a sheet for each who judges."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.domain.grids import GRADES, GRIDS
from evaluations.selectors.paper_bodies import BodyFacts, GridFacts
from reports.papers import _sample
from reports.papers._body import body_head
from reports.parts import PARTY, Letterhead, Signature
from reports.words import DISTRICT, NO_DATE, paragraphs, place_date

DEGREES = (*GRADES,)
ALONE = "III"  # the part that is itself a criterion
_SIGNATURE = Signature("ĐẠI DIỆN CHỦ THỂ ĐÁNH GIÁ", how="(Chức vụ, ký, ghi rõ họ tên, đóng dấu)")


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion; `degree` 1 to 4 marks a column, 0 none: a body judges only the rows of its remit."""

    number: str
    label: str
    degree: int = 0

    @property
    def is_head(self) -> bool:
        """Whether the row only names those under it."""
        return self.number.isalpha() and self.number != ALONE

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands in the four columns."""
        return tuple("X" if place == self.degree else "" for place in range(1, 5))


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `rater`: who judges; `subject`: who or what is judged."""

    head: Letterhead
    year: int | None
    rater: str
    subject: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    rating: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class Values:
    """Every sheet about one body, the own one first."""

    grids: tuple[Grid, ...]


def rows_of(code: str, grades: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows of a form under their parts, with the grades given; none given: nothing marked."""
    rows, part = [], ""
    for row in GRIDS[code]:
        if row.part != part and row.key != ALONE:
            rows.append(Row(*row.part.split(". ", 1)))
        part = row.part
        degree = DEGREES.index(grades[row.key]) + 1 if row.key in grades else 0
        rows.append(Row(row.key.split(".")[-1], row.text, degree))
    return tuple(rows)


def filled(code: str, subject: str, grades: Mapping[str, str], remark: str) -> Values:
    """An invented judgement of the org office."""
    head = Letterhead(PARTY, _sample.DISTRICT, _sample.ORG_OFFICE, "", "Sơn Dương, ngày 16 tháng 12 năm 2020")
    signature = Signature("K/T TRƯỞNG CƠ QUAN", "PHÓ TRƯỞNG CƠ QUAN", _sample.ORG_SIGNER)
    rater, rows = "Cơ quan Tổ chức - Nội vụ huyện", rows_of(code, grades)
    return Values((Grid(head, _sample.YEAR, rater, subject, rows, (remark,), "good", signature),))


def empty(code: str) -> Values:
    """The grid for filling by hand."""
    head = Letterhead(PARTY, _sample.DOTS, _sample.DOTS, "", NO_DATE)
    return Values((Grid(head, None, "", "", rows_of(code, {}), (), "", _SIGNATURE),))


def real(code: str, facts: BodyFacts) -> Values:
    """The body's own sheet and those of the participants whom this reader may read."""
    return Values(tuple(_grid(code, facts, one) for one in facts.grids))


def _grid(code: str, facts: BodyFacts, one: GridFacts) -> Grid:
    when = place_date(DISTRICT, one.day) if one.day else "bản nháp, chưa nộp"
    head = (
        Letterhead(PARTY, "", one.rater.split(": ")[-1].upper(), "", when)
        if one.rater
        else body_head(facts, "", when)
    )
    rows, remarks = rows_of(code, one.grades), paragraphs(one.text)
    return Grid(head, facts.year, one.rater or facts.name, facts.name, rows, remarks, one.rating, _SIGNATURE)
