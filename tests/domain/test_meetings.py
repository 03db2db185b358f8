"""Who presides and judges, and votes that must add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.meetings import VoteProblem, judges, leading, presiding, vote_problem

LEVELS = ("excellent", "good", "completed", "failed")
SEATS = {3: "member", 1: "chair", 2: "deputy"}


@pytest.mark.parametrize(
    ("subjects", "order"),
    [({1, 2}, [1, 2, 3]), ({1}, [2, 3]), ({2}, [1, 3]), (set(), [1, 2, 3]), ({9}, [1, 2, 3])],
)
def test_E39_the_only_subject_does_not_preside_and_a_deputy_steps_in(subjects, order):
    assert presiding(SEATS, subjects) == order


def test_nobody_presides_over_the_only_member():
    assert presiding({1: "chair"}, {1}) == []


def test_E39_the_subject_is_never_among_the_judges():
    assert judges([1, 2, 3], 2) == {1, 3}
    assert judges([1, 2, 3], None) == {1, 2, 3}
    assert judges([2], 2) == frozenset()


@pytest.mark.parametrize(
    ("votes", "problem"),
    [
        ({"good": 3, "completed": 2}, None),
        ({"good": 3, "blank": 2}, None),
        ({"good": 5, "completed": 1}, VoteProblem("not_reconciled", 6)),
        ({"good": 4}, VoteProblem("not_reconciled", 4)),
        ({}, VoteProblem("not_reconciled", 0)),
        ({"good": 6, "completed": -1}, VoteProblem("negative")),
        ({"best": 5}, VoteProblem("unknown")),
    ],
)
def test_E41_E79_votes_add_up_to_those_present(votes, problem):
    assert vote_problem(votes, levels=LEVELS, present=5) == problem


def test_the_leading_levels_may_be_two_and_blank_never_leads():
    assert leading({"good": 2, "completed": 2, "blank": 9}) == {"good", "completed"}
    assert leading({"blank": 3}) == frozenset()


@given(st.lists(st.integers(0, 20), min_size=4, max_size=4))
def test_any_split_of_those_present_is_accepted_and_one_more_is_not(numbers):
    votes, present = dict(zip(LEVELS, numbers, strict=True)), sum(numbers)
    assert vote_problem(votes, levels=LEVELS, present=present) is None
    assert vote_problem(votes | {"blank": 1}, levels=LEVELS, present=present) is not None
