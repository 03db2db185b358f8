"""A faulty regulation stops the start of the program and names all its mistakes."""

import pytest
from django.core.checks.registry import registry

from evaluations import regulations
from evaluations.apps import regulations_are_sound


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf of its own with a copy of the regulation of 2020."""
    text = (regulations.SHELF / "kh16-2020.toml").read_text(encoding="utf-8")
    (tmp_path / "kh16-2020.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(regulations, "SHELF", tmp_path)
    regulations.load.cache_clear()
    yield tmp_path
    regulations.load.cache_clear()


def found():
    return [message.msg for message in regulations_are_sound()]


def test_the_program_asks_at_its_start():
    assert regulations_are_sound in registry.get_checks()


def test_a_sound_shelf_stops_nothing(shelf):
    assert regulations.codes() == ("kh16-2020",)
    assert found() == []


def test_a_new_regulation_is_a_new_file(shelf):
    text = (shelf / "kh16-2020.toml").read_text(encoding="utf-8")
    new = text.replace('code = "kh16-2020"', 'code = "kh17-2021"').replace(
        "sick_days = { value = 90", "sick_days = { value = 60"
    )
    (shelf / "kh17-2021.toml").write_text(new, encoding="utf-8")
    assert found() == []
    assert [regulations.load(code).caps.sick_days for code in regulations.codes()] == [90, 60]


def test_every_mistake_of_every_file_is_told_at_the_start(shelf):
    text = (shelf / "kh16-2020.toml").read_text(encoding="utf-8")
    (shelf / "a.toml").write_text("code = ", encoding="utf-8")
    wrong = text.replace("sick_days = { value = 90", "sick_days = { value = -90").replace(
        'tie = { value = "second_round"', 'tie = { value = "dice"'
    )
    (shelf / "kh16-2020.toml").write_text(wrong, encoding="utf-8")
    first, *rest = found()
    assert first.startswith("a.toml: a.toml: không đọc được TOML")
    assert rest == [
        "kh16-2020.toml: caps.sick_days: “-90” không phải số nguyên từ 0",
        "kh16-2020.toml: voting.tie: “dice” không thuộc: second_round, authority",
    ]
