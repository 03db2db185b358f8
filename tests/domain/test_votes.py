"""The count: quorum and majority at the exact border, ties, blanks, two tellers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.votes import Difference, Outcome, differences, has_quorum, outcome, row_fits

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
LEVELS = ("excellent", "good", "completed", "failed")


@pytest.mark.parametrize(
    ("entitled", "present", "answer"),
    [
        (11, 8, True),
        (11, 7, False),
        (9, 6, True),
        (9, 5, False),
        (3, 2, True),
        (1, 1, True),
        (1, 0, False),
        (0, 0, False),
    ],
)
def test_two_thirds_of_the_roll_must_be_present(entitled, present, answer):
    assert has_quorum(entitled=entitled, present=present, share=TWO_THIRDS) is answer


@pytest.mark.parametrize(
    ("present", "votes", "rating"),
    [
        (10, 6, "good"),
        (10, 5, None),
        (11, 6, "good"),
        (11, 5, None),
        (7, 4, "good"),
        (6, 3, None),
        (1, 1, "good"),
    ],
)
def test_E36_a_level_passes_with_more_than_half_of_those_present(present, votes, rating):
    assert outcome({"good": votes, "completed": 0}, voters=present, share=HALF).rating == rating


def test_E36_a_tie_offers_both_levels_again():
    assert outcome({"excellent": 5, "good": 5, "completed": 0}, voters=10, share=HALF) == Outcome(
        None, ("excellent", "good")
    )


def test_no_level_above_half_offers_the_two_that_lead():
    counts = {"excellent": 4, "good": 5, "completed": 2, "failed": 0, "blank": 0, "spoilt": 0}
    assert outcome(counts, voters=11, share=HALF) == Outcome(None, ("excellent", "good"))


def test_levels_tied_for_second_place_stay_together():
    counts = {"excellent": 3, "good": 5, "completed": 3, "failed": 0}
    assert outcome(counts, voters=11, share=HALF).leading == ("excellent", "good", "completed")


def test_E38_blank_and_spoilt_papers_count_against_every_level_and_are_never_offered():
    counts = {"excellent": 0, "good": 5, "completed": 0, "failed": 0, "blank": 4, "spoilt": 2}
    assert outcome(counts, voters=11, share=HALF) == Outcome(None, ())


def test_E41_a_line_adds_up_to_the_valid_sheets_less_the_subject_who_leaves():
    assert row_fits({"good": 9, "blank": 1, "spoilt": 1}, valid=11, subject_present=False)
    assert row_fits({"good": 10}, valid=11, subject_present=True)
    assert not row_fits({"good": 11}, valid=11, subject_present=True)
    assert not row_fits({"good": 12, "blank": -1}, valid=11, subject_present=False)


def test_two_tellers_agree_only_on_every_figure():
    first = {"1": {"good": 9, "blank": 1}, "2": {"good": 5}}
    assert differences(first, first, heads=[("valid", 10, 10)]) == ()
    second = {"1": {"good": 8, "blank": 2}, "2": {"good": 5}}
    assert differences(first, second, heads=[("valid", 10, 9)]) == (
        Difference(None, "valid", 10, 9),
        Difference("1", "blank", 1, 2),
        Difference("1", "good", 9, 8),
    )


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6))
def test_at_most_one_level_passes_and_it_leads(numbers):
    counts = dict(zip((*LEVELS, "blank", "spoilt"), numbers, strict=True))
    present = sum(numbers)
    answer = outcome(counts, voters=present, share=HALF)
    if answer.rating is None:
        assert all(counts[level] * 2 <= present for level in LEVELS)
        assert len(answer.leading) != 1
    else:
        assert counts[answer.rating] * 2 > present
        assert answer.leading == ()
