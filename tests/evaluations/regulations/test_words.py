"""A regulation in words: every setting has a name and a readable value, every broken rule a sentence."""

import pytest

from evaluations import regulations
from evaluations.domain.settings import Setting
from evaluations.phrases import checks, settings
from evaluations.phrases.settings import WORDS

SHELF = [regulations.load(code) for code in regulations.codes()]
KH16 = SHELF[0]


@pytest.mark.parametrize("regulation", SHELF, ids=lambda r: r.code)
def test_every_setting_has_a_section_and_a_name(regulation):
    for path in regulation.settings:
        section, name = settings.name_of(path)
        assert section and name


@pytest.mark.parametrize("regulation", SHELF, ids=lambda r: r.code)
def test_no_value_shows_a_code_of_the_program(regulation):
    codes = {word for word in WORDS if "_" in word}
    for item in regulation.settings.values():
        said = settings.value_of(item)
        assert not [code for code in codes if code in said], item.path


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "có"),
        (False, "không"),
        (5, "5"),
        ("1/5", "20%"),
        ("2/3", "2/3"),
        ("31/12", "31/12"),
        ("good", "Hoàn thành tốt nhiệm vụ"),
        (["good", "excellent"], "Hoàn thành tốt nhiệm vụ, Hoàn thành xuất sắc nhiệm vụ"),
        (
            [["good", ">=", "70"], ["failed", ">", "0"]],
            "Hoàn thành tốt nhiệm vụ >= 70; Không hoàn thành nhiệm vụ > 0",
        ),
        ({"common": "30", "tasks": "70"}, "tiêu chí chung: 30; kết quả nhiệm vụ: 70"),
        ([], "không"),
        ("TC-01", "TC-01"),
    ],
)
def test_a_value_is_told_in_words(value, said):
    assert settings.value_of(Setting("caps.sick_kinds", value, "", True)) == said


def test_what_a_regulation_lacks_is_said():
    assert settings.told(None, KH16) == "không có"
    assert settings.value_of(KH16.settings["scores.bands"]) == "chưa đặt: không gợi ý mức"


def test_a_value_is_told_with_its_source():
    cited = "mục II.2, lưu ý thứ 9, Kế hoạch 16-KH/HU ngày 12/11/2020"
    assert settings.told(KH16.settings["quota.member.share"], KH16) == f"20% – {cited}"
    assert (
        settings.told(KH16.settings["quota.member.rounding"], KH16)
        == f"làm tròn xuống – {cited}; mặc định của phần mềm"
    )
    assert settings.told(KH16.settings["voting.medium"], KH16) == "phiếu giấy – mặc định của phần mềm"


def test_a_group_is_named_by_the_keys_that_it_has():
    assert checks.group_name(("Bí thư", "xã", "", "")) == "Nhóm Bí thư – xã"
