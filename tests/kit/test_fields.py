"""Forms as the kit draws them: every word tied to its field, days typed the Vietnamese way."""

from datetime import date

import pytest
from django import forms

from sonduong.kit.fields import DayField


class Meeting(forms.Form):
    """A form with one of each tie."""

    held_on = DayField(label="Ngày họp", help_text="Trong tháng 12")
    note = forms.CharField(label="Ghi chú", required=False)
    rating = forms.ChoiceField(label="Mức", choices=[("good", "Hoàn thành tốt")], widget=forms.RadioSelect)


@pytest.mark.parametrize("typed", ["2/12/2020", "02/12/2020", "02-12-2020", "2020-12-02"])
def test_a_day_is_read_day_before_month(typed):
    assert DayField().clean(typed) == date(2020, 12, 2)


def test_a_day_that_is_none_is_refused_in_words_that_help():
    with pytest.raises(forms.ValidationError, match="hãy ghi ngày/tháng/năm"):
        DayField().clean("12/31/2020")


def test_a_day_is_shown_as_it_is_typed():
    assert 'value="02/12/2020"' in str(Meeting(initial={"held_on": date(2020, 12, 2)})["held_on"])


def test_a_refused_field_names_its_help_and_its_fault():
    drawn = str(Meeting({"held_on": "hôm qua"}))

    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in drawn
    assert '<p class="hint" id="id_held_on_helptext">Trong tháng 12</p>' in drawn
    assert 'id="id_held_on_error"><li>Ngày chưa đúng; hãy ghi ngày/tháng/năm.</li>' in drawn
    assert 'aria-invalid="true"' in drawn


def test_what_need_not_be_written_says_so():
    drawn = str(Meeting())

    assert 'for="id_note">Ghi chú <span class="optional">(không bắt buộc)</span></label>' in drawn
    assert drawn.count("(không bắt buộc)") == 1


def test_levels_to_choose_from_stand_as_boxes_with_their_bars_under_one_legend():
    drawn = str(Meeting())

    assert "<legend>Mức</legend>" in drawn
    assert '<div class="pick tall" id="id_rating_choices">' in drawn
    assert drawn.count("class=on") == 3
