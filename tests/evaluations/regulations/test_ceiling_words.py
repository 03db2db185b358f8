"""A ceiling in words takes every number from the regulation."""

from fractions import Fraction

import pytest

from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating
from evaluations.phrases.quota import decimal, formula, percent
from tests.domain.flipped import KH16, QD366, flipped

RULE = KH16.quota["cadre"]


def told(rule, good, excellent=0):
    return formula(rule, check_group(rule, [Rating.GOOD] * good + [Rating.EXCELLENT] * excellent))


def test_a_ceiling_shows_share_base_and_exact_product():
    assert told(RULE, 19) == "20% × 19 HTTNV = 3,8"
    assert told(RULE, 20) == "20% × 20 HTTNV = 4"


def test_a_small_pool_is_named_with_its_number():
    assert told(RULE, 4) == "dưới 5 HTTNV (có 4): tối đa 1"
    assert told(QD366.quota["cadre"], 4) == "20% × 4 HTTNV = 0,8"


def test_another_base_and_another_pool_are_told_as_they_are():
    other = flipped(
        {
            "quota.cadre.base": ["good", "excellent"],
            "quota.cadre.small_pool": 7,
            "quota.cadre.small_pool_gives": 2,
        }
    ).quota["cadre"]
    assert told(other, 8, 2) == "20% × 10 HTTNV và HTXSNV = 2"
    assert told(other, 6) == "dưới 7 HTTNV (có 6): tối đa 2"


@pytest.mark.parametrize(("share", "said"), [("1/5", "20%"), ("1/4", "25%"), ("1/3", "1/3"), ("1", "100%")])
def test_a_share_is_a_percentage_where_it_is_a_plain_one(share, said):
    assert percent(Fraction(share)) == said


@pytest.mark.parametrize(("number", "said"), [("0", "0"), ("19/5", "3,8"), ("1/3", "0,33"), ("100", "100")])
def test_a_number_is_written_with_a_comma(number, said):
    assert decimal(Fraction(number)) == said
