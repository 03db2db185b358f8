"""Fields of the review forms: stable keys, who meets which, what is missing."""

from evaluations.domain.forms import FORMS, Situation, form_for, item_five, missing


def keys(**situation):
    return [field.key for field in form_for(Situation(**situation)).fields]


def test_mau_01_has_item_five_in_three_parts_and_one_summary():
    assert keys() == ["I.1", "I.2", "I.3", "I.4", "I.5.a", "I.5.b", "I.5.c", "II.1"]


def test_items_seven_to_nine_are_for_leaders_and_item_six_for_who_serves_the_public():
    assert keys(form="02", leads=False) == ["I.1", "I.2", "I.3", "I.4", "I.5", "II.1"]
    assert keys(form="03", serves_public=True)[4:] == ["I.5", "I.6", "I.7", "I.8", "I.9", "II.1"]


def test_every_suggested_point_becomes_a_compulsory_field_with_its_words():
    form = form_for(Situation(points=("Đất đai", "Đơn thư")))
    found = [(field.key, field.label, field.required) for field in form.fields if field.key.startswith("GY")]
    assert found == [("GY.1", "Gợi ý 1: Đất đai", True), ("GY.2", "Gợi ý 2: Đơn thư", True)]


def test_a_breakthrough_title_registers_the_next_year_too():
    form = form_for(Situation(registers_breakthrough=True, year=2020))
    assert form.fields[-1].label == "Đăng ký việc đột phá, đổi mới năm 2021"


def test_missing_names_the_blank_fields_and_the_rating():
    form = form_for(Situation())
    answers = dict.fromkeys(form.keys, "x") | {"I.2": "  "}
    assert missing(form, answers, "") == ("I.2", "II.2")
    assert missing(form, answers | {"I.2": "y"}, "good") == ()


def test_item_five_is_printed_as_one_text_in_order():
    assert item_five({"I.5.c": "ba", "I.5.a": "một"}) == "một\nba"


def test_keys_are_unique_in_every_form():
    for form in FORMS.values():
        assert len(form.keys) == len(form.fields)
