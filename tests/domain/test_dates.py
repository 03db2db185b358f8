"""Months and days at their borders: exactly six months, 29 February, periods over the turn of the year (RUL-18)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.dates import add_months, distinct_days, has_lasted, year_of

YEAR = year_of(2020)
days = st.dates(date(2019, 6, 1), date(2021, 6, 30))
periods = st.lists(
    st.tuples(days, st.integers(0, 120)).map(lambda p: (p[0], p[0] + timedelta(days=p[1]))), max_size=6
)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2020, 6, 30), 6, date(2020, 12, 30)),
        (date(2020, 7, 1), 6, date(2021, 1, 1)),
        (date(2020, 8, 31), 6, date(2021, 2, 28)),
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2020, 12, 31), 1, date(2021, 1, 31)),
        (date(2020, 1, 31), 11, date(2020, 12, 31)),
        (date(2020, 5, 5), 0, date(2020, 5, 5)),
    ],
)
def test_the_same_day_so_many_months_later(day, months, then):
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("on", "lasted"), [(date(2020, 12, 29), False), (date(2020, 12, 30), True), (date(2020, 12, 31), True)]
)
def test_exactly_six_months_are_six_months(on, lasted):
    assert has_lasted(date(2020, 6, 30), 6, on) is lasted


@pytest.mark.parametrize(
    ("leaves", "count"),
    [
        ([], 0),
        ([(date(2020, 3, 1), date(2020, 3, 1))], 1),
        ([(date(2020, 2, 28), date(2020, 3, 1))], 3),
        ([(date(2020, 1, 10), date(2020, 2, 20)), (date(2020, 2, 1), date(2020, 2, 29))], 51),
        ([(date(2020, 5, 1), date(2020, 5, 31)), (date(2020, 5, 10), date(2020, 5, 12))], 31),
        ([(date(2019, 12, 1), date(2020, 1, 2))], 2),
        ([(date(2020, 12, 31), date(2021, 3, 1))], 1),
        ([(date(2019, 1, 1), date(2021, 12, 31))], 366),
        ([(date(2019, 1, 1), date(2019, 12, 31)), (date(2021, 1, 1), date(2021, 1, 1))], 0),
    ],
)
def test_days_of_leave_count_once_both_ends_included_within_the_year(leaves, count):
    assert distinct_days(leaves, YEAR) == count


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match=r"2020-02-01\.\.2020-01-31 ends before it starts"):
        distinct_days([(date(2020, 2, 1), date(2020, 1, 31))], YEAR)


@given(periods)
def test_counting_agrees_with_a_set_of_days(leaves):
    counted = {start + timedelta(days=n) for start, end in leaves for n in range((end - start).days + 1)}
    assert distinct_days(leaves, YEAR) == len({day for day in counted if day.year == 2020})


@given(periods)
def test_the_order_of_leaves_does_not_matter(leaves):
    assert distinct_days(leaves, YEAR) == distinct_days(leaves[::-1], YEAR)


@given(periods, st.tuples(days, st.integers(0, 40)))
def test_one_more_leave_never_lowers_the_count(leaves, more):
    longer = [*leaves, (more[0], more[0] + timedelta(days=more[1]))]
    assert distinct_days(leaves, YEAR) <= distinct_days(longer, YEAR) <= 366


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_more_months_never_come_earlier(day, fewer, more):
    assert (add_months(day, fewer) <= add_months(day, more)) == (fewer <= more)
