"""Many hands on a commune's cells at once: the ceiling of RUL-2 holds, nobody waits for ever, the control shows the race."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from evaluations.models import BodyVote, Decision, Evaluation
from evaluations.services import body_decisions, party_decisions
from evaluations.services.body_decisions import bodies_decide, body_votes_enter
from evaluations.services.party_decisions import PartyDecision
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, DAY, count

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db_sensitive, pytest.mark.slow]
GOOD, WAITING, HANDS = 10, 18, 6


def commune():
    """Ten cells rated good, so that two may be excellent, and others voted on that wait for their decision."""
    found = world.commune(GOOD + WAITING)
    world.before_vote(found)
    world.voted(found, good=3)
    ids = [case.pk for case in found.cases]
    # Those that wait lie on both sides of the decided ones, so that the order of locking matters.
    half = WAITING // 2
    for pk in ids[half : half + GOOD]:
        decide(found, pk, "good")
    return found, ids[:half] + ids[half + GOOD :]


def decide(found, pk: int, rating: str) -> str:
    """'decided', or why not."""
    item = PartyDecision(pk, rating, "" if rating == "good" else "Tập thể thảo luận lại")
    try:
        bodies_decide(items=[item], decided_on=DAY, actor=found.chair, at=AT)
    except DomainError as error:
        return error.code
    return "decided"


def together(works) -> list:
    """Each work in a thread of its own, with its own connection closed behind it."""

    def one(work):
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def excellent() -> int:
    return Evaluation.objects.filter(rating="excellent").count()


def test_RUL2_six_hands_fill_the_two_places_and_no_more():
    found, waiting = commune()
    # Every hand begins at another end, as people do who work through the same list.
    shares = [waiting[hand::HANDS][:: 1 if hand % 2 else -1] for hand in range(HANDS)]
    works = [lambda share=share: [decide(found, pk, "excellent") for pk in share] for share in shares]
    answers = Counter(answer for part in together(works) for answer in part)
    assert answers == {"decided": 2, "ceiling_broken": WAITING - 2}
    assert excellent() == 2
    assert audit.first_break() is None


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="one writer at a time on SQLite: the race needs PostgreSQL"
)
def test_control_without_the_lock_the_same_hands_pass_the_ceiling(monkeypatch):
    found, waiting = commune()
    barrier = Barrier(3)

    def unlocked(rows):
        read = list(rows.order_by("pk"))
        barrier.wait(timeout=30)
        return read

    monkeypatch.setattr(body_decisions, "lock", list)
    monkeypatch.setattr(party_decisions, "lock", unlocked)
    answers = together([lambda pk=pk: decide(found, pk, "excellent") for pk in waiting[:3]])
    assert (answers, excellent()) == (["decided"] * 3, 3)


def test_two_deciders_of_one_cell_leave_one_decision():
    found, waiting = commune()
    case = waiting[0]
    works = [lambda rating=rating: decide(found, case, rating) for rating in ("good", "completed")]
    answers = together(works)
    assert Counter(answers) == {"decided": 1, "no_such_step": 1}
    assert Decision.objects.filter(evaluation=case).count() == 1


def test_two_deciders_of_one_collective_leave_one_decision_though_no_ceiling_binds_it():
    found = world.commune(0)
    council = world.council(found)
    world.before_vote(found)
    world.voted(found, good=3)
    works = [lambda rating=rating: decide(found, council.pk, rating) for rating in ("good", "completed")]
    assert Counter(together(works)) == {"decided": 1, "no_such_step": 1}
    assert Decision.objects.filter(evaluation=council).count() == 1


def test_counts_of_one_secret_ballot_entered_at_once_are_all_kept():
    found = world.commune(1)
    world.before_vote(found)
    case = found.cases[0]

    def enter(who, good):
        items = [count(case, good=good, completed=3 - good)]
        body_votes_enter(items=items, actor=who, at=AT)

    together([lambda who=who: enter(who, 2) for who in (found.chair, found.member, found.third)])
    standing = BodyVote.objects.filter(evaluation=case, superseded_at=None)
    assert sorted(standing.values_list("entered_by", flat=True)) == sorted(
        user.pk for user in (found.chair, found.member, found.third)
    )
    assert {row.held_on for row in standing} == {date(2020, 12, 3)}
