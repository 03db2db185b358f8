"""What past years mean: two failed years, out of planning, the three-year view, five-year awards, six months (RUL-16, 17).

A history maps a year to its rating; a year that is missing has no data, which is not the same as 'not rated'. Every answer
is a suggestion for people to act on, never a personnel decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluations.domain.dates import add_months
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import Regulation

History = Mapping[int, Rating]


@dataclass(frozen=True, slots=True)
class Row:
    """Years on end with one level, latest first; `is_full`: as many as the rule asks; `missing`: the year without data
    that ended the search, None otherwise.
    """

    years: tuple[int, ...]
    is_full: bool
    missing: int | None = None


def row(history: History, year: int, rating: Rating, length: int, *, not_rated_interrupts: bool) -> Row:
    """How many years ending with `year` hold `rating` on end, up to `length`.

    'Not rated' ends the row, or is passed over where the regulation says so; a year without data always ends it.
    """
    years: list[int] = []
    while len(years) < length:
        there = history.get(year)
        if there is None:
            return Row(tuple(years), False, year)
        if there is rating:
            years.append(year)
        elif there is not Rating.NOT_RATED or not_rated_interrupts:
            return Row(tuple(years), False)
        year -= 1
    return Row(tuple(years), True)


def failed_row(history: History, year: int, regulation: Regulation) -> Row:
    """The failed years; full: flagged for dismissal or streamlining review (3.6.3)."""
    rules = regulation.look_back
    interrupts = rules.not_rated_interrupts
    return row(history, year, Rating.FAILED, rules.failed_years, not_rated_interrupts=interrupts)


def award_row(history: History, year: int, regulation: Regulation) -> Row:
    """The excellent years; full: a candidate for the five-year award, across cells (II.2 notes 9, 10; DEC-4)."""
    rules = regulation.look_back
    interrupts = rules.not_rated_interrupts
    return row(history, year, Rating.EXCELLENT, rules.award_years, not_rated_interrupts=interrupts)


def planning(rating: Rating, *, is_planned: bool, regulation: Regulation) -> str:
    """What a year's rating means for planning: "leave" at the next revision, "stay_out" the year after, or "" (3.6.3)."""
    if rating is not Rating.FAILED or not regulation.look_back.failed_leaves_planning:
        return ""
    return "leave" if is_planned else "stay_out"


def view(history: History, year: int, regulation: Regulation) -> tuple[tuple[int, Rating | None], ...]:
    """The years that a personnel action in `year` looks at, latest first; None: no data (3.6.2, E58)."""
    length = regulation.look_back.view_years
    return tuple((past, history.get(past)) for past in range(year - 1, year - 1 - length, -1))


def valid_until(evaluated_on: date, regulation: Regulation) -> date:
    """The last day on which the result or the opinion serves without a new one (3.6.1)."""
    return add_months(evaluated_on, regulation.look_back.validity_months)


def serves(evaluated_on: date, on: date, regulation: Regulation) -> bool:
    """Whether a result of that day serves on the day `on`; a result never serves before it exists."""
    return evaluated_on <= on <= valid_until(evaluated_on, regulation)
