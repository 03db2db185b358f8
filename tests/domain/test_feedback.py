"""How few answers hide what (F03), and that order and authorship are lost (F06)."""

import random

import pytest

from evaluations.domain.feedback import Shown, clean_sheet, in_order, opened

LEVELS = ("excellent", "good", "completed", "failed")


def sheets(n):
    return [{"strengths": {"1": f"Ý {number:02d}"}, "rating": "good"} for number in range(n)]


@pytest.mark.parametrize("n", range(13))
def test_F03_every_number_of_answers_from_none_to_twelve(n):
    shown = opened(sheets(n), shown_from=5, counts_from=3)
    expected = Shown.NOTHING if n < 3 else Shown.COUNTS if n < 5 else Shown.ALL
    assert shown.shown is expected
    assert shown.answered == (None if n < 3 else n)
    assert shown.counts == ({} if n < 3 else {"good": n})
    assert bool(shown.texts) == (n >= 5)


def test_F06_the_order_of_arrival_is_gone_whatever_it_was():
    contents = sheets(8)
    shuffled = contents[:]
    random.Random(7).shuffle(shuffled)
    assert in_order(shuffled) == in_order(contents) == contents
    assert opened(shuffled, shown_from=5, counts_from=3) == opened(contents, shown_from=5, counts_from=3)


def test_the_rows_of_one_answer_do_not_stand_together():
    contents = [
        {"strengths": {"1": "b"}, "weaknesses": {"7": "y"}},
        {"strengths": {"1": "a"}, "weaknesses": {"7": "z"}},
        *[{"other": "c"}] * 3,
    ]
    shown = opened(contents, shown_from=5, counts_from=3)
    assert (shown.texts["strengths", "1"], shown.texts["weaknesses", "7"]) == (("a", "b"), ("y", "z"))
    assert shown.counts == {"none": 5}


def test_F07_only_the_fields_of_the_form_are_kept():
    raw = {
        "strengths.1": "Tốt",
        "strengths.9": "lạ",
        "file": "tệp",
        "author": "tên",
        "rating": "good",
        "other": "",
    }
    assert clean_sheet(raw, LEVELS) == {"strengths": {"1": "Tốt"}, "rating": "good"}


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="super"):
        clean_sheet({"rating": "super"}, LEVELS)
