"""Numbers, days and names as official paper writes them."""

from datetime import date
from decimal import Decimal

import pytest

from reports import words


@pytest.mark.parametrize(
    ("value", "text"), [("18.5", "18,50"), ("84.965", "84,97"), ("0", "0,00"), ("100", "100,00")]
)
def test_points_have_two_places_and_a_comma(value, text):
    assert words.points(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [("1.25", "1,25"), ("20", "20"), ("2.50", "2,5"), ("100", "100")])
def test_a_maximum_has_no_idle_zeros(value, text):
    assert words.maximum(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (7, "07"), (12, "12"), (9464, "9.464"), (None, "")])
def test_people_are_counted_with_a_leading_zero_and_a_point_for_thousands(value, text):
    assert words.count(value) == text


def test_a_share_of_nothing_is_empty():
    assert words.percent(3, 0) == ""
    assert words.percent(2, 15) == "13,33"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2020, 12, 8), "Sơn Dương, ngày 08 tháng 12 năm 2020"),
        (date(2021, 2, 14), "Sơn Dương, ngày 14 tháng 02 năm 2021"),
        (date(2020, 3, 25), "Sơn Dương, ngày 25 tháng 3 năm 2020"),
        (None, words.NO_DATE),
    ],
)
def test_days_below_ten_and_the_first_two_months_carry_a_zero(value, text):
    assert words.place_date("Sơn Dương", value) == text


def test_the_place_of_an_office_stands_on_its_own_line():
    assert words.office_lines("Ủy ban nhân dân xã Suối Lạnh") == "ỦY BAN NHÂN DÂN\nXÃ SUỐI LẠNH"
    assert words.office_lines("Phòng Tư pháp") == "PHÒNG TƯ PHÁP"


def test_not_rated_is_spelt_out_and_never_abbreviated():
    assert words.level_short("not_rated") == "Không xếp loại"
    assert [level.short for level in words.LEVELS] == ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
