"""Means of a meeting: empty sheets do not count, extremes stay, gaps in both directions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain import means
from evaluations.domain.scores import Criterion

A, B = Criterion("a", "A", Decimal(10), False), Criterion("b", "B", Decimal(20), True)
POINTS = st.decimals(min_value=0, max_value=100, places=2)


def test_the_mean_is_half_up_to_a_hundredth_and_nothing_has_none():
    assert means.average([Decimal("1"), Decimal("2"), Decimal("2.01")]) == Decimal("1.67")
    assert means.average([Decimal("0.005"), Decimal("0.005")]) == Decimal("0.01")
    assert means.average([]) is None
    assert means.of_sheets([]) is None


def test_E44_extremes_are_kept_and_shown():
    mean = means.of_sheets([Decimal(60), Decimal(90), Decimal(99)])
    assert (mean.sheets, mean.mean, mean.lowest, mean.highest, mean.spread) == (
        3,
        Decimal("83.00"),
        Decimal(60),
        Decimal(99),
        Decimal(39),
    )


def test_one_sheet_suffices_and_says_so():
    assert means.of_sheets([Decimal(80)]).is_single
    assert not means.of_sheets([Decimal(80), Decimal(80)]).is_single


def test_E42_E45_a_criterion_counts_only_where_it_has_points():
    sheets = [{"a": "8", "b": None}, {"a": "9", "b": "18.5"}, {"a": "", "b": "19"}]
    assert means.by_criterion([A, B], sheets) == {"a": Decimal("8.50"), "b": Decimal("18.75")}
    assert means.by_criterion([B], [{"b": None}]) == {"b": None}


@pytest.mark.parametrize(
    ("gap", "large"), [("5", True), ("-5", True), ("4.99", False), ("-4.99", False), ("0", False)]
)
def test_a_gap_is_large_from_the_limit_in_both_directions(gap, large):
    assert means.is_large(Decimal(gap), Decimal(5)) is large


def test_no_gap_without_both_figures():
    assert means.gap(None, Decimal(1)) is None
    assert means.gap(Decimal(1), None) is None
    assert means.is_large(None, Decimal(0)) is False


def test_the_widest_gaps_come_first_and_equal_figures_are_no_gap():
    own = {"a": "9", "b": "10"}
    found = means.widest_gaps([A, B], own, {"a": Decimal("9.00"), "b": Decimal("12.50")}, count=3)
    assert found == [(B, Decimal(10), Decimal("12.50"), Decimal("-2.50"))]


@given(st.lists(POINTS, min_size=1, max_size=30))
def test_a_mean_lies_between_its_lowest_and_highest_and_does_not_depend_on_order(totals):
    mean = means.of_sheets(totals)
    assert mean.lowest <= mean.mean <= mean.highest
    assert means.of_sheets(list(reversed(totals))) == mean
