"""Arithmetic of Mẫu 06."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.criteria import shipped
from evaluations.domain import scores
from evaluations.domain.scores import Criterion

TWO = (Criterion("a", "A", Decimal("1.25"), False), Criterion("b", "B", Decimal("2.5"), True))
STEP = Decimal("0.25")


def test_the_shipped_sample_adds_up_to_a_hundred_and_says_that_it_is_a_sample():
    (sample,) = shipped()
    lines = scores.criteria_of(sample["sections"])
    assert (len(lines), scores.full_scale(lines)) == (27, Decimal(100))
    assert sample["name"] == "MẪU – chưa phải Bộ tiêu chí của huyện"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1,25", None),
        ("0", None),
        ("", None),
        ("1,5", "above_maximum"),
        ("-0,25", "negative"),
        ("0,3", "wrong_step"),
        ("một", "not_a_number"),
        ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        (None, "must_apply"),
    ],
)
def test_a_line_is_judged(raw, code):
    found = [problem.code for problem in scores.problems(TWO, {"a": raw}, STEP)]
    assert found == ([code] if code else [])


def test_an_unknown_line_is_named():
    assert [p.code for p in scores.problems(TWO, {"z": "1"}, STEP)] == ["unknown"]


def test_a_line_that_does_not_apply_is_not_missing_and_rescales_the_rest():
    filled = {"a": "1", "b": None}
    assert scores.unfilled(TWO, filled) == ()
    assert scores.total(TWO, filled) == Decimal("3.00")


@given(st.lists(st.integers(0, 5), min_size=2, max_size=2))
def test_the_total_never_leaves_the_scale(quarters):
    raw = {"a": str(min(quarters[0], 5) * STEP), "b": str(quarters[1] * STEP)}
    assert scores.problems(TWO, raw, STEP) == []
    assert Decimal(0) <= scores.total(TWO, raw) <= scores.full_scale(TWO)
