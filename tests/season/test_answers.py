"""Invented answers depend on their seed and question alone."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluations.management.season.answers import LEVELS, Answers


def test_the_same_seed_and_question_give_the_same_answer_whatever_was_asked_before():
    first, second = Answers(7), Answers(7)
    second.temper("NS00009")

    assert first.temper("NS00001") == second.temper("NS00001")


def test_another_seed_gives_another_season():
    tempers = [[Answers(seed).temper(f"NS{n:05d}").level for n in range(200)] for seed in (1, 2)]

    assert tempers[0] != tempers[1]
    assert {level for season in tempers for level in season} == set(LEVELS)


@given(st.integers(1, 40), st.sampled_from(LEVELS), st.integers())
def test_votes_add_up_and_the_level_has_a_clear_majority(present, level, key):
    votes = Answers(1).votes(present, level, key)

    assert sum(votes.values()) == present
    assert 2 * votes[level] > present


@given(st.decimals(Decimal("0.25"), Decimal(30), places=2), st.floats(0, 1), st.integers())
def test_scores_stay_between_nothing_and_the_maximum_in_quarter_points(maximum, quality, key):
    score = Answers(1).score(maximum, quality, key)

    assert 0 <= score <= maximum
    assert score % Decimal("0.25") == 0
