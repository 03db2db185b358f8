"""Score sheets under a regulation: lines that do not apply, means, the combined score, bands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.ratings import Rating
from evaluations.domain.scores import Criterion
from evaluations.domain.scoring import combined, contradicts, mean, sheet_total, suggested
from tests.domain.flipped import KH16, QD366, flipped

D = Decimal
COMMON = [Criterion("a", "a", D(20), True), Criterion("b", "b", D(10), True)]
TASKS = [Criterion("c", "c", D(40), True), Criterion("d", "d", D(30), True)]
FULL = {"a": "18", "b": "9", "c": "30", "d": "15"}
totals = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=8)


def numbers(*values):
    return [D(value) for value in values]


@pytest.mark.parametrize("regulation", [KH16, QD366])
def test_a_sheet_on_which_every_line_applies_is_its_plain_sum(regulation):
    assert sheet_total([COMMON, TASKS], FULL, regulation) == D("72.00")


def test_E45_a_line_that_does_not_apply_is_left_out_and_the_rest_rescaled():
    answers = FULL | {"d": None}
    assert sheet_total([COMMON, TASKS], answers, KH16) == D("81.43")  # 57 of 70, over the whole sheet
    assert sheet_total([COMMON, TASKS], answers, QD366) == D("79.50")  # 27 of 30, and 30 of 40 over 70


def test_E45_a_part_with_no_line_left_falls_out():
    answers = {"a": None, "b": None, "c": "30", "d": "15"}
    assert sheet_total([COMMON, TASKS], answers, QD366) == D("64.29")
    assert sheet_total([COMMON, TASKS], dict.fromkeys("abcd"), QD366) == D("0.00")


def test_E45_an_empty_line_counts_as_nothing_and_is_no_line_that_does_not_apply():
    assert sheet_total([COMMON, TASKS], {"a": "20", "b": "", "c": "40"}, QD366) == D("60.00")
    assert sheet_total([COMMON, TASKS], {"c": "40"}, QD366) == D("40.00")


def test_E42_the_mean_is_over_the_sheets_that_are_there():
    assert mean(numbers("90", "85.5"), KH16) == D("87.75")
    assert mean(numbers("80", "80", "81"), KH16) == D("80.33")
    assert mean([], KH16) is None


def test_E42_one_sheet_suffices_unless_the_regulation_asks_for_more():
    two = flipped({"scores.minimum_sheets": 2})
    assert mean(numbers("90"), KH16) == D("90.00")
    assert (mean(numbers("90"), two), mean(numbers("90", "91"), two)) == (None, D("90.50"))


def test_a_half_goes_up_and_not_to_the_even_neighbour():
    assert mean(numbers("80.24", "80.25"), KH16) == D("80.25")
    assert mean(numbers("80.34", "80.35"), KH16) == D("80.35")


def test_the_decimals_are_a_setting_and_a_half_goes_up():
    assert mean(numbers("80.25", "80.26"), KH16) == D("80.26")
    assert mean(numbers("80.25", "80.26"), flipped({"scores.decimals": 1})) == D("80.3")


def test_E43_the_combined_score_is_the_mean_of_the_means_without_the_own_score():
    meetings, own = [numbers("80", "90", "100"), numbers("70")], D("100")
    assert combined(meetings, own, KH16) == D("80.00")
    assert combined(meetings, own, flipped({"scores.combination": "pooled"})) == D("85.00")
    assert combined(meetings, own, flipped({"scores.includes_self": True})) == D("86.67")
    assert combined(meetings, None, flipped({"scores.includes_self": True})) == D("80.00")


def test_E43_a_meeting_without_a_valid_sheet_is_left_out():
    assert combined([numbers("80", "90"), []], D("100"), KH16) == D("85.00")
    assert combined([[], []], D("100"), flipped({"scores.includes_self": True})) is None
    two = flipped({"scores.minimum_sheets": 2})
    assert combined([numbers("80", "90"), numbers("10")], None, two) == D("85.00")


def test_E44_extreme_scores_are_not_dropped():
    assert mean(numbers("0", "100", "90", "90"), KH16) == D("70.00")


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ("100", "excellent"),
        ("90", "excellent"),
        ("89.99", "good"),
        ("70", "good"),
        ("69.99", "completed"),
        ("50", "completed"),
        ("49.99", "failed"),
        ("0", "failed"),
    ],
)
def test_bands_reach_from_their_points_on(points, level):
    assert suggested(D(points), QD366) == Rating(level)


def test_a_band_may_begin_only_beyond_its_points():
    beyond = flipped({"scores.bands": [["excellent", ">", "90"], ["good", ">=", "80"]]})
    assert [suggested(D(p), beyond) for p in ("90.01", "90", "80", "79.99")] == [
        Rating.EXCELLENT, Rating.GOOD, Rating.GOOD, None,
    ]  # fmt: skip


def test_the_plan_of_2020_suggests_no_level():
    assert suggested(D("100"), KH16) is None
    assert not contradicts(D("100"), Rating.FAILED, KH16)


def test_E46_and_E47_a_level_against_the_score_is_told_and_not_forbidden():
    assert contradicts(D("95"), Rating.GOOD, QD366) and contradicts(D("60"), Rating.EXCELLENT, QD366)
    assert not contradicts(D("95"), Rating.EXCELLENT, QD366)
    assert not contradicts(D("95"), Rating.NOT_RATED, QD366)


@given(totals)
def test_a_mean_lies_between_the_lowest_and_the_highest(values):
    assert min(values) - D("0.01") <= mean(values, KH16) <= max(values) + D("0.01")


@given(st.lists(totals, min_size=1, max_size=3))
def test_neither_the_order_of_sheets_nor_of_meetings_matters(meetings):
    turned = [values[::-1] for values in meetings[::-1]]
    for regulation in (KH16, flipped({"scores.combination": "pooled"})):
        assert combined(meetings, None, regulation) == combined(turned, None, regulation)


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_more_points_never_suggest_a_lower_level(one, other):
    low, high = sorted((one, other))
    assert suggested(high, QD366) >= suggested(low, QD366)
