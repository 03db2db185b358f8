"""Two open pages of one review: whatever they do in whatever order, no word is lost that nobody gave up."""

import re
from collections.abc import Iterable

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluations.selectors.self_reviews import step_one
from sonduong.kit import clock
from tests.evaluations.self_review.tabs import Services, Tab, Web
from tests.evaluations.step_one import AT, full_values

pytestmark = pytest.mark.django_db

KEYS = ("I.1", "I.2", "II.1")
ACTS = (
    *("type", "type", "type", "save", "save", "save", "instead", "lose"),
    *("theirs", "yours", "both", "reload", "submit", "withdraw"),
)
steps = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.sampled_from(KEYS)), min_size=4, max_size=24
)
OTHER = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def day_of_the_projection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


def words(text: str) -> set[str]:
    return set(re.findall(r"<\d+>", text))


class Desk:
    """Two tabs and the words that nobody has given up: {word: (tab that typed it, field)}."""

    def __init__(self, doors, *, shared_browser: bool) -> None:
        mine: dict = {}
        self.doors = doors
        self.tabs = [Tab(doors[0], mine), Tab(doors[1], mine if shared_browser else {})]
        self.alive: dict[str, tuple[int, str]] = {}

    def act(self, number: int, who: int, what: str, key: str) -> None:
        tab = self.tabs[who]
        if not tab.is_open and what not in {"reload", "submit"}:
            what = "withdraw"
        if what in {"type", "instead"}:
            self.give_up(tab.type(key, f"<{number}>", instead=what == "instead"))
            self.alive[f"<{number}>"] = (who, key)
        elif what in {"theirs", "yours", "both"}:
            if key in tab.panels:
                self.give_up(tab.choose(key, what), but=tab.texts[key])
        elif what in {"save", "lose"}:
            tab.save(line=what == "save")
        elif what == "reload":
            tab.load()
        else:
            getattr(self.doors[who], what)()

    def finish(self) -> None:
        """Each opens the page once more, takes up the own copy, joins what clashes and saves, until nothing is left."""
        self.doors[0].withdraw()
        for tab in self.tabs * 2:
            if not tab.is_open or not tab.unsaved:
                tab.load()
            while tab.unsaved:
                tab.save()
                for key in list(tab.panels):
                    tab.choose(key, "both")

    def give_up(self, text: str, but: str = "") -> None:
        for word in words(text) - words(but):
            self.alive.pop(word, None)

    def lost(self, stored: dict) -> list[str]:
        """Words that are neither stored, nor in an unsaved box of who typed them, nor in a copy on that machine."""
        return [word for word, (who, key) in self.alive.items() if not self._is_kept(word, who, key, stored)]

    def _is_kept(self, word: str, who: int, key: str, stored: dict) -> bool:
        tab = self.tabs[who]
        in_box = tab.is_open and tab.unsaved and word in tab.texts.get(key, "")
        copies: Iterable = tab.copies.values()
        return word in stored.get(key, "") or in_box or any(word in texts.get(key, "") for texts, _ in copies)


def play(case, doors, moves, *, shared_browser: bool) -> None:
    def stored() -> dict:
        return step_one([case])[case.pk].flat

    with transaction.atomic():
        doors[0].save(full_values(case), {})
        desk = Desk(doors, shared_browser=shared_browser)
        now = stored()
        for number, (who, what, key) in enumerate(moves):
            desk.act(number, who, what, key)
            now = stored() if what in {"save", "submit", "withdraw"} else now
            assert desk.lost(now) == [], (number, who, what, key)
        desk.finish()
        final = stored()
        assert [word for word, (_, key) in desk.alive.items() if word not in final[key]] == []
        transaction.set_rollback(True)


def at_the_services(world, moves, shared_browser) -> None:
    case = world.cases.plain
    play(case, [Services(case, world.plain)] * 2, moves, shared_browser=shared_browser)


def over_the_web(world, moves, shared_browser) -> None:
    case, clients = world.cases.plain, [Client(), Client()]
    for client in clients:
        client.force_login(world.plain)
    play(case, [Web(client, case) for client in clients], moves, shared_browser=shared_browser)


@settings(OTHER, max_examples=80)
@given(moves=steps, shared_browser=st.booleans())
def test_no_word_is_lost_between_two_pages_at_the_services(world, moves, shared_browser):
    at_the_services(world, moves, shared_browser)


@settings(OTHER, max_examples=20)
@given(moves=steps, shared_browser=st.booleans())
def test_no_word_is_lost_between_two_pages_over_the_web(world, moves, shared_browser):
    over_the_web(world, moves, shared_browser)


@pytest.mark.slow
@settings(OTHER, max_examples=320)
@given(moves=steps, shared_browser=st.booleans())
def test_no_word_is_lost_in_many_more_orders_at_the_services(world, moves, shared_browser):
    at_the_services(world, moves, shared_browser)


@pytest.mark.slow
@settings(OTHER, max_examples=80)
@given(moves=steps, shared_browser=st.booleans())
def test_no_word_is_lost_in_many_more_orders_over_the_web(world, moves, shared_browser):
    over_the_web(world, moves, shared_browser)
