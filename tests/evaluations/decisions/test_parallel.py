"""Decisions taken at the same time never pass the ceiling of a group together (reliability: scarce places)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from evaluations.models import Evaluation
from evaluations.services.decisions import DecisionItem, decisions_record
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from tests import factories as make
from tests.evaluations.stage import scene, voted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db_sensitive]


def test_four_decisions_at_once_take_the_two_places_that_ten_good_allow():
    found = scene(14, stage="ballot")
    good, excellent = found.ids[:10], found.ids[10:]
    voted(found, dict.fromkeys(good, "good") | dict.fromkeys(excellent, "excellent"))
    record(found, good, "good")
    together = Barrier(len(excellent))

    def decide(pk):
        together.wait(timeout=30)
        try:
            record(found, [pk], "excellent")
        except DomainError as error:
            return error.code
        finally:
            connection.close()
        return "decided"

    with ThreadPoolExecutor(len(excellent)) as pool:
        answers = sorted(pool.map(decide, excellent))
    assert answers == ["ceiling_broken", "ceiling_broken", "decided", "decided"]
    assert Evaluation.objects.filter(rating="excellent").count() == 2
    assert audit.first_break() is None


def record(found, ids, level):
    items = [DecisionItem(pk, level) for pk in ids]
    return decisions_record(items=items, decided_on=make.DAY, actor=found.office, at=make.AT)
