"""Vietnamese order and search without marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sonduong.kit.text import LETTERS, clean, fold, name_key

words = st.text(alphabet=LETTERS + "ÀẢÃÁẠĐÊƠ", min_size=1, max_size=6)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


def test_names_sort_by_given_name_then_family_name():
    people = [
        "Trần Văn An",
        "Lê Thị Ánh",
        "Nguyễn Văn Ân",
        "Bùi Văn Ba",
        "Lê Văn An",
        "Đỗ Văn Da",
        "Đỗ Văn Đa",
    ]

    assert sorted(people, key=name_key) == [
        "Lê Văn An",
        "Trần Văn An",
        "Lê Thị Ánh",
        "Nguyễn Văn Ân",
        "Bùi Văn Ba",
        "Đỗ Văn Da",
        "Đỗ Văn Đa",
    ]


def test_a_tone_only_decides_between_equal_letters():
    assert sorted(["Lý Hoà", "Lý Hoa", "Lý Hoạ", "Lý Hoả", "Lý Hoá", "Lý Hoã"], key=name_key) == [
        "Lý Hoa",
        "Lý Hoà",
        "Lý Hoả",
        "Lý Hoã",
        "Lý Hoá",
        "Lý Hoạ",
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_search_ignores_marks_case_and_unicode_form(form):
    assert fold(unicodedata.normalize(form, "ĐẶNG Thị Hòa")) == "dang thi hoa"


@given(names)
def test_key_is_ascii_and_the_same_for_both_unicode_forms(name):
    key = name_key(name)

    assert key.isascii()
    assert key == name_key(unicodedata.normalize("NFD", name))


@given(names)
def test_cleaning_twice_changes_nothing(name):
    assert clean(clean(f"  {name} ")) == clean(name)
