"""The trial clock starts at its instant, runs, and goes on over restarts."""

from datetime import datetime, timedelta

import pytest

from sonduong.kit import clock


@pytest.fixture
def trial(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.TRIAL_NOW = "2020-12-02T08:00+07:00"
    clock.offset.cache_clear()
    yield settings
    clock.offset.cache_clear()


def test_without_a_trial_clock_business_time_is_real_time(settings):
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()

    assert not clock.is_trial()
    assert abs(clock.now() - clock.real_now()) < timedelta(seconds=1)


def test_a_trial_clock_starts_at_its_instant_and_runs(trial):
    start = datetime.fromisoformat("2020-12-02T08:00+07:00")
    first, second = clock.now(), clock.now()

    assert timedelta() <= first - start < timedelta(seconds=5)
    assert second > first
    assert clock.today().isoformat() == "2020-12-02"


def test_a_restart_goes_on_where_the_clock_stood(trial):
    first = clock.offset()
    clock.offset.cache_clear()

    assert clock.offset() == first


def test_another_start_instant_begins_anew(trial):
    clock.offset()
    trial.TRIAL_NOW = "2020-12-25T08:00+07:00"
    clock.offset.cache_clear()

    assert clock.today().isoformat() == "2020-12-25"


def test_the_business_day_changes_at_midnight_in_hanoi(trial):
    trial.TRIAL_NOW = "2020-12-01T17:00:01+00:00"
    clock.offset.cache_clear()

    assert clock.today().isoformat() == "2020-12-02"
