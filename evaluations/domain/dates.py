"""Counting days and months once for all rules: calendar months, distinct days of leave, both ends included (RUL-18)."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

Period = tuple[date, date]


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later; the month's last day where there is no such day (29/02, 31)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def has_lasted(since: date, months: int, on: date) -> bool:
    """Whether so many full calendar months have passed from `since` by `on`: exactly six months is six months."""
    return add_months(since, months) <= on


def year_of(year: int) -> Period:
    """The first and the last day of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def distinct_days(periods: Iterable[Period], within: Period) -> int:
    """How many different days lie in any of the periods and within; a day in two periods counts once.

    Raises ValueError for a period that ends before it starts.
    """
    covered, reached = 0, within[0] - timedelta(days=1)
    for start, end in sorted(periods):
        if end < start:
            raise ValueError(f"{start}..{end} ends before it starts")
        first, last = max(start, reached + timedelta(days=1)), min(end, within[1])
        if first <= last:
            covered += (last - first).days + 1
            reached = last
    return covered
