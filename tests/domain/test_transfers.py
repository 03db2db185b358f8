"""Moves and stays elsewhere: who rates, whose comment must be there, at exactly six months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.transfers import Stay, comments, rating_cell
from tests.domain.flipped import KH16, flipped

NOW = date(2020, 12, 5)


def needed(stays, regulation=KH16, on=NOW):
    return [(comment.cell, comment.reason) for comment in comments(stays, 2020, on, regulation)]


@pytest.mark.parametrize(
    ("since", "needs"),
    [(date(2020, 1, 10), [("A", "former")]), (date(2020, 1, 11), []), (date(2008, 5, 1), [("A", "former")])],
)
def test_E21_six_months_at_the_old_cell_make_its_comment_compulsory(since, needs):
    stays = [Stay("A", since, date(2020, 7, 9)), Stay("B", date(2020, 7, 10))]
    assert needed(stays) == needs
    assert needed(stays, flipped({"transfers.former_comment_months": 600})) == []


def test_E21_a_move_in_january_needs_the_comment_of_the_years_before():
    assert needed([Stay("A", date(2015, 1, 1), date(2020, 1, 1)), Stay("B", date(2020, 1, 2))]) == [
        ("A", "former")
    ]
    assert needed([Stay("A", date(2015, 1, 1), date(2019, 12, 31)), Stay("B", date(2020, 1, 1))]) == []


def test_E72_a_cell_that_no_longer_exists_cannot_comment():
    stays = [Stay("A", date(2010, 1, 1), date(2020, 7, 9), dissolved=True), Stay("B", date(2020, 7, 10))]
    assert needed(stays) == []
    assert needed(stays, flipped({"transfers.waived_if_dissolved": False})) == [("A", "former")]


def test_E22_two_short_stays_need_no_comment_and_the_last_cell_rates():
    stays = [
        Stay("A", date(2020, 1, 1), date(2020, 4, 30)),
        Stay("B", date(2020, 5, 1), date(2020, 9, 30)),
        Stay("C", date(2020, 10, 1)),
    ]
    assert needed(stays) == []
    assert rating_cell(stays, NOW) == "C"


def test_E23_the_day_decides_which_cell_rates_and_only_one_does():
    stays = [Stay("A", date(2010, 1, 1), date(2020, 12, 1)), Stay("B", date(2020, 12, 2))]
    assert [rating_cell(stays, date(2020, 12, day)) for day in (1, 2)] == ["A", "B"]
    assert rating_cell(stays, date(2009, 12, 31)) is None
    assert needed(stays, on=date(2020, 12, 1)) == []
    assert needed(stays, on=date(2020, 12, 2)) == [("A", "former")]


def test_E24_temporary_activity_is_rated_in_the_official_cell_with_a_comment():
    stays = [Stay("A", date(2010, 1, 1)), Stay("T", date(2020, 3, 1), date(2020, 3, 20), temporary=True)]
    assert rating_cell(stays, date(2020, 3, 10)) == "A"
    assert needed(stays) == [("T", "temporary")]
    assert needed(stays, flipped({"transfers.temporary_comment": False})) == []


@pytest.mark.parametrize(
    ("starts", "ends", "asked"),
    [
        (date(2019, 5, 1), date(2019, 12, 31), False),
        (date(2019, 5, 1), date(2020, 1, 1), True),
        (date(2019, 5, 1), None, True),
        (NOW, None, True),
        (NOW + timedelta(days=1), None, False),
    ],
)
def test_E24_only_temporary_activity_within_the_year_is_asked(starts, ends, asked):
    assert needed([Stay("T", starts, ends, temporary=True)]) == ([("T", "temporary")] if asked else [])


def test_temporary_activity_of_the_next_year_is_not_asked_for_this_one():
    assert needed([Stay("T", date(2021, 1, 2), None, temporary=True)], on=date(2021, 1, 15)) == []


def test_E76_two_official_cells_on_one_day_are_a_mistake_that_names_both():
    stays = [Stay("A", date(2010, 1, 1)), Stay("B", date(2020, 1, 1))]
    with pytest.raises(ValueError, match="A, B"):
        rating_cell(stays, NOW)


def test_comments_say_which_setting_asks_for_them():
    stays = [Stay("T", date(2020, 3, 1), None, temporary=True), Stay("A", date(2010, 1, 1), date(2020, 6, 1))]
    assert [c.setting for c in comments(stays, 2020, NOW, KH16)] == [
        "transfers.former_comment_months",
        "transfers.temporary_comment",
    ]


@given(st.dates(date(2015, 1, 1), date(2020, 6, 1)), st.dates(date(2015, 1, 1), date(2020, 6, 1)))
def test_a_longer_stay_never_needs_less(one, other):
    shorter, longer = max(one, other), min(one, other)
    end = date(2020, 6, 30)
    assert len(needed([Stay("A", shorter, end)])) <= len(needed([Stay("A", longer, end)]))
