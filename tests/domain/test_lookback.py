"""Rows of years, what they lead to, and how long a result serves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.lookback import Row, award_row, failed_row, planning, serves, valid_until, view
from evaluations.domain.ratings import Rating
from tests.domain.flipped import KH16, flipped

E, G, C, F, N = Rating.EXCELLENT, Rating.GOOD, Rating.COMPLETED, Rating.FAILED, Rating.NOT_RATED
SKIPPING = flipped({"look_back.not_rated_interrupts": False})


def history(*ratings, last=2020):
    """The latest first; None: no data."""
    return {last - n: rating for n, rating in enumerate(ratings) if rating is not None}


def test_two_failed_years_on_end_are_flagged():
    assert failed_row(history(F, F), 2020, KH16) == Row((2020, 2019), True)
    assert failed_row(history(F, C), 2020, KH16) == Row((2020,), False)
    assert failed_row(history(C, F, F), 2020, KH16) == Row((), False)
    assert failed_row(history(F, F), 2020, flipped({"look_back.failed_years": 3})) == Row(
        (2020, 2019), False, 2018
    )


def test_E59_a_year_that_is_not_rated_breaks_the_row():
    assert failed_row(history(F, N, F), 2020, KH16) == Row((2020,), False)
    assert failed_row(history(F, N, F), 2020, SKIPPING) == Row((2020, 2018), True)


def test_E58_a_year_without_data_is_told_and_never_guessed():
    assert failed_row(history(F, None, F), 2020, KH16) == Row((2020,), False, 2019)
    assert failed_row(history(F, None, F), 2020, SKIPPING) == Row((2020,), False, 2019)
    assert view(history(G, None, E, last=2019), 2020, KH16) == ((2019, G), (2018, None), (2017, E))
    assert len(view({}, 2020, flipped({"look_back.view_years": 4}))) == 4


def test_E60_five_excellent_years_on_end_make_a_candidate():
    assert award_row(history(E, E, E, E, E, C), 2020, KH16) == Row((2020, 2019, 2018, 2017, 2016), True)
    assert award_row(history(E, E, E, E, G), 2020, KH16) == Row((2020, 2019, 2018, 2017), False)
    assert award_row(history(E, E, N, E, E, E), 2020, KH16) == Row((2020, 2019), False)
    assert award_row(history(E, E, N, E, E, E), 2020, SKIPPING).is_full
    assert award_row(history(E, E, E, E), 2020, flipped({"look_back.award_years": 4})).is_full


def test_E34_a_rating_taken_down_ends_the_candidacy():
    years = history(E, E, E, E, E)
    assert award_row(years, 2020, KH16).is_full
    assert not award_row({**years, 2018: G}, 2020, KH16).is_full


@pytest.mark.parametrize(
    ("rating", "is_planned", "meaning"),
    [(F, True, "leave"), (F, False, "stay_out"), (C, True, ""), (N, True, ""), (E, False, "")],
)
def test_failing_a_year_concerns_planning(rating, is_planned, meaning):
    assert planning(rating, is_planned=is_planned, regulation=KH16) == meaning
    off = flipped({"look_back.failed_leaves_planning": False})
    assert planning(rating, is_planned=is_planned, regulation=off) == ""


@pytest.mark.parametrize(
    ("evaluated", "until"),
    [
        (date(2020, 12, 28), date(2021, 6, 28)),
        (date(2020, 8, 31), date(2021, 2, 28)),
        (date(2020, 2, 29), date(2020, 8, 29)),
    ],
)
def test_E57_a_result_serves_six_months_from_the_day_of_evaluation(evaluated, until):
    assert valid_until(evaluated, KH16) == until
    assert valid_until(evaluated, flipped({"look_back.validity_months": 0})) == evaluated


def test_E52_an_opinion_serves_to_the_last_day_and_not_before_it_exists():
    opinion = date(2020, 6, 1)
    days = (date(2020, 5, 31), opinion, date(2020, 12, 1), date(2020, 12, 2))
    assert [serves(opinion, day, KH16) for day in days] == [False, True, True, False]


years = st.dictionaries(st.integers(2010, 2020), st.sampled_from(Rating))


@given(years)
def test_passing_over_years_never_shortens_a_row(past):
    for row in (failed_row, award_row):
        assert len(row(past, 2020, KH16).years) <= len(row(past, 2020, SKIPPING).years)


@given(years)
def test_a_full_row_holds_as_many_years_as_asked_all_of_one_level(past):
    found = award_row(past, 2020, KH16)
    assert found.is_full == (len(found.years) == KH16.look_back.award_years)
    assert {past[year] for year in found.years} <= {E}
