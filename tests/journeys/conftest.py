"""The days on which the journeys are made, and who sits in front of the browser."""

import pytest

from organizations.services.accounts import password_set
from sonduong.kit import clock
from tests.evaluations.party_world import AT

PASSWORD = "mot-cum-tu-rat-dai-2020"


@pytest.fixture
def that_day(settings):
    """22 December 2020: the counting team of the roster is in office."""
    settings.TRIAL_NOW = "2020-12-22T08:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


@pytest.fixture
def that_evening(settings):
    """The evening for which guardian's rows were written."""
    settings.TRIAL_NOW = "2020-11-28T19:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


@pytest.fixture
def walk(page, live_server, that_evening):
    """Signs somebody in and opens an address."""
    page.set_default_timeout(20_000)

    def enter(user, path):
        password_set(user_id=user.pk, password=PASSWORD, actor=None, at=AT)
        page.context.clear_cookies()
        page.goto(f"{live_server.url}/dang-nhap/")
        page.fill("input[name=username]", user.username)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/viec/")
        page.goto(live_server.url + path)
        return page

    return enter
