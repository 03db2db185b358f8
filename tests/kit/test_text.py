"""Vietnamese order and search without marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sonduong.kit.text import LETTERS, clean, clean_lines, fold, name_key

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


def test_pasted_lines_keep_their_words_and_lose_what_word_adds():
    pasted = "\ufeffMục một\u00a0:\r\n\r\n\r\n\uf0b7\tÝ\u200b thứ nhất  \rÝ thứ hai\u00ad\x07"
    assert clean_lines(pasted) == "Mục một :\n\n- Ý thứ nhất\nÝ thứ hai"


def test_decomposed_letters_become_one_form():
    assert clean_lines("Hoa\u0323t đo\u0323\u0302ng") == "Hoạt động"
