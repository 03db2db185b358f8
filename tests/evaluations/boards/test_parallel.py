"""Two hundred rating changes at once never break a ceiling; the control shows that without the lock they would."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from evaluations.models import Evaluation
from evaluations.services import party_decisions
from evaluations.services.party_decisions import PartyDecision, party_decisions_record
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from tests.evaluations.party_world import AT, DAY, commune

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db_sensitive, pytest.mark.slow]
WORKERS, GOOD, CHANGES = 8, 50, 200


def world(changes: int):
    """Fifty members rated good, so that ten may be excellent, and `changes` more who wait."""
    found = commune(GOOD + changes, stage="decision")
    decide(found, found.ids[1 : GOOD + 1], "good")
    return found, found.ids[:1] + found.ids[GOOD + 1 :]


def decide(found, ids, rating):
    items = [PartyDecision(pk, rating) for pk in ids]
    return party_decisions_record(items=items, decided_on=DAY, met=frozenset(), actor=found.chair, at=AT)


def attempt(found, ids):
    try:
        decide(found, ids, "excellent")
    except DomainError as error:
        return error.code
    return "decided"


def work(found, ids):
    try:
        return [attempt(found, [pk]) for pk in ids]
    finally:
        connection.close()


def excellent() -> int:
    return Evaluation.objects.filter(rating="excellent").count()


def test_two_hundred_changes_from_eight_hands_fill_the_ten_places_and_no_more():
    found, waiting = world(CHANGES)
    shares = [waiting[hand::WORKERS] for hand in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        answers = [answer for part in pool.map(lambda ids: work(found, ids), shares) for answer in part]
    assert (len(answers), answers.count("decided"), answers.count("ceiling_broken")) == (200, 10, 190)
    assert excellent() == 10
    assert audit.first_break() is None


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="one writer at a time on SQLite: the race needs PostgreSQL"
)
def test_control_without_the_lock_the_same_changes_pass_the_ceiling(monkeypatch):
    found, waiting = world(CHANGES)
    shares = [waiting[hand * 10 : hand * 10 + 10] for hand in range(2)]
    together = Barrier(len(shares))

    def unlocked(rows):
        read = list(rows.order_by("pk"))
        together.wait(timeout=30)
        return read

    monkeypatch.setattr(party_decisions, "lock", unlocked)

    def hand(ids):
        try:
            return attempt(found, ids)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(shares)) as pool:
        answers = list(pool.map(hand, shares))
    assert (answers, excellent()) == (["decided", "decided"], 20)
