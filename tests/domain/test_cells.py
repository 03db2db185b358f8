"""A cell's vote on one member: who votes, one stage and two, the exact border of a majority, and properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.cells import Fault, Row, fault_of, voters_of
from evaluations.domain.ratings import LEVELS, Rating

HALF = Fraction(1, 2)
EXCELLENT, GOOD = Rating.EXCELLENT, Rating.GOOD
people = st.sets(st.integers(1, 60))


@pytest.mark.parametrize(
    ("present", "official", "subject", "answer"),
    [
        ({1, 2, 3}, {1, 2, 3}, 1, 2),
        ({1, 2, 3}, {1, 2, 3}, 9, 3),
        ({1, 2, 3}, {1, 2}, 3, 2),
        ({1, 2, 3}, set(), 1, 0),
        (set(), {1, 2}, 1, 0),
    ],
)
def test_E78_those_present_with_full_membership_vote_but_the_subject(present, official, subject, answer):
    assert voters_of(present, official=official, subject=subject) == answer


@given(present=people, official=people, subject=st.integers(1, 60))
def test_nobody_absent_probationary_or_concerned_ever_counts(present, official, subject):
    count = voters_of(present, official=official, subject=subject)
    assert count == len([one for one in present if one in official and one != subject])
    assert count == voters_of(present | {subject}, official=official | {subject}, subject=subject)


@pytest.mark.parametrize(
    ("voters", "agree", "fault"),
    [
        (10, 6, None),
        (10, 5, Fault.NOT_PASSED),
        (11, 6, None),
        (11, 5, Fault.NOT_PASSED),
        (1, 1, None),
        (1, 0, Fault.NOT_PASSED),
        (10, 11, Fault.TOO_MANY_VOTES),
        (10, -1, Fault.TOO_MANY_VOTES),
        (0, 0, Fault.NO_VOTERS),
    ],
)
@pytest.mark.parametrize("two_stages", [False, True])
def test_a_level_stands_with_more_than_half_of_the_voters(voters, agree, fault, two_stages):
    assert fault_of(Row(GOOD, agree), voters=voters, share=HALF, two_stages=two_stages) is fault


@pytest.mark.parametrize(
    ("agree", "again", "fault"),
    [
        (10, None, Fault.NEEDS_SECOND_VOTE),
        (10, 6, None),
        (10, 5, Fault.NOT_PASSED),
        (5, 10, Fault.NOT_PASSED),
        (10, 11, Fault.TOO_MANY_VOTES),
    ],
)
def test_E09_in_two_stages_excellent_was_good_first_and_then_raised(agree, again, fault):
    assert fault_of(Row(EXCELLENT, agree, again), voters=10, share=HALF, two_stages=True) is fault


def test_a_second_count_is_not_read_in_one_stage_nor_for_a_lower_level():
    assert fault_of(Row(EXCELLENT, 9, 0), voters=10, share=HALF, two_stages=False) is None
    assert fault_of(Row(GOOD, 9, 0), voters=10, share=HALF, two_stages=True) is None


@given(
    rating=st.sampled_from(LEVELS),
    voters=st.integers(1, 60),
    agree=st.integers(0, 60),
    again=st.none() | st.integers(0, 60),
    two_stages=st.booleans(),
)
def test_one_more_vote_never_breaks_what_stood(rating, voters, agree, again, two_stages):
    before = fault_of(Row(rating, agree, again), voters=voters, share=HALF, two_stages=two_stages)
    after = fault_of(
        Row(rating, min(agree + 1, voters), again), voters=voters, share=HALF, two_stages=two_stages
    )
    assert before is not None or after is None


@given(voters=st.integers(1, 200), agree=st.integers(0, 200), share=st.fractions(0, 1))
def test_what_stands_is_above_the_share_and_within_the_voters(voters, agree, share):
    stands = fault_of(Row(GOOD, agree), voters=voters, share=share, two_stages=False) is None
    assert stands == (agree <= voters and Fraction(agree, voters) > share)
