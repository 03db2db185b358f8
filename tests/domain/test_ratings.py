"""The order of the levels, and that 'not rated' is outside it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.ratings import LEVELS, Rating, above, is_level, lowest

any_rating = st.sampled_from([*Rating, None])


def test_the_four_levels_fall_from_excellent_to_failed():
    assert LEVELS == (Rating.EXCELLENT, Rating.GOOD, Rating.COMPLETED, Rating.FAILED)
    assert [level.rank for level in LEVELS] == [4, 3, 2, 1]
    assert sorted(LEVELS) == list(reversed(LEVELS))


@pytest.mark.parametrize(("higher", "lower"), list(itertools.combinations(LEVELS, 2)))
def test_every_level_is_above_every_later_one_whatever_its_letters(higher, lower):
    assert higher > lower and higher >= lower and lower < higher and lower <= higher
    assert not (higher < lower or higher <= lower or lower > higher or lower >= higher)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_not_above_itself(level):
    assert level >= level and level <= level
    assert not (level > level or level < level or above(level, level))


@pytest.mark.parametrize("level", LEVELS)
def test_not_rated_never_compares_with_a_level(level):
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        with pytest.raises(TypeError, match="not_rated is not a level"):
            getattr(level, compare)(Rating.NOT_RATED)
        with pytest.raises(TypeError):
            getattr(Rating.NOT_RATED, compare)(level)


@given(any_rating, any_rating)
def test_above_says_yes_only_between_two_levels(a, b):
    assert above(a, b) == (is_level(a) and is_level(b) and LEVELS.index(a) < LEVELS.index(b))


@given(st.lists(any_rating))
def test_the_lowest_passes_over_what_is_no_level(ratings):
    levels = [rating for rating in ratings if rating in LEVELS]
    assert lowest(ratings) == (max(levels, key=LEVELS.index) if levels else None)


def test_a_level_reads_as_its_code():
    assert f"{Rating.GOOD}" == "good" and Rating("not_rated") is Rating.NOT_RATED
