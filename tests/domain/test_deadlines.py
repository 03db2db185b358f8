"""A due date is one instant; what happens at it is late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.deadlines import BEFORE, UNTIL, due, is_late
from tests.domain.flipped import KH16, flipped


@pytest.mark.parametrize(
    ("words", "day", "instant"),
    [
        (BEFORE, date(2020, 12, 10), datetime(2020, 12, 9, 17, tzinfo=UTC)),
        (UNTIL, date(2020, 12, 5), datetime(2020, 12, 5, 17, tzinfo=UTC)),
        (UNTIL, date(2020, 12, 31), datetime(2020, 12, 31, 17, tzinfo=UTC)),
        (BEFORE, date(2020, 3, 1), datetime(2020, 2, 29, 17, tzinfo=UTC)),
    ],
)
def test_E68_before_a_day_ends_when_it_begins_and_until_a_day_when_it_ends(words, day, instant):
    assert due(words, day, KH16) == instant


def test_E68_the_reading_of_the_words_and_the_time_zone_are_settings():
    day = date(2020, 12, 10)
    assert due(BEFORE, day, flipped({"deadlines.before": "day_ends"})) == due(UNTIL, day, KH16)
    assert due(UNTIL, day, flipped({"deadlines.until": "day_begins"})) == due(BEFORE, day, KH16)
    assert due(BEFORE, day, flipped({"deadlines.utc_offset": 0})) == datetime(2020, 12, 10, tzinfo=UTC)
    assert due(BEFORE, day, KH16).utcoffset() == timedelta(hours=7)


def test_E68_the_last_second_is_in_time_and_the_instant_itself_is_late():
    end = due(BEFORE, date(2020, 12, 10), KH16)
    assert [is_late(at, end) for at in (end - timedelta(seconds=1), end, end + timedelta(days=1))] == [
        False,
        True,
        True,
    ]


def test_other_words_are_a_mistake():
    with pytest.raises(ValueError, match="about"):
        due("about", date(2020, 12, 10), KH16)


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_until_a_day_is_exactly_before_the_next_one(day):
    assert due(UNTIL, day, KH16) == due(BEFORE, day + timedelta(days=1), KH16)
