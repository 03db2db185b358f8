"""A vote under a regulation: the roll of a case, the base of the majority, ties, two stages."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.balloting import Result, offered, result, roll_of_case
from evaluations.domain.ratings import LEVELS, Rating
from tests.domain.flipped import KH16, flipped

E, G, C, F = LEVELS


def counted(regulation=KH16, *, entitled=11, present=11, **counts):
    return result(counts, entitled=entitled, present=present, regulation=regulation)


def test_E36_quorum_is_two_thirds_of_the_roll():
    assert counted(entitled=12, present=7, good=7) == Result(False)
    assert counted(entitled=12, present=8, good=8) == Result(True, G)
    assert counted(flipped({"voting.quorum": "1/2"}), entitled=12, present=7, good=7).has_quorum


def test_E36_a_level_needs_more_than_half_of_those_present():
    assert counted(entitled=10, present=10, good=5, completed=4, blank=1).rating is None
    assert counted(entitled=10, present=10, good=6, completed=4).rating is G
    assert (
        counted(flipped({"voting.majority": "2/3"}), entitled=10, present=10, good=6, completed=4).rating
        is None
    )


def test_E36_a_tie_goes_to_a_second_round_or_to_the_authority():
    tie = {"entitled": 10, "present": 10, "excellent": 5, "good": 5}
    assert counted(**tie) == Result(True, again=(E, G))
    assert counted(flipped({"voting.tie": "authority"}), **tie) == Result(True, to_authority=True)


def test_E36_without_a_majority_the_two_leading_levels_are_offered_again():
    split = {"excellent": 4, "good": 3, "completed": 2, "failed": 1, "spoilt": 1}
    assert counted(**split) == Result(True, again=(E, G))
    assert counted(flipped({"voting.leading_in_second_round": 3}), **split).again == (E, G, C)


def test_E36_the_levels_of_a_second_round_stand_in_their_order_whatever_the_order_of_the_count():
    assert counted(completed=1, good=5, excellent=5).again == (E, G)


def test_E36_where_nobody_leads_all_four_are_offered_again():
    assert counted(blank=11) == Result(True, again=LEVELS)
    assert counted() == Result(True, again=LEVELS)


def test_E37_excellent_passes_with_the_same_majority_as_every_level():
    assert counted(excellent=6, good=5).rating is E
    assert KH16.voting.majority == Fraction(1, 2)


def test_E38_blank_and_spoilt_sheets_count_against_every_level_unless_valid_ones_are_the_base():
    votes = {"good": 5, "completed": 2, "blank": 2, "spoilt": 2}
    assert counted(**votes).rating is None
    assert counted(flipped({"voting.majority_of": "valid"}), **votes).rating is G


def test_E38_valid_sheets_are_those_with_a_level():
    of_valid = flipped({"voting.majority_of": "valid"})
    assert counted(of_valid, good=3, completed=3, excellent=1, blank=4).rating is None


def test_E38_the_roll_may_be_the_base():
    of_roll = flipped({"voting.majority_of": "roll"})
    assert counted(of_roll, entitled=12, present=9, good=6, completed=3).rating is None
    assert counted(of_roll, entitled=11, present=9, good=6, completed=3).rating is G
    assert counted(entitled=12, present=9, good=6, completed=3).rating is G


def test_E39_the_subject_leaves_the_roll_of_the_own_case():
    assert roll_of_case({1, 2, 3}, 2, KH16) == {1, 3}
    assert roll_of_case({1, 2, 3}, None, KH16) == {1, 2, 3}
    assert roll_of_case({1, 2, 3}, 2, flipped({"voting.subject_votes": True})) == {1, 2, 3}


def test_E09_one_stage_offers_four_levels_and_two_stages_lift_excellent_out_of_good():
    two = flipped({"voting.stages": "two"})
    assert [offered(vote, KH16) for vote in (1, 2)] == [LEVELS, LEVELS]
    assert [offered(vote, two) for vote in (1, 2)] == [(G, C, F), (E, G)]


def test_E40_every_ballot_is_secret_by_our_default_and_the_commune_council_by_the_plan():
    assert KH16.voting.always_secret and KH16.settings["voting.always_secret"].by_software
    assert KH16.voting.ways["commune_council"] == "secret_ballot"
    assert KH16.clause("voting.ways") == "III.1.2"


@pytest.mark.parametrize(
    "wrong",
    [{"good": 12}, {"good": 11, "blank": 1}, {"entitled": 10, "good": 10}, {"good": -1}],
)
def test_E79_more_votes_than_people_are_impossible(wrong):
    with pytest.raises(ValueError, match=r"^more votes than people present, or more present than entitled$"):
        counted(**wrong)


counts = st.fixed_dictionaries({name: st.integers(0, 12) for name in (*map(str, LEVELS), "blank", "spoilt")})


@given(counts)
def test_at_most_one_level_passes_and_it_has_the_most_votes(votes):
    present = sum(votes.values())
    found = result(votes, entitled=present, present=present, regulation=KH16)
    if found.rating is not None:
        assert votes[found.rating] * 2 > present
        assert votes[found.rating] == max(votes[level] for level in LEVELS)


@given(counts)
def test_a_vote_ends_in_exactly_one_way(votes):
    present = sum(votes.values())
    for regulation in (KH16, flipped({"voting.tie": "authority"})):
        found = result(votes, entitled=present, present=present, regulation=regulation)
        ways = [not found.has_quorum, found.rating is not None, bool(found.again), found.to_authority]
        assert ways.count(True) == 1


@given(counts, st.integers(0, 5))
def test_one_more_vote_for_the_level_that_passed_never_undoes_it(votes, more):
    present = sum(votes.values())
    found = result(votes, entitled=present, present=present, regulation=KH16)
    if isinstance(found.rating, Rating):
        grown = votes | {found.rating.value: votes[found.rating] + more}
        again = result(grown, entitled=present + more, present=present + more, regulation=KH16)
        assert again.rating is found.rating
