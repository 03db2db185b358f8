"""What templates say: levels in bars and words, days and numbers as they are written in Vietnam, pictures."""

import xml.dom.minidom
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines

from sonduong.kit.icons import ICONS

EVENING = datetime(2020, 12, 2, 18, 30, tzinfo=UTC)  # half past one of the next morning in Hà Nội


def drawn(source: str, **values) -> str:
    return engines["django"].from_string(source).render(values)


@pytest.mark.parametrize(
    ("rating", "filled", "short"),
    [
        ("excellent", 4, "HTXSNV"),
        ("good", 3, "HTTNV"),
        ("completed", 2, "HTNV"),
        ("failed", 1, "KHTNV"),
        ("not_rated", 0, "KXL"),
    ],
)
def test_a_level_has_as_many_bars_as_its_rank_and_its_short_word(rating, filled, short):
    shown = drawn("{% level rating %}", rating=rating)

    assert shown.count("class=on") == filled
    assert shown.count("<rect") == 4
    assert f">{short}</abbr>" in shown


def test_a_level_in_full_carries_no_short_word():
    shown = drawn('{% level "good" "full" %}')

    assert "Hoàn thành tốt nhiệm vụ" in shown
    assert "HTTNV" not in shown


def test_no_level_yet_is_a_dash_that_is_read_aloud():
    assert "chưa có" in drawn("{% level None %}")


def test_the_bars_stand_only_before_levels():
    assert "bars" in drawn("{{ value|level_bars }}", value="failed")
    assert drawn("{{ value|level_bars }}", value="Tân Trào") == ""


@pytest.mark.parametrize(
    ("source", "value", "words"),
    [
        ("{{ value|vn_date }}", date(2020, 2, 29), "29/02/2020"),
        ("{{ value|vn_date }}", EVENING, "03/12/2020"),
        ("{{ value|vn_day }}", date(2020, 12, 2), "02/12"),
        ("{{ value|vn_weekday }}", EVENING, "Thứ Năm"),
        ("{{ value|vn_weekday }}", date(2020, 12, 6), "Chủ nhật"),
        ("{{ value|vn_datetime }}", EVENING, "01:30 03/12/2020"),
        ("{{ value|vn_number }}", Decimal("85.50"), "85,5"),
        ("{{ value|vn_number }}", 11024, "11.024"),
        ("{{ value|vn_number }}", "1234567.25", "1.234.567,25"),
        ("{{ value|vn_number }}", Decimal("100"), "100"),
        ("{{ value|vn_number }}", 0, "0"),
        ("{{ value|vn_number }}", None, ""),
        ("{{ value|vn_date }}", None, ""),
        ("{{ value|date }}", date(2020, 12, 2), "02/12/2020"),
    ],
)
def test_days_and_numbers_are_written_as_in_vietnam(source, value, words):
    assert drawn(source, value=value) == words


def test_a_picture_is_decoration_unless_it_is_given_a_word():
    assert 'aria-hidden="true"' in drawn('{% icon "bell" %}')
    assert 'role="img" aria-label="Quá &lt;hạn&gt;"' in drawn("{% icon 'late' word %}", word="Quá <hạn>")


@pytest.mark.parametrize("name", ICONS)
def test_every_picture_is_whole(name):
    drawing = xml.dom.minidom.parseString(f"<svg>{ICONS[name]}</svg>")  # noqa: S318 -- our own constants

    assert drawing.documentElement.childNodes
