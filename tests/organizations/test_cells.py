"""One cell → one value or a reason."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizations.domain import cells

WRITTEN = ["1/2/2020", "01/02/2020", "01-02-2020", "1.2.2020", "2020-02-01", " 2020-02-01 00:00:00 "]


@pytest.mark.parametrize("raw", [*WRITTEN, date(2020, 2, 1), datetime(2020, 2, 1)])
def test_a_day_is_read_however_it_is_written(raw):
    assert cells.day(raw) == date(2020, 2, 1)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("31/02/2020", "no_such_day"),
        ("12/25/2020", "no_such_day"),
        ("2/20", "not_a_date"),
        (43831.0, "not_a_date"),
        ("hôm qua", "not_a_date"),
        ("01/01/0020", "strange_year"),
    ],
)
def test_what_is_not_a_day_is_refused_and_not_guessed(raw, code):
    with pytest.raises(cells.CellError) as refusal:
        cells.day(raw)
    assert refusal.value.code == code


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_survives_each_way_of_writing(day):
    for written in (day.isoformat(), day.strftime("%d/%m/%Y"), f"{day.day}-{day.month}-{day.year:04d}"):
        assert cells.day(written) == day


def test_text_is_composed_trimmed_and_single_spaced():
    decomposed = unicodedata.normalize("NFD", "  Nguyễn   Thị Hòa ")
    assert cells.person_name(decomposed) == "Nguyễn Thị Hòa"


def test_a_code_typed_as_a_number_stays_without_decimals():
    assert cells.text(10)(12.0) == "12"


def test_an_old_font_is_refused():
    with pytest.raises(cells.CellError) as refusal:
        cells.person_name("NguyÔn V¨n An")
    assert refusal.value.code == "not_a_name"


def test_names_of_every_people_of_the_district_pass():
    for name in ("Y Blơm Niê", "Hà Thị Ngọc-Ánh", "Đỗ Ưng", "Lò A Phử"):
        assert cells.person_name(name) == name


def test_a_choice_is_read_without_regard_to_case_or_short_form():
    read = cells.choice({"good": "Hoàn thành tốt nhiệm vụ"}, short={"good": "HTTNV"})
    assert [read("HOÀN THÀNH TỐT NHIỆM VỤ"), read(" httnv ")] == ["good", "good"]


@pytest.mark.parametrize(
    ("raw", "value"), [("Có", True), ("x", True), (True, True), ("Không", False), ("", False), (None, False)]
)
def test_yes_and_no(raw, value):
    assert cells.yes(raw) is value
